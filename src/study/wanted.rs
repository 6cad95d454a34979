//! What queries need from a clone in addition to its history.

/// What is read from a clone in addition to its history, because a query needs it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted {
    /// The contents of all prose at the revision.
    pub documents: bool,
}

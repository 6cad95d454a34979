//! What queries need of a clone besides its history.

/// What is read of a clone besides its history, because a query needs it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted {
    /// The contents of all prose at the revision.
    pub documents: bool,
}

//! Pairs of texts that are compared.

/// The text before and after the middles, equal in both files.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) start: &'a [u8],
    pub(super) end: &'a [u8],
}

/// An old and a new text: whole files or their middles.
#[derive(Clone, Copy)]
pub(super) struct Texts<'a> {
    pub(super) old: &'a [u8],
    pub(super) new: &'a [u8],
}

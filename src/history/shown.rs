//! Paths, names and errors as messages show them.

use std::path::Path;

use crate::text;

pub fn path(path: &Path) -> String {
    text::plain(&path.to_string_lossy())
}

/// A name that a notice can show: backticks would mark code there.
pub fn name(bytes: &[u8]) -> String {
    text::plain(&text::from_bytes(bytes)).replace('`', "'")
}

/// An error of gix.
pub fn error(error: &gix::Error) -> String {
    text::plain(&error.to_string())
}

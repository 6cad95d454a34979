//! Where a command writes its files.

use std::path::Path;

use crate::error::Result;
use crate::output::{Content, Folder};

/// An output folder.
#[derive(Debug, Clone, Copy)]
pub struct Destination<'a> {
    /// The folder; created if it does not exist.
    pub folder: &'a Path,
    /// Whether files are written even though the folder holds other files.
    pub force: bool,
}

impl Destination<'_> {
    /// Checks that the folder can be written, before any other work.
    ///
    /// # Errors
    /// It holds other files or another kind of output, or cannot be written.
    pub fn prepare(self, content: Content) -> Result<Folder> {
        Folder::prepare(self.folder, content, self.force)
    }
}

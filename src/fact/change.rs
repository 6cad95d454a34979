//! Changes: one path in one commit.
//!
//! Facts of a second kind about a change, such as its hunks, belong in a file next to this one.

use super::named::named;

named! {
    /// What happened to a path in a commit.
    pub enum Status {
        /// The path is new.
        Added = "added",
        /// The path was removed.
        Deleted = "deleted",
        /// Content or mode changed.
        Modified = "modified",
        /// The kind of file changed, for example from a file to a symbolic link.
        TypeChanged = "type_changed",
    }
}

named! {
    /// The kind of file after the change, or before it if the path was deleted.
    pub enum FileKind {
        /// A regular file.
        File = "file",
        /// A symbolic link; its text is its target.
        Symlink = "symlink",
        /// A submodule pointer.
        Submodule = "submodule",
    }
}

/// Lines added and deleted by a change, as `git log --numstat --no-renames` counts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// Numbers of lines.
    Counted {
        /// Lines added.
        added: u32,
        /// Lines deleted.
        deleted: u32,
    },
    /// One side is binary; git prints `-`.
    Binary,
    /// An object is missing or unreadable, so the commit is incomplete.
    Unknown,
}

/// Words of the lines that a change of prose adds and deletes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Words {
    /// Words in added lines.
    pub added: u32,
    /// Words in deleted lines.
    pub deleted: u32,
}

/// Up to this many changed lines, two equal changes can be a coincidence: their context must be equal, too.
pub const FEW_LINES: u32 = 4;

/// One path changed by one commit that is not a merge.
#[derive(Debug, Clone, Copy)]
pub struct FileChange {
    /// Position of the commit in [`super::Facts::commits`].
    pub commit: u32,
    /// Position of the path in [`super::Facts::paths`].
    pub path: u32,
    /// What happened to the path.
    pub status: Status,
    /// The kind of file.
    pub kind: FileKind,
    /// Lines added and deleted.
    pub lines: Lines,
    /// Words added and deleted; 0 unless words were requested and the file is prose.
    pub words: Words,
}

impl FileChange {
    /// A change whose lines are not counted yet.
    #[must_use]
    pub fn new(commit: u32, path: u32, status: Status, kind: FileKind) -> Self {
        Self { commit, path, status, kind, lines: Lines::Unknown, words: Words::default() }
    }

    /// The same change under other positions of its commit and path.
    #[must_use]
    pub fn renumbered(self, commit: u32, path: u32) -> Self {
        Self { commit, path, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_positions() {
        assert_eq!(Status::ALL.map(Status::number), [0, 1, 2, 3]);
        assert_eq!(FileKind::ALL.map(FileKind::number), [0, 1, 2]);
    }
}

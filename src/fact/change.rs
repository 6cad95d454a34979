//! Changes: one path in one commit.
//!
//! Facts of a second kind about a change, such as its hunks, belong in a file next to this one.

/// What happened to a path in a commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// The path is new.
    Added,
    /// The path was removed.
    Deleted,
    /// Content or mode changed.
    Modified,
    /// The kind of file changed, for example from a file to a symbolic link.
    TypeChanged,
}

impl Status {
    /// All values, in the order of their numbers in the store and in tables.
    pub const ALL: [Self; 4] = [Self::Added, Self::Deleted, Self::Modified, Self::TypeChanged];

    /// Its number: the position in [`Self::ALL`].
    #[must_use]
    pub fn number(self) -> u32 {
        self as u32
    }

    /// Its name in tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Deleted => "deleted",
            Self::Modified => "modified",
            Self::TypeChanged => "type_changed",
        }
    }
}

/// The kind of file after the change, or before it if the path was deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A regular file.
    File,
    /// A symbolic link; its text is its target.
    Symlink,
    /// A submodule pointer.
    Submodule,
}

impl FileKind {
    /// All values, in the order of their numbers in the store and in tables.
    pub const ALL: [Self; 3] = [Self::File, Self::Symlink, Self::Submodule];

    /// Its number: the position in [`Self::ALL`].
    #[must_use]
    pub fn number(self) -> u32 {
        self as u32
    }

    /// Its name in tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Symlink => "symlink",
            Self::Submodule => "submodule",
        }
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

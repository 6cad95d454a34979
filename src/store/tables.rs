//! The tables of a segment and their columns: the one list that writer and reader share.
//!
//! Facts of a second kind, such as hunks, get a table of their own here.

use super::column::{Column, Table};

/// The version of this list. Increase it when a table or column is added, removed or changed.
pub const FORMAT: u32 = 5;

/// All tables.
pub const TABLES: &[Table] = &[COMMITS, PARENTS, IDENTITIES, PATHS, CHANGES, REMARKS, TEXTS];

pub const COMMITS: Table = Table {
    name: "commits",
    columns: &[
        commit::ID,
        commit::AUTHOR,
        commit::COMMITTER,
        commit::AUTHORED_SECONDS,
        commit::COMMITTED_SECONDS,
        commit::AUTHORED_OFFSET,
        commit::COMMITTED_OFFSET,
        commit::FLAGS,
        commit::PARENTS,
        commit::CHANGES,
        commit::SUBJECT,
        commit::REMARKS,
        commit::PATCH,
    ],
};

pub mod commit {
    use super::Column;

    pub const ID: Column = Column::id("id");
    /// Positions in the segment's identities.
    pub const AUTHOR: Column = Column::small("author");
    pub const COMMITTER: Column = Column::small("committer");
    pub const AUTHORED_SECONDS: Column = Column::large("authored_seconds");
    pub const COMMITTED_SECONDS: Column = Column::large("committed_seconds");
    pub const AUTHORED_OFFSET: Column = Column::small("authored_offset");
    pub const COMMITTED_OFFSET: Column = Column::small("committed_offset");
    pub const FLAGS: Column = Column::small("flags");
    /// Numbers of rows in the tables of parents, changes and remarks.
    pub const PARENTS: Column = Column::small("parents");
    pub const CHANGES: Column = Column::small("changes");
    pub const SUBJECT: Column = Column::text("subject");
    pub const REMARKS: Column = Column::small("remarks");
    pub const PATCH: Column = Column::large("patch");
}

/// The parents of all commits in order; the commits have their numbers.
pub const PARENTS: Table = Table { name: "parents", columns: &[parent::ID] };

pub mod parent {
    use super::Column;

    pub const ID: Column = Column::id("id");
}

pub const IDENTITIES: Table = Table { name: "identities", columns: &[identity::NAME, identity::EMAIL] };

pub mod identity {
    use super::Column;

    pub const NAME: Column = Column::text("name");
    pub const EMAIL: Column = Column::text("email");
}

pub const PATHS: Table = Table { name: "paths", columns: &[path::PATH] };

pub mod path {
    use super::Column;

    pub const PATH: Column = Column::text("path");
}

/// The changes of all commits in order; the commits have their numbers.
pub const CHANGES: Table = Table {
    name: "changes",
    columns: &[change::PATH, change::FLAGS, change::ADDED, change::DELETED, change::WORDS_ADDED, change::WORDS_DELETED],
};

pub mod change {
    use super::Column;

    /// Position in the segment's paths.
    pub const PATH: Column = Column::small("path");
    pub const FLAGS: Column = Column::small("flags");
    pub const ADDED: Column = Column::small("added");
    pub const DELETED: Column = Column::small("deleted");
    pub const WORDS_ADDED: Column = Column::small("words_added");
    pub const WORDS_DELETED: Column = Column::small("words_deleted");
}

/// The remarks of all commits in order; the commits have their numbers.
pub const REMARKS: Table = Table { name: "remarks", columns: &[remark::KIND, remark::TEXT] };

pub mod remark {
    use super::Column;

    pub const KIND: Column = Column::small("kind");
    /// Position in the segment's texts.
    pub const TEXT: Column = Column::small("text");
}

/// The distinct texts of remarks.
pub const TEXTS: Table = Table { name: "texts", columns: &[text::TEXT] };

pub mod text {
    use super::Column;

    pub const TEXT: Column = Column::text("text");
}

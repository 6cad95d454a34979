//! The tables of commits and of their parents.

use super::column::{Column, Table};
use super::identities::read_texts;
use super::numbering::Numbering;
use super::per_commit::per_commit;
use super::read::TableReader;
use super::rows::Rows;
use super::trouble::Trouble;
use super::write::write;
use crate::error::Result;
use crate::fact::{Arena, Commit, Moment, ObjectId, PerCommit, to_u32};

pub const COMMITS: Table = Table {
    name: "commits",
    columns: &[
        column::ID,
        column::AUTHOR,
        column::COMMITTER,
        column::AUTHORED_SECONDS,
        column::COMMITTED_SECONDS,
        column::AUTHORED_OFFSET,
        column::COMMITTED_OFFSET,
        column::FLAGS,
        column::PARENTS,
        column::CHANGES,
        column::SUBJECT,
        column::REMARKS,
        column::PATCH,
    ],
};

mod column {
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

mod parent {
    use super::Column;

    pub const ID: Column = Column::id("id");
}

/// The flags of a commit: which of its optional values are present.
const IS_MALFORMED: u32 = 1;
const HAS_AUTHORED: u32 = 1 << 1;
const HAS_COMMITTED: u32 = 1 << 2;
const HAS_AUTHORED_OFFSET: u32 = 1 << 3;
const HAS_COMMITTED_OFFSET: u32 = 1 << 4;
const HAS_PATCH: u32 = 1 << 5;

pub fn write_commits(rows: &Rows<'_>, people: &mut Numbering, id_length: usize) -> Result<Vec<u8>> {
    let facts = rows.facts;
    let commits = || rows.commits().map(|(_, commit)| commit);
    let positions = || rows.commits().map(|(at, _)| at);
    let changes = rows.change_counts();
    write(&COMMITS, id_length, |table| {
        table.ids(column::ID, commits().map(|commit| commit.id))?;
        table.small(column::AUTHOR, commits().map(|commit| people.of(commit.author)))?;
        table.small(column::COMMITTER, commits().map(|commit| people.of(commit.committer)))?;
        table.large(column::AUTHORED_SECONDS, commits().map(|commit| commit.authored.seconds.unwrap_or(0)))?;
        table.large(column::COMMITTED_SECONDS, commits().map(|commit| commit.committed.seconds.unwrap_or(0)))?;
        table.small(column::AUTHORED_OFFSET, commits().map(|commit| offset(commit.authored)))?;
        table.small(column::COMMITTED_OFFSET, commits().map(|commit| offset(commit.committed)))?;
        table.small(column::FLAGS, commits().map(flags))?;
        table.small(column::PARENTS, commits().map(|commit| commit.parents))?;
        table.small(column::CHANGES, positions().map(|at| changes[at as usize]))?;
        table.texts(column::SUBJECT, positions().map(|at| facts.subjects.get(at as usize)))?;
        table.small(column::REMARKS, positions().map(|at| to_u32(facts.remarks.of(at).len())))?;
        table.large(column::PATCH, commits().map(|commit| commit.patch.unwrap_or(0).cast_signed()))
    })
}

pub fn write_parents(rows: &Rows<'_>, id_length: usize) -> Result<Vec<u8>> {
    write(&PARENTS, id_length, |table| table.ids(parent::ID, rows.commits().flat_map(|(at, _)| rows.parents(at))))
}

fn offset(moment: Moment) -> u32 {
    i32::from(moment.offset_minutes.unwrap_or(0)).cast_unsigned()
}

fn flags(commit: &Commit) -> u32 {
    let flag = |is_set: bool, flag: u32| if is_set { flag } else { 0 };
    flag(commit.is_malformed, IS_MALFORMED)
        | flag(commit.authored.seconds.is_some(), HAS_AUTHORED)
        | flag(commit.committed.seconds.is_some(), HAS_COMMITTED)
        | flag(commit.authored.offset_minutes.is_some(), HAS_AUTHORED_OFFSET)
        | flag(commit.committed.offset_minutes.is_some(), HAS_COMMITTED_OFFSET)
        | flag(commit.patch.is_some(), HAS_PATCH)
}

/// What the table of commits holds.
pub struct StoredCommits {
    pub commits: Vec<Commit>,
    pub subjects: Arena,
    /// The number of changes of each commit.
    pub changes: Vec<u32>,
    /// The number of remarks of each commit.
    pub remarks: Vec<u32>,
}

/// The table of commits; their people must be positions below `identities`.
pub fn read_commits(table: &TableReader, identities: usize) -> Result<StoredCommits, Trouble> {
    Ok(StoredCommits {
        commits: commits(table, identities)?,
        subjects: read_texts(table, column::SUBJECT)?,
        changes: table.small(column::CHANGES)?,
        remarks: table.small(column::REMARKS)?,
    })
}

fn commits(table: &TableReader, identities: usize) -> Result<Vec<Commit>, Trouble> {
    let ids = table.ids(column::ID)?;
    let authors = table.small(column::AUTHOR)?;
    let committers = table.small(column::COMMITTER)?;
    if authors.iter().chain(&committers).any(|at| *at as usize >= identities) {
        return Err(Trouble::Damaged);
    }
    let authored_seconds = table.large(column::AUTHORED_SECONDS)?;
    let committed_seconds = table.large(column::COMMITTED_SECONDS)?;
    let authored_offsets = table.small(column::AUTHORED_OFFSET)?;
    let committed_offsets = table.small(column::COMMITTED_OFFSET)?;
    let flags = table.small(column::FLAGS)?;
    let parents = table.small(column::PARENTS)?;
    let patches = table.large(column::PATCH)?;
    let commit = |at: usize, id: ObjectId| {
        let has = |flag: u32| flags[at] & flag != 0;
        Ok(Commit {
            id,
            author: authors[at],
            committer: committers[at],
            authored: Moment {
                seconds: has(HAS_AUTHORED).then_some(authored_seconds[at]),
                offset_minutes: read_offset(authored_offsets[at], has(HAS_AUTHORED_OFFSET))?,
            },
            committed: Moment {
                seconds: has(HAS_COMMITTED).then_some(committed_seconds[at]),
                offset_minutes: read_offset(committed_offsets[at], has(HAS_COMMITTED_OFFSET))?,
            },
            parents: parents[at],
            patch: has(HAS_PATCH).then(|| patches[at].cast_unsigned()),
            is_malformed: has(IS_MALFORMED),
            is_incomplete: false,
            is_known: true,
            is_in_revision: false,
        })
    };
    ids.iter().enumerate().map(|(at, id)| commit(at, *id)).collect()
}

fn read_offset(stored: u32, is_present: bool) -> Result<Option<i16>, Trouble> {
    let offset = i16::try_from(stored.cast_signed()).map_err(|_| Trouble::Damaged)?;
    Ok(is_present.then_some(offset))
}

/// The parents of the commits.
pub fn read_parents(table: &TableReader, commits: &[Commit]) -> Result<PerCommit<ObjectId>, Trouble> {
    let counts = commits.iter().map(|commit| commit.parents as usize);
    per_commit(&table.ids(parent::ID)?, counts)
}

//! The table of changes.

use super::column::{Column, Table};
use super::numbering::Numbering;
use super::read::TableReader;
use super::rows::Rows;
use super::trouble::Trouble;
use super::write::write;
use crate::error::Result;
use crate::fact::{FileChange, FileKind, Lines, Status, Words};

/// The changes of all commits in order; the commits have their numbers.
pub const CHANGES: Table = Table {
    name: "changes",
    columns: &[column::PATH, column::FLAGS, column::ADDED, column::DELETED, column::WORDS_ADDED, column::WORDS_DELETED],
};

mod column {
    use super::Column;

    /// Position in the segment's paths.
    pub const PATH: Column = Column::small("path");
    pub const FLAGS: Column = Column::small("flags");
    pub const ADDED: Column = Column::small("added");
    pub const DELETED: Column = Column::small("deleted");
    pub const WORDS_ADDED: Column = Column::small("words_added");
    pub const WORDS_DELETED: Column = Column::small("words_deleted");
}

/// The flags of a change: two bits of status, two of kind, one for binary.
const STATUS: u32 = 3;
const KIND: u32 = 3 << 2;
const KIND_SHIFT: u32 = 2;
const IS_BINARY: u32 = 1 << 4;

pub fn write_changes(rows: &Rows<'_>, paths: &mut Numbering, id_length: usize) -> Result<Vec<u8>> {
    write(&CHANGES, id_length, |table| {
        table.small(column::PATH, rows.changes().map(|change| paths.of(change.path)))?;
        table.small(column::FLAGS, rows.changes().map(flags))?;
        table.small(column::ADDED, rows.changes().map(|change| counted(change).0))?;
        table.small(column::DELETED, rows.changes().map(|change| counted(change).1))?;
        table.small(column::WORDS_ADDED, rows.changes().map(|change| change.words.added))?;
        table.small(column::WORDS_DELETED, rows.changes().map(|change| change.words.deleted))
    })
}

fn flags(change: &FileChange) -> u32 {
    let binary = if change.lines == Lines::Binary { IS_BINARY } else { 0 };
    change.status.number() | (change.kind.number() << KIND_SHIFT) | binary
}

/// Lines added and deleted. They are known, since only complete commits are stored.
fn counted(change: &FileChange) -> (u32, u32) {
    match change.lines {
        Lines::Counted { added, deleted } => (added, deleted),
        Lines::Binary | Lines::Unknown => (0, 0),
    }
}

/// The changes, from the number of changes of each commit; their paths must be positions below `paths`.
pub fn read_changes(table: &TableReader, counts: &[u32], paths: usize) -> Result<Vec<FileChange>, Trouble> {
    let path = table.small(column::PATH)?;
    let flags = table.small(column::FLAGS)?;
    let added = table.small(column::ADDED)?;
    let deleted = table.small(column::DELETED)?;
    let words_added = table.small(column::WORDS_ADDED)?;
    let words_deleted = table.small(column::WORDS_DELETED)?;
    let total: u64 = counts.iter().map(|count| u64::from(*count)).sum();
    if total != path.len() as u64 || path.iter().any(|at| *at as usize >= paths) {
        return Err(Trouble::Damaged);
    }
    let change = |at: usize, commit: u32| {
        let status = Status::ALL[(flags[at] & STATUS) as usize];
        let kind = FileKind::ALL.get(((flags[at] & KIND) >> KIND_SHIFT) as usize).ok_or(Trouble::Damaged)?;
        let counted = Lines::Counted { added: added[at], deleted: deleted[at] };
        let lines = if flags[at] & IS_BINARY == 0 { counted } else { Lines::Binary };
        let words = Words { added: words_added[at], deleted: words_deleted[at] };
        Ok(FileChange { lines, words, ..FileChange::new(commit, path[at], status, *kind) })
    };
    let commits = (0_u32..).zip(counts).flat_map(|(commit, count)| std::iter::repeat_n(commit, *count as usize));
    commits.enumerate().map(|(at, commit)| change(at, commit)).collect()
}

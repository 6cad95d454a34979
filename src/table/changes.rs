//! The table of changes.

use super::column::ColumnType::{Boolean, Integer, Text};
use super::column::{TableSchema, column};
use super::source::Source;
use super::values::Values;
use crate::fact::{FileChange, FileKind, Lines, Status, Words};
use crate::prose::Format;
use crate::text;

pub(super) const TABLE: TableSchema = TableSchema {
    name: "changes",
    grain: "one row per commit and path that it changed; merge commits have none",
    columns: &[
        column("commit_id", Text, "The commit.", |source| source.ids(changes(source).map(|change| change.commit))),
        column("path", Text, "The path; bytes that are not UTF-8 are written as \\xHH.", paths),
        column("status", Text, "What happened to the path: {}.", |source| {
            Values::words(&Status::ALL, Status::name, changes(source).map(|change| Some(change.status)))
        })
        .one_of(|| Status::ALL.map(Status::name).to_vec()),
        column("kind", Text, "What the path is after the change (before it, if deleted): {}.", |source| {
            Values::words(&FileKind::ALL, FileKind::name, changes(source).map(|change| Some(change.kind)))
        })
        .one_of(|| FileKind::ALL.map(FileKind::name).to_vec()),
        column("is_binary", Boolean, "True if git treats the file as binary and counts no lines.", |source| {
            Values::booleans(changes(source).map(|change| change.lines == Lines::Binary))
        }),
        column(
            "lines_added",
            Integer,
            "Lines added; null where git prints `-`, or if the content is missing.",
            |source| lines(source, |added, _| added),
        ),
        column(
            "lines_deleted",
            Integer,
            "Lines deleted; null where git prints `-`, or if the content is missing.",
            |source| lines(source, |_, deleted| deleted),
        ),
        column("area", Text, "The area of the path: as laurels.toml defines it, or the top-level folder.", areas),
        column(
            "is_generated",
            Boolean,
            "True for files that nobody writes by hand: generated or vendored files, and lock files.",
            |source| Values::booleans(changes(source).map(|change| source.is_generated(change))),
        ),
        column(
            "words_added",
            Integer,
            "With --words: words in the lines added to documents; null for other files and without --words.",
            |source| words(source, |words| words.added),
        ),
        column(
            "words_deleted",
            Integer,
            "With --words: words in the lines deleted from documents; null for other files and without --words.",
            |source| words(source, |words| words.deleted),
        ),
    ],
};

fn changes<'a>(source: &Source<'a>) -> impl Iterator<Item = &'a FileChange> {
    source.facts.changes.iter()
}

fn paths(source: &Source<'_>) -> Values {
    let paths = &source.facts.paths;
    let texts = (0..paths.len()).map(|at| text::from_bytes(paths.get(at)));
    Values::picked(texts, changes(source).map(|change| Some(change.path)))
}

fn areas(source: &Source<'_>) -> Values {
    let division = source.parts.division(source.facts);
    source.areas(changes(source).map(|change| division.of_path.get(change.path as usize).copied()))
}

fn lines(source: &Source<'_>, of: fn(u32, u32) -> u32) -> Values {
    let value = |change: &FileChange| match change.lines {
        Lines::Counted { added, deleted } => Some(i64::from(of(added, deleted))),
        Lines::Binary | Lines::Unknown => None,
    };
    Values::integers(changes(source).map(value))
}

/// Words of documents; null for all other files, and if words were not counted.
fn words(source: &Source<'_>, of: fn(Words) -> u32) -> Values {
    let paths = &source.facts.paths;
    let is_document = |at| source.has_words && Format::of(paths.get(at)).is_some();
    let is_document: Vec<bool> = (0..paths.len()).map(is_document).collect();
    let value = |change: &FileChange| {
        // Of a file that became something else, the deleted words count.
        let is_file = change.kind == FileKind::File || change.status == Status::TypeChanged;
        let is_counted = is_file && matches!(change.lines, Lines::Counted { .. });
        (is_counted && is_document[change.path as usize]).then(|| i64::from(of(change.words)))
    };
    Values::integers(changes(source).map(value))
}

//! The table of documents.

use super::column::ColumnType::{Date, Integer, Text};
use super::column::{TableSchema, column};
use super::document_history::DocumentHistory;
use super::source::{Source, day};
use super::values::Values;
use crate::prose::Document;
use crate::text;

pub(super) const TABLE: TableSchema = TableSchema {
    name: "documents",
    grain: "one row per Markdown, AsciiDoc, reStructuredText or text file (by extension) at the revision",
    columns: &[
        column("path", Text, "The path; bytes that are not UTF-8 are written as \\xHH.", |source| {
            paths(source, |path| path)
        }),
        column("folder", Text, "The folder of the path; a dot for the root.", |source| paths(source, folder)),
        column("format", Text, "markdown, asciidoc, restructuredtext or text.", |source| {
            Values::texts(documents(source).map(|document| Some(document.format.name())))
        }),
        column("bytes", Integer, "The size of the content; null if it cannot be read.", |source| {
            Values::integers(documents(source).map(|document| number(document.bytes)))
        }),
        column(
            "words",
            Integer,
            "Words as `wc -w` counts them in a UTF-8 locale; null if the file is binary or cannot be read.",
            |source| Values::integers(documents(source).map(|document| number(document.words))),
        ),
        column(
            "first_commit_id",
            Text,
            "The oldest commit that changed this path; renames are not followed.",
            |source| ids(source, |history| history.first),
        ),
        column("first_commit_date", Date, "The day (UTC) on which the author wrote the oldest commit.", |source| {
            dates(source, |history| history.first)
        }),
        column("first_author_id", Text, "The person_id of the oldest commit's author.", |source| {
            let author = |history: &DocumentHistory| history.first.map(|commit| source.commit(commit).author);
            source.people_of(source.document_histories().iter().map(author))
        }),
        column("last_commit_id", Text, "The newest commit that changed this path.", |source| {
            ids(source, |history| history.last)
        }),
        column("last_commit_date", Date, "The day (UTC) on which the author wrote the newest commit.", |source| {
            dates(source, |history| history.last)
        }),
        column(
            "commits",
            Integer,
            "Commits of the revision that changed this path, without merge commits.",
            |source| Values::integers(source.document_histories().iter().map(|history| Some(history.commits))),
        ),
        column("top_folder", Text, "The top-level folder of the path; a dot for files in the root.", |source| {
            paths(source, top_folder)
        }),
    ],
};

fn documents<'a>(source: &Source<'a>) -> impl Iterator<Item = &'a Document> {
    source.documents.iter()
}

fn paths(source: &Source<'_>, part: fn(&[u8]) -> &[u8]) -> Values {
    Values::texts(documents(source).map(|document| Some(text::from_bytes(part(&document.path)))))
}

/// The folder of a path; `.` for files in the root.
fn folder(path: &[u8]) -> &[u8] {
    path.iter().rposition(|byte| *byte == b'/').map_or(b".", |slash| &path[..slash])
}

/// The first folder of a path; `.` for files in the root.
fn top_folder(path: &[u8]) -> &[u8] {
    path.iter().position(|byte| *byte == b'/').map_or(b".", |slash| &path[..slash])
}

fn number(number: Option<u64>) -> Option<i64> {
    i64::try_from(number?).ok()
}

fn ids(source: &Source<'_>, of: fn(&DocumentHistory) -> Option<u32>) -> Values {
    let commits = source.document_histories().iter().map(of);
    Values::texts(commits.map(|commit| commit.map(|commit| source.commit(commit).id.to_hex())))
}

fn dates(source: &Source<'_>, of: fn(&DocumentHistory) -> Option<u32>) -> Values {
    let commits = source.document_histories().iter().map(of);
    Values::dates(commits.map(|commit| day(source.commit(commit?).authored.seconds)))
}

//! The table of trailers.

use super::column::ColumnType::{Boolean, Integer, Text};
use super::column::{TableSchema, column};
use super::source::Source;
use super::values::Values;
use crate::fact::{Remark, RemarkKind};
use crate::message::key_and_value;
use crate::text;

pub(super) const TABLE: TableSchema = TableSchema {
    name: "trailers",
    grain: "one row per commit and line of its message that is a trailer, or that credits people elsewhere in the message",
    columns: &[
        column("commit_id", Text, "The commit.", |source| source.ids(rows(source).map(|row| row.commit))),
        column("position", Integer, "Position among the commit's rows, from 1; trailers come first.", |source| {
            Values::integers(rows(source).map(|row| Some(row.position)))
        }),
        column("key", Text, "The text before the colon, as spelled.", |source| {
            Values::texts(rows(source).map(|row| Some(text::from_bytes(key(source, row.remark)))))
        }),
        column(
            "value",
            Text,
            "The text after the colon, on one line; addresses are shortened unless --emails is given.",
            |source| Values::texts(rows(source).map(|row| Some(value(source, row.remark)))),
        ),
        column(
            "is_trailer",
            Boolean,
            "True in the block of trailers, by git's rules; false elsewhere in the message.",
            |source| Values::booleans(rows(source).map(|row| row.remark.kind == RemarkKind::Trailer)),
        ),
    ],
};

struct Row<'a> {
    commit: u32,
    /// From 1, within the commit.
    position: i64,
    remark: &'a Remark,
}

/// All trailers, and the lines elsewhere that credit people.
fn rows<'a>(source: &Source<'a>) -> impl Iterator<Item = Row<'a>> {
    let facts = source.facts;
    let is_listed = |remark: &&Remark| matches!(remark.kind, RemarkKind::Trailer | RemarkKind::Loose);
    let rows_of = move |commit| {
        let remarks = facts.remarks.of(commit).iter().filter(is_listed);
        (1_i64..).zip(remarks).map(move |(position, remark)| Row { commit, position, remark })
    };
    (0_u32..).take(facts.commits.len()).flat_map(rows_of)
}

fn key<'a>(source: &Source<'a>, remark: &Remark) -> &'a [u8] {
    split(source, remark).0
}

fn value(source: &Source<'_>, remark: &Remark) -> String {
    if source.ledger.withheld.contains(&remark.text) {
        return "(name withheld)".to_owned();
    }
    source.message_text(text::from_bytes(split(source, remark).1))
}

/// The texts before and after the colon.
fn split<'a>(source: &Source<'a>, remark: &Remark) -> (&'a [u8], &'a [u8]) {
    key_and_value(source.facts.texts.get(remark.text as usize)).unwrap_or_default()
}

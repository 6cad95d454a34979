//! The table of people who may be one person.

use super::column::ColumnType::{Integer, Text};
use super::column::{TableSchema, column};
use super::source::Source;
use super::values::Values;
use crate::identity::similar::Pair;
use crate::text;

pub(super) const TABLE: TableSchema = TableSchema {
    name: "identity_pairs",
    grain: "one row per mailmap line that would join two spellings of a person",
    columns: &[
        column("person_id", Text, "The person with the most commits among those who may be one person.", |source| {
            source.people(pairs(source).map(|pair| Some(pair.person)))
        }),
        column("name", Text, "The name of person_id.", |source| names(source, |pair| Some(pair.person))),
        column(
            "other_person_id",
            Text,
            "The person who may be the same; equal to person_id if only the addresses differ.",
            |source| source.people(pairs(source).map(|pair| Some(pair.other))),
        ),
        column("other_name", Text, "The name of other_person_id.", |source| names(source, |pair| Some(pair.other))),
        column(
            "reason",
            Text,
            "same_address, no_reply_login, same_name_folded, middle_initial, same_local_part or same_name.",
            |source| Values::texts(pairs(source).map(|pair| Some(pair.reason.name()))),
        ),
        column("confidence", Text, "certain, likely or possible.", |source| {
            Values::texts(pairs(source).map(|pair| Some(pair.confidence.name())))
        }),
        column(
            "via",
            Text,
            "The name that the reason compares with other_name; null if it is the person's own name.",
            |source| names(source, |pair| pair.via),
        ),
        column("commits", Integer, "Commits that the person wrote.", |source| {
            Values::integers(pairs(source).map(|pair| number(pair.commits)))
        }),
        column("other_commits", Integer, "Commits that the other person wrote, in all spellings.", |source| {
            Values::integers(pairs(source).map(|pair| number(pair.other_commits)))
        }),
        column(
            "line",
            Integer,
            "Position among the lines for this pair, from 1; each spelling of the other person has one line.",
            |source| Values::integers(pairs(source).map(|pair| Some(i64::from(pair.line)))),
        ),
        column(
            "mailmap",
            Text,
            "The line for .mailmap, with addresses as … unless --emails is given; null if a mailmap cannot hold the name.",
            |source| Values::texts(pairs(source).map(|pair| mailmap_line(pair, source.emails))),
        ),
    ],
};

fn pairs<'a>(source: &Source<'a>) -> impl Iterator<Item = &'a Pair> {
    source.pairs().iter()
}

fn names(source: &Source<'_>, of: fn(&Pair) -> Option<u32>) -> Values {
    let people = &source.ledger.people.people;
    Values::picked(people.iter().map(|person| &person.name), pairs(source).map(of))
}

fn number(value: u64) -> Option<i64> {
    i64::try_from(value).ok()
}

/// The line as it may be shown.
fn mailmap_line(pair: &Pair, emails: bool) -> Option<String> {
    let line = pair.mailmap_line()?;
    if emails {
        return Some(line);
    }
    let name = |bytes: &[u8]| text::without_addresses(&text::from_bytes(bytes));
    let proper = name(&pair.proper.name);
    let other = name(&pair.spelling.name);
    let gap = if other.is_empty() { "" } else { " " };
    Some(format!("{proper} <…> {other}{gap}<…>"))
}

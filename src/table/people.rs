//! The table of people.

use super::column::ColumnType::{Boolean, Text};
use super::column::{TableSchema, column};
use super::source::Source;
use super::values::Values;
use crate::identity::{Person, PersonKind};

pub(super) const TABLE: TableSchema = TableSchema {
    name: "people",
    grain: "one row per person in a commit or its message; a person is one name as mapped by the mailmap",
    columns: &[
        column("person_id", Text, "A short, stable key computed from the name.", |source| {
            Values::texts(people(source).map(|person| Some(&person.id)))
        }),
        column("name", Text, "The name as mapped by the mailmap.", |source| {
            Values::texts(people(source).map(|person| Some(&person.name)))
        }),
        column("kind", Text, "human, bot or ai.", |source| {
            Values::texts(people(source).map(|person| Some(person.kind.name())))
        }),
        column("is_listed", Boolean, "True for humans; for bots and AI agents, true without --humans.", |source| {
            let is_humans_only = source.ledger.is_humans_only;
            Values::booleans(people(source).map(|person| !is_humans_only || person.kind == PersonKind::Human))
        }),
        column("email", Text, "The address in most of the person's commits; null without --emails.", |source| {
            Values::texts(people(source).map(|person| Some(&person.email).filter(|_| source.emails)))
        }),
    ],
};

fn people<'a>(source: &Source<'a>) -> impl Iterator<Item = &'a Person> {
    source.ledger.people.people.iter()
}

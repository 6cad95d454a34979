//! The table of people in teams.

use super::column::ColumnType::{Date, Text};
use super::column::{TableSchema, column};
use super::source::Source;
use super::values::Values;
use crate::identity::Membership;

pub(super) const TABLE: TableSchema = TableSchema {
    name: "memberships",
    grain: "one row per team, person and time in the team; a person can be in several teams at a time",
    columns: &[
        column("team", Text, "The team, as laurels.toml names it.", |source| {
            Values::texts(memberships(source).map(|membership| Some(&membership.team)))
        }),
        column("person_id", Text, "The person.", |source| {
            source.people(memberships(source).map(|membership| Some(membership.person)))
        }),
        column("from_date", Date, "The first day in the team; null without a start.", |source| {
            Values::dates(memberships(source).map(|membership| membership.from))
        }),
        column("until_date", Date, "The day after the last one in the team; null without an end.", |source| {
            Values::dates(memberships(source).map(|membership| membership.until))
        }),
    ],
};

fn memberships<'a>(source: &Source<'a>) -> impl Iterator<Item = &'a Membership> {
    source.teams.memberships.iter()
}

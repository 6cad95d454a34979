//! The table of credits: each person's role in each commit.

use super::column::ColumnType::Text;
use super::column::{TableSchema, column};
use super::source::Source;
use super::values::Values;
use crate::credit::{Credit, Rule};
use crate::message::Role;

pub(super) const TABLE: TableSchema = TableSchema {
    name: "credits",
    grain: "one row per commit, person and role",
    columns: &[
        column("commit_id", Text, "The commit.", |source| source.ids(credits(source).map(|credit| credit.commit))),
        column("person_id", Text, "The person.", |source| {
            source.people(credits(source).map(|credit| Some(credit.person)))
        }),
        column("role", Text, "The person's role in the commit: {}.", |source| roles(credits(source)))
            .one_of(|| Role::ALL.map(Role::name).to_vec()),
        column("rule", Text, "Where the credit was found: {}, the last only with --loose-trailers.", |source| {
            rules(credits(source))
        })
        .one_of(|| Rule::ALL.map(Rule::name).to_vec()),
        column(
            "organization",
            Text,
            "The person's organization when the commit was written; null if unknown or if only a login is known.",
            |source| source.organizations(credits(source).map(|credit| organization(source, credit))),
        ),
    ],
};

fn credits<'a>(source: &Source<'a>) -> impl Iterator<Item = &'a Credit> {
    source.ledger.given()
}

fn organization(source: &Source<'_>, credit: &Credit) -> Option<u32> {
    source.organization(credit.identity?, source.commit(credit.commit))
}

/// The word for each credit's role.
pub(super) fn roles<'a>(credits: impl Iterator<Item = &'a Credit>) -> Values {
    Values::words(&Role::ALL, Role::name, credits.map(|credit| Some(credit.role)))
}

/// The words for the rule behind each credit.
pub(super) fn rules<'a>(credits: impl Iterator<Item = &'a Credit>) -> Values {
    Values::words(&Rule::ALL, Rule::name, credits.map(|credit| Some(credit.rule)))
}

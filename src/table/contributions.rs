//! The table of contributions: which credits count under the chosen profile.

use super::column::ColumnType::{Boolean, Date, Integer, Text};
use super::column::{TableSchema, column};
use super::credits::{roles, rules};
use super::line_totals::{LineTotals, known};
use super::source::{Source, day};
use super::values::Values;
use crate::credit::{Contribution, Credit, Exclusion};
use crate::fact::Commit;
use crate::message::Role;

pub(super) const TABLE: TableSchema = TableSchema {
    name: "contributions",
    grain: "one row per commit and person who is its author, co-author or reviewer; it says whether the credit counts under the profile",
    columns: &[
        column("commit_id", Text, "The commit.", |source| source.ids(credits(source).map(|credit| credit.commit))),
        column("person_id", Text, "The person.", |source| {
            source.people(credits(source).map(|credit| Some(credit.person)))
        }),
        column("role", Text, "The person's role: author, co_author or reviewer.", |source| roles(credits(source))),
        column("rule", Text, "Where the credit was found, as in credits.", |source| rules(credits(source))),
        column("is_counted", Boolean, "True if the credit counts; a person counts once per commit.", |source| {
            Values::booleans(source.contributions.iter().map(|row| row.reason.is_none()))
        }),
        column(
            "reason",
            Text,
            "Why the credit does not count: {} (the person counts in another role); null if it counts.",
            |source| Values::words(&Exclusion::ALL, Exclusion::name, source.contributions.iter().map(|row| row.reason)),
        )
        .one_of(|| Exclusion::ALL.map(Exclusion::name).to_vec()),
        column("authored_date", Date, "The day (UTC) on which the author wrote the commit.", |source| {
            Values::dates(commits(source).map(|commit| day(commit.authored.seconds)))
        }),
        column(
            "lines_added",
            Integer,
            "Lines that the commit added, as in commits; null if the role is not author.",
            |source| lines(source, |total| total.added),
        ),
        column("lines_deleted", Integer, "Lines that the commit deleted; null as for lines_added.", |source| {
            lines(source, |total| total.deleted)
        }),
        column(
            "lines_changed",
            Integer,
            "The larger of lines_added and lines_deleted; null as for lines_added.",
            |source| lines(source, LineTotals::changed),
        ),
        column("is_in_revision", Boolean, "True if the commit is reachable from the analyzed revision.", |source| {
            Values::booleans(commits(source).map(|commit| commit.is_in_revision))
        }),
        column(
            "is_incomplete",
            Boolean,
            "True for authors if lines of any file of the commit are unknown.",
            |source| {
                let is_author = credits(source).map(|credit| credit.role == Role::Author);
                Values::booleans(
                    commits(source).zip(is_author).map(|(commit, is_author)| commit.is_incomplete && is_author),
                )
            },
        ),
    ],
};

fn credits<'a>(source: &Source<'a>) -> impl Iterator<Item = &'a Credit> {
    source.contributions.iter().map(|row| &row.credit)
}

fn commits<'a>(source: &Source<'a>) -> impl Iterator<Item = &'a Commit> {
    let facts = source.facts;
    credits(source).map(|credit| &facts.commits[credit.commit as usize])
}

/// A number of lines in the rows of authors: the lines of a commit belong to its author.
fn lines(source: &Source<'_>, of: fn(LineTotals) -> i64) -> Values {
    let totals = source.totals();
    let value = |row: &Contribution| {
        let is_incomplete = source.commit(row.credit.commit).is_incomplete;
        let lines = known(of(totals[row.credit.commit as usize]), is_incomplete);
        lines.filter(|_| row.credit.role == Role::Author)
    };
    Values::integers(source.contributions.iter().map(value))
}

//! Each table from the facts, column by column. A column is built when a query names it, and only then: a history of a
//! million commits has hundreds of megabytes of ids, subjects and paths that most queries never look at.

use std::sync::OnceLock;

use polars::prelude::{Column as Made, DataFrame};

use super::frame::{self, Values};
use super::schema::{self, ColumnSchema, TableSchema};
use super::{
    areas, changes, commits, contributions, credits, documents, identity_pairs, people, pull_requests, releases,
    trailers,
};
use crate::credit::{Contribution, Credit, Ledger, Profile, by_profile};
use crate::error::{Error, Result};
use crate::fact::{Commit, Facts, FileChange, Lines};
use crate::identity::{Affiliations, Similar};
use crate::prose::Document;
use crate::release::Selection;
pub(super) use crate::study::shown;
use crate::study::{Parts, Study};

pub(super) const SECONDS_PER_DAY: i64 = 86_400;

/// Files changed, lines added and deleted of a commit.
type Total = (i64, i64, i64);

/// What several columns are made of: worked out once, when the first of them is asked for.
#[derive(Default)]
pub struct Shared {
    totals: OnceLock<Vec<Total>>,
    by_profile: OnceLock<Vec<(Profile, Credit)>>,
}

/// What tables are made of.
pub struct Source<'a> {
    /// Commits, changes and names.
    pub facts: &'a Facts,
    /// Who is who, credits and pull requests.
    pub ledger: &'a Ledger,
    /// What counts, and what does not.
    pub contributions: &'a [Contribution],
    /// Who worked where.
    pub affiliations: &'a Affiliations,
    /// Which people may be one.
    pub similar: &'a Similar,
    /// The releases.
    pub selection: &'a Selection,
    /// The commits of each release, by position.
    pub ranges: &'a [Vec<u32>],
    /// The prose of the revision, if a query asks for it.
    pub documents: &'a [Document],
    /// Whether the words of changes were counted.
    pub has_words: bool,
    /// Whether addresses may be shown.
    pub emails: bool,
    /// Areas, and what is generated.
    pub parts: &'a Parts,
    /// Nothing yet; columns fill it.
    pub shared: Shared,
}

/// Builds one table with all its columns.
///
/// # Errors
/// There is no such table, or polars refuses: both are bugs.
pub fn build(name: &str, source: &Source<'_>) -> Result<DataFrame> {
    let table = schema::table(name).ok_or_else(|| Error::internal(format!("there is no table {name}")))?;
    let columns = table.columns.iter().map(|at| column(table, at, source)).collect::<Result<Vec<_>>>()?;
    DataFrame::new(columns.first().map_or(0, Made::len), columns).map_err(frame::bug)
}

/// Builds one column of a table.
///
/// # Errors
/// There is no such column, or polars refuses: both are bugs.
pub fn column(table: &TableSchema, column: &ColumnSchema, source: &Source<'_>) -> Result<Made> {
    let values = match table.name {
        "commits" => commits::values(source, column.name),
        "changes" => changes::values(source, column.name),
        "area_changes" => areas::values(source, column.name),
        "documents" => documents::values(source, column.name),
        "people" => people::values(source, column.name),
        "contributions" => contributions::values(source, column.name),
        "profile_contributions" => contributions::by_profile(source, column.name),
        "pull_requests" => pull_requests::values(source, column.name),
        "credits" => credits::values(source, column.name),
        "trailers" => trailers::values(source, column.name),
        "identity_pairs" => identity_pairs::values(source, column.name),
        "releases" => releases::values(source, column.name),
        "release_commits" => releases::commits(source, column.name),
        _ => None,
    };
    let values = values.ok_or_else(|| Error::internal(format!("{}.{} has no builder", table.name, column.name)))?;
    frame::filled(column, values)
}

impl<'a> Source<'a> {
    /// What tables over a study are made of; `emails` says whether addresses may be shown.
    #[must_use]
    pub fn of(study: &'a Study, emails: bool) -> Self {
        Self {
            facts: &study.facts,
            ledger: &study.ledger,
            contributions: &study.contributions,
            affiliations: &study.affiliations,
            similar: &study.similar,
            selection: &study.selection,
            ranges: &study.ranges,
            documents: &study.documents,
            has_words: study.has_words,
            emails,
            parts: &study.parts,
            shared: Shared::default(),
        }
    }
}

impl Source<'_> {
    /// A person's id for each identity.
    pub(super) fn persons(&self, identities: impl Iterator<Item = u32>) -> Values {
        let of = |identity: u32| self.ledger.people.of_identity.get(identity as usize).copied();
        self.people(identities.map(of))
    }

    /// A person's id for each position.
    pub(super) fn people(&self, people: impl Iterator<Item = Option<u32>>) -> Values {
        Values::picked(self.ledger.people.people.iter().map(|person| Some(&person.id)), people)
    }

    /// What counts under each profile.
    pub(super) fn by_profile(&self) -> &[(Profile, Credit)] {
        self.shared.by_profile.get_or_init(|| by_profile(self.facts, self.ledger))
    }

    /// The organisation of each (identity, commit), on the day the commit was written; null where no identity is known.
    pub(super) fn organizations<'c>(&self, work: impl Iterator<Item = (Option<u32>, &'c Commit)>) -> Values {
        let names = self.affiliations.names().iter().map(Some);
        let of = |(identity, commit): (Option<u32>, &Commit)| self.organization(identity?, commit);
        Values::picked(names, work.map(of))
    }

    /// The organisation of an identity on the day a commit was written, as a position among the organisations' names.
    pub(super) fn organization(&self, identity: u32, commit: &Commit) -> Option<u32> {
        self.affiliations.of(identity, day(commit.authored.seconds))
    }

    /// A commit's id for each position.
    pub(super) fn ids(&self, commits: impl Iterator<Item = u32>) -> Values {
        Values::picked(self.facts.commits.iter().map(|commit| Some(commit.id.to_hex())), commits.map(Some))
    }

    /// A number per commit, made of its changes; null where the commit is incomplete.
    pub(super) fn sums(&self, of: impl Fn(Total) -> i64) -> Values {
        self.complete(self.totals(), of)
    }

    /// The same of changes that nobody generated.
    pub(super) fn sums_by_hand(&self, of: impl Fn(Total) -> i64) -> Values {
        let is_generated = self.parts.is_generated(self.facts);
        self.complete(&self.totals_where(|change| !is_generated[change.path as usize]), of)
    }

    fn complete(&self, totals: &[Total], of: impl Fn(Total) -> i64) -> Values {
        let value = |(commit, total): (&Commit, &Total)| Some(of(*total)).filter(|_| !commit.is_incomplete);
        Values::Integer(self.facts.commits.iter().zip(totals).map(value).collect())
    }

    /// The numbers of each commit.
    pub(super) fn totals(&self) -> &[Total] {
        self.shared.totals.get_or_init(|| self.totals_where(|_| true))
    }

    fn totals_where(&self, is_counted: impl Fn(&FileChange) -> bool) -> Vec<Total> {
        let mut totals = vec![(0, 0, 0); self.facts.commits.len()];
        for change in self.facts.changes.iter().filter(|change| is_counted(change)) {
            let total = &mut totals[change.commit as usize];
            total.0 += 1;
            if let Lines::Counted { added, deleted } = change.lines {
                total.1 += i64::from(added);
                total.2 += i64::from(deleted);
            }
        }
        totals
    }
}

pub(super) fn day(seconds: Option<i64>) -> Option<i32> {
    shown(seconds).and_then(|at| i32::try_from(at.div_euclid(SECONDS_PER_DAY)).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_of_the_schema_has_a_builder() {
        let parts = Parts::default();
        let (facts, ledger, selection) = (Facts::default(), Ledger::default(), Selection::default());
        let (affiliations, similar) = (Affiliations::default(), Similar::default());
        let source = Source {
            facts: &facts,
            ledger: &ledger,
            contributions: &[],
            affiliations: &affiliations,
            similar: &similar,
            selection: &selection,
            ranges: &[],
            documents: &[],
            has_words: false,
            emails: false,
            parts: &parts,
            shared: Shared::default(),
        };
        for table in schema::TABLES {
            let frame = build(table.name, &source).expect("a builder for each column");
            assert_eq!((frame.height(), frame.width()), (0, table.columns.len()), "{}", table.name);
        }
    }
}

//! What tables are made of, and the values that several tables need.

use std::sync::OnceLock;

use super::document_history::{DocumentHistory, document_histories};
use super::line_totals::LineTotals;
use super::values::Values;
use crate::credit::{Contribution, Credit, Ledger, Profile, by_profile};
use crate::fact::{Commit, Facts, FileChange};
use crate::identity::Teams;
use crate::identity::organization::Affiliations;
use crate::identity::similar::{Pair, Similar};
use crate::prose::Document;
use crate::release::Selection;
use crate::study::{Parts, Study, shown};
use crate::text;

pub(super) const SECONDS_PER_DAY: i64 = 86_400;

/// What tables are made of.
pub struct Source<'a> {
    /// Commits, changes and names.
    pub facts: &'a Facts,
    /// People, credits and pull requests.
    pub ledger: &'a Ledger,
    /// Which credits count under the chosen profile.
    pub contributions: &'a [Contribution],
    /// Organizations of people.
    pub affiliations: &'a Affiliations,
    /// Teams of people.
    pub teams: &'a Teams,
    /// People who may be one person.
    pub similar: &'a Similar,
    /// The releases.
    pub selection: &'a Selection,
    /// Positions of the commits in each release.
    pub ranges: &'a [Vec<u32>],
    /// The documents at the revision, if a query needs them.
    pub documents: &'a [Document],
    /// Whether the words of changes were counted.
    pub has_words: bool,
    /// Whether addresses may be shown.
    pub emails: bool,
    /// Areas of paths, and which paths are generated.
    pub parts: &'a Parts,
    shared: Shared,
}

/// What several columns need, computed when the first of them is built.
#[derive(Default)]
struct Shared {
    totals: OnceLock<Vec<LineTotals>>,
    by_profile: OnceLock<Vec<(Profile, Credit)>>,
    document_histories: OnceLock<Vec<DocumentHistory>>,
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
            teams: &study.teams,
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

    /// The commit at a position.
    pub(super) fn commit(&self, position: u32) -> &'a Commit {
        &self.facts.commits[position as usize]
    }

    /// Lines for a mailmap that would join two spellings of a person.
    pub(super) fn pairs(&self) -> &'a [Pair] {
        self.similar.pairs(&self.facts.commits, &self.ledger.identities, &self.ledger.people)
    }
}

impl Source<'_> {
    /// The id of the commit at each position.
    pub(super) fn ids(&self, commits: impl Iterator<Item = u32>) -> Values {
        Values::picked(self.facts.commits.iter().map(|commit| commit.id.to_hex()), commits.map(Some))
    }

    /// The `person_id` of the person at each position.
    pub(super) fn people(&self, people: impl Iterator<Item = Option<u32>>) -> Values {
        Values::picked(self.ledger.people.people.iter().map(|person| &person.id), people)
    }

    /// The `person_id` behind each identity.
    pub(super) fn people_of(&self, identities: impl Iterator<Item = Option<u32>>) -> Values {
        self.people(identities.map(|identity| identity.and_then(|identity| self.person_of(identity))))
    }

    /// The position of the person behind an identity.
    pub(super) fn person_of(&self, identity: u32) -> Option<u32> {
        self.ledger.people.of_identity.get(identity as usize).copied()
    }

    /// The organization of an identity on the day a commit was written: a position among the names of organizations.
    pub(super) fn organization(&self, identity: u32, commit: &Commit) -> Option<u32> {
        self.affiliations.of(identity, day(commit.authored.seconds))
    }

    /// The name of the organization at each position.
    pub(super) fn organizations(&self, positions: impl Iterator<Item = Option<u32>>) -> Values {
        Values::picked(self.affiliations.names().iter(), positions)
    }

    /// The name of the area at each position.
    pub(super) fn areas(&self, positions: impl Iterator<Item = Option<u32>>) -> Values {
        Values::picked(self.parts.division(self.facts).names.iter(), positions)
    }

    /// Whether a change is of a generated file.
    pub(super) fn is_generated(&self, change: &FileChange) -> bool {
        self.parts.is_generated(self.facts)[change.path as usize]
    }

    /// The totals of each commit's changes.
    pub(super) fn totals(&self) -> &[LineTotals] {
        self.shared.totals.get_or_init(|| self.totals_where(|_| true))
    }

    /// The totals of each commit's changes in files that are not generated.
    pub(super) fn totals_by_hand(&self) -> Vec<LineTotals> {
        self.totals_where(|change| !self.is_generated(change))
    }

    fn totals_where(&self, is_counted: impl Fn(&FileChange) -> bool) -> Vec<LineTotals> {
        let mut totals = vec![LineTotals::default(); self.facts.commits.len()];
        for change in &self.facts.changes {
            if is_counted(change) {
                totals[change.commit as usize].add(change);
            }
        }
        totals
    }

    /// What counts under each profile.
    pub(super) fn by_profile(&self) -> &[(Profile, Credit)] {
        self.shared.by_profile.get_or_init(|| by_profile(self.facts, self.ledger))
    }

    /// The history of each document.
    pub(super) fn document_histories(&self) -> &[DocumentHistory] {
        self.shared.document_histories.get_or_init(|| document_histories(self.facts, self.documents))
    }

    /// Text of a message; addresses are shortened unless they may be shown.
    pub(super) fn message_text(&self, text: String) -> String {
        if self.emails { text } else { text::without_addresses(&text) }
    }
}

/// Days since 1970-01-01; `None` for dates that calendars cannot show.
pub(super) fn day(seconds: Option<i64>) -> Option<i32> {
    shown(seconds).and_then(|at| i32::try_from(at.div_euclid(SECONDS_PER_DAY)).ok())
}

#[cfg(test)]
impl<'a> Source<'a> {
    /// A source whose tables have no rows.
    pub(super) fn without_rows(empty: &'a Empty) -> Self {
        Self {
            facts: &empty.facts,
            ledger: &empty.ledger,
            contributions: &[],
            affiliations: &empty.affiliations,
            teams: &empty.teams,
            similar: &empty.similar,
            selection: &empty.selection,
            ranges: &[],
            documents: &[],
            has_words: false,
            emails: false,
            parts: &empty.parts,
            shared: Shared::default(),
        }
    }
}

/// What a source without rows borrows.
#[cfg(test)]
#[derive(Default)]
pub(super) struct Empty {
    facts: Facts,
    ledger: Ledger,
    affiliations: Affiliations,
    teams: Teams,
    similar: Similar,
    selection: Selection,
    parts: Parts,
}

//! A clone, read and interpreted.

use super::merging::Merged;
use super::parts::Parts;
use crate::config::Theme;
use crate::credit::{Contribution, Ledger};
use crate::fact::{Facts, Notice, ObjectId};
use crate::identity::Teams;
use crate::identity::organization::Affiliations;
use crate::identity::similar::{Confidence, Joins, Similar};
use crate::prose::Document;
use crate::release::Selection;
use crate::store::Store;

/// Everything that tables are made of.
pub struct Study {
    /// The name of the repository.
    pub repository: String,
    /// The project's web address, if `origin` is at a known forge.
    pub url: Option<String>,
    /// The analyzed commit.
    pub head: ObjectId,
    /// When it was committed, in seconds UTC.
    pub head_date: Option<i64>,
    /// Commits, changes, names and notices.
    pub facts: Facts,
    /// People, credits and pull requests.
    pub ledger: Ledger,
    /// Each credit, and whether it counts.
    pub contributions: Vec<Contribution>,
    /// The organizations of people.
    pub affiliations: Affiliations,
    /// The teams of people.
    pub teams: Teams,
    /// Pairs of people who may be one person.
    pub similar: Similar,
    /// The releases.
    pub selection: Selection,
    /// The commits of each release, as positions in the facts.
    pub ranges: Vec<Vec<u32>>,
    /// Where the mailmap came from; `None` if there is none.
    pub mailmap: Option<String>,
    /// The mailmap as read; empty if there is none.
    pub mailmap_content: Vec<u8>,
    /// The pairs that count as one person.
    pub merged: Merged,
    /// The theme of the project's configuration.
    pub theme: Theme,
    /// The ordinal of the first release to list. Earlier ones count but are not shown.
    pub from_ordinal: i64,
    /// Areas and generated files.
    pub parts: Parts,
    /// The prose of the revision, if a query needs it.
    pub documents: Vec<Document>,
    /// Whether the words of changes were counted.
    pub has_words: bool,
    /// Where the facts are kept for the next run.
    pub store: Option<Store>,
}

impl Study {
    /// The pairs of people who are at least this surely one person.
    #[must_use]
    pub fn joins(&self, level: Confidence) -> Joins {
        self.similar.joins(level, &self.facts.commits, &self.ledger.identities, &self.ledger.people)
    }

    /// The notices about the history, and about the columns that queries used.
    #[must_use]
    pub fn notices(&self) -> Vec<Notice> {
        [self.facts.notices.as_slice(), &self.parts.notices()].concat()
    }
}

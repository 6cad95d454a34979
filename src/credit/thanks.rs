//! The rules of rust-lang/thanks, from its source.

use std::collections::HashSet;

use super::exclusion::Exclusion;
use super::ledger::Ledger;
use super::record::{Credit, Rule};
use crate::fact::{Commit, Facts};
use crate::message::Role;

/// Decides which credits count under [`super::Profile::Thanks`].
pub(super) struct Thanks<'a> {
    facts: &'a Facts,
    /// Commits for which a merge bot names reviewers.
    has_list: HashSet<u32>,
}

impl<'a> Thanks<'a> {
    pub(super) fn new(facts: &'a Facts, ledger: &Ledger) -> Self {
        let lists = ledger.credits.iter().filter(|credit| credit.rule == Rule::MergeBot);
        Self { facts, has_list: lists.map(|credit| credit.commit).collect() }
    }

    pub(super) fn reason(&self, credit: &Credit) -> Option<Exclusion> {
        let commit = &self.facts.commits[credit.commit as usize];
        let is_rollup = self.is_rollup(credit.commit);
        match credit.role {
            Role::Author if is_rollup => Some(Exclusion::Rollup),
            Role::Author => None,
            Role::CoAuthor if credit.is_canonical => None,
            Role::Reviewer if self.is_reviewed_merge(commit, is_rollup) => {
                // A reviewer named in a trailer counts only if the merge bot names none.
                let counts = credit.rule == Rule::MergeBot || !self.has_list.contains(&credit.commit);
                (!counts).then_some(Exclusion::Role)
            }
            _ => Some(Exclusion::Role),
        }
    }

    fn is_rollup(&self, commit: u32) -> bool {
        self.facts.subjects.get(commit as usize).starts_with(b"Rollup merge of #")
    }

    fn is_reviewed_merge(&self, commit: &Commit, is_rollup: bool) -> bool {
        let author = self.name(commit.author);
        let committer = self.name(commit.committer);
        let is_bot = (author == b"bors" && committer == b"bors") || author == b"rust-bors[bot]";
        commit.parents != 1 && (is_bot || (committer == b"GitHub" && is_rollup))
    }

    fn name(&self, identity: u32) -> &[u8] {
        &self.facts.identities[identity as usize].name
    }
}

//! Some commits of a history as they are stored: with their changes, people, paths and the names of their parents.

use crate::fact::{Commit, Facts, FileChange, Known, ObjectId, PerCommit, Remark};

/// A choice of commits.
pub(super) struct Rows<'a> {
    pub(super) facts: &'a Facts,
    /// The parents' names; of a walked history they follow from the graph.
    parents: Option<&'a PerCommit<ObjectId>>,
    is_chosen: Vec<bool>,
    len: usize,
}

impl<'a> Rows<'a> {
    /// What a run learned: commits that are complete and did not come from the store.
    pub(super) fn learned(facts: &'a Facts) -> Self {
        let is_new = |(at, commit): (u32, &Commit)| !commit.is_known && facts.is_complete(at);
        Self::chosen(facts, None, (0_u32..).zip(&facts.commits).map(is_new).collect())
    }

    /// Everything known.
    pub(super) fn all(known: &'a Known) -> Self {
        Self::chosen(&known.facts, Some(&known.parents), vec![true; known.facts.commits.len()])
    }

    fn chosen(facts: &'a Facts, parents: Option<&'a PerCommit<ObjectId>>, is_chosen: Vec<bool>) -> Self {
        let len = is_chosen.iter().filter(|chosen| **chosen).count();
        Self { facts, parents, is_chosen, len }
    }

    /// Number of commits.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// The commits with their positions in the facts.
    pub(super) fn commits(&self) -> impl Iterator<Item = (u32, &'a Commit)> {
        let all = (0_u32..).zip(&self.facts.commits).zip(&self.is_chosen);
        all.filter(|(_, chosen)| **chosen).map(|(commit, _)| commit)
    }

    /// The changes of the commits, in the order of the commits.
    pub(super) fn changes(&self) -> impl Iterator<Item = &'a FileChange> {
        let is_chosen = |change: &&FileChange| self.is_chosen.get(change.commit as usize).is_some_and(|chosen| *chosen);
        self.facts.changes.iter().filter(is_chosen)
    }

    /// The remarks of the commits, in the order of the commits.
    pub(super) fn remarks(&self) -> impl Iterator<Item = &'a Remark> {
        self.commits().flat_map(|(at, _)| self.facts.remarks.of(at))
    }

    /// The names of a commit's parents.
    pub(super) fn parents(&self, commit: u32) -> Vec<ObjectId> {
        match self.parents {
            Some(parents) => parents.of(commit).to_vec(),
            None => self.facts.graph.of(commit).iter().map(|parent| self.facts.commits[*parent as usize].id).collect(),
        }
    }

    /// How many changes each commit of the facts has, as far as it is chosen.
    pub(super) fn change_counts(&self) -> Vec<u32> {
        let mut counts = vec![0; self.facts.commits.len()];
        for change in self.changes() {
            counts[change.commit as usize] += 1;
        }
        counts
    }
}

//! The commits of a history that are stored.

use crate::fact::{Commit, Facts, FileChange, Known, ObjectId, PerCommit, Remark};

/// Some commits, with everything that belongs to them.
pub struct Rows<'a> {
    pub facts: &'a Facts,
    /// The ids of the parents; `None` if the facts have a graph.
    parents: Option<&'a PerCommit<ObjectId>>,
    is_chosen: Vec<bool>,
    len: usize,
}

impl<'a> Rows<'a> {
    /// The commits of a run that are complete and did not come from the store.
    pub fn learned(facts: &'a Facts) -> Self {
        let is_new = |(at, commit): (u32, &Commit)| !commit.is_known && facts.is_complete(at);
        Self::chosen(facts, None, (0_u32..).zip(&facts.commits).map(is_new).collect())
    }

    /// All commits that are known.
    pub fn all(known: &'a Known) -> Self {
        Self::chosen(&known.facts, Some(&known.parents), vec![true; known.facts.commits.len()])
    }

    fn chosen(facts: &'a Facts, parents: Option<&'a PerCommit<ObjectId>>, is_chosen: Vec<bool>) -> Self {
        let len = is_chosen.iter().filter(|chosen| **chosen).count();
        Self { facts, parents, is_chosen, len }
    }

    /// Number of commits.
    pub fn len(&self) -> usize {
        self.len
    }

    /// The commits with their positions in the facts.
    pub fn commits(&self) -> impl Iterator<Item = (u32, &'a Commit)> {
        let all = (0_u32..).zip(&self.facts.commits).zip(&self.is_chosen);
        all.filter(|(_, chosen)| **chosen).map(|(commit, _)| commit)
    }

    /// The changes of the commits, in the order of the commits.
    pub fn changes(&self) -> impl Iterator<Item = &'a FileChange> {
        let is_chosen = |change: &&FileChange| self.is_chosen.get(change.commit as usize).is_some_and(|chosen| *chosen);
        self.facts.changes.iter().filter(is_chosen)
    }

    /// The remarks of the commits, in the order of the commits.
    pub fn remarks(&self) -> impl Iterator<Item = &'a Remark> {
        self.commits().flat_map(|(at, _)| self.facts.remarks.of(at))
    }

    /// The ids of a commit's parents.
    pub fn parents(&self, commit: u32) -> Vec<ObjectId> {
        match self.parents {
            Some(parents) => parents.of(commit).to_vec(),
            None => self.facts.graph.of(commit).iter().map(|parent| self.facts.commits[*parent as usize].id).collect(),
        }
    }

    /// The number of changes of each commit of the facts; 0 for commits that are not stored.
    pub fn change_counts(&self) -> Vec<u32> {
        let mut counts = vec![0; self.facts.commits.len()];
        for change in self.changes() {
            counts[change.commit as usize] += 1;
        }
        counts
    }
}

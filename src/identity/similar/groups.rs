//! Groups of candidates who are one person. A chain of links must not make different people one.

use super::candidate::Candidate;
use super::folded_name::{FoldedName, are_related};

/// The most names in different spellings in one group. No person has more; a shared address leads to more.
const MAX_NAMES: usize = 12;

/// Disjoint groups of candidates; the head of a group is its first candidate.
pub(super) struct Groups<'a> {
    candidates: &'a [Candidate],
    head: Vec<usize>,
    /// The members of the group of each head.
    members: Vec<Vec<usize>>,
}

/// What joining two candidates led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joined {
    /// Two groups are one.
    New,
    /// They were in one group before.
    Before,
    /// The groups contain names of different people, so they stay apart.
    Refused,
}

impl<'a> Groups<'a> {
    pub(super) fn new(candidates: &'a [Candidate]) -> Self {
        let size = candidates.len();
        Self { candidates, head: (0..size).collect(), members: (0..size).map(|at| vec![at]).collect() }
    }

    pub(super) fn head(&mut self, mut at: usize) -> usize {
        while self.head[at] != at {
            self.head[at] = self.head[self.head[at]];
            at = self.head[at];
        }
        at
    }

    /// Joins the groups of two candidates who are linked, if the names in them fit.
    pub(super) fn join(&mut self, one: usize, other: usize) -> Joined {
        let (a, b) = (self.head(one), self.head(other));
        if a == b {
            return Joined::Before;
        }
        if !self.fit(a, b, (one, other)) {
            return Joined::Refused;
        }
        let (first, second) = (a.min(b), a.max(b));
        self.head[second] = first;
        let moved = std::mem::take(&mut self.members[second]);
        self.members[first].extend(moved);
        Joined::New
    }

    /// Whether no two full names in two groups differ, except those that the link connects, and all are not too many.
    fn fit(&self, a: usize, b: usize, link: (usize, usize)) -> bool {
        let mut names: Vec<&[String]> = Vec::new();
        for at in self.members[a].iter().chain(&self.members[b]) {
            names.push(&self.candidates[*at].folded.words);
        }
        names.sort_unstable();
        names.dedup();
        if names.len() > MAX_NAMES {
            return false;
        }
        let differ = |x: usize, y: usize| self.are_different(x, y) && !self.is_explained(link, x, y);
        !self.members[a].iter().any(|x| self.members[b].iter().any(|y| differ(*x, *y)))
    }

    /// Whether a link connects two names: they are its own, or spellings of these.
    fn is_explained(&self, link: (usize, usize), x: usize, y: usize) -> bool {
        let is_like = |one: usize, other: usize| {
            let (a, b) = (&self.candidates[one].folded, &self.candidates[other].folded);
            one == other || (is_full(a) && is_full(b) && are_related(a, b))
        };
        (is_like(link.0, x) && is_like(link.1, y)) || (is_like(link.0, y) && is_like(link.1, x))
    }

    /// Whether two names are full names of different people: of two words or more, with none in common.
    fn are_different(&self, one: usize, other: usize) -> bool {
        let (one, other) = (&self.candidates[one].folded, &self.candidates[other].folded);
        is_full(one) && is_full(other) && !are_related(one, other)
    }
}

/// Whether a name has at least two words of more than one letter.
fn is_full(name: &FoldedName) -> bool {
    name.long_words().len() > 1
}

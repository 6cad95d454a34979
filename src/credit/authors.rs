//! The authors of a pull request's commits.

use std::collections::BTreeMap;

use crate::fact::Facts;
use crate::identity::{People, PersonKind};

/// A person's commits in a request. More commits are greater; among equals the work that began earlier.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Work {
    commits: u32,
    /// Index of the oldest commit. Older commits have larger indexes.
    oldest: u32,
}

/// Who wrote the commits of a request.
#[derive(Debug, Clone, Default)]
pub(super) struct Authors {
    humans: BTreeMap<u32, Work>,
    programs: BTreeMap<u32, Work>,
}

impl Authors {
    /// Returns the authors of each request. `request_of` has the request of each commit.
    pub(super) fn of_requests(
        facts: &Facts,
        people: &People,
        request_of: &[Option<u32>],
        requests: usize,
    ) -> Vec<Self> {
        let mut out = vec![Self::default(); requests];
        for ((at, commit), request) in (0_u32..).zip(&facts.commits).zip(request_of) {
            let Some(request) = request else { continue };
            let Some(person) = people.of_identity.get(commit.author as usize) else { continue };
            if commit.parents < 2 {
                out[*request as usize].add(*person, people, at);
            }
        }
        out
    }

    fn add(&mut self, person: u32, people: &People, commit: u32) {
        let found = people.people.get(person as usize);
        let is_human = found.is_some_and(|person| person.kind == PersonKind::Human);
        let group = if is_human { &mut self.humans } else { &mut self.programs };
        let work = group.entry(person).or_default();
        work.commits += 1;
        work.oldest = commit;
    }

    pub(super) fn contains(&self, person: u32) -> bool {
        self.humans.contains_key(&person) || self.programs.contains_key(&person)
    }

    /// Returns the human author if there is exactly one.
    pub(super) fn only_human(&self) -> Option<u32> {
        if self.humans.len() == 1 { self.humans.keys().next().copied() } else { None }
    }

    /// Returns the author of most commits. Humans precede programs; among equals the first to begin counts.
    pub(super) fn main(&self) -> Option<u32> {
        most(&self.humans).or_else(|| most(&self.programs))
    }
}

fn most(authors: &BTreeMap<u32, Work>) -> Option<u32> {
    let (person, _) = authors.iter().max_by_key(|(_, work)| **work)?;
    Some(*person)
}

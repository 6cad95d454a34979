//! Segments brought together: the same person or path of two segments gets one position.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::rows::{Numbering, Rows};
use crate::fact::{Commit, FileChange, Identity, Known};

/// Known facts that grow.
pub(super) struct Join {
    known: Known,
    identities: HashMap<Identity, u32, RandomState>,
    paths: HashMap<Box<[u8]>, u32, RandomState>,
}

impl Join {
    /// Begins with some facts, whose positions stay.
    pub(super) fn on(known: Known) -> Self {
        let facts = &known.facts;
        let identities = facts.identities.iter().cloned().zip(0_u32..).collect();
        let paths = (0_u32..).take(facts.paths.len()).map(|at| (facts.paths.get(at as usize).into(), at)).collect();
        Self { known, identities, paths }
    }

    /// Adds further commits.
    pub(super) fn add(&mut self, rows: &Rows<'_>) {
        let facts = rows.facts;
        // Looked up once each, however often they are used.
        let (mut people, mut paths) = (Numbering::new(facts.identities.len()), Numbering::new(facts.paths.len()));
        let uses = rows.commits().map(|(_, commit)| (people.of(commit.author), people.of(commit.committer)));
        let uses: Vec<(u32, u32)> = uses.collect();
        let people: Vec<u32> = people.old.iter().map(|old| self.identity(&facts.identities[*old as usize])).collect();
        let changed: Vec<u32> = rows.changes().map(|change| paths.of(change.path)).collect();
        let paths: Vec<u32> = paths.old.iter().map(|old| self.path(facts.paths.get(*old as usize))).collect();
        let mut position = vec![0; facts.commits.len()];
        for ((at, commit), (author, committer)) in rows.commits().zip(uses) {
            let (author, committer) = (people[author as usize], people[committer as usize]);
            position[at as usize] = u32::try_from(self.known.facts.commits.len()).unwrap_or(u32::MAX);
            self.known.facts.commits.push(Commit { author, committer, ..*commit });
            self.known.facts.subjects.push(facts.subjects.get(at as usize));
            self.known.parents.push(rows.parents(at));
        }
        let changes = rows.changes().zip(changed).map(|(change, path)| FileChange {
            commit: position[change.commit as usize],
            path: paths[path as usize],
            ..*change
        });
        self.known.facts.changes.extend(changes);
    }

    /// All of it.
    pub(super) fn done(self) -> Known {
        self.known
    }

    fn identity(&mut self, identity: &Identity) -> u32 {
        if let Some(at) = self.identities.get(identity) {
            return *at;
        }
        let at = u32::try_from(self.known.facts.identities.len()).unwrap_or(u32::MAX);
        self.known.facts.identities.push(identity.clone());
        self.identities.insert(identity.clone(), at);
        at
    }

    fn path(&mut self, path: &[u8]) -> u32 {
        if let Some(at) = self.paths.get(path) {
            return *at;
        }
        let at = u32::try_from(self.known.facts.paths.push(path)).unwrap_or(u32::MAX);
        self.paths.insert(path.into(), at);
        at
    }
}

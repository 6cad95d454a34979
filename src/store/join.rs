//! Segments brought together: the same person or path of two segments gets one position.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use super::rows::{Numbering, Rows};
use crate::fact::{Arena, Commit, FileChange, Identity, Known, Remark, to_u32};

/// Known facts that grow.
pub(super) struct Join {
    known: Known,
    identities: HashMap<Identity, u32, RandomState>,
    paths: Places,
    texts: Places,
}

impl Join {
    /// Begins with some facts, whose positions stay.
    pub(super) fn on(known: Known) -> Self {
        let facts = &known.facts;
        let identities = facts.identities.iter().cloned().zip(0_u32..).collect();
        let (paths, texts) = (places(&facts.paths), places(&facts.texts));
        Self { known, identities, paths, texts }
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
        let path = |old: &u32| place(&mut self.known.facts.paths, &mut self.paths, facts.paths.get(*old as usize));
        let paths: Vec<u32> = paths.old.iter().map(path).collect();
        let mut texts = Numbering::new(facts.texts.len());
        let said: Vec<u32> = rows.remarks().map(|remark| texts.of(remark.text)).collect();
        let text = |old: &u32| place(&mut self.known.facts.texts, &mut self.texts, facts.texts.get(*old as usize));
        let texts: Vec<u32> = texts.old.iter().map(text).collect();
        let mut said = said.iter().map(|text| texts[*text as usize]);
        let mut position = vec![0; facts.commits.len()];
        for ((at, commit), (author, committer)) in rows.commits().zip(uses) {
            let (author, committer) = (people[author as usize], people[committer as usize]);
            position[at as usize] = to_u32(self.known.facts.commits.len());
            self.known.facts.commits.push(Commit { author, committer, ..*commit });
            self.known.facts.subjects.push(facts.subjects.get(at as usize));
            self.known.parents.push(rows.parents(at));
            let remarks = facts.remarks.of(at).iter().zip(&mut said);
            self.known.facts.remarks.push(remarks.map(|(remark, text)| Remark { text, ..*remark }));
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
        let at = to_u32(self.known.facts.identities.len());
        self.known.facts.identities.push(identity.clone());
        self.identities.insert(identity.clone(), at);
        at
    }
}

type Places = HashMap<Box<[u8]>, u32, RandomState>;

/// Where each text stands.
fn places(texts: &Arena) -> Places {
    (0_u32..).take(texts.len()).map(|at| (texts.get(at as usize).into(), at)).collect()
}

/// The position of a text, a new one if it was not there.
fn place(texts: &mut Arena, places: &mut Places, text: &[u8]) -> u32 {
    if let Some(at) = places.get(text) {
        return *at;
    }
    let at = to_u32(texts.push(text));
    places.insert(text.into(), at);
    at
}

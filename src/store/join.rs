//! Segments brought together: the same person, path or text of two segments gets one position.

use super::numbering::FirstUse;
use super::rows::Rows;
use crate::fact::{Commit, IdentityInterner, Interner, Known, Remark, to_u32};

/// Known facts that grow.
pub struct Join {
    /// Without identities, paths and texts, which the interners hold.
    known: Known,
    identities: IdentityInterner,
    paths: Interner,
    texts: Interner,
}

impl Join {
    /// Starts with these facts, whose positions stay.
    pub fn on(mut known: Known) -> Self {
        let facts = &mut known.facts;
        Self {
            identities: IdentityInterner::knowing(std::mem::take(&mut facts.identities)),
            paths: Interner::knowing(std::mem::take(&mut facts.paths)),
            texts: Interner::knowing(std::mem::take(&mut facts.texts)),
            known,
        }
    }

    /// Adds further commits.
    pub fn add(&mut self, rows: &Rows<'_>) {
        let facts = rows.facts;
        // Each person, path and text is looked up once, however often it is used.
        let mut people = FirstUse::new(facts.identities.len());
        let mut paths = FirstUse::new(facts.paths.len());
        let mut texts = FirstUse::new(facts.texts.len());
        let mut places = vec![0; facts.commits.len()];
        for (at, commit) in rows.commits() {
            places[at as usize] = to_u32(self.known.facts.commits.len());
            let mut person = |old: u32| people.of(old, || self.identities.intern(&facts.identities[old as usize]));
            let commit = Commit { author: person(commit.author), committer: person(commit.committer), ..*commit };
            let remarks = facts.remarks.of(at).iter().map(|remark| {
                let text = texts.of(remark.text, || self.texts.intern(facts.texts.get(remark.text as usize)));
                Remark { text, ..*remark }
            });
            self.known.facts.append(commit, facts.subjects.get(at as usize), remarks);
            self.known.parents.push(rows.parents(at));
        }
        for change in rows.changes() {
            let path = paths.of(change.path, || self.paths.intern(facts.paths.get(change.path as usize)));
            let commit = places[change.commit as usize];
            self.known.facts.changes.push(change.renumbered(commit, path));
        }
    }

    /// All facts.
    pub fn done(self) -> Known {
        let Self { mut known, identities, paths, texts } = self;
        known.facts.identities = identities.into_identities();
        known.facts.paths = paths.into_texts();
        known.facts.texts = texts.into_texts();
        known
    }
}

//! Equal texts, equal numbers: paths and object ids stand in one place, everything else holds their positions.

use std::hash::BuildHasher;

use foldhash::fast::RandomState;
use hashbrown::HashTable;

use crate::fact::{Arena, to_u32};

/// Distinct texts by position.
#[derive(Default)]
pub(super) struct Interner {
    texts: Arena,
    table: HashTable<u32>,
    hashes: RandomState,
}

impl Interner {
    /// Distinct texts that keep their positions.
    pub(super) fn knowing(texts: Arena) -> Self {
        let mut interner = Self { texts, ..Self::default() };
        let Self { texts, table, hashes } = &mut interner;
        let hash = |at: &u32| hashes.hash_one(texts.get(*at as usize));
        for at in (0_u32..).take(texts.len()) {
            table.insert_unique(hash(&at), at, hash);
        }
        interner
    }

    /// The position of a text, a new one if it was not met before.
    pub(super) fn intern(&mut self, text: &[u8]) -> u32 {
        let Self { texts, table, hashes } = self;
        let hash = hashes.hash_one(text);
        if let Some(at) = table.find(hash, |at| texts.get(*at as usize) == text) {
            return *at;
        }
        let at = to_u32(texts.push(text));
        table.insert_unique(hash, at, |at| hashes.hash_one(texts.get(*at as usize)));
        at
    }

    /// The texts by position.
    pub(super) fn into_texts(self) -> Arena {
        self.texts
    }
}

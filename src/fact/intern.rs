//! Equal values share one position: texts and identities are stored once and referred to by number.

use std::collections::HashMap;
use std::hash::BuildHasher;

use foldhash::fast::RandomState;
use hashbrown::HashTable;

use super::arena::Arena;
use super::commit::Identity;
use super::number::to_u32;

/// Distinct texts by position.
#[derive(Default)]
pub struct Interner {
    texts: Arena,
    table: HashTable<u32>,
    hashes: RandomState,
}

impl Interner {
    /// Starts with these distinct texts, which keep their positions.
    #[must_use]
    pub fn knowing(texts: Arena) -> Self {
        let mut interner = Self { texts, ..Self::default() };
        let Self { texts, table, hashes } = &mut interner;
        let hash = |at: &u32| hashes.hash_one(texts.get(*at as usize));
        for at in (0_u32..).take(texts.len()) {
            table.insert_unique(hash(&at), at, hash);
        }
        interner
    }

    /// The position of a text; a new text is added at the end.
    pub fn intern(&mut self, text: &[u8]) -> u32 {
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
    #[must_use]
    pub fn into_texts(self) -> Arena {
        self.texts
    }
}

/// Distinct identities by position.
#[derive(Default)]
pub struct IdentityInterner {
    identities: Vec<Identity>,
    positions: HashMap<Identity, u32, RandomState>,
}

impl IdentityInterner {
    /// Starts with these distinct identities, which keep their positions.
    #[must_use]
    pub fn knowing(identities: Vec<Identity>) -> Self {
        let positions = identities.iter().cloned().zip(0_u32..).collect();
        Self { identities, positions }
    }

    /// The position of an identity; a new identity is added at the end.
    pub fn intern(&mut self, identity: &Identity) -> u32 {
        if let Some(at) = self.positions.get(identity) {
            return *at;
        }
        let at = to_u32(self.identities.len());
        self.identities.push(identity.clone());
        self.positions.insert(identity.clone(), at);
        at
    }

    /// The identities by position.
    #[must_use]
    pub fn into_identities(self) -> Vec<Identity> {
        self.identities
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_share_a_position() {
        let mut known = Arena::default();
        known.push(b"a");
        let mut texts = Interner::knowing(known);
        assert_eq!([b"b", b"a", b"b"].map(|text| texts.intern(text)), [1, 0, 1]);
        let person = |name: &[u8]| Identity { name: name.to_vec(), email: Vec::new() };
        let mut identities = IdentityInterner::knowing(vec![person(b"a")]);
        assert_eq!([b"b", b"a", b"b"].map(|name| identities.intern(&person(name))), [1, 0, 1]);
        assert_eq!(identities.into_identities().len(), 2);
    }
}

//! New positions for old ones.

use crate::fact::to_u32;

/// The new position of each old one, found when it is first used.
pub struct FirstUse {
    new: Vec<u32>,
}

impl FirstUse {
    const UNUSED: u32 = u32::MAX;

    /// For old positions below `len`, none of them used yet.
    pub fn new(len: usize) -> Self {
        Self { new: vec![Self::UNUSED; len] }
    }

    /// The new position of an old one; `find` is called on first use.
    pub fn of(&mut self, old: u32, find: impl FnOnce() -> u32) -> u32 {
        let new = &mut self.new[old as usize];
        if *new == Self::UNUSED {
            *new = find();
        }
        *new
    }
}

/// New positions in the order of first use, so that only what is used is stored.
pub struct Numbering {
    new: FirstUse,
    /// The old positions, by new position.
    pub old: Vec<u32>,
}

impl Numbering {
    /// For old positions below `len`, none of them used yet.
    pub fn new(len: usize) -> Self {
        Self { new: FirstUse::new(len), old: Vec::new() }
    }

    /// The new position of an old one.
    pub fn of(&mut self, old: u32) -> u32 {
        let positions = &mut self.old;
        self.new.of(old, || {
            positions.push(old);
            to_u32(positions.len() - 1)
        })
    }
}

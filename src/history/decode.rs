//! Decodes objects of packs, and keeps what it decoded on the way.
//!
//! Most objects are deltas against a neighbor in history, and history is what we read. So each base in a chain of deltas
//! is kept for a while, shared instead of copied: the next version of a file or folder then needs one small delta. An
//! object that is damaged or unusual is left to the general reader, which reports what is wrong.

use std::sync::Arc;

use gix::odb::pack::data::Entry;
use gix::zlib::{Inflate, Status};

use super::budget::{Budget, HUGE};
use super::delta::{MAX_OBJECT, apply, result_size};
use super::pack::{PackPosition, Packs};
use super::recent::{Object, Recent};

/// Longer chains of deltas are left to the general reader; git writes at most 4095.
const MAX_CHAIN: usize = 4096;

/// A worker's decoder, with the objects it decoded recently.
pub struct Decoder {
    packs: Arc<Packs>,
    budget: Arc<Budget>,
    /// Whether this worker has the right to hold huge objects.
    pub holds_huge: bool,
    inflate: Inflate,
    delta: Vec<u8>,
    chain: Vec<(PackPosition, Entry)>,
    recent: Recent<PackPosition>,
    /// Larger objects are left to the general reader.
    limit: u64,
}

impl Decoder {
    /// A decoder that keeps up to `capacity` bytes of decoded objects.
    pub fn new(packs: Arc<Packs>, budget: Arc<Budget>, capacity: usize) -> Self {
        Self {
            packs,
            budget,
            holds_huge: false,
            inflate: Inflate::default(),
            delta: Vec::new(),
            chain: Vec::new(),
            recent: Recent::new(capacity),
            limit: MAX_OBJECT,
        }
    }

    /// The object at a position, if it has at most `limit` bytes; `None` leaves it to the general reader.
    pub fn decode(&mut self, position: PackPosition, limit: u64) -> Option<Arc<Object>> {
        self.limit = limit;
        let mut chain = std::mem::take(&mut self.chain);
        chain.clear();
        let object = self.follow(position, &mut chain);
        self.chain = chain;
        object
    }

    /// Takes the right to hold huge objects, until [`Decoder::rest`].
    pub fn expect_huge(&mut self) {
        if !self.holds_huge {
            self.recent.clear();
            self.budget.take();
            self.holds_huge = true;
        }
    }

    /// Gives the right to hold huge objects back. Huge objects read so far must not be in use.
    pub fn rest(&mut self) {
        if self.holds_huge {
            self.delta = Vec::new();
            self.holds_huge = false;
            self.budget.give_back();
        }
    }

    fn follow(&mut self, position: PackPosition, chain: &mut Vec<(PackPosition, Entry)>) -> Option<Arc<Object>> {
        let mut at = position;
        let mut object = loop {
            if let Some(object) = self.recent.get(at) {
                break object;
            }
            let entry = self.packs.entry(at)?;
            let Some(base) = self.packs.base(at, &entry)? else {
                let object = self.whole(at, &entry)?;
                self.recent.keep(at, &object);
                break object;
            };
            if chain.len() == MAX_CHAIN {
                return None;
            }
            chain.push((at, entry));
            at = base;
        };
        while let Some((at, entry)) = chain.pop() {
            object = self.changed(at, &entry, &object)?;
            self.recent.keep(at, &object);
        }
        Some(object)
    }

    fn whole(&mut self, position: PackPosition, entry: &Entry) -> Option<Arc<Object>> {
        if entry.decompressed_size > self.limit {
            return None;
        }
        if entry.decompressed_size > HUGE {
            self.expect_huge();
        }
        let mut data = vec![0; usize::try_from(entry.decompressed_size).ok()?];
        inflate(&mut self.inflate, self.packs.packed(position, entry)?, &mut data)?;
        Some(Arc::new(Object { kind: entry.header.as_kind()?, data }))
    }

    /// The object that a delta makes from its base.
    fn changed(&mut self, position: PackPosition, entry: &Entry, base: &Object) -> Option<Arc<Object>> {
        if entry.decompressed_size > HUGE {
            self.expect_huge();
        }
        let length = usize::try_from(entry.decompressed_size).ok()?;
        // The buffer only grows, since clearing it each time takes time.
        if self.delta.len() < length {
            self.delta.resize(length, 0);
        }
        inflate(&mut self.inflate, self.packs.packed(position, entry)?, &mut self.delta[..length])?;
        let (size, _) = result_size(&self.delta[..length], base.data.len())?;
        if size > self.limit {
            return None;
        }
        if size > HUGE {
            self.expect_huge();
        }
        Some(Arc::new(Object { kind: base.kind, data: apply(&base.data, self.delta.get(..length)?)? }))
    }
}

/// A worker that is dropped must not keep the others waiting.
impl Drop for Decoder {
    fn drop(&mut self) {
        self.rest();
    }
}

fn inflate(inflate: &mut Inflate, packed: &[u8], out: &mut [u8]) -> Option<()> {
    inflate.reset();
    let (status, _, written) = inflate.once(packed, out).ok()?;
    (status == Status::StreamEnd && written == out.len()).then_some(())
}

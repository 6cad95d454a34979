//! Reads objects by their place in a pack, and keeps what it decoded on the way.
//!
//! Most objects are deltas against a neighbour in history, and history is what we read. So every base that a chain of
//! deltas passes stays for a while, shared instead of copied: the next version of a file or folder then costs one small
//! delta. Whatever is not as expected here is no error: it is left to the general reader, which tells what is wrong.

use std::collections::HashMap;
use std::hash::Hash;
use std::path::Path;
use std::sync::Arc;

use foldhash::fast::RandomState;
use gix::objs::Kind;
use gix::odb::pack::data::{Entry, entry::Header};
use gix::odb::pack::{data, index};
use gix::zlib::{Inflate, Status};

use super::budget::{Budget, HUGE};
use crate::fact::ObjectId;

/// Packs beyond this are left to the general reader: each is a mapped file.
const MAX_PACKS: usize = 512;
/// Longer chains of deltas are left to the general reader; git writes at most 4095.
const MAX_CHAIN: usize = 4096;
/// Larger objects are left to the general reader, which has limits of its own.
const MAX_OBJECT: u64 = 1 << 30;
/// Bytes that keeping an object costs beside its content.
const OVERHEAD: usize = 128;

/// The packs of a clone.
pub(super) struct Packs {
    packs: Vec<(index::File, data::File)>,
}

/// Where an object stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Place {
    /// Position of the pack.
    pack: u32,
    /// Where in it the object's entry begins.
    offset: u64,
}

/// A decoded object.
pub(super) struct Object {
    pub(super) kind: Kind,
    pub(super) data: Vec<u8>,
}

impl Packs {
    /// Maps the packs in the `pack` folders of some object folders; those that cannot be read are left out.
    pub(super) fn open<'a>(object_folders: impl IntoIterator<Item = &'a Path>, hash: gix::hash::Kind) -> Self {
        let mut packs: Vec<(index::File, data::File)> = Vec::new();
        for folder in object_folders {
            let Ok(entries) = std::fs::read_dir(folder.join("pack")) else { continue };
            let mut indices: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
            indices.retain(|path| path.extension().is_some_and(|extension| extension == "idx"));
            indices.sort();
            for path in indices {
                if packs.len() == MAX_PACKS {
                    break;
                }
                let opened = index::File::at(&path, hash).and_then(|index| {
                    let data = data::File::at(path.with_extension("pack"), hash)?;
                    Ok((index, data))
                });
                packs.extend(opened);
            }
        }
        // Most objects are in the largest.
        packs.sort_by_key(|(index, _)| std::cmp::Reverse(index.num_objects()));
        Self { packs }
    }

    /// Where an object stands; `None` if it is in no pack.
    pub(super) fn find(&self, id: &ObjectId) -> Option<Place> {
        let id = gix::hash::oid::try_from_bytes(id.as_bytes()).ok()?;
        (0_u32..).zip(&self.packs).find_map(|(pack, (index, _))| {
            let at = index.lookup(id)?;
            Some(Place { pack, offset: index.pack_offset_at_index(at) })
        })
    }

    fn entry(&self, place: Place) -> Option<Entry> {
        let (_, data) = self.packs.get(place.pack as usize)?;
        if place.offset >= data.pack_end() as u64 {
            return None;
        }
        data.entry(place.offset).ok().filter(|entry| entry.decompressed_size <= MAX_OBJECT)
    }

    fn packed(&self, place: Place, entry: &Entry) -> Option<&[u8]> {
        let (_, data) = self.packs.get(place.pack as usize)?;
        data.entry_slice(entry.data_offset..data.pack_end() as u64)
    }

    /// The base of a delta, if it is one.
    fn base(&self, place: Place, entry: &Entry) -> Option<Option<Place>> {
        match &entry.header {
            Header::OfsDelta { base_distance } => {
                let offset = Header::verified_base_pack_offset(place.offset, *base_distance)?;
                Some(Some(Place { pack: place.pack, offset }))
            }
            Header::RefDelta { base_id } => {
                let id = ObjectId::from_bytes(base_id.as_bytes())?;
                Some(Some(self.find(&id)?))
            }
            _ => Some(None),
        }
    }
}

/// A worker's decoder, with what it decoded lately.
pub(super) struct Decoder {
    packs: Arc<Packs>,
    budget: Arc<Budget>,
    /// Whether this is the one worker that may hold huge objects.
    pub(super) holds_huge: bool,
    inflate: Inflate,
    delta: Vec<u8>,
    chain: Vec<(Place, Entry)>,
    recent: Recent<Place>,
}

impl Decoder {
    /// A decoder that keeps up to `capacity` bytes of decoded objects.
    pub(super) fn new(packs: Arc<Packs>, budget: Arc<Budget>, capacity: usize) -> Self {
        Self {
            packs,
            budget,
            holds_huge: false,
            inflate: Inflate::default(),
            delta: Vec::new(),
            chain: Vec::new(),
            recent: Recent::new(capacity),
        }
    }

    /// The object at a place; `None` leaves it to the general reader.
    pub(super) fn decode(&mut self, place: Place) -> Option<Arc<Object>> {
        let mut chain = std::mem::take(&mut self.chain);
        chain.clear();
        let object = self.follow(place, &mut chain);
        self.chain = chain;
        object
    }

    /// From now on until [`Decoder::rest`] no other worker holds huge objects.
    pub(super) fn expect_huge(&mut self) {
        if !self.holds_huge {
            self.recent.clear();
            self.budget.take();
            self.holds_huge = true;
        }
    }

    /// Lets other workers have huge objects.
    pub(super) fn rest(&mut self) {
        if self.holds_huge {
            self.delta = Vec::new();
            self.holds_huge = false;
            self.budget.give_back();
        }
    }

    fn follow(&mut self, place: Place, chain: &mut Vec<(Place, Entry)>) -> Option<Arc<Object>> {
        let mut at = place;
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

    fn whole(&mut self, place: Place, entry: &Entry) -> Option<Arc<Object>> {
        if entry.decompressed_size > HUGE {
            self.expect_huge();
        }
        let mut data = vec![0; usize::try_from(entry.decompressed_size).ok()?];
        inflate(&mut self.inflate, self.packs.packed(place, entry)?, &mut data)?;
        Some(Arc::new(Object { kind: entry.header.as_kind()?, data }))
    }

    /// The object that a delta makes of its base.
    fn changed(&mut self, place: Place, entry: &Entry, base: &Object) -> Option<Arc<Object>> {
        if entry.decompressed_size > HUGE {
            self.expect_huge();
        }
        let length = usize::try_from(entry.decompressed_size).ok()?;
        // The buffer only grows: clearing it each time would cost.
        if self.delta.len() < length {
            self.delta.resize(length, 0);
        }
        inflate(&mut self.inflate, self.packs.packed(place, entry)?, &mut self.delta[..length])?;
        let (size, _) = result_size(&self.delta[..length], base.data.len())?;
        if size > HUGE {
            self.expect_huge();
        }
        Some(Arc::new(Object { kind: base.kind, data: apply(&base.data, self.delta.get(..length)?)? }))
    }
}

/// A worker that is given up must not keep the others waiting.
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

/// Objects read lately, in two generations: what is asked for moves to the young one, and when that is full the old one
/// goes.
pub(super) struct Recent<K> {
    capacity: usize,
    young: HashMap<K, Arc<Object>, RandomState>,
    old: HashMap<K, Arc<Object>, RandomState>,
    young_bytes: usize,
}

impl<K: Copy + Eq + Hash> Recent<K> {
    pub(super) fn new(capacity: usize) -> Self {
        Self { capacity, young: HashMap::default(), old: HashMap::default(), young_bytes: 0 }
    }

    fn clear(&mut self) {
        self.young.clear();
        self.old.clear();
        self.young_bytes = 0;
    }

    pub(super) fn get(&mut self, key: K) -> Option<Arc<Object>> {
        if let Some(object) = self.young.get(&key) {
            return Some(Arc::clone(object));
        }
        let object = self.old.remove(&key)?;
        self.keep(key, &object);
        Some(object)
    }

    pub(super) fn keep(&mut self, key: K, object: &Arc<Object>) {
        let bytes = object.data.len() + OVERHEAD;
        if bytes > self.capacity / 2 {
            return;
        }
        if self.young_bytes + bytes > self.capacity / 2 {
            std::mem::swap(&mut self.old, &mut self.young);
            self.young.clear();
            self.young_bytes = 0;
        }
        self.young_bytes += bytes;
        self.young.insert(key, Arc::clone(object));
    }
}

/// Follows the instructions of a delta (gitformat-pack, "Deltified representation").
fn apply(base: &[u8], delta: &[u8]) -> Option<Vec<u8>> {
    let (size, mut rest) = result_size(delta, base.len())?;
    let result = usize::try_from(size).ok()?;
    let mut out = Vec::new();
    out.try_reserve_exact(result).ok()?;
    while let Some((command, after)) = rest.split_first() {
        rest = after;
        let piece = if command & 0x80 != 0 {
            let (start, length) = copy(*command, &mut rest)?;
            base.get(start..start.checked_add(length)?)?
        } else if *command != 0 {
            let (piece, after) = rest.split_at_checked(usize::from(*command))?;
            rest = after;
            piece
        } else {
            return None;
        };
        if out.len() + piece.len() > result {
            return None;
        }
        out.extend_from_slice(piece);
    }
    (out.len() == result).then_some(out)
}

/// Start and length of a piece of the base: the bits of the command say which of their bytes follow.
fn copy(command: u8, rest: &mut &[u8]) -> Option<(usize, usize)> {
    let mut number = |bits: std::ops::Range<u8>| {
        let mut value = 0_usize;
        for (place, bit) in bits.enumerate() {
            if command & (1 << bit) != 0 {
                let (byte, after) = rest.split_first()?;
                value |= usize::from(*byte) << (8 * place);
                *rest = after;
            }
        }
        Some(value)
    };
    let start = number(0..4)?;
    let length = number(4..7)?;
    Some((start, if length == 0 { 0x1_0000 } else { length }))
}

/// The size of what a delta makes of a base of the given length, and its instructions.
fn result_size(delta: &[u8], base: usize) -> Option<(u64, &[u8])> {
    let mut rest = delta;
    let is_for_base = size(&mut rest)? == base as u64;
    let result = size(&mut rest)?;
    (is_for_base && result <= MAX_OBJECT).then_some((result, rest))
}

/// A size at the head of a delta: seven bits a byte, lowest first.
fn size(rest: &mut &[u8]) -> Option<u64> {
    let mut value = 0_u64;
    for shift in (0..63).step_by(7) {
        let (byte, after) = rest.split_first()?;
        *rest = after;
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &[u8] = b"0123456789";

    #[test]
    fn deltas_copy_and_insert() {
        // Sizes 10 and 7; copy 3 bytes from 2; insert "ab"; copy 2 bytes from 0.
        let delta = [10, 7, 0x91, 2, 3, 2, b'a', b'b', 0x90, 2];
        assert_eq!(apply(BASE, &delta).as_deref(), Some(&b"234ab01"[..]));
        let long = vec![b'x'; 0x1_0000];
        assert_eq!(apply(&long, &[0x80, 0x80, 4, 0x80, 0x80, 4, 0x80]), Some(long.clone()), "no length is 64 KiB");
    }

    #[test]
    fn wrong_deltas_are_nothing() {
        let wrong: [&[u8]; 9] = [
            &[],
            &[10],
            &[9, 1, 1, b'a'],
            &[10, 1, 0],
            &[10, 2, 1, b'a'],
            &[10, 1, 2, b'a', b'b'],
            &[10, 1, 2, b'a'],
            &[10, 3, 0x91, 9, 3],
            &[10, 1, 0xff],
        ];
        for delta in wrong {
            assert_eq!(apply(BASE, delta), None, "{delta:?}");
        }
        assert_eq!(apply(BASE, &[10, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]), None, "larger than we read");
        assert_eq!(apply(BASE, &[0xff; 20]), None, "a size without end");
    }

    #[test]
    fn the_recently_used_stay() {
        let mut recent = Recent::new(2000);
        let object = || Arc::new(Object { kind: Kind::Blob, data: vec![0; 200] });
        for key in 0..40 {
            recent.keep(key, &object());
            assert!(recent.get(0).is_some(), "asked for again and again");
        }
        assert!(recent.get(39).is_some() && recent.get(5).is_none());
        recent.keep(99, &Arc::new(Object { kind: Kind::Blob, data: vec![0; 1500] }));
        assert!(recent.get(99).is_none(), "too large to push out everything else");
    }
}

//! The packs of a clone, and where objects are in them.

use std::path::Path;

use gix::odb::pack::data::{Entry, entry::Header};
use gix::odb::pack::{data, index};

use super::delta::MAX_OBJECT;
use crate::fact::ObjectId;

/// Further packs are left to the general reader, since each one is a mapped file.
const MAX_PACKS: usize = 512;

/// The packs of a clone.
pub struct Packs {
    packs: Vec<(index::File, data::File)>,
}

/// The position of an object in a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PackPosition {
    /// The pack.
    pack: u32,
    /// Where the object's entry starts in the pack, in bytes.
    offset: u64,
}

impl Packs {
    /// Maps the packs in the `pack` folders of these object folders; unreadable packs are left out.
    pub fn open<'a>(object_folders: impl IntoIterator<Item = &'a Path>, hash: gix::hash::Kind) -> Self {
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
        // Largest first: it has most objects.
        packs.sort_by_key(|(index, _)| std::cmp::Reverse(index.num_objects()));
        Self { packs }
    }

    /// The position of an object; `None` if it is in no pack.
    pub fn find(&self, id: &ObjectId) -> Option<PackPosition> {
        let id = gix::hash::oid::try_from_bytes(id.as_bytes()).ok()?;
        (0_u32..).zip(&self.packs).find_map(|(pack, (index, _))| {
            let entry = index.lookup(id)?;
            Some(PackPosition { pack, offset: index.pack_offset_at_index(entry) })
        })
    }

    /// The head of an object's entry.
    pub fn entry(&self, at: PackPosition) -> Option<Entry> {
        let (_, data) = self.packs.get(at.pack as usize)?;
        if at.offset >= data.pack_end() as u64 {
            return None;
        }
        data.entry(at.offset).ok().filter(|entry| entry.decompressed_size <= MAX_OBJECT)
    }

    /// The compressed bytes of an entry, and what follows them.
    pub fn packed(&self, at: PackPosition, entry: &Entry) -> Option<&[u8]> {
        let (_, data) = self.packs.get(at.pack as usize)?;
        data.entry_slice(entry.data_offset..data.pack_end() as u64)
    }

    /// The position of the base of a delta, `Some(None)` for an object that is not a delta; `None` if the base is
    /// missing.
    pub fn base(&self, at: PackPosition, entry: &Entry) -> Option<Option<PackPosition>> {
        match &entry.header {
            Header::OfsDelta { base_distance } => {
                let offset = Header::verified_base_pack_offset(at.offset, *base_distance)?;
                Some(Some(PackPosition { pack: at.pack, offset }))
            }
            Header::RefDelta { base_id } => {
                let id = ObjectId::from_bytes(base_id.as_bytes())?;
                Some(Some(self.find(&id)?))
            }
            _ => Some(None),
        }
    }
}

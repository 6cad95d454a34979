//! Reads objects, one reader per worker, with caches of its own and one second chance when the clone changes under us.

use gix::objs::{Find, Kind};

use super::open::Clone;
use crate::fact::ObjectId;

/// Why an object could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unreadable {
    /// It is not in the clone.
    Missing,
    /// It is there, but damaged or of the wrong type.
    Damaged,
    /// It is larger than we load.
    TooLarge,
    /// A commit changes more paths than we follow, or its folders are nested too deep.
    TooMany,
}

/// A worker's access to the objects of a clone.
pub(super) struct Reader {
    repository: gix::Repository,
    buffer: Vec<u8>,
    again: Option<(std::path::PathBuf, gix::open::Options)>,
    pack_cache: usize,
}

impl Reader {
    /// A reader that keeps up to `pack_cache` bytes of decoded delta bases.
    pub(super) fn new(clone: &Clone, pack_cache: usize) -> Self {
        let repository = configured(clone.repository.to_thread_local(), pack_cache);
        let again = Some((clone.repository.git_dir().to_owned(), clone.options.clone()));
        Self { repository, buffer: Vec::new(), again, pack_cache }
    }

    /// The content of an object of the given kind; valid until the next call.
    pub(super) fn read(&mut self, id: &ObjectId, kind: Kind) -> Result<&[u8], Unreadable> {
        let mut buffer = std::mem::take(&mut self.buffer);
        let found = self.read_into(id, kind, &mut buffer);
        self.buffer = buffer;
        found.map(|range| &self.buffer[range])
    }

    /// Reads an object into a buffer and says where in it the content stands.
    pub(super) fn read_into(
        &mut self,
        id: &ObjectId,
        kind: Kind,
        buffer: &mut Vec<u8>,
    ) -> Result<std::ops::Range<usize>, Unreadable> {
        match self.attempt(id, kind, buffer) {
            Err(_) if self.reopen() => self.attempt(id, kind, buffer),
            other => other,
        }
    }

    fn attempt(&self, id: &ObjectId, kind: Kind, buffer: &mut Vec<u8>) -> Result<std::ops::Range<usize>, Unreadable> {
        let oid = gix::ObjectId::try_from(id.as_bytes()).map_err(|_| Unreadable::Damaged)?;
        // The object database only knows trees and blobs that were written; git knows these two always.
        if oid.is_empty_tree() || oid.is_empty_blob() {
            buffer.clear();
            return Ok(0..0);
        }
        let (address, length) = match self.repository.objects.try_find(&oid, buffer) {
            Ok(Some(data)) if data.kind == kind => (data.data.as_ptr() as usize, data.data.len()),
            Ok(Some(_)) => return Err(Unreadable::Damaged),
            Ok(None) => return Err(Unreadable::Missing),
            Err(_) => return Err(self.why(oid)),
        };
        let start = address.checked_sub(buffer.as_ptr() as usize).filter(|start| start + length <= buffer.len());
        start.map(|start| start..start + length).ok_or(Unreadable::Damaged)
    }

    fn why(&self, id: gix::ObjectId) -> Unreadable {
        match self.repository.try_find_header(id) {
            Ok(Some(header)) if header.size() > super::lines::BIG_FILE => Unreadable::TooLarge,
            Ok(None) => Unreadable::Missing,
            _ => Unreadable::Damaged,
        }
    }

    /// Opens the clone anew, once: a `git gc` meanwhile may have moved objects into packs that this reader never saw.
    fn reopen(&mut self) -> bool {
        let Some((path, options)) = self.again.take() else { return false };
        match gix::ThreadSafeRepository::open_opts(path, options) {
            Ok(repository) => {
                self.repository = configured(repository.to_thread_local(), self.pack_cache);
                true
            }
            Err(_) => false,
        }
    }
}

fn configured(mut repository: gix::Repository, pack_cache: usize) -> gix::Repository {
    repository.objects.refresh_never();
    if pack_cache > 0 {
        repository
            .objects
            .set_pack_cache(move || Box::new(gix::odb::pack::cache::lru::MemoryCappedHashmap::new(pack_cache)));
    }
    repository
}

/// Runs work on a stranger's objects: a panic in a library becomes a damaged object instead of the end of the run.
pub(super) fn guarded<T>(work: impl FnOnce() -> Result<T, Unreadable>) -> Result<T, Unreadable> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).unwrap_or(Err(Unreadable::Damaged))
}

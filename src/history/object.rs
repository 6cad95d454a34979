//! Reads objects. Each worker has its own reader with its own caches, and retries once if the clone changed meanwhile.

use std::sync::Arc;

use gix::objs::{Find, Kind};

use super::budget::HUGE;
use super::decode::Decoder;
use super::delta::MAX_OBJECT;
use super::recent::{Object, Recent};
use super::source::Source;
use super::verify::has_id;
use crate::fact::ObjectId;

/// git's `core.bigFileThreshold`: larger files are binary.
pub const BIG_FILE: u64 = 512 << 20;
/// Bytes of decoded objects that all readers keep together, and the least and most that one keeps.
const ALL_CACHES: usize = 256 << 20;
const LEAST_CACHE: usize = 8 << 20;
const MOST_CACHE: usize = 24 << 20;

/// Why an object could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unreadable {
    /// It is not in the clone.
    Missing,
    /// It is damaged or of the wrong type.
    Damaged,
    /// It exceeds the size we load.
    TooLarge,
    /// Too many paths, folders or lines to compare.
    TooMany,
    /// Folders in more levels than git reads.
    TooDeep,
}

/// A worker's access to the objects of a clone.
pub struct Reader {
    source: Source,
    decoder: Decoder,
    /// For objects that are in no pack, or damaged there.
    repository: gix::Repository,
    /// Objects used recently: the new side of a commit is the old side of its child.
    recent: Recent<ObjectId>,
    can_reopen: bool,
}

impl Reader {
    /// A reader for one thread.
    pub fn new(source: &Source) -> Self {
        let capacity = (ALL_CACHES / rayon::current_num_threads()).clamp(LEAST_CACHE, MOST_CACHE);
        Self {
            decoder: Decoder::new(Arc::clone(&source.packs), Arc::clone(&source.budget), capacity),
            repository: configured(source.repository.to_thread_local()),
            source: source.clone(),
            recent: Recent::new(capacity / 4),
            can_reopen: true,
        }
    }

    /// An object of the given kind.
    pub fn read(&mut self, id: &ObjectId, kind: Kind) -> Result<Arc<Object>, Unreadable> {
        let object = match self.recent.get(*id) {
            Some(object) => object,
            None => {
                let position = self.source.packs.find(id);
                let limit = if kind == Kind::Blob { BIG_FILE } else { MAX_OBJECT };
                let packed = position.and_then(|position| self.decoder.decode(position, limit));
                let object = packed.map_or_else(|| self.general(id, kind).map(Arc::new), Ok)?;
                if self.source.is_verified && !has_id(id, object.kind, &object.data) {
                    return Err(Unreadable::Damaged);
                }
                self.recent.keep(*id, &object);
                object
            }
        };
        if object.kind == kind { Ok(object) } else { Err(Unreadable::Damaged) }
    }

    /// Lets other readers hold huge objects. Call it when the objects read so far are no longer in use.
    pub fn rest(&mut self) {
        self.decoder.rest();
    }

    /// Whether huge objects were read since the last [`Reader::rest`].
    pub fn holds_huge(&self) -> bool {
        self.decoder.holds_huge
    }

    fn general(&mut self, id: &ObjectId, kind: Kind) -> Result<Object, Unreadable> {
        match self.attempt(id, kind) {
            Err(_) if self.reopen() => self.attempt(id, kind),
            other => other,
        }
    }

    fn attempt(&mut self, id: &ObjectId, kind: Kind) -> Result<Object, Unreadable> {
        let oid = gix::ObjectId::try_from(id.as_bytes()).map_err(|_| Unreadable::Damaged)?;
        // git has these two objects even if they were never written.
        if oid.is_empty_tree() || oid.is_empty_blob() {
            return Ok(Object { kind, data: Vec::new() });
        }
        let size = self.size(id).unwrap_or_default();
        // git takes it for binary, so nobody needs its content.
        if kind == Kind::Blob && size > BIG_FILE {
            return Err(Unreadable::TooLarge);
        }
        if size > HUGE {
            self.decoder.expect_huge();
        }
        let mut buffer = Vec::new();
        match self.repository.objects.try_find(&oid, &mut buffer) {
            Ok(Some(found)) => {
                let (kind, length) = (found.kind, found.data.len());
                let start = (found.data.as_ptr() as usize).saturating_sub(buffer.as_ptr() as usize);
                buffer.truncate(start + length);
                buffer.drain(..start.min(buffer.len()));
                Ok(Object { kind, data: buffer })
            }
            Ok(None) => Err(Unreadable::Missing),
            Err(_) => Err(self.why(oid)),
        }
    }

    /// The size of an object in bytes, without reading its content; `None` if it cannot be found.
    pub fn size(&self, id: &ObjectId) -> Option<u64> {
        let oid = gix::ObjectId::try_from(id.as_bytes()).ok()?;
        self.repository.try_find_header(oid).ok().flatten().map(|header| header.size())
    }

    fn why(&self, id: gix::ObjectId) -> Unreadable {
        match self.repository.try_find_header(id) {
            Ok(Some(header)) if header.size() > BIG_FILE => Unreadable::TooLarge,
            Ok(None) => Unreadable::Missing,
            _ => Unreadable::Damaged,
        }
    }

    /// Opens the clone again, once: `git gc` may have moved objects into new packs.
    fn reopen(&mut self) -> bool {
        if !std::mem::take(&mut self.can_reopen) {
            return false;
        }
        let opened = self.source.reopened();
        if let Some(repository) = &opened {
            self.repository = configured(repository.to_thread_local());
        }
        opened.is_some()
    }
}

fn configured(mut repository: gix::Repository) -> gix::Repository {
    repository.objects.refresh_never();
    repository
}

/// Runs work on untrusted objects: a panic in a library makes the object count as damaged and does not end the run.
pub fn guarded<T>(work: impl FnOnce() -> Result<T, Unreadable>) -> Result<T, Unreadable> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).unwrap_or(Err(Unreadable::Damaged))
}

//! Facts on disk between runs: what a commit says never changes, so the next run reads only what is new.
//!
//! Each clone has a folder of its own below the user's cache folder, named by a hash of where the clone's git folder
//! is: one clone can never put facts into the numbers of another. In it stand immutable segments, each of seven Parquet
//! files (commits, parents, identities, paths, changes, remarks, texts), and a manifest that names them with length and checksum. What
//! the manifest does not name is not there; what does not match it, or was written by other rules, is not looked at and
//! written anew.
//!
//! There is one writer at a time, by a lock on a file; whoever finds it taken does not save. Readers take no lock:
//! files never change, and the manifest is replaced whole. Nothing here may fail a run.

mod folder;
mod join;
mod manifest;
mod numbering;
mod parquet;
mod rows;
mod segment;

use std::path::{Path, PathBuf};

use self::join::Join;
use self::manifest::{Manifest, Segment};
use self::rows::Rows;
use crate::error::Result;
use crate::fact::{Facts, Known};

pub use folder::{Cleared, Size, clear, size};

/// A segment is folded into the next one written unless it has more than this many times the commits: so there are few
/// segments (at most eleven for four thousand million commits), and each commit is rewritten a few times only.
const FOLD: u64 = 8;

/// The facts of one clone on disk.
#[derive(Debug)]
pub struct Store {
    cache: PathBuf,
    folder: PathBuf,
    id_length: usize,
    /// The manifest as it was loaded: who finds another one when saving comes too late.
    seen: Option<Vec<u8>>,
    /// The segments that were loaded, all of them sound.
    segments: Vec<Segment>,
}

/// Why stored facts were not loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trouble {
    /// A file is not there; it may have been folded into another one meanwhile.
    Gone,
    /// A file is not what was written, or not by us.
    Damaged,
}

impl Store {
    /// The store of the clone whose git folder (canonical; of a linked worktree the common one) is `clone`, below the
    /// cache folder `cache`. Nothing is read, created or checked yet. Ids have `id_length` bytes.
    #[must_use]
    pub fn at(cache: &Path, clone: &Path, id_length: usize) -> Self {
        Self::in_folder(cache, &folder::key(clone, false), id_length)
    }

    /// The same for facts that have the words of changes. They are stored beside the others: either may be there without
    /// the other, and a run never reads again because another one counted words.
    #[must_use]
    pub fn with_words(cache: &Path, clone: &Path, id_length: usize) -> Self {
        Self::in_folder(cache, &folder::key(clone, true), id_length)
    }

    fn in_folder(cache: &Path, key: &str, id_length: usize) -> Self {
        let folder = cache.join(key);
        Self { cache: cache.to_owned(), folder, id_length, seen: None, segments: Vec::new() }
    }

    /// What earlier runs learned; nothing where nothing is stored, or anything is wrong with it.
    #[must_use]
    pub fn load(&mut self) -> Known {
        self.segments.clear();
        // Once more, where another run folded the files away between our looking at the manifest and at them.
        for _ in 0..2 {
            self.seen = manifest::read(&self.folder);
            let parsed = self.seen.as_deref().and_then(|bytes| Manifest::parse(bytes, self.id_length));
            let Some(segments) = parsed else { break };
            // The Parquet reader has panicked on odd files before; a cache is no reason to end.
            let loaded = std::panic::catch_unwind(|| self.known(&segments)).unwrap_or(Err(Trouble::Damaged));
            match loaded {
                Ok(known) => {
                    self.segments = segments;
                    return known;
                }
                Err(Trouble::Gone) => {}
                Err(Trouble::Damaged) => break,
            }
        }
        Known::default()
    }

    /// Adds the commits that are complete and were not known before; says how many these were. Returns 0 as well where
    /// another run is saving, or has saved since [`Store::load`].
    ///
    /// # Errors
    /// The folder cannot be written. Earlier facts are as they were.
    pub fn save(&self, facts: &Facts) -> Result<usize> {
        let new = Rows::learned(facts);
        if new.len() == 0 {
            return Ok(0);
        }
        folder::create(&self.cache, &self.folder)?;
        let Some(_lock) = folder::lock(&self.folder)? else { return Ok(0) };
        if manifest::read(&self.folder) != self.seen {
            return Ok(0);
        }
        let mut segments = self.segments.clone();
        let tail = segments.split_off(kept(&segments, new.len() as u64));
        let folded = self.known(&tail).ok().filter(|_| !tail.is_empty());
        let (commits, files) = match folded {
            Some(known) => {
                let mut join = Join::on(known);
                join.add(&new);
                let known = join.done();
                let rows = Rows::all(&known);
                (rows.len(), segment::encode(&rows, self.id_length)?)
            }
            // Nothing to fold, or it went bad since it was loaded: then it is dropped.
            None => (new.len(), segment::encode(&new, self.id_length)?),
        };
        segments.push(Segment::write(&self.folder, commits, files)?);
        manifest::write(&self.folder, &Manifest::new(self.id_length, segments))?;
        Ok(new.len())
    }

    fn known(&self, segments: &[Segment]) -> Result<Known, Trouble> {
        let mut segments = segments.iter();
        let Some(first) = segments.next() else { return Ok(Known::default()) };
        let first = segment::decode(first, &self.folder, self.id_length)?;
        if segments.len() == 0 {
            return Ok(first);
        }
        let mut join = Join::on(first);
        for next in segments {
            join.add(&Rows::all(&segment::decode(next, &self.folder, self.id_length)?));
        }
        Ok(join.done())
    }
}

/// How many of the segments stay as they are when so many commits come to them; the others are folded.
fn kept(segments: &[Segment], new: u64) -> usize {
    let mut commits = new;
    let mut kept = segments.len();
    while let Some(last) = kept.checked_sub(1).and_then(|last| segments.get(last)) {
        if u64::from(last.commits) > commits.saturating_mul(FOLD) {
            break;
        }
        commits += u64::from(last.commits);
        kept -= 1;
    }
    kept
}

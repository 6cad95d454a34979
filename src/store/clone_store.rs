//! Loads and saves the facts of one clone.

use std::path::{Path, PathBuf};

use super::folder;
use super::join::Join;
use super::list::{self, Segment, SegmentList};
use super::rows::Rows;
use super::segment;
use super::trouble::Trouble;
use crate::error::Result;
use crate::fact::{Facts, Known};

/// A segment is merged into the next one written unless it has more than this many times its commits. So there are at
/// most eleven segments for four billion commits, and each commit is rewritten only a few times.
const MERGE_FACTOR: u64 = 8;

/// The facts of one clone on disk.
#[derive(Debug)]
pub struct Store {
    cache: PathBuf,
    folder: PathBuf,
    id_length: usize,
    /// The list as it was loaded. If it has changed when facts are saved, another run was faster.
    seen: Option<Vec<u8>>,
    /// The segments that were loaded; all of them are sound.
    segments: Vec<Segment>,
}

impl Store {
    /// The store of a clone in the cache folder `cache`. Nothing is read, created or checked yet.
    ///
    /// `clone` is the canonical git folder, the common one of a linked worktree. Ids have `id_length` bytes.
    #[must_use]
    pub fn at(cache: &Path, clone: &Path, id_length: usize) -> Self {
        Self::in_folder(cache, &folder::key(clone, false), id_length)
    }

    /// As [`Store::at`], for facts that include the words of changes. They have a folder of their own, so runs with and
    /// without words do not discard each other's facts.
    #[must_use]
    pub fn with_words(cache: &Path, clone: &Path, id_length: usize) -> Self {
        Self::in_folder(cache, &folder::key(clone, true), id_length)
    }

    fn in_folder(cache: &Path, key: &str, id_length: usize) -> Self {
        let folder = cache.join(key);
        Self { cache: cache.to_owned(), folder, id_length, seen: None, segments: Vec::new() }
    }

    /// Refuses a folder or lock that laurels did not write, such as a symbolic link or a FIFO.
    ///
    /// # Errors
    /// The message names the path.
    pub fn check(&self) -> Result<()> {
        folder::check(&self.folder)
    }

    /// The facts of earlier runs; empty if nothing is stored, or if anything is wrong with it.
    #[must_use]
    pub fn load(&mut self) -> Known {
        self.segments.clear();
        // Twice: another run can merge the files away after we read the list.
        for _ in 0..2 {
            self.seen = list::read(&self.folder);
            let parsed = self.seen.as_deref().and_then(|bytes| SegmentList::parse(bytes, self.id_length));
            let Some(segments) = parsed else { break };
            // The Parquet reader can panic on odd files; a damaged cache must not end the run.
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

    /// Adds the commits that are complete and new, and returns their number. Returns 0 if another run is saving, or has
    /// saved since [`Store::load`].
    ///
    /// # Errors
    /// The folder cannot be written. The stored facts are unchanged.
    pub fn save(&self, facts: &Facts) -> Result<usize> {
        let new = Rows::learned(facts);
        if new.len() == 0 {
            return Ok(0);
        }
        folder::create(&self.cache, &self.folder)?;
        let Some(_lock) = folder::lock(&self.folder)? else { return Ok(0) };
        if list::read(&self.folder) != self.seen {
            return Ok(0);
        }
        let mut segments = self.segments.clone();
        let merged = segments.split_off(kept(&segments, new.len() as u64));
        segments.push(self.write(&new, &merged)?);
        list::write(&self.folder, &SegmentList::new(self.id_length, segments))?;
        Ok(new.len())
    }

    /// Writes new commits as a segment, together with those of earlier segments.
    fn write(&self, new: &Rows<'_>, merged: &[Segment]) -> Result<Segment> {
        let earlier = self.known(merged).ok().filter(|_| !merged.is_empty());
        let Some(earlier) = earlier else {
            // Nothing to merge, or it was damaged since it was loaded: then it is dropped.
            return Segment::write(&self.folder, new.len(), segment::encode(new, self.id_length)?);
        };
        let mut join = Join::on(earlier);
        join.add(new);
        let known = join.done();
        let all = Rows::all(&known);
        Segment::write(&self.folder, all.len(), segment::encode(&all, self.id_length)?)
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

/// How many of the segments stay when `new` commits are added; the others are merged.
fn kept(segments: &[Segment], new: u64) -> usize {
    let mut commits = new;
    let mut kept = segments.len();
    while let Some(last) = kept.checked_sub(1).and_then(|last| segments.get(last)) {
        if u64::from(last.commits) > commits.saturating_mul(MERGE_FACTOR) {
            break;
        }
        commits += u64::from(last.commits);
        kept -= 1;
    }
    kept
}

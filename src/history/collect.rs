//! The changes of all commits; equal paths and contents share a position.

use std::collections::HashMap;

use foldhash::fast::RandomState;
use rayon::prelude::*;

use super::compare::{Found, Run};
use super::entries::Mode;
use super::object::Unreadable;
use super::tree::Side;
use crate::fact::{Arena, FileChange, FileKind, Interner, Status};

/// The content of one side of a change; an object is the position of its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SideContent {
    Nothing,
    Blob(u32),
    /// A submodule pointer, which git compares as one line of text.
    Pointer(u32),
}

impl SideContent {
    /// Position of the object's id.
    pub fn id(self) -> Option<u32> {
        match self {
            Self::Nothing => None,
            Self::Blob(id) | Self::Pointer(id) => Some(id),
        }
    }
}

/// The content before and after a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ContentPair {
    pub old: SideContent,
    pub new: SideContent,
}

/// Collects changes as they are found, newest first.
pub struct Collector {
    changes: Vec<FileChange>,
    pairs: Vec<ContentPair>,
    paths: Interner,
    ids: Interner,
    failed: Vec<(u32, Unreadable)>,
}

/// All changes of a history. Their commits are positions in the walk.
pub struct Collected {
    /// The changes; their lines are unknown.
    pub changes: Vec<FileChange>,
    /// The contents of each change.
    pub pairs: Vec<ContentPair>,
    /// Distinct paths.
    pub paths: Arena,
    /// Distinct object ids.
    pub ids: Arena,
    /// Commits whose trees could not be read.
    pub failed: Vec<(u32, Unreadable)>,
}

impl Collector {
    /// Nothing collected yet; paths from the store keep their positions.
    pub fn knowing(paths: Arena) -> Self {
        Self {
            changes: Vec::new(),
            pairs: Vec::new(),
            paths: Interner::knowing(paths),
            ids: Interner::default(),
            failed: Vec::new(),
        }
    }

    /// Adds the changes of the next run.
    pub fn add(&mut self, run: Run) {
        for (at, found) in run.found.iter().enumerate() {
            let path = self.paths.intern(run.paths.get(at));
            let old = self.content(found.old);
            let new = self.content(found.new);
            self.pairs.push(ContentPair { old, new });
            self.changes.push(file_change(found, path));
        }
        self.failed.extend(run.failed);
    }

    /// Everything that was collected.
    pub fn finish(self) -> Collected {
        Collected {
            changes: self.changes,
            pairs: self.pairs,
            paths: self.paths.into_texts(),
            ids: self.ids.into_texts(),
            failed: self.failed,
        }
    }

    fn content(&mut self, side: Option<Side>) -> SideContent {
        match side {
            None => SideContent::Nothing,
            Some(Side { mode: Mode::Submodule, id }) => SideContent::Pointer(self.ids.intern(id.as_bytes())),
            Some(Side { id, .. }) => SideContent::Blob(self.ids.intern(id.as_bytes())),
        }
    }
}

impl Collected {
    /// The changes of each path, newest first. Of changes with the same contents, only the first is kept.
    pub fn lineages(&self) -> Lineages {
        let mut order: Vec<u32> = (0_u32..).take(self.changes.len()).collect();
        order.par_sort_by_key(|change| self.changes[*change as usize].path);
        let mut same_as: Vec<u32> = (0_u32..).take(self.changes.len()).collect();
        let path = |change: &u32| self.changes[*change as usize].path;
        let mut first: HashMap<ContentPair, u32, RandomState> = HashMap::default();
        for lineage in order.chunk_by(|a, b| path(a) == path(b)).filter(|lineage| lineage.len() > 1) {
            first.clear();
            for change in lineage {
                same_as[*change as usize] = *first.entry(self.pairs[*change as usize]).or_insert(*change);
            }
        }
        order.retain(|change| same_as[*change as usize] == *change);
        Lineages { order, same_as }
    }
}

/// Changes in the order in which their lines are counted.
pub struct Lineages {
    /// Changes by path, newest first, without repeated contents.
    pub order: Vec<u32>,
    /// For each change, the one that has the same contents and is counted.
    pub same_as: Vec<u32>,
}

/// Orders changes by commit, then by the bytes of the path.
pub fn sort(changes: &mut [FileChange], paths: &Arena) {
    if changes.is_empty() {
        return;
    }
    let mut by_name: Vec<u32> = (0_u32..).take(paths.len()).collect();
    by_name.par_sort_unstable_by_key(|path| paths.get(*path as usize));
    let mut rank = vec![0_u32; by_name.len()];
    for (place, path) in (0_u32..).zip(&by_name) {
        rank[*path as usize] = place;
    }
    changes.par_sort_by_key(|change| (change.commit, rank[change.path as usize]));
}

fn file_change(found: &Found, path: u32) -> FileChange {
    let kind = kind(found.new.or(found.old));
    FileChange::new(found.commit, path, status(found.old, found.new), kind)
}

fn kind(side: Option<Side>) -> FileKind {
    match side.map(|side| side.mode) {
        Some(Mode::Symlink) => FileKind::Symlink,
        Some(Mode::Submodule) => FileKind::Submodule,
        _ => FileKind::File,
    }
}

fn status(old: Option<Side>, new: Option<Side>) -> Status {
    match (old, new) {
        (None, _) => Status::Added,
        (_, None) => Status::Deleted,
        _ if kind(old) != kind(new) => Status::TypeChanged,
        _ => Status::Modified,
    }
}

//! The changes of all commits, with paths and contents each in one place.

use std::collections::HashMap;

use foldhash::fast::RandomState;
use rayon::prelude::*;

use super::compare::{Found, Run};
use super::intern::Interner;
use super::object::Unreadable;
use super::tree::{Mode, Side};
use crate::fact::{Arena, FileChange, FileKind, Lines, Status, Words};

/// What a side of a change is diffed as; objects by the position of their id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Content {
    Nothing,
    Blob(u32),
    /// git diffs a submodule pointer as one line of text.
    Pointer(u32),
}

impl Content {
    /// Position of the object's id.
    pub(super) fn id(self) -> Option<u32> {
        match self {
            Self::Nothing => None,
            Self::Blob(id) | Self::Pointer(id) => Some(id),
        }
    }
}

/// Content before and after a change.
pub(super) type Pair = (Content, Content);

/// All changes as they are found, newest first.
pub(super) struct Collector {
    changes: Vec<FileChange>,
    pairs: Vec<Pair>,
    paths: Interner,
    ids: Interner,
    failed: Vec<(u32, Unreadable)>,
}

/// All changes of a history; their commits are numbered as the walk numbers them.
pub(super) struct Collected {
    /// Lines unknown.
    pub(super) changes: Vec<FileChange>,
    /// The contents of each change.
    pub(super) pairs: Vec<Pair>,
    /// Distinct paths.
    pub(super) paths: Arena,
    /// Distinct object ids.
    pub(super) ids: Arena,
    /// Commits whose trees could not be read.
    pub(super) failed: Vec<(u32, Unreadable)>,
}

impl Collector {
    /// Nothing collected yet; paths that earlier runs found keep their positions.
    pub(super) fn knowing(paths: Arena) -> Self {
        Self {
            changes: Vec::new(),
            pairs: Vec::new(),
            paths: Interner::knowing(paths),
            ids: Interner::default(),
            failed: Vec::new(),
        }
    }

    /// Adds the changes of the next run.
    pub(super) fn add(&mut self, run: Run) {
        for (at, found) in run.found.iter().enumerate() {
            let path = self.paths.intern(run.paths.get(at));
            let pair = (self.content(found.old), self.content(found.new));
            self.pairs.push(pair);
            self.changes.push(file_change(found, path));
        }
        self.failed.extend(run.failed);
    }

    /// Everything collected; what only collecting needed is let go.
    pub(super) fn finish(self) -> Collected {
        Collected {
            changes: self.changes,
            pairs: self.pairs,
            paths: self.paths.into_texts(),
            ids: self.ids.into_texts(),
            failed: self.failed,
        }
    }

    fn content(&mut self, side: Option<Side>) -> Content {
        match side {
            None => Content::Nothing,
            Some(Side { mode: Mode::Submodule, id }) => Content::Pointer(self.ids.intern(id.as_bytes())),
            Some(Side { id, .. }) => Content::Blob(self.ids.intern(id.as_bytes())),
        }
    }
}

impl Collected {
    /// The changes of each path, newest first; of those with the same contents only the first.
    pub(super) fn lineages(&self) -> Lineages {
        let mut order: Vec<u32> = (0_u32..).take(self.changes.len()).collect();
        order.par_sort_by_key(|change| self.changes[*change as usize].path);
        let mut same_as: Vec<u32> = (0_u32..).take(self.changes.len()).collect();
        let path = |change: &u32| self.changes[*change as usize].path;
        let mut first: HashMap<Pair, u32, RandomState> = HashMap::default();
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

/// Changes in the order in which they are counted.
pub(super) struct Lineages {
    /// Changes by path, newest first, without repetitions.
    pub(super) order: Vec<u32>,
    /// For each change the one that is counted for it.
    pub(super) same_as: Vec<u32>,
}

/// Orders changes by commit, then by the bytes of the path.
pub(super) fn sort(changes: &mut [FileChange], paths: &Arena) {
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
    let kind_of = found.new.or(found.old);
    let status = status(found.old, found.new);
    FileChange {
        commit: found.commit,
        path,
        status,
        kind: kind(kind_of),
        lines: Lines::Unknown,
        words: Words::default(),
    }
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

//! Which lines every commit changed: trees first, then the distinct pairs of contents, file by file.
//!
//! Phase one compares trees over contiguous runs of history. Phase two takes the distinct (old, new) pairs grouped by
//! path, newest first: neighbours share a blob, and its delta base is usually the next one. Runs of pairs spread over the
//! threads and share nothing. Results go back by position, so the number of threads changes nothing.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::rc::Rc;
use std::sync::Mutex;

use gix::objs::Kind;
use rayon::prelude::*;

use super::object::{Reader, Unreadable, guarded};
use super::open::Clone;
use super::tree::{Mode, Side, TreeDiff};
use super::walk::{Base, Order, Walk, named};
use crate::diff::{LineDiff, count_lines, is_binary};
use crate::error::Result;
use crate::fact::{Arena, Facts, FileChange, FileKind, Lines, Notice, ObjectId, Status};
use crate::progress::{Progress, Stage};
use crate::text;

/// git's `core.bigFileThreshold`: larger files are binary.
pub(super) const BIG_FILE: u64 = 512 << 20;
/// Commits that one worker compares in a row.
const RUN_OF_COMMITS: usize = 256;
/// Pairs of one path that one worker counts in a row: long enough to share blobs, short enough to spread a change log.
const RUN_OF_PAIRS: usize = 128;
/// Delta bases each worker keeps.
const PACK_CACHE: usize = 32 << 20;
/// Blobs of a lineage each worker keeps, and their bytes together.
const RECENT_BLOBS: usize = 12;
const RECENT_BYTES: usize = 64 << 20;

/// What a side of a change is diffed as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Content {
    Nothing,
    Blob(ObjectId),
    /// git diffs a submodule pointer as one line of text.
    Pointer(ObjectId),
}

impl Content {
    fn id(self) -> Option<ObjectId> {
        match self {
            Self::Nothing => None,
            Self::Blob(id) | Self::Pointer(id) => Some(id),
        }
    }
}

struct Found {
    commit: u32,
    old: Option<Side>,
    new: Option<Side>,
}

/// The changes of a run of commits, paths beside them.
#[derive(Default)]
struct Run {
    found: Vec<Found>,
    paths: Arena,
    failed: Vec<(u32, Unreadable)>,
}

/// Everything the history says: commits in order, their changes with lines, and what could not be read.
///
/// # Errors
/// Only when the user interrupts.
pub fn changes(clone: &Clone, walk: Walk<'_>, progress: &dyn Progress) -> Result<Facts> {
    let Order { mut facts, trees, bases, known } = walk.finish();
    let mut trouble: BTreeMap<Unreadable, Vec<ObjectId>> = BTreeMap::new();
    let runs = compare_trees(clone, &trees, &bases, progress)?;
    let mut collected = Collected::knowing(known.paths);
    for run in runs {
        for (commit, why) in run.failed {
            let commit = &mut facts.commits[commit as usize];
            commit.is_incomplete = true;
            trouble.entry(why).or_default().push(commit.id);
        }
        collected.add(&run.found, &run.paths);
    }
    let counted = count_pairs(clone, &collected, progress)?;
    for (change, pair) in collected.changes.iter_mut().zip(&collected.pair_of) {
        change.lines = counted[*pair as usize].unwrap_or(Lines::Unknown);
        if change.lines == Lines::Unknown {
            facts.commits[change.commit as usize].is_incomplete = true;
        }
    }
    let unreadable = collected.pairs.iter().zip(&counted).filter(|(_, lines)| lines.is_err());
    facts.notices.extend(notices(&trouble, unreadable.count()));
    facts.changes = merged(&bases, collected.sorted_changes(), &known.changes);
    facts.paths = collected.paths;
    Ok(facts)
}

/// The changes of all commits in order: new ones, and those that earlier runs found.
fn merged(bases: &[Base], new: Vec<FileChange>, known: &[FileChange]) -> Vec<FileChange> {
    if known.is_empty() {
        return new;
    }
    let mut out = Vec::with_capacity(new.len() + known.len());
    let mut new = new.as_slice();
    for (commit, base) in (0_u32..).zip(bases) {
        if let Base::Known(at) = base {
            let start = known.partition_point(|change| change.commit < *at);
            let same = known[start..].iter().take_while(|change| change.commit == *at);
            out.extend(same.map(|change| FileChange { commit, ..*change }));
        } else {
            let (own, rest) = new.split_at(new.partition_point(|change| change.commit <= commit));
            out.extend_from_slice(own);
            new = rest;
        }
    }
    out
}

/// Workers that are lent out and come back with their caches warm.
struct Pool<T>(Mutex<Vec<T>>);

impl<T> Pool<T> {
    fn with<R>(&self, make: impl FnOnce() -> T, work: impl FnOnce(&mut T) -> R) -> R {
        let lent = self.0.lock().ok().and_then(|mut idle| idle.pop());
        let mut worker = lent.unwrap_or_else(make);
        let result = work(&mut worker);
        if let Ok(mut idle) = self.0.lock() {
            idle.push(worker);
        }
        result
    }
}

fn compare_trees(
    clone: &Clone,
    trees: &[Option<ObjectId>],
    bases: &[Base],
    progress: &dyn Progress,
) -> Result<Vec<Run>> {
    progress.begin(Stage::Trees, Some(trees.len() as u64));
    let hash_length = clone.hash_length();
    let readers = Pool(Mutex::new(Vec::new()));
    let starts: Vec<usize> = (0..trees.len()).step_by(RUN_OF_COMMITS).collect();
    let runs = starts.into_par_iter().with_max_len(1).map(|start| {
        let mut run = Run::default();
        if progress.is_interrupted() {
            return run;
        }
        let end = trees.len().min(start + RUN_OF_COMMITS);
        // Cached trees are not sent between threads; a run is long enough to fill a cache of its own.
        let mut differ = TreeDiff::new(hash_length);
        readers.with(
            || Reader::new(clone, PACK_CACHE),
            |reader| {
                for at in start..end {
                    run.compare(reader, &mut differ, at, trees[at], bases[at]);
                }
            },
        );
        progress.advance((end - start) as u64);
        run
    });
    let runs = runs.collect();
    progress.check()?;
    Ok(runs)
}

impl Run {
    fn compare(&mut self, reader: &mut Reader, differ: &mut TreeDiff, at: usize, tree: Option<ObjectId>, base: Base) {
        let old = match base {
            Base::Empty => None,
            Base::Tree(tree) => Some(tree),
            Base::Merge | Base::Known(_) | Base::Unknown => return,
        };
        let commit = u32::try_from(at).unwrap_or(u32::MAX);
        let before = self.found.len();
        let result = guarded(|| {
            differ.diff(reader, old, tree, |path, old, new| {
                self.paths.push(path);
                self.found.push(Found { commit, old, new });
            })
        });
        if let Err(why) = result {
            // A half-read tree would be a wrong number; the paths stay behind unused, in step with `found`.
            for found in &mut self.found[before..] {
                (found.old, found.new) = (None, None);
            }
            self.failed.push((commit, why));
        }
    }
}

/// All changes, with paths and pairs interned.
#[derive(Default)]
struct Collected {
    changes: Vec<FileChange>,
    pair_of: Vec<u32>,
    pairs: Vec<(Content, Content)>,
    path_of_pair: Vec<u32>,
    paths: Arena,
    known_paths: HashMap<Box<[u8]>, u32>,
    known_pairs: HashMap<(Content, Content), u32>,
}

impl Collected {
    /// Nothing collected yet; paths that earlier runs found keep their positions.
    fn knowing(paths: Arena) -> Self {
        let known_paths = (0_u32..).take(paths.len()).map(|at| (paths.get(at as usize).into(), at)).collect();
        Self { paths, known_paths, ..Self::default() }
    }

    fn add(&mut self, found: &[Found], paths: &Arena) {
        for (at, change) in found.iter().enumerate() {
            if change.old.is_none() && change.new.is_none() {
                continue;
            }
            let path = self.path(paths.get(at));
            let pair = self.pair((content(change.old), content(change.new)), path);
            self.pair_of.push(pair);
            self.changes.push(FileChange {
                commit: change.commit,
                path,
                status: status(change.old, change.new),
                kind: kind(change.new.or(change.old)),
                lines: Lines::Unknown,
            });
        }
    }

    fn path(&mut self, path: &[u8]) -> u32 {
        if let Some(at) = self.known_paths.get(path) {
            return *at;
        }
        let at = u32::try_from(self.paths.push(path)).unwrap_or(u32::MAX);
        self.known_paths.insert(path.into(), at);
        at
    }

    fn pair(&mut self, pair: (Content, Content), path: u32) -> u32 {
        let next = u32::try_from(self.pairs.len()).unwrap_or(u32::MAX);
        let at = *self.known_pairs.entry(pair).or_insert(next);
        if at == next {
            self.pairs.push(pair);
            self.path_of_pair.push(path);
        }
        at
    }

    /// Changes ordered by commit, then by the bytes of the path.
    fn sorted_changes(&self) -> Vec<FileChange> {
        let mut by_name: Vec<usize> = (0..self.paths.len()).collect();
        by_name.par_sort_by_key(|path| self.paths.get(*path));
        let mut rank = vec![0_u32; by_name.len()];
        for (place, path) in (0_u32..).zip(&by_name) {
            rank[*path] = place;
        }
        let mut changes = self.changes.clone();
        changes.par_sort_by_key(|change| (change.commit, rank[change.path as usize]));
        changes
    }
}

fn count_pairs(
    clone: &Clone,
    collected: &Collected,
    progress: &dyn Progress,
) -> Result<Vec<Result<Lines, Unreadable>>> {
    progress.begin(Stage::Lines, Some(collected.pairs.len() as u64));
    let mut order: Vec<u32> = (0_u32..).take(collected.pairs.len()).collect();
    // Pairs were met newest first; a stable sort by path makes each path's a lineage.
    order.par_sort_by_key(|pair| collected.path_of_pair[*pair as usize]);
    let lineages = order.chunk_by(|a, b| collected.path_of_pair[*a as usize] == collected.path_of_pair[*b as usize]);
    let runs: Vec<&[u32]> = lineages.flat_map(|lineage| lineage.chunks(RUN_OF_PAIRS)).collect();
    let workers = Pool(Mutex::new(Vec::new()));
    let counted: Vec<Vec<(u32, Result<Lines, Unreadable>)>> = runs
        .into_par_iter()
        // Runs differ a thousandfold in cost: each is a job of its own, or one thread ends up with the rest.
        .with_max_len(1)
        .map(|run| {
            if progress.is_interrupted() {
                return Vec::new();
            }
            let counted = workers.with(
                || Worker { reader: Reader::new(clone, PACK_CACHE), diff: LineDiff::default(), spare: Vec::new() },
                |worker| worker.count(run, &collected.pairs),
            );
            progress.advance(run.len() as u64);
            counted
        })
        .collect();
    progress.check()?;
    let mut lines = vec![Err(Unreadable::Damaged); collected.pairs.len()];
    for (pair, result) in counted.into_iter().flatten() {
        lines[pair as usize] = result;
    }
    Ok(lines)
}

struct Worker {
    reader: Reader,
    diff: LineDiff,
    spare: Vec<Vec<u8>>,
}

/// A blob that the lineage read lately.
struct Blob {
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    is_binary: bool,
}

impl Blob {
    fn bytes(&self) -> &[u8] {
        &self.buffer[self.start..self.end]
    }
}

type Recent = VecDeque<(Content, Rc<Blob>)>;

impl Worker {
    fn count(&mut self, run: &[u32], pairs: &[(Content, Content)]) -> Vec<(u32, Result<Lines, Unreadable>)> {
        let mut recent = Recent::new();
        let mut out = Vec::with_capacity(run.len());
        for pair in run {
            let (old, new) = pairs[*pair as usize];
            let result = guarded(|| self.count_pair(&mut recent, old, new));
            out.push((*pair, result));
        }
        for (_, blob) in recent {
            self.keep_buffer(blob);
        }
        out
    }

    fn count_pair(&mut self, recent: &mut Recent, old: Content, new: Content) -> Result<Lines, Unreadable> {
        // The new side first: it is the old side of the pair before, so it is still here.
        let new_blob = self.load(recent, new)?;
        let old_blob = self.load(recent, old)?;
        let (Some(new_blob), Some(old_blob)) = (new_blob, old_blob) else { return Ok(Lines::Binary) };
        if old_blob.is_binary || new_blob.is_binary {
            return Ok(Lines::Binary);
        }
        // git looks at names alone: even a file that became a submodule of the same name has not changed.
        if old.id() == new.id() {
            return Ok(Lines::Counted { added: 0, deleted: 0 });
        }
        let (added, deleted) = match (old, new) {
            (Content::Nothing, _) => (count_lines(new_blob.bytes()), 0),
            (_, Content::Nothing) => (0, count_lines(old_blob.bytes())),
            _ => self.diff.count(old_blob.bytes(), new_blob.bytes()),
        };
        Ok(Lines::Counted { added, deleted })
    }

    /// The text of a side; `None` where the blob is too large to be anything but binary.
    fn load(&mut self, recent: &mut Recent, content: Content) -> Result<Option<Rc<Blob>>, Unreadable> {
        if let Some((_, blob)) = recent.iter().find(|(key, _)| *key == content) {
            return Ok(Some(Rc::clone(blob)));
        }
        let mut buffer = self.spare.pop().unwrap_or_default();
        let range = match content {
            Content::Nothing => 0..0,
            Content::Pointer(id) => {
                buffer.clear();
                buffer.extend_from_slice(format!("Subproject commit {}\n", id.to_hex()).as_bytes());
                0..buffer.len()
            }
            Content::Blob(id) => match self.reader.read_into(&id, Kind::Blob, &mut buffer) {
                Ok(range) if range.len() as u64 > BIG_FILE => return Ok(None),
                Ok(range) => range,
                Err(Unreadable::TooLarge) => return Ok(None),
                Err(why) => return Err(why),
            },
        };
        let is_binary = is_binary(&buffer[range.clone()]);
        let blob = Rc::new(Blob { buffer, start: range.start, end: range.end, is_binary });
        recent.push_front((content, Rc::clone(&blob)));
        while recent.len() > RECENT_BLOBS || recent.iter().map(|(_, blob)| blob.end).sum::<usize>() > RECENT_BYTES {
            let Some((_, oldest)) = recent.pop_back() else { break };
            self.keep_buffer(oldest);
        }
        Ok(Some(blob))
    }

    fn keep_buffer(&mut self, blob: Rc<Blob>) {
        if let Ok(blob) = Rc::try_unwrap(blob)
            && blob.buffer.capacity() <= RECENT_BYTES / RECENT_BLOBS
            && self.spare.len() < RECENT_BLOBS
        {
            self.spare.push(blob.buffer);
        }
    }
}

fn content(side: Option<Side>) -> Content {
    match side {
        None => Content::Nothing,
        Some(Side { mode: Mode::Submodule, id }) => Content::Pointer(id),
        Some(Side { id, .. }) => Content::Blob(id),
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

fn notices(trouble: &BTreeMap<Unreadable, Vec<ObjectId>>, unread_pairs: usize) -> Vec<Notice> {
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let mut out = Vec::new();
    let trees: Vec<&ObjectId> =
        trouble.iter().filter(|(why, _)| **why != Unreadable::TooMany).flat_map(|(_, ids)| ids).collect();
    if !trees.is_empty() {
        let commits = text::counted(count(trees.len()), "commit has", "commits have");
        let text =
            format!("{commits} missing or damaged trees; their lines are unknown: {}.", named(trees.iter().copied()));
        out.push(Notice { code: "trees_unreadable", text, is_incomplete: true });
    }
    if let Some(commits) = trouble.get(&Unreadable::TooMany) {
        let what = text::counted(count(commits.len()), "commit changes", "commits change");
        let text = format!("{what} too many paths to be followed; their lines are unknown: {}.", named(commits.iter()));
        out.push(Notice { code: "too_many_changes", text, is_incomplete: true });
    }
    if unread_pairs > 0 {
        let changes = text::counted(count(unread_pairs), "change of a file", "changes of files");
        let text = format!(
            "The contents of {changes} are missing or damaged (a partial clone?); their lines are unknown. \
             `git fetch --refetch` or a full clone completes them."
        );
        out.push(Notice { code: "files_unreadable", text, is_incomplete: true });
    }
    out
}

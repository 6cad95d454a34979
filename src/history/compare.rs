//! Compares the trees of commits and their parents while the walk still goes on.
//!
//! The walk hands over commits in runs; each run is a job of its own on the pool. What the jobs found is taken in the
//! order of the runs, so the number of threads changes nothing.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::object::{Reader, Unreadable, guarded};
use super::open::Source;
use super::tree::{Side, TreeDiff};
use super::workers::Workers;
use crate::error::Result;
use crate::fact::{Arena, ObjectId};
use crate::progress::{Progress, Stage};

/// Commits that one worker compares in a row.
const RUN: usize = 256;
/// How long to wait before looking again whether other threads are done.
const PAUSE: Duration = Duration::from_micros(200);

/// What a commit is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    /// The empty tree: a root commit.
    Empty,
    /// The tree of the only parent.
    Tree(ObjectId),
    /// Nothing: a merge.
    Merge,
    /// Nothing: earlier runs did.
    Known,
    /// It cannot be known: a shallow boundary, or the parent is missing.
    Unknown,
}

/// A path that a commit changed.
pub(super) struct Found {
    /// The commit, as the walk numbers it.
    pub(super) commit: u32,
    pub(super) old: Option<Side>,
    pub(super) new: Option<Side>,
}

/// The changes of a run of commits, paths beside them.
#[derive(Default)]
pub(super) struct Run {
    pub(super) found: Vec<Found>,
    pub(super) paths: Arena,
    /// Commits whose trees could not be read.
    pub(super) failed: Vec<(u32, Unreadable)>,
}

struct Task {
    commit: u32,
    old: Option<ObjectId>,
    new: Option<ObjectId>,
}

/// Trees being compared.
pub(super) struct Comparison {
    tasks: Vec<Task>,
    runs: usize,
    taken: usize,
    commits: usize,
    shared: Arc<Shared>,
}

struct Shared {
    source: Source,
    differ: TreeDiff,
    readers: Workers<Reader>,
    finished: Mutex<BTreeMap<usize, Run>>,
    compared: AtomicUsize,
    is_cancelled: AtomicBool,
}

impl Comparison {
    /// Nothing to compare yet.
    pub(super) fn new(source: Source) -> Self {
        let shared = Shared {
            differ: TreeDiff::new(source.hash_length()),
            source,
            readers: Workers::new(),
            finished: Mutex::default(),
            compared: AtomicUsize::new(0),
            is_cancelled: AtomicBool::new(false),
        };
        Self { tasks: Vec::new(), runs: 0, taken: 0, commits: 0, shared: Arc::new(shared) }
    }

    /// Compares the tree of a commit with its base, sooner or later, on any thread.
    pub(super) fn add(&mut self, commit: u32, tree: Option<ObjectId>, base: Base) {
        let old = match base {
            Base::Empty => None,
            Base::Tree(tree) => Some(tree),
            Base::Merge | Base::Known | Base::Unknown => return,
        };
        self.commits += 1;
        self.tasks.push(Task { commit, old, new: tree });
        if self.tasks.len() == RUN {
            self.start();
        }
    }

    fn start(&mut self) {
        let (tasks, shared, at) = (std::mem::take(&mut self.tasks), Arc::clone(&self.shared), self.runs);
        self.runs += 1;
        // First in, first out: runs are taken in order, and what waits for an earlier one takes memory.
        rayon::spawn_fifo(move || shared.compare(at, &tasks));
    }

    /// The next run, if it is done.
    pub(super) fn next(&mut self) -> Option<Run> {
        let run = self.shared.finished.lock().ok()?.remove(&self.taken)?;
        self.taken += 1;
        Some(run)
    }

    /// Hands the rest to `take`, in the order of the commits that were added.
    ///
    /// # Errors
    /// Only when the user interrupts.
    pub(super) fn finish(mut self, mut take: impl FnMut(Run), progress: &dyn Progress) -> Result<()> {
        self.start();
        progress.begin(Stage::Trees, Some(self.commits as u64));
        let mut told = 0;
        while self.taken < self.runs {
            progress.check()?;
            match self.next() {
                Some(run) => take(run),
                // This thread belongs to the pool, too: it works instead of waiting.
                None if rayon::yield_now() == Some(rayon::Yield::Executed) => {}
                None => std::thread::sleep(PAUSE),
            }
            let compared = self.shared.compared.load(Ordering::Relaxed);
            progress.advance((compared - told) as u64);
            told = compared;
        }
        Ok(())
    }
}

/// A walk that was given up leaves jobs behind: they end at once.
impl Drop for Comparison {
    fn drop(&mut self) {
        self.shared.is_cancelled.store(true, Ordering::Relaxed);
    }
}

impl Shared {
    fn compare(&self, at: usize, tasks: &[Task]) {
        let work = |reader: &mut Reader| {
            let mut run = Run::default();
            for task in tasks.iter().take_while(|_| !self.is_cancelled.load(Ordering::Relaxed)) {
                run.compare(reader, &self.differ, task);
            }
            Ok(run)
        };
        // Whatever happens, the run must come to its end: somebody waits for it.
        let run = guarded(|| self.readers.with(|| Reader::new(&self.source), work));
        let all_failed = |why| Run { failed: tasks.iter().map(|task| (task.commit, why)).collect(), ..Run::default() };
        let run = run.unwrap_or_else(all_failed);
        self.compared.fetch_add(tasks.len(), Ordering::Relaxed);
        if let Ok(mut finished) = self.finished.lock() {
            finished.insert(at, run);
        }
    }
}

impl Run {
    fn compare(&mut self, reader: &mut Reader, differ: &TreeDiff, task: &Task) {
        let before = self.found.len();
        let result = guarded(|| {
            differ.diff(reader, task.old, task.new, |path, old, new| {
                self.paths.push(path);
                self.found.push(Found { commit: task.commit, old, new });
            })
        });
        reader.rest();
        if let Err(why) = result {
            // A half-read tree would be a wrong number.
            self.found.truncate(before);
            self.paths.truncate(before);
            self.failed.push((task.commit, why));
        }
    }
}

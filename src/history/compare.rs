//! Compares the trees of commits and their parents while the walk continues.
//!
//! Commits are compared in runs; each run is one job on the pool. Results are taken in the order of the runs, so they do
//! not depend on the number of threads.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::object::{Reader, Unreadable, guarded};
use super::per_thread::PerThread;
use super::source::Source;
use super::tree::{Side, TreeDiff};
use crate::error::Result;
use crate::fact::{Arena, ObjectId};
use crate::progress::{Progress, Stage};

/// Commits that one worker compares in a row.
const RUN: usize = 256;
/// How long to wait between checks whether other threads are done.
const PAUSE: Duration = Duration::from_micros(200);

/// What a commit is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// The empty tree: a root commit.
    Empty,
    /// The tree of the only parent.
    Tree(ObjectId),
    /// Nothing: a merge.
    Merge,
    /// Nothing: its changes come from the store.
    Known,
    /// Unknown: a shallow boundary, or the parent is missing.
    Unknown,
}

/// A path that a commit changed.
pub struct Found {
    /// The commit, by its position in the walk.
    pub commit: u32,
    pub old: Option<Side>,
    pub new: Option<Side>,
}

/// The changes of a run of commits.
#[derive(Default)]
pub struct Run {
    pub found: Vec<Found>,
    /// The path of each change.
    pub paths: Arena,
    /// Commits whose trees could not be read.
    pub failed: Vec<(u32, Unreadable)>,
}

struct Task {
    commit: u32,
    old: Option<ObjectId>,
    new: Option<ObjectId>,
}

/// The comparison of all trees.
pub struct Comparison {
    tasks: Vec<Task>,
    runs: usize,
    taken: usize,
    commits: usize,
    shared: Arc<Shared>,
}

struct Shared {
    source: Source,
    differ: TreeDiff,
    readers: PerThread<Reader>,
    finished: Mutex<BTreeMap<usize, Run>>,
    compared: AtomicUsize,
    is_canceled: AtomicBool,
}

impl Comparison {
    /// A comparison without commits.
    pub fn new(source: Source) -> Self {
        let shared = Shared {
            differ: TreeDiff::new(source.hash_length()),
            source,
            readers: PerThread::new(),
            finished: Mutex::default(),
            compared: AtomicUsize::new(0),
            is_canceled: AtomicBool::new(false),
        };
        Self { tasks: Vec::new(), runs: 0, taken: 0, commits: 0, shared: Arc::new(shared) }
    }

    /// Compares the tree of a commit with its base later, on any thread.
    pub fn add(&mut self, commit: u32, tree: Option<ObjectId>, base: Base) {
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
        let tasks = std::mem::take(&mut self.tasks);
        let shared = Arc::clone(&self.shared);
        let at = self.runs;
        self.runs += 1;
        // First in, first out: runs are taken in order, and finished runs take memory until then.
        rayon::spawn_fifo(move || shared.compare(at, &tasks));
    }

    /// The next run, if it is finished.
    pub fn next(&mut self) -> Option<Run> {
        let run = self.shared.finished.lock().ok()?.remove(&self.taken)?;
        self.taken += 1;
        Some(run)
    }

    /// Waits for the remaining runs and passes them to `take`, in order.
    ///
    /// # Errors
    /// Only when the user interrupts.
    pub fn finish(mut self, mut take: impl FnMut(Run), progress: &dyn Progress) -> Result<()> {
        self.start();
        progress.begin(Stage::Trees, Some(self.commits as u64));
        let mut reported = 0;
        while self.taken < self.runs {
            progress.check()?;
            match self.next() {
                Some(run) => take(run),
                // This thread belongs to the pool, so it works instead of waiting.
                None if rayon::yield_now() == Some(rayon::Yield::Executed) => {}
                None => std::thread::sleep(PAUSE),
            }
            let compared = self.shared.compared.load(Ordering::Relaxed);
            progress.advance((compared - reported) as u64);
            reported = compared;
        }
        Ok(())
    }
}

/// Jobs of a walk that was dropped end at once.
impl Drop for Comparison {
    fn drop(&mut self) {
        self.shared.is_canceled.store(true, Ordering::Relaxed);
    }
}

impl Shared {
    fn compare(&self, at: usize, tasks: &[Task]) {
        let work = |reader: &mut Reader| {
            let mut run = Run::default();
            for task in tasks.iter().take_while(|_| !self.is_canceled.load(Ordering::Relaxed)) {
                run.compare(reader, &self.differ, task);
            }
            Ok(run)
        };
        // The run must be finished even after a panic, because `finish` waits for it.
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
            // The changes found before the error are incomplete.
            self.found.truncate(before);
            self.paths.truncate(before);
            self.failed.push((task.commit, why));
        }
    }
}

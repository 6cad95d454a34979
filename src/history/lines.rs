//! Counts the lines that each change adds and deletes.
//!
//! Changes are grouped by path, newest first: neighbors share a blob, and its delta base is usually the next one. Runs of
//! changes are distributed over the threads and share nothing. Results are stored by position, so they do not depend on
//! the number of threads.

use std::sync::Arc;

use gix::objs::Kind;
use rayon::prelude::*;

use super::collect::{Collected, ContentPair, SideContent};
use super::object::{Reader, Unreadable, guarded};
use super::per_thread::PerThread;
use super::recent::Object;
use super::source::Source;
use crate::diff::{LineDiff, count_lines, is_binary};
use crate::error::Result;
use crate::fact::{Arena, FileKind, Lines, ObjectId, Status, Words, to_u32};
use crate::progress::{Progress, Stage};
use crate::prose::{self, Format};

/// Changes of one path that one worker counts in a row: enough to share blobs, few enough to distribute a change log.
const RUN: usize = 128;

/// How changed lines are counted. Both ways give the same numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Counting {
    /// From the changed middle of a file, if that determines the numbers.
    #[default]
    Middle,
    /// From whole files: the reference for tests.
    Whole,
}

/// What counting found about a change.
#[derive(Debug, Clone, Copy)]
pub struct LineCount {
    pub lines: Lines,
    /// Zero unless words were requested.
    pub words: Words,
    /// A hash of the lines added and deleted; 0 if the ids of the contents identify the change.
    pub balance: u64,
    /// A hash of the context, if few lines changed.
    pub place: u64,
}

/// The count of a change, or why it cannot be counted.
pub type Counted = Result<LineCount, Unreadable>;

/// How to count.
#[derive(Debug, Clone, Copy)]
pub struct CountOptions {
    pub counting: Counting,
    pub has_words: bool,
}

/// The counts of all changes, by position.
///
/// # Errors
/// Only when the user interrupts.
pub fn count(
    source: &Source,
    collected: &Collected,
    options: CountOptions,
    progress: &dyn Progress,
) -> Result<Vec<Counted>> {
    let lineages = collected.lineages();
    progress.begin(Stage::Lines, Some(lineages.order.len() as u64));
    let path = |change: &u32| collected.changes[*change as usize].path;
    let runs: Vec<&[u32]> =
        lineages.order.chunk_by(|a, b| path(a) == path(b)).flat_map(|lineage| lineage.chunks(RUN)).collect();
    let workers = PerThread::new();
    let count_run = |run: &[u32]| {
        if progress.is_interrupted() {
            return Vec::new();
        }
        let make = || Worker { reader: Reader::new(source), diff: LineDiff::default(), options };
        let counted = workers.with(make, |worker| worker.count(run, collected));
        progress.advance(run.len() as u64);
        counted
    };
    // Each run is a job of its own: some take a thousand times as long as others.
    let counted: Vec<Vec<Counted>> = runs.par_iter().with_max_len(1).map(|run| count_run(run)).collect();
    progress.check()?;
    let mut lines = vec![Err(Unreadable::Damaged); collected.changes.len()];
    for (run, counted) in runs.iter().zip(counted) {
        for (change, result) in run.iter().zip(counted) {
            lines[*change as usize] = result;
        }
    }
    for (change, same) in lineages.same_as.iter().enumerate() {
        lines[change] = lines[*same as usize];
    }
    Ok(lines)
}

struct Worker {
    reader: Reader,
    diff: LineDiff,
    options: CountOptions,
}

fn counted(added: u32, deleted: u32) -> LineCount {
    LineCount::of(Lines::Counted { added, deleted })
}

impl LineCount {
    /// A count of lines only.
    pub fn of(lines: Lines) -> Self {
        Self { lines, words: Words::default(), balance: 0, place: 0 }
    }
}

/// Which sides of a change are documents: regular files with the name of one.
#[derive(Debug, Clone, Copy, Default)]
struct Prose {
    old: bool,
    new: bool,
}

impl Prose {
    fn of(collected: &Collected, pair: ContentPair, change: u32) -> Self {
        let change = &collected.changes[change as usize];
        if Format::of(collected.paths.get(change.path as usize)).is_none() {
            return Self::default();
        }
        let is_file = change.kind == FileKind::File;
        if change.status == Status::TypeChanged {
            // Only one side is a file: the kind is that of the new side, and a submodule has no content.
            let was_file = !is_file && matches!(pair.old, SideContent::Blob(_));
            return Self { old: was_file, new: is_file };
        }
        Self { old: is_file, new: is_file }
    }
}

/// The loaded content of one side of a change.
enum SideText {
    Nothing,
    Blob(Arc<Object>),
    Pointer(String),
    /// Too large to be text.
    Large,
}

impl SideText {
    fn bytes(&self) -> &[u8] {
        match self {
            Self::Nothing | Self::Large => &[],
            Self::Blob(object) => &object.data,
            Self::Pointer(line) => line.as_bytes(),
        }
    }

    fn is_binary(&self) -> bool {
        matches!(self, Self::Large) || is_binary(self.bytes())
    }
}

impl Worker {
    fn count(&mut self, run: &[u32], collected: &Collected) -> Vec<Counted> {
        let count = |change: &u32| {
            let pair = collected.pairs[*change as usize];
            let has_words = self.options.has_words;
            let prose = if has_words { Prose::of(collected, pair, *change) } else { Prose::default() };
            let counted = guarded(|| self.count_pair(pair, &collected.ids, prose));
            if self.reader.holds_huge() {
                // Otherwise its huge tables stay in memory.
                self.diff = LineDiff::default();
            }
            self.reader.rest();
            counted
        };
        run.iter().map(count).collect()
    }

    fn count_pair(&mut self, pair: ContentPair, ids: &Arena, prose: Prose) -> Counted {
        // The new side first: the old one is usually stored as a delta of it.
        let new_text = self.load(pair.new, ids)?;
        let old_text = self.load(pair.old, ids)?;
        if old_text.is_binary() || new_text.is_binary() {
            return Ok(LineCount::of(Lines::Binary));
        }
        // git compares ids only: even a file that became a submodule of the same id counts as unchanged.
        if pair.old.id() == pair.new.id() {
            return Ok(counted(0, 0));
        }
        // A file that is added or deleted whole is identified by its id, so no hash of lines is needed.
        let count = match (pair.old, pair.new) {
            (SideContent::Nothing, _) => counted(count_lines(new_text.bytes()), 0),
            (_, SideContent::Nothing) => counted(0, count_lines(old_text.bytes())),
            _ => self.compare(old_text.bytes(), new_text.bytes()).ok_or(Unreadable::TooMany)?,
        };
        if !prose.old && !prose.new {
            return Ok(count);
        }
        let old = if prose.old { old_text.bytes() } else { &[] };
        let new = if prose.new { new_text.bytes() } else { &[] };
        let words = self.words(old, new).ok_or(Unreadable::TooMany)?;
        Ok(LineCount { words, ..count })
    }

    fn words(&mut self, old: &[u8], new: &[u8]) -> Option<Words> {
        let (mut added, mut deleted) = (0_u64, 0_u64);
        self.diff.each_changed_line(old, new, |line, is_new| {
            *(if is_new { &mut added } else { &mut deleted }) += prose::words(line);
        })?;
        Some(Words { added: to_u32(added), deleted: to_u32(deleted) })
    }

    fn compare(&mut self, old: &[u8], new: &[u8]) -> Option<LineCount> {
        let counts = match self.options.counting {
            Counting::Middle => self.diff.count(old, new)?,
            Counting::Whole => self.diff.count_plainly(old, new),
        };
        Some(LineCount { balance: counts.balance, place: counts.place, ..counted(counts.added, counts.deleted) })
    }

    fn load(&mut self, content: SideContent, ids: &Arena) -> Result<SideText, Unreadable> {
        let id = |at: u32| ObjectId::from_bytes(ids.get(at as usize)).ok_or(Unreadable::Damaged);
        Ok(match content {
            SideContent::Nothing => SideText::Nothing,
            SideContent::Pointer(at) => SideText::Pointer(format!("Subproject commit {}\n", id(at)?.to_hex())),
            SideContent::Blob(at) => match self.reader.read(&id(at)?, Kind::Blob) {
                Ok(object) => SideText::Blob(object),
                Err(Unreadable::TooLarge) => SideText::Large,
                Err(why) => return Err(why),
            },
        })
    }
}

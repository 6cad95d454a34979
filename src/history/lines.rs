//! How many lines each change adds and deletes.
//!
//! Changes are grouped by path, newest first: neighbours share a blob, and its delta base is usually the next one. Runs of
//! them spread over the threads and share nothing. Results go back by position, so the number of threads changes nothing.

use std::sync::Arc;

use gix::objs::Kind;
use rayon::prelude::*;

use super::collect::{Collected, Content, Pair};
use super::object::{Reader, Unreadable, guarded};
use super::open::Source;
use super::pack::Object;
use super::workers::Workers;
use crate::diff::{LineDiff, count_lines, is_binary};
use crate::error::Result;
use crate::fact::{Arena, FileKind, Lines, ObjectId, Words, to_u32};
use crate::progress::{Progress, Stage};
use crate::prose::{self, Format};

/// git's `core.bigFileThreshold`: larger files are binary.
pub(super) const BIG_FILE: u64 = 512 << 20;
/// Changes of one path that one worker counts in a row: long enough to share blobs, short enough to spread a change log.
const RUN: usize = 128;

/// How changed lines are counted; both ways give the same numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Counting {
    /// From the changed middle where that settles it.
    #[default]
    Middle,
    /// By the plain computation over whole files, which the other is judged by.
    Whole,
}

/// What is known of a change.
#[derive(Debug, Clone, Copy)]
pub(super) struct Count {
    pub(super) lines: Lines,
    /// None where nobody asked.
    pub(super) words: Words,
    /// Which lines came and went; 0 where only the names of the contents say it.
    pub(super) balance: u64,
    /// Where in the file, if these are few lines.
    pub(super) place: u64,
}

pub(super) type Counted = Result<Count, Unreadable>;

/// Lines of each change, by its position.
///
/// # Errors
/// Only when the user interrupts.
pub(super) fn count(
    source: &Source,
    collected: &Collected,
    (counting, has_words): (Counting, bool),
    progress: &dyn Progress,
) -> Result<Vec<Counted>> {
    let lineages = collected.lineages();
    progress.begin(Stage::Lines, Some(lineages.order.len() as u64));
    let path = |change: &u32| collected.changes[*change as usize].path;
    let runs: Vec<&[u32]> =
        lineages.order.chunk_by(|a, b| path(a) == path(b)).flat_map(|lineage| lineage.chunks(RUN)).collect();
    let workers = Workers::new();
    let count_run = |run: &[u32]| {
        if progress.is_interrupted() {
            return Vec::new();
        }
        let make = || Worker { reader: Reader::new(source), diff: LineDiff::default(), counting, has_words };
        let counted = workers.with(make, |worker| worker.count(run, collected));
        progress.advance(run.len() as u64);
        counted
    };
    // Runs differ a thousandfold in cost: each is a job of its own, or one thread ends up with the rest.
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
    counting: Counting,
    has_words: bool,
}

fn counted(added: u32, deleted: u32) -> Count {
    Count::of(Lines::Counted { added, deleted })
}

impl Count {
    /// A count of lines, with nothing else to say.
    pub(super) fn of(lines: Lines) -> Self {
        Self { lines, words: Words::default(), balance: 0, place: 0 }
    }
}

/// Whether a change is one of prose.
fn is_prose(collected: &Collected, change: u32) -> bool {
    let change = &collected.changes[change as usize];
    change.kind == FileKind::File && Format::of(collected.paths.get(change.path as usize)).is_some()
}

/// The text of a side of a change.
enum Text {
    Nothing,
    Blob(Arc<Object>),
    Pointer(String),
    /// Too large to be anything but binary.
    Large,
}

impl Text {
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
            let has_words = self.has_words && is_prose(collected, *change);
            let counted = guarded(|| self.count_pair(pair, &collected.ids, has_words));
            if self.reader.holds_huge() {
                // Its tables are as huge, and would stay.
                self.diff = LineDiff::default();
            }
            self.reader.rest();
            counted
        };
        run.iter().map(count).collect()
    }

    fn count_pair(&mut self, (old, new): Pair, ids: &Arena, has_words: bool) -> Counted {
        // The new side first: it is what the old side is a delta of.
        let new_text = self.load(new, ids)?;
        let old_text = self.load(old, ids)?;
        if old_text.is_binary() || new_text.is_binary() {
            return Ok(Count::of(Lines::Binary));
        }
        // git looks at names alone: even a file that became a submodule of the same name has not changed.
        if old.id() == new.id() {
            return Ok(counted(0, 0));
        }
        // The name of what is added or deleted whole says more than its lines.
        let count = match (old, new) {
            (Content::Nothing, _) => counted(count_lines(new_text.bytes()), 0),
            (_, Content::Nothing) => counted(0, count_lines(old_text.bytes())),
            _ => self.compare(old_text.bytes(), new_text.bytes()).ok_or(Unreadable::TooMany)?,
        };
        let words = has_words.then(|| self.words(old_text.bytes(), new_text.bytes()).ok_or(Unreadable::TooMany));
        Ok(Count { words: words.transpose()?.unwrap_or_default(), ..count })
    }

    fn words(&mut self, old: &[u8], new: &[u8]) -> Option<Words> {
        let (mut added, mut deleted) = (0_u64, 0_u64);
        self.diff.each_changed_line(old, new, |line, is_new| {
            *(if is_new { &mut added } else { &mut deleted }) += prose::words(line);
        })?;
        Some(Words { added: to_u32(added), deleted: to_u32(deleted) })
    }

    fn compare(&mut self, old: &[u8], new: &[u8]) -> Option<Count> {
        let counts = match self.counting {
            Counting::Middle => self.diff.count(old, new)?,
            Counting::Whole => self.diff.count_plainly(old, new),
        };
        Some(Count { balance: counts.balance, place: counts.place, ..counted(counts.added, counts.deleted) })
    }

    fn load(&mut self, content: Content, ids: &Arena) -> Result<Text, Unreadable> {
        let id = |at: u32| ObjectId::from_bytes(ids.get(at as usize)).ok_or(Unreadable::Damaged);
        Ok(match content {
            Content::Nothing => Text::Nothing,
            Content::Pointer(at) => Text::Pointer(format!("Subproject commit {}\n", id(at)?.to_hex())),
            Content::Blob(at) => match self.reader.read(&id(at)?, Kind::Blob) {
                Ok(object) if object.data.len() as u64 > BIG_FILE => Text::Large,
                Ok(object) => Text::Blob(object),
                Err(Unreadable::TooLarge) => Text::Large,
                Err(why) => return Err(why),
            },
        })
    }
}

//! The lines that all commits change: trees first, then contents.

use super::collect::{Collected, ContentPair, SideContent, sort};
use super::lines::{CountOptions, Counted, Counting, LineCount, count};
use super::notices::{self, Uncompared};
use super::order::Order;
use super::walk::Walk;
use crate::error::Result;
use crate::fact::{Commit, Facts, FileChange, Lines};
use crate::patch::{self, Patch};
use crate::progress::Progress;

/// All facts of the history that was walked: commits in order, their changes with lines, and notices about what could
/// not be read.
///
/// # Errors
/// Only when the user interrupts.
pub fn changes(walk: Walk<'_>, counting: Counting, progress: &dyn Progress) -> Result<Facts> {
    let source = walk.source().clone();
    let options = CountOptions { counting, has_words: walk.has_words };
    let Order { mut facts, known_at, place, mut collected, known_changes } = walk.finish(progress)?;
    let mut uncompared = mark_uncompared(&mut facts.commits, &collected, &place);
    let counts = count(&source, &collected, options, progress)?;
    facts.notices.extend(notices::uncompared_commits(&mut uncompared));
    facts.notices.extend(notices::uncounted_changes(&counts));
    let mut changes = std::mem::take(&mut collected.changes);
    for change in &mut changes {
        change.commit = place[change.commit as usize];
    }
    apply(counts, &mut changes, &mut facts.commits, &collected);
    sort(&mut changes, &collected.paths);
    facts.changes = merged(&known_at, changes, &known_changes);
    facts.paths = collected.paths;
    Ok(facts)
}

/// Marks commits whose trees could not be compared as incomplete, and returns them.
fn mark_uncompared(commits: &mut [Commit], collected: &Collected, place: &[u32]) -> Uncompared {
    let mut uncompared = Uncompared::new();
    for (at, why) in &collected.failed {
        let commit = &mut commits[place[*at as usize] as usize];
        commit.is_incomplete = true;
        uncompared.entry(*why).or_default().push(commit.id);
    }
    uncompared
}

/// Writes counts into changes, and patches into commits.
fn apply(counts: Vec<Counted>, changes: &mut [FileChange], commits: &mut [Commit], collected: &Collected) {
    let mut patches = vec![Patch::default(); commits.len()];
    for ((change, count), pair) in changes.iter_mut().zip(counts).zip(&collected.pairs) {
        let count = count.unwrap_or(LineCount::of(Lines::Unknown));
        change.lines = count.lines;
        change.words = count.words;
        let commit = change.commit as usize;
        commits[commit].is_incomplete |= count.lines == Lines::Unknown;
        let path = collected.paths.get(change.path as usize);
        patches[commit].add(path, change, patch_content(collected, *pair, &count));
    }
    for (commit, patch) in commits.iter_mut().zip(patches).filter(|(commit, _)| !commit.is_known) {
        commit.patch = patch.id().filter(|_| !commit.is_incomplete);
    }
}

/// What a change contributes to the patch id: its lines, or the ids of its contents if there is no hash of its lines.
fn patch_content<'a>(collected: &'a Collected, pair: ContentPair, count: &LineCount) -> patch::Content<'a> {
    if count.balance != 0 {
        return patch::Content::Lines { balance: count.balance, place: count.place };
    }
    let id = |side: SideContent| side.id().map_or(&[][..], |id| collected.ids.get(id as usize));
    patch::Content::Whole(id(pair.old), id(pair.new))
}

/// The changes of all commits in order: new ones, and those from the store.
fn merged(known_at: &[Option<u32>], new: Vec<FileChange>, known: &[FileChange]) -> Vec<FileChange> {
    if known.is_empty() {
        return new;
    }
    let mut out = Vec::with_capacity(new.len() + known.len());
    let mut new = new.as_slice();
    for (commit, at) in (0_u32..).zip(known_at) {
        if let Some(at) = at {
            let start = known.partition_point(|change| change.commit < *at);
            let own = known[start..].iter().take_while(|change| change.commit == *at);
            out.extend(own.map(|change| change.renumbered(commit, change.path)));
        } else {
            let (own, rest) = new.split_at(new.partition_point(|change| change.commit <= commit));
            out.extend_from_slice(own);
            new = rest;
        }
    }
    out
}

//! Which lines every commit changed: trees first, then contents.

use std::collections::BTreeMap;

use super::collect::{Collected, Content, Pair, sort};
use super::lines::{Count, Counted, Counting, count};
use super::object::Unreadable;
use super::walk::{Order, Walk, named};
use crate::error::Result;
use crate::fact::{Facts, FileChange, Lines, Notice, NoticeKind, ObjectId, to_i64};
use crate::patch::{self, Patch};
use crate::progress::Progress;
use crate::text;

/// Everything the history says: commits in order, their changes with lines, and what could not be read.
///
/// # Errors
/// Only when the user interrupts.
pub fn changes(walk: Walk<'_>, counting: Counting, progress: &dyn Progress) -> Result<Facts> {
    let (source, has_words) = (walk.source().clone(), walk.has_words);
    let Order { mut facts, known_at, place, mut collected, known } = walk.finish(progress)?;
    let mut trouble: BTreeMap<Unreadable, Vec<ObjectId>> = BTreeMap::new();
    for (commit, why) in &collected.failed {
        let commit = &mut facts.commits[place[*commit as usize] as usize];
        commit.is_incomplete = true;
        trouble.entry(*why).or_default().push(commit.id);
    }
    let counted = count(&source, &collected, (counting, has_words), progress)?;
    facts.notices.extend(notices(&mut trouble, &counted));
    let mut changes = std::mem::take(&mut collected.changes);
    let mut patches = vec![Patch::default(); facts.commits.len()];
    for ((change, counted), pair) in changes.iter_mut().zip(counted).zip(&collected.pairs) {
        let Count { lines, words, balance, place: within } = counted.unwrap_or(Count::of(Lines::Unknown));
        change.commit = place[change.commit as usize];
        change.lines = lines;
        change.words = words;
        facts.commits[change.commit as usize].is_incomplete |= lines == Lines::Unknown;
        let content = content(&collected, *pair, (balance, within));
        patches[change.commit as usize].add(collected.paths.get(change.path as usize), change, content);
    }
    for (commit, patch) in facts.commits.iter_mut().zip(patches).filter(|(commit, _)| !commit.is_known) {
        commit.patch = patch.id().filter(|_| !commit.is_incomplete);
    }
    sort(&mut changes, &collected.paths);
    facts.changes = merged(&known_at, changes, &known);
    facts.paths = collected.paths;
    Ok(facts)
}

/// What a patch does to a path: the lines that came and went, or else the very contents.
fn content(collected: &Collected, (old, new): Pair, (balance, place): (u64, u64)) -> patch::Content<'_> {
    let name = |side: Content| side.id().map_or(&[][..], |id| collected.ids.get(id as usize));
    if balance == 0 { patch::Content::Whole(name(old), name(new)) } else { patch::Content::Lines { balance, place } }
}

/// The changes of all commits in order: new ones, and those that earlier runs found.
fn merged(known_at: &[Option<u32>], new: Vec<FileChange>, known: &[FileChange]) -> Vec<FileChange> {
    if known.is_empty() {
        return new;
    }
    let mut out = Vec::with_capacity(new.len() + known.len());
    let mut new = new.as_slice();
    for (commit, at) in (0_u32..).zip(known_at) {
        if let Some(at) = at {
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

fn notices(trouble: &mut BTreeMap<Unreadable, Vec<ObjectId>>, counted: &[Counted]) -> Vec<Notice> {
    let mut out = Vec::new();
    let mut add = |kind, text| out.push(Notice::new(kind, text));
    for ids in trouble.values_mut() {
        ids.sort();
    }
    let trees: Vec<&ObjectId> =
        trouble.iter().filter(|(why, _)| **why != Unreadable::TooMany).flat_map(|(_, ids)| ids).collect();
    if !trees.is_empty() {
        let commits = text::counted(to_i64(trees.len()), "commit has", "commits have");
        let named = named(trees.iter().copied());
        add(
            NoticeKind::TreesUnreadable,
            format!("{commits} missing or damaged trees; their lines are unknown: {named}."),
        );
    }
    if let Some(commits) = trouble.get(&Unreadable::TooMany) {
        let what = text::counted(to_i64(commits.len()), "commit changes", "commits change");
        let named = named(commits.iter());
        add(
            NoticeKind::TooManyChanges,
            format!("{what} too many paths to be followed; their lines are unknown: {named}."),
        );
    }
    let huge = counted.iter().filter(|lines| matches!(lines, Err(Unreadable::TooMany))).count();
    if huge > 0 {
        let changes = text::counted(to_i64(huge), "change of a file", "changes of files");
        add(
            NoticeKind::TooManyLines,
            format!("{changes} concern too many lines to be compared; their lines are unknown."),
        );
    }
    let unread = counted.iter().filter(|lines| lines.is_err()).count() - huge;
    if unread > 0 {
        let changes = text::counted(to_i64(unread), "change of a file", "changes of files");
        let text = format!(
            "The contents of {changes} are missing or damaged (a partial clone?); their lines are unknown. \
             `git fetch --refetch` or a full clone completes them."
        );
        add(NoticeKind::FilesUnreadable, text);
    }
    out
}

//! Finds commits with the same patch: cherry-picks, backports, and reverted changes that were applied again.
//!
//! The id of a patch is a hash of the changed paths and of the lines added and deleted in each, wherever in the file. It
//! needs no diff and is the same on every base. `git patch-id` also hashes three lines around each change, which often
//! differ in a backport. Here only very small patches include the neighboring lines, because the same single line is often
//! added to a file twice.

use std::collections::HashMap;
use std::hash::Hasher;

use foldhash::fast::RandomState;
use twox_hash::XxHash64;

use crate::fact::{Commit, FEW_LINES, Facts, FileChange, Lines};

/// How a patch changes the content of a path.
#[derive(Debug, Clone, Copy)]
pub enum Content<'a> {
    /// Hashes of the changed lines and of their place.
    Lines {
        /// The lines added and deleted.
        balance: u64,
        /// The lines next to them.
        place: u64,
    },
    /// The ids of the objects before and after, empty without one: for added, deleted and binary files.
    Whole(&'a [u8], &'a [u8]),
}

/// The sum of the changes of one commit, in any order.
#[derive(Debug, Clone, Copy, Default)]
pub struct Patch {
    sum: u64,
    /// The same sum, with the places of the lines.
    placed_sum: u64,
    lines: u64,
    has_content: bool,
}

impl Patch {
    /// Adds the change of a path.
    pub fn add(&mut self, path: &[u8], change: &FileChange, content: Content<'_>) {
        let mut hasher = XxHash64::with_seed(0);
        // In a fixed byte order, because the hash is stored and must be the same on every machine.
        let mut number = |number: u64| hasher.write(&number.to_le_bytes());
        number(path.len() as u64);
        number(kind_and_status(change));
        let (added, deleted) = match change.lines {
            Lines::Counted { added, deleted } => (added, deleted),
            Lines::Binary | Lines::Unknown => (u32::MAX, u32::MAX),
        };
        number(u64::from(added) << 32 | u64::from(deleted));
        let (tag, balance, place) = match content {
            Content::Lines { balance, place } => (1, balance, place),
            Content::Whole(..) => (0, 0, 0),
        };
        number(tag);
        number(balance);
        hasher.write(path);
        if let Content::Whole(old, new) = content {
            hasher.write(old);
            hasher.write(new);
        }
        let hash = hasher.finish();
        self.sum = self.sum.wrapping_add(hash);
        self.placed_sum = self.placed_sum.wrapping_add(XxHash64::oneshot(hash, &place.to_le_bytes()));
        self.lines = self.lines.saturating_add(u64::from(added)).saturating_add(u64::from(deleted));
        // A change of the mode alone does not identify a patch: its revert would look the same.
        self.has_content |= !matches!(content, Content::Whole(old, new) if old == new);
    }

    /// Returns the id of the patch; `None` if only modes changed.
    #[must_use]
    pub fn id(self) -> Option<u64> {
        let is_small = self.lines <= u64::from(FEW_LINES);
        self.has_content.then_some(if is_small { self.placed_sum } else { self.sum })
    }
}

fn kind_and_status(change: &FileChange) -> u64 {
    u64::from(change.kind.number()) << 8 | u64::from(change.status.number())
}

/// Returns for each commit the first commit with the same patch; `None` for first commits and for those without a patch.
/// Only commits that `is_chosen` accepts are compared.
///
/// Commits of the analyzed revision precede those that only a release tag reaches, so that totals stay complete. Then the
/// dates of author and committer decide (unknown dates come last), then the id.
#[must_use]
pub fn first_of_each(facts: &Facts, is_chosen: impl Fn(u32) -> bool) -> Vec<Option<u32>> {
    let commits = &facts.commits;
    let patch = |at: u32| commits[at as usize].patch.filter(|_| is_chosen(at));
    let mut first: HashMap<u64, u32, RandomState> = HashMap::default();
    let place = |at: u32| order(&commits[at as usize]);
    let positions = || (0_u32..).take(commits.len());
    for (at, patch) in positions().filter_map(|at| Some((at, patch(at)?))) {
        let known = first.entry(patch).or_insert(at);
        if place(at) < place(*known) {
            *known = at;
        }
    }
    positions().map(|at| first.get(&patch(at)?).copied().filter(|first| *first != at)).collect()
}

fn order(commit: &Commit) -> impl Ord + use<> {
    let date = |seconds: Option<i64>| (seconds.is_none(), seconds);
    (!commit.is_in_revision, date(commit.authored.seconds), date(commit.committed.seconds), commit.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::{FileKind, Moment, ObjectId, Status};

    fn change(path: u32, added: u32) -> FileChange {
        let lines = Lines::Counted { added, deleted: 0 };
        FileChange { lines, ..FileChange::new(0, path, Status::Modified, FileKind::File) }
    }

    fn id(changes: &[(&str, u32, Content<'_>)]) -> Option<u64> {
        let mut patch = Patch::default();
        changes.iter().for_each(|(path, added, content)| patch.add(path.as_bytes(), &change(0, *added), *content));
        patch.id()
    }

    #[test]
    fn the_first_is_in_the_revision_then_the_earliest() {
        let when = |seconds| Moment { seconds, offset_minutes: None };
        let commit = |at: u8, patch, authored, committed, is_in_revision| Commit {
            id: ObjectId::from_bytes(&[at; 20]).expect("a length"),
            author: 0,
            committer: 0,
            authored: when(authored),
            committed: when(committed),
            parents: 1,
            patch,
            is_malformed: false,
            is_incomplete: false,
            is_known: false,
            is_in_revision,
        };
        let commits = vec![
            commit(0, Some(7), Some(1), Some(1), false),
            commit(1, Some(7), None, Some(1), true),
            commit(2, Some(7), Some(3), Some(9), true),
            commit(3, Some(7), Some(3), Some(5), true),
            commit(4, Some(7), Some(3), Some(5), true),
            commit(5, None, Some(0), Some(0), true),
            commit(6, None, Some(0), Some(0), true),
            commit(7, Some(8), Some(0), Some(0), true),
        ];
        let facts = Facts { commits, ..Facts::default() };
        let all = first_of_each(&facts, |_| true);
        assert_eq!(all, [Some(3), Some(3), Some(3), None, Some(3), None, None, None]);
        let some = first_of_each(&facts, |at| at != 3);
        assert_eq!(some, [Some(4), Some(4), Some(4), None, None, None, None, None]);
    }

    #[test]
    fn different_patches_have_different_ids() {
        let lines = |balance, place| Content::Lines { balance, place };
        let (a, b) = (("a", 3, lines(7, 1)), ("b", 3, lines(9, 2)));
        assert_eq!(id(&[a, b]), id(&[b, a]));
        for other in [&[a][..], &[b], &[("a", 3, b.2), ("b", 3, a.2)], &[("a", 4, a.2), b]] {
            assert_ne!(id(&[a, b]), id(other));
        }
        assert_eq!(id(&[a, b]), id(&[("a", 3, lines(7, 8)), b]), "at any position");
        assert_ne!(id(&[a]), id(&[("a", 3, lines(7, 8))]), "but not if they are few");
        assert_ne!(id(&[("ab", 1, Content::Whole(b"c", b""))]), id(&[("a", 1, Content::Whole(b"bc", b""))]));
        assert_eq!(id(&[]), None);
        assert_eq!(id(&[("a", 0, Content::Whole(b"x", b"x"))]), None, "a change of mode");
        assert_ne!(id(&[a, ("c", 0, Content::Whole(b"x", b"x"))]), id(&[a]), "it is a part of the patch");
    }
}

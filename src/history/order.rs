//! Puts the commits of a walk in order: children before parents.

use std::collections::BinaryHeap;

use super::collect::Collected;
use super::notices;
use super::walk::{Node, Walk};
use crate::error::Result;
use crate::fact::{Commit, Facts, FileChange, Identity, Notice, ObjectId, to_u32};
use crate::progress::Progress;

/// Commits in order, and the changes that were found by comparing their trees.
pub struct Order {
    /// Everything but changes and paths.
    pub facts: Facts,
    /// The position of each commit in the facts from the store.
    pub known_at: Vec<Option<u32>>,
    /// The position in the facts of each commit, by its position in the walk.
    pub place: Vec<u32>,
    pub collected: Collected,
    /// The changes from the store.
    pub known_changes: Vec<FileChange>,
}

impl Walk<'_> {
    /// Everything that was reached, in order.
    ///
    /// # Errors
    /// Only when the user interrupts.
    pub(super) fn finish(self, progress: &dyn Progress) -> Result<Order> {
        let order = self.sorted();
        let mut place = vec![0_u32; order.len()];
        for (new, old) in (0_u32..).zip(&order) {
            place[*old as usize] = new;
        }
        let mut facts = Facts { notices: self.notices(), ..Facts::default() };
        let mut known_at = Vec::with_capacity(order.len());
        facts.commits.reserve_exact(order.len());
        for old in &order {
            let at = *old as usize;
            let parents = self.parents.of(*old).iter().filter_map(|id| self.positions.get(id));
            facts.graph.push(parents.map(|parent| place[*parent as usize]));
            let remarks = self.found.remarks.of(*old).iter().copied();
            facts.append(self.found.commits[at], self.found.subjects.get(at), remarks);
            known_at.push(self.nodes[at].known_at);
        }
        let Self { comparison, mut collector, known, texts, identities, .. } = self;
        facts.identities = used(&mut facts.commits, &identities.into_identities());
        facts.texts = texts.into_texts();
        comparison.finish(|run| collector.add(run), progress)?;
        Ok(Order { facts, known_at, place, collected: collector.finish(), known_changes: known.facts.changes })
    }

    /// Positions in the walk: children before parents; of commits that are ready, the later committed first, then by id.
    ///
    /// Neighbors in history stay neighbors, and the order depends on nothing else.
    fn sorted(&self) -> Vec<u32> {
        let commits = &self.found.commits;
        let mut children = vec![0_u32; commits.len()];
        let position = |id: &ObjectId| self.positions.get(id).copied();
        for at in (0_u32..).take(commits.len()) {
            for parent in self.parents.of(at).iter().filter_map(position) {
                children[parent as usize] += 1;
            }
        }
        let key = |at: u32| {
            let commit = &commits[at as usize];
            (commit.committed.seconds, commit.id, at)
        };
        let ready = (0_u32..).zip(&children).filter(|(_, count)| **count == 0).map(|(at, _)| key(at));
        let mut queue: BinaryHeap<_> = ready.collect();
        let mut order = Vec::with_capacity(commits.len());
        while let Some((_, _, at)) = queue.pop() {
            order.push(at);
            for parent in self.parents.of(at).iter().filter_map(position) {
                children[parent as usize] -= 1;
                if children[parent as usize] == 0 {
                    queue.push(key(parent));
                }
            }
        }
        order
    }

    fn notices(&self) -> Vec<Notice> {
        let is_treeless = |node: &Node| node.tree.is_none() && node.known_at.is_none();
        let treeless = self.nodes.iter().zip(&self.found.commits).filter(|(node, _)| is_treeless(node));
        let treeless: Vec<ObjectId> = treeless.map(|(_, commit)| commit.id).collect();
        let malformed = self.found.commits.iter().filter(|commit| commit.is_malformed).count();
        let unreadable: Vec<&ObjectId> = self.unreadable.iter().map(|(_, id)| id).collect();
        let notices = [
            notices::unreadable_commits(unreadable.into_iter()),
            notices::treeless_commits(&treeless),
            notices::malformed_commits(malformed),
        ];
        notices.into_iter().flatten().collect()
    }
}

/// Drops identities that no commit uses, such as those of commits in the store that were not reached. The others are
/// returned in the order of the commits.
fn used(commits: &mut [Commit], identities: &[Identity]) -> Vec<Identity> {
    let mut places = vec![None; identities.len()];
    let mut out = Vec::new();
    for identity in commits.iter_mut().flat_map(|commit| [&mut commit.author, &mut commit.committer]) {
        let old = *identity as usize;
        *identity = *places[old].get_or_insert_with(|| {
            out.push(identities[old].clone());
            to_u32(out.len() - 1)
        });
    }
    out
}

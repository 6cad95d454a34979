//! Everything that was read from one clone, by position.

use super::arena::{Arena, Graph, PerCommit};
use super::change::FileChange;
use super::commit::{Commit, Identity};
use super::notice::Notice;
use super::object_id::ObjectId;
use super::remark::Remark;

/// The version of the rules that facts are made by: how headers are read, trees compared and lines counted. Facts in
/// the store that were made by another version are discarded.
pub const RULES: u32 = 7;

/// Everything that was read from one clone.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// All commits reachable from the revision and the releases, each once, children before parents.
    pub commits: Vec<Commit>,
    /// The parents of each commit.
    pub graph: Graph,
    /// The subject of each commit; UTF-8 if the commit is.
    pub subjects: Arena,
    /// The lines of each message that credit people.
    pub remarks: PerCommit<Remark>,
    /// Distinct texts of remarks; UTF-8 if the commit is.
    pub texts: Arena,
    /// Distinct authors and committers.
    pub identities: Vec<Identity>,
    /// Distinct changed paths, in bytes.
    pub paths: Arena,
    /// The changes of all commits that are not merges, ordered by commit, then by path.
    pub changes: Vec<FileChange>,
    /// What a reader must know.
    pub notices: Vec<Notice>,
}

/// The cached commits of a clone. Commits are immutable; only complete ones are here.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Commits in any order, with their changes in the same order; the graph and the notices are empty.
    pub facts: Facts,
    /// The parents of each commit, by id: parents may be missing from the store.
    pub parents: PerCommit<ObjectId>,
}

impl Facts {
    /// Adds a commit with everything that is stored for each commit. Positions in it must be positions in these facts.
    ///
    /// Parents are not part of it: [`Facts::graph`] has them by position, [`Known::parents`] by id.
    pub fn append(&mut self, commit: Commit, subject: &[u8], remarks: impl IntoIterator<Item = Remark>) {
        self.commits.push(commit);
        self.subjects.push(subject);
        self.remarks.push(remarks);
    }

    /// Whether everything about a commit is here, so that a later run need not read it again.
    #[must_use]
    pub fn is_complete(&self, commit: u32) -> bool {
        let parents_found = self.graph.of(commit).len();
        let commit = self.commits.get(commit as usize);
        commit.is_some_and(|commit| !commit.is_incomplete && commit.parents as usize == parents_found)
    }
}

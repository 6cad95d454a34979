//! Finds every commit that is reachable from some tips, each once.

use std::collections::{BTreeSet, BinaryHeap, HashMap};

use foldhash::fast::RandomState;
use gix::objs::Kind;

use super::clone::Clone;
use super::collect::Collector;
use super::compare::{Base, Comparison};
use super::header::{self, CommitHeader};
use super::object::{Reader, Unreadable, guarded};
use super::source::Source;
use crate::error::Result;
use crate::fact::{Commit, Facts, IdentityInterner, Interner, Known, ObjectId, PerCommit, Remark, to_u32};
use crate::progress::Progress;

pub type ById = HashMap<ObjectId, u32, RandomState>;

/// How many commits are read between checks for an interruption.
const CHECK_EVERY: u32 = 1024;

/// A walk over history that can be extended by more tips.
pub struct Walk<'a> {
    clone: &'a Clone,
    reader: Reader,
    pub(super) comparison: Comparison,
    pub(super) collector: Collector,
    /// Facts from the store.
    pub(super) known: Known,
    /// Positions of commits in the facts from the store.
    known_at: ById,
    /// The commits in the order in which they were found; only what is stored per commit is here.
    pub(super) found: Facts,
    /// More about each commit in `found`.
    pub(super) nodes: Vec<Node>,
    /// The parents of each commit in `found`.
    pub(super) parents: PerCommit<ObjectId>,
    /// Positions of commits in `found`.
    pub(super) positions: ById,
    pub(super) texts: Interner,
    pub(super) identities: IdentityInterner,
    pub(super) unreadable: BTreeSet<(Unreadable, ObjectId)>,
    pub(super) has_words: bool,
}

/// What the walk keeps about a commit in addition to its facts.
pub struct Node {
    pub tree: Option<ObjectId>,
    /// Position in the facts from the store.
    pub known_at: Option<u32>,
}

/// A commit to continue from; later commits come first, as git wrote them into its packs.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Waiting {
    committed: Option<i64>,
    at: u32,
}

impl<'a> Walk<'a> {
    /// A walk without commits. Commits in `known` are not read from the clone.
    #[must_use]
    pub fn new(clone: &'a Clone, mut known: Known) -> Self {
        // A shallow clone ends at its boundary, even if the store has more.
        let ids = (0_u32..).zip(&known.facts.commits).filter(|(_, commit)| !clone.shallow.contains(&commit.id));
        let known_at = ids.map(|(at, commit)| (commit.id, at)).collect();
        Self {
            clone,
            reader: Reader::new(&clone.source),
            comparison: Comparison::new(clone.source.clone()),
            collector: Collector::knowing(std::mem::take(&mut known.facts.paths)),
            texts: Interner::knowing(std::mem::take(&mut known.facts.texts)),
            identities: IdentityInterner::knowing(std::mem::take(&mut known.facts.identities)),
            known,
            known_at,
            found: Facts::default(),
            nodes: Vec::new(),
            parents: PerCommit::default(),
            positions: HashMap::default(),
            unreadable: BTreeSet::new(),
            has_words: false,
        }
    }

    /// Sets whether words of changes are counted; the facts from the store must agree.
    #[must_use]
    pub fn with_words(self, has_words: bool) -> Self {
        Self { has_words, ..self }
    }

    /// Adds all commits reachable from `tip`; `is_revision` marks the new ones as part of the analyzed revision.
    ///
    /// # Errors
    /// Only when the user interrupts: commits that cannot be read are left out, and a notice names them.
    pub fn reach(&mut self, tip: ObjectId, is_revision: bool, progress: &dyn Progress) -> Result<()> {
        let mut queue = BinaryHeap::new();
        queue.extend(self.visit(tip, is_revision));
        while let Some(Waiting { at, .. }) = queue.pop() {
            progress.advance(1);
            if at.is_multiple_of(CHECK_EVERY) {
                progress.check()?;
            }
            for parent in 0..self.parents.of(at).len() {
                let id = self.parents.of(at)[parent];
                queue.extend(self.visit(id, is_revision));
            }
            self.compare(at);
        }
        Ok(())
    }

    /// Whether a commit was reached.
    #[must_use]
    pub fn contains(&self, id: &ObjectId) -> bool {
        self.positions.contains_key(id)
    }

    /// The committer date of a commit that was reached, seconds UTC.
    #[must_use]
    pub fn committed_at(&self, id: &ObjectId) -> Option<i64> {
        let at = self.positions.get(id)?;
        self.found.commits[*at as usize].committed.seconds
    }

    pub(super) fn source(&self) -> &Source {
        &self.clone.source
    }

    /// Adds a commit; `None` if it was reached before or cannot be read.
    fn visit(&mut self, id: ObjectId, is_in_revision: bool) -> Option<Waiting> {
        if self.positions.contains_key(&id) {
            return None;
        }
        let at = to_u32(self.nodes.len());
        match self.known_at.get(&id) {
            Some(known_at) => self.recall(*known_at, is_in_revision),
            None => {
                let header = self.header(&id)?;
                self.add(id, header, is_in_revision);
            }
        }
        self.positions.insert(id, at);
        Some(Waiting { committed: self.found.commits[at as usize].committed.seconds, at })
    }

    fn header(&mut self, id: &ObjectId) -> Option<CommitHeader> {
        let header = self.read(id);
        header.map_err(|why| self.unreadable.insert((why, *id))).ok()
    }

    fn read(&mut self, id: &ObjectId) -> Result<CommitHeader, Unreadable> {
        let reader = &mut self.reader;
        let header = guarded(|| reader.read(id, Kind::Commit).map(|commit| header::parse(&commit.data)));
        reader.rest();
        header
    }

    /// Adds a commit from the store.
    fn recall(&mut self, known_at: u32, is_in_revision: bool) {
        let facts = &self.known.facts;
        let commit = Commit { is_in_revision, is_known: true, ..facts.commits[known_at as usize] };
        let remarks = facts.remarks.of(known_at).iter().copied();
        self.found.append(commit, facts.subjects.get(known_at as usize), remarks);
        self.parents.push(self.known.parents.of(known_at).iter().copied());
        self.nodes.push(Node { tree: None, known_at: Some(known_at) });
    }

    /// Adds a commit that was read from the clone.
    fn add(&mut self, id: ObjectId, header: CommitHeader, is_in_revision: bool) {
        let is_boundary = self.clone.shallow.contains(&id);
        let parents = if is_boundary { Vec::new() } else { header.parents };
        let commit = Commit {
            id,
            author: self.identities.intern(&header.author),
            committer: self.identities.intern(&header.committer),
            authored: header.authored,
            committed: header.committed,
            parents: to_u32(parents.len()),
            patch: None,
            is_malformed: header.is_malformed,
            is_incomplete: is_boundary || header.tree.is_none(),
            is_known: false,
            is_in_revision,
        };
        let texts = &mut self.texts;
        let remark = |(kind, text): &(_, Vec<u8>)| Remark { kind: *kind, text: texts.intern(text) };
        self.found.append(commit, &header.subject, header.remarks.iter().map(remark));
        self.parents.push(parents);
        self.nodes.push(Node { tree: header.tree, known_at: None });
    }

    /// Starts to compare the trees of a commit and its parents, which have all been visited, on another thread.
    fn compare(&mut self, at: u32) {
        let base = self.base(at);
        self.found.commits[at as usize].is_incomplete |= base == Base::Unknown;
        self.comparison.add(at, self.nodes[at as usize].tree, base);
        // Results are collected as they come, because they take less memory then.
        while let Some(run) = self.comparison.next() {
            self.collector.add(run);
        }
    }

    fn base(&mut self, at: u32) -> Base {
        if self.nodes[at as usize].known_at.is_some() {
            return Base::Known;
        }
        if self.found.commits[at as usize].is_incomplete {
            return Base::Unknown;
        }
        match *self.parents.of(at) {
            [] => Base::Empty,
            [parent] => self.tree(&parent).map_or(Base::Unknown, Base::Tree),
            _ => Base::Merge,
        }
    }

    /// The tree of a commit that was reached. The store has no trees, so a commit from there is read for it.
    fn tree(&mut self, id: &ObjectId) -> Option<ObjectId> {
        let node = &self.nodes[*self.positions.get(id)? as usize];
        if node.known_at.is_none() { node.tree } else { self.read(id).ok()?.tree }
    }
}

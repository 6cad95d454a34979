//! Finds every commit reachable from some tips, each once, and puts children before parents.

use std::collections::{BTreeSet, BinaryHeap, HashMap};

use gix::objs::Kind;

use super::header::{self, Header};
use super::object::{Reader, Unreadable, guarded};
use super::open::Clone;
use crate::error::Result;
use crate::fact::{Arena, Commit, Facts, Graph, Identity, Notice, ObjectId};
use crate::progress::Progress;
use crate::text;

/// Delta bases kept while reading commits.
const PACK_CACHE: usize = 16 << 20;

/// A walk over history that can be extended by more tips.
pub struct Walk<'a> {
    clone: &'a Clone,
    reader: Reader,
    nodes: Vec<Node>,
    subjects: Arena,
    positions: HashMap<ObjectId, u32>,
    identities: Vec<Identity>,
    known: HashMap<Identity, u32>,
    unreadable: BTreeSet<(Unreadable, ObjectId)>,
    malformed: usize,
}

struct Node {
    commit: Commit,
    tree: Option<ObjectId>,
    parents: Vec<ObjectId>,
}

/// Commits in order, and what is needed to compare their trees.
pub(super) struct Order {
    pub(super) facts: Facts,
    pub(super) trees: Vec<Option<ObjectId>>,
    pub(super) bases: Vec<Base>,
}

/// What a commit is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    /// The empty tree: a root commit.
    Empty,
    /// The tree of the only parent.
    Tree(ObjectId),
    /// Nothing: a merge.
    Merge,
    /// It cannot be known: a shallow boundary, or the parent is missing.
    Unknown,
}

impl<'a> Walk<'a> {
    /// A walk that has not begun.
    #[must_use]
    pub fn new(clone: &'a Clone) -> Self {
        Self {
            clone,
            reader: Reader::new(clone, PACK_CACHE),
            nodes: Vec::new(),
            subjects: Arena::default(),
            positions: HashMap::new(),
            identities: Vec::new(),
            known: HashMap::new(),
            unreadable: BTreeSet::new(),
            malformed: 0,
        }
    }

    /// Adds all commits reachable from `tip`; `is_revision` marks the new ones as part of the analysed revision.
    ///
    /// # Errors
    /// Only when the user interrupts: what cannot be read is left out and named in a notice.
    pub fn reach(&mut self, tip: ObjectId, is_revision: bool, progress: &dyn Progress) -> Result<()> {
        let mut queue = vec![tip];
        while let Some(id) = queue.pop() {
            if self.positions.contains_key(&id) {
                continue;
            }
            let Some(header) = self.header(&id) else { continue };
            self.add(id, header, is_revision);
            progress.advance(1);
            if self.nodes.len().is_multiple_of(1024) {
                progress.check()?;
            }
            queue.extend(self.nodes.last().into_iter().flat_map(|node| &node.parents));
        }
        Ok(())
    }

    /// Whether a commit was reached.
    #[must_use]
    pub fn contains(&self, id: &ObjectId) -> bool {
        self.positions.contains_key(id)
    }

    /// When a commit that was reached was committed, seconds UTC.
    #[must_use]
    pub fn committed_at(&self, id: &ObjectId) -> Option<i64> {
        self.positions.get(id).and_then(|at| self.nodes[*at as usize].commit.committed.seconds)
    }

    fn header(&mut self, id: &ObjectId) -> Option<Header> {
        let reader = &mut self.reader;
        match guarded(|| reader.read(id, Kind::Commit).map(header::parse)) {
            Ok(header) => Some(header),
            Err(why) => {
                self.unreadable.insert((why, *id));
                None
            }
        }
    }

    fn add(&mut self, id: ObjectId, header: Header, is_in_revision: bool) {
        let is_boundary = self.clone.shallow.contains(&id);
        let parents = if is_boundary { Vec::new() } else { header.parents };
        let commit = Commit {
            id,
            author: self.intern(header.author),
            committer: self.intern(header.committer),
            authored: header.authored,
            committed: header.committed,
            parents: u32::try_from(parents.len()).unwrap_or(u32::MAX),
            is_incomplete: is_boundary || header.tree.is_none(),
            is_in_revision,
        };
        self.malformed += usize::from(header.is_malformed);
        self.subjects.push(&header.subject);
        self.positions.insert(id, u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(Node { commit, tree: header.tree, parents });
    }

    fn intern(&mut self, identity: Identity) -> u32 {
        if let Some(at) = self.known.get(&identity) {
            return *at;
        }
        let at = u32::try_from(self.identities.len()).unwrap_or(u32::MAX);
        self.identities.push(identity.clone());
        self.known.insert(identity, at);
        at
    }

    /// Children before parents; among those ready, the later committed first, then by id: neighbours in history stay
    /// neighbours, and the order depends on nothing else.
    fn sorted(&self) -> Vec<u32> {
        let mut children = vec![0_u32; self.nodes.len()];
        let found = |id: &ObjectId| self.positions.get(id).copied();
        for node in &self.nodes {
            for parent in node.parents.iter().filter_map(found) {
                children[parent as usize] += 1;
            }
        }
        let key = |at: u32| {
            let commit = &self.nodes[at as usize].commit;
            (commit.committed.seconds, commit.id, at)
        };
        let ready = (0_u32..).zip(&children).filter(|(_, count)| **count == 0).map(|(at, _)| key(at));
        let mut queue: BinaryHeap<_> = ready.collect();
        let mut order = Vec::with_capacity(self.nodes.len());
        while let Some((_, _, at)) = queue.pop() {
            order.push(at);
            for parent in self.nodes[at as usize].parents.iter().filter_map(found) {
                children[parent as usize] -= 1;
                if children[parent as usize] == 0 {
                    queue.push(key(parent));
                }
            }
        }
        order
    }

    pub(super) fn finish(self) -> Order {
        let order = self.sorted();
        let mut new_positions = vec![0_u32; order.len()];
        for (new, old) in (0_u32..).zip(&order) {
            new_positions[*old as usize] = new;
        }
        let mut out = Order { facts: Facts::default(), trees: Vec::new(), bases: Vec::new() };
        let (mut graph, mut subjects) = (Graph::default(), Arena::default());
        for old in &order {
            let node = &self.nodes[*old as usize];
            let base = self.base(node);
            let mut commit = node.commit;
            commit.is_incomplete |= base == Base::Unknown;
            let parents = node.parents.iter().filter_map(|id| self.positions.get(id));
            graph.push(parents.map(|parent| new_positions[*parent as usize]));
            subjects.push(self.subjects.get(*old as usize));
            out.facts.commits.push(commit);
            out.trees.push(node.tree);
            out.bases.push(base);
        }
        out.facts.notices = self.notices();
        out.facts.graph = graph;
        out.facts.subjects = subjects;
        out.facts.identities = self.identities;
        out
    }

    fn base(&self, node: &Node) -> Base {
        if node.commit.is_incomplete {
            return Base::Unknown;
        }
        match node.parents.as_slice() {
            [] => Base::Empty,
            [parent] => {
                let tree = self.positions.get(parent).and_then(|at| self.nodes[*at as usize].tree);
                tree.map_or(Base::Unknown, Base::Tree)
            }
            _ => Base::Merge,
        }
    }

    fn notices(&self) -> Vec<Notice> {
        let mut notices = Vec::new();
        if !self.unreadable.is_empty() {
            let count = i64::try_from(self.unreadable.len()).unwrap_or(i64::MAX);
            let text = format!(
                "{} missing or damaged; they and what only they lead to are not counted: {}.",
                text::counted(count, "commit is", "commits are"),
                named(self.unreadable.iter().map(|(_, id)| id))
            );
            notices.push(Notice { code: "commits_unreadable", text, is_incomplete: true });
        }
        let treeless: Vec<&ObjectId> =
            self.nodes.iter().filter(|node| node.tree.is_none()).map(|node| &node.commit.id).collect();
        if !treeless.is_empty() {
            let count = i64::try_from(treeless.len()).unwrap_or(i64::MAX);
            let commits = text::counted(count, "commit names", "commits name");
            let text = format!("{commits} no tree; the lines are unknown: {}.", named(treeless.into_iter()));
            notices.push(Notice { code: "commits_without_tree", text, is_incomplete: true });
        }
        if self.malformed > 0 {
            let count = i64::try_from(self.malformed).unwrap_or(i64::MAX);
            let text = format!(
                "{} without a proper author or committer line; they count as git counts them, under an empty name.",
                text::counted(count, "commit is", "commits are")
            );
            notices.push(Notice { code: "malformed_headers", text, is_incomplete: false });
        }
        notices
    }
}

/// The first few ids, for a notice.
pub(super) fn named<'a>(ids: impl ExactSizeIterator<Item = &'a ObjectId>) -> String {
    let more = if ids.len() > 3 { ", ..." } else { "" };
    let first: Vec<String> = ids.take(3).map(ObjectId::short).collect();
    format!("{}{more}", first.join(", "))
}

//! Finds every commit reachable from some tips, each once, and puts children before parents.

use std::collections::{BTreeSet, BinaryHeap, HashMap};

use foldhash::fast::RandomState;
use gix::objs::Kind;

use super::collect::{Collected, Collector};
use super::compare::{Base, Comparison};
use super::header::{self, Header};
use super::intern::Interner;
use super::object::{Reader, Unreadable, guarded};
use super::open::{Clone, Source};
use crate::error::Result;
use crate::fact::{
    Arena, Commit, Facts, FileChange, Identity, Known, Notice, NoticeKind, ObjectId, PerCommit, Remark, to_i64, to_u32,
};
use crate::progress::Progress;
use crate::text;

pub(super) type ById = HashMap<ObjectId, u32, RandomState>;

/// A walk over history that can be extended by more tips.
pub struct Walk<'a> {
    clone: &'a Clone,
    reader: Reader,
    comparison: Comparison,
    collector: Collector,
    /// What earlier runs learned, and where in it a commit stands.
    known: Known,
    known_at: ById,
    nodes: Vec<Node>,
    parents: PerCommit<ObjectId>,
    subjects: Arena,
    remarks: PerCommit<Remark>,
    texts: Interner,
    positions: ById,
    identities: Vec<Identity>,
    identity_at: HashMap<Identity, u32, RandomState>,
    unreadable: BTreeSet<(Unreadable, ObjectId)>,
    pub(super) has_words: bool,
}

struct Node {
    commit: Commit,
    tree: Option<ObjectId>,
    known_at: Option<u32>,
}

/// Commits in order, and what comparing their trees found.
pub(super) struct Order {
    pub(super) facts: Facts,
    /// Where in what earlier runs learned a commit stands.
    pub(super) known_at: Vec<Option<u32>>,
    /// Where in the facts each commit of the walk stands.
    pub(super) place: Vec<u32>,
    pub(super) collected: Collected,
    /// The changes that earlier runs found.
    pub(super) known: Vec<FileChange>,
}

impl<'a> Walk<'a> {
    /// A walk that has not begun; what is known is not read again.
    #[must_use]
    pub fn new(clone: &'a Clone, mut known: Known) -> Self {
        // A clone that was made shallow ends where it says, whatever was known before.
        let ids = (0_u32..).zip(&known.facts.commits).filter(|(_, commit)| !clone.shallow.contains(&commit.id));
        let known_at = ids.map(|(at, commit)| (commit.id, at)).collect();
        let identities = known.facts.identities.clone();
        let identity_at = identities.iter().cloned().zip(0_u32..).collect();
        Self {
            clone,
            reader: Reader::new(&clone.source),
            comparison: Comparison::new(clone.source.clone()),
            collector: Collector::knowing(std::mem::take(&mut known.facts.paths)),
            texts: Interner::knowing(std::mem::take(&mut known.facts.texts)),
            known,
            known_at,
            nodes: Vec::new(),
            parents: PerCommit::default(),
            subjects: Arena::default(),
            remarks: PerCommit::default(),
            positions: HashMap::default(),
            identities,
            identity_at,
            unreadable: BTreeSet::new(),
            has_words: false,
        }
    }

    /// Has the words of changes counted, too; what is known must have them.
    #[must_use]
    pub fn with_words(self, has_words: bool) -> Self {
        Self { has_words, ..self }
    }

    /// Adds all commits reachable from `tip`; `is_revision` marks the new ones as part of the analysed revision.
    ///
    /// # Errors
    /// Only when the user interrupts: what cannot be read is left out and named in a notice.
    pub fn reach(&mut self, tip: ObjectId, is_revision: bool, progress: &dyn Progress) -> Result<()> {
        // Later commits first, as git wrote them into its packs.
        let mut queue = BinaryHeap::new();
        queue.extend(self.visit(tip, is_revision));
        while let Some((_, at)) = queue.pop() {
            progress.advance(1);
            if at.is_multiple_of(1024) {
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

    /// Adds a commit that was not met before; says when it was committed and where it stands.
    fn visit(&mut self, id: ObjectId, is_revision: bool) -> Option<(Option<i64>, u32)> {
        if self.positions.contains_key(&id) {
            return None;
        }
        match self.known_at.get(&id) {
            Some(at) => self.recall(*at, is_revision),
            None => {
                let header = self.header(&id)?;
                self.add(id, header, is_revision);
            }
        }
        let at = to_u32(self.nodes.len() - 1);
        Some((self.nodes[at as usize].commit.committed.seconds, at))
    }

    /// Has the trees of a commit and its parent, which are both known now, compared on another thread.
    fn compare(&mut self, at: u32) {
        let base = self.base(at);
        let node = &mut self.nodes[at as usize];
        node.commit.is_incomplete |= base == Base::Unknown;
        self.comparison.add(at, node.tree, base);
        // What is found is made compact as it comes.
        while let Some(run) = self.comparison.next() {
            self.collector.add(run);
        }
    }

    pub(super) fn source(&self) -> &Source {
        &self.clone.source
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
        let header = self.read(id);
        header.map_err(|why| self.unreadable.insert((why, *id))).ok()
    }

    fn read(&mut self, id: &ObjectId) -> Result<Header, Unreadable> {
        let reader = &mut self.reader;
        let header = guarded(|| reader.read(id, Kind::Commit).map(|commit| header::parse(&commit.data)));
        reader.rest();
        header
    }

    fn recall(&mut self, at: u32, is_in_revision: bool) {
        let facts = &self.known.facts;
        let commit = Commit { is_in_revision, is_known: true, ..facts.commits[at as usize] };
        self.parents.push(self.known.parents.of(at).iter().copied());
        self.subjects.push(facts.subjects.get(at as usize));
        self.remarks.push(facts.remarks.of(at).iter().copied());
        self.positions.insert(commit.id, to_u32(self.nodes.len()));
        self.nodes.push(Node { commit, tree: None, known_at: Some(at) });
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
            parents: to_u32(parents.len()),
            patch: None,
            is_malformed: header.is_malformed,
            is_incomplete: is_boundary || header.tree.is_none(),
            is_known: false,
            is_in_revision,
        };
        self.subjects.push(&header.subject);
        let texts = &mut self.texts;
        let remark = |(kind, text): &(_, Vec<u8>)| Remark { kind: *kind, text: texts.intern(text) };
        self.remarks.push(header.remarks.iter().map(remark));
        self.positions.insert(id, to_u32(self.nodes.len()));
        self.parents.push(parents);
        self.nodes.push(Node { commit, tree: header.tree, known_at: None });
    }

    fn intern(&mut self, identity: Identity) -> u32 {
        if let Some(at) = self.identity_at.get(&identity) {
            return *at;
        }
        let at = to_u32(self.identities.len());
        self.identities.push(identity.clone());
        self.identity_at.insert(identity, at);
        at
    }

    /// Children before parents; among those ready, the later committed first, then by id: neighbours in history stay
    /// neighbours, and the order depends on nothing else.
    fn sorted(&self) -> Vec<u32> {
        let mut children = vec![0_u32; self.nodes.len()];
        let found = |id: &ObjectId| self.positions.get(id).copied();
        for at in 0..self.nodes.len() {
            for parent in self.parents.of(to_u32(at)).iter().filter_map(found) {
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
            for parent in self.parents.of(at).iter().filter_map(found) {
                children[parent as usize] -= 1;
                if children[parent as usize] == 0 {
                    queue.push(key(parent));
                }
            }
        }
        order
    }

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
            let node = &self.nodes[*old as usize];
            let parents = self.parents.of(*old).iter().filter_map(|id| self.positions.get(id));
            facts.graph.push(parents.map(|parent| place[*parent as usize]));
            facts.subjects.push(self.subjects.get(*old as usize));
            facts.remarks.push(self.remarks.of(*old).iter().copied());
            facts.commits.push(node.commit);
            known_at.push(node.known_at);
        }
        facts.identities = used(&mut facts.commits, &self.identities);
        let Self { comparison, mut collector, known, texts, .. } = self;
        facts.texts = texts.into_texts();
        comparison.finish(|run| collector.add(run), progress)?;
        Ok(Order { facts, known_at, place, collected: collector.finish(), known: known.facts.changes })
    }

    fn base(&mut self, at: u32) -> Base {
        let node = &self.nodes[at as usize];
        if node.known_at.is_some() {
            return Base::Known;
        }
        if node.commit.is_incomplete {
            return Base::Unknown;
        }
        match *self.parents.of(at) {
            [] => Base::Empty,
            [parent] => self.tree(&parent).map_or(Base::Unknown, Base::Tree),
            _ => Base::Merge,
        }
    }

    /// The tree of a commit that was reached; one that was known is read for it.
    fn tree(&mut self, id: &ObjectId) -> Option<ObjectId> {
        let node = &self.nodes[*self.positions.get(id)? as usize];
        if node.known_at.is_none() { node.tree } else { self.read(id).ok()?.tree }
    }

    fn notices(&self) -> Vec<Notice> {
        let mut notices = Vec::new();
        if !self.unreadable.is_empty() {
            let count = to_i64(self.unreadable.len());
            let text = format!(
                "{} missing or damaged; they and what only they lead to are not counted: {}.",
                text::counted(count, "commit is", "commits are"),
                named(self.unreadable.iter().map(|(_, id)| id))
            );
            notices.push(Notice::new(NoticeKind::CommitsUnreadable, text));
        }
        let treeless: Vec<&ObjectId> = self
            .nodes
            .iter()
            .filter(|node| node.tree.is_none() && node.known_at.is_none())
            .map(|node| &node.commit.id)
            .collect();
        if !treeless.is_empty() {
            let count = to_i64(treeless.len());
            let commits = text::counted(count, "commit names", "commits name");
            let text = format!("{commits} no tree; the lines are unknown: {}.", named(treeless.into_iter()));
            notices.push(Notice::new(NoticeKind::CommitsWithoutTree, text));
        }
        let malformed = self.nodes.iter().filter(|node| node.commit.is_malformed).count();
        if malformed > 0 {
            let count = to_i64(malformed);
            let text = format!(
                "{} without a proper author or committer line; they count as git counts them, under an empty name.",
                text::counted(count, "commit is", "commits are")
            );
            notices.push(Notice::new(NoticeKind::MalformedHeaders, text));
        }
        notices
    }
}

/// The identities that commits use, in the order of the commits: those of known commits that were not reached are nobody
/// in this history.
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

/// The first few ids, for a notice.
pub(super) fn named<'a>(ids: impl ExactSizeIterator<Item = &'a ObjectId>) -> String {
    let more = if ids.len() > 3 { ", ..." } else { "" };
    let first: Vec<String> = ids.take(3).map(ObjectId::short).collect();
    format!("{}{more}", first.join(", "))
}

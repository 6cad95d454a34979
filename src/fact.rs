//! Plain data: what a clone says about its history, before anybody interprets it.
//!
//! Facts hold names, addresses and dates as the commits spell them (git's rules, re-encoded to UTF-8 where a commit names
//! its encoding). Mailmap, bots, releases and profiles are applied later, so changing them never reads history again.

use std::fmt;

/// The name of a git object: 20 bytes (SHA-1) or 32 bytes (SHA-256).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ObjectId {
    bytes: [u8; 32],
    length: u8,
}

/// Ids are hashes already: eight bytes tell them apart.
impl std::hash::Hash for ObjectId {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        state.write_u64(u64::from_le_bytes(std::array::from_fn(|at| self.bytes[at])));
    }
}

impl ObjectId {
    /// From the raw bytes of a hash; `None` unless there are 20 or 32 of them.
    #[must_use]
    pub fn from_bytes(raw: &[u8]) -> Option<Self> {
        let length = u8::try_from(raw.len()).ok().filter(|length| matches!(length, 20 | 32))?;
        let mut bytes = [0; 32];
        bytes[..raw.len()].copy_from_slice(raw);
        Some(Self { bytes, length })
    }

    /// From hexadecimal text of 40 or 64 digits.
    #[must_use]
    pub fn from_hex(hex: &[u8]) -> Option<Self> {
        if !matches!(hex.len(), 40 | 64) {
            return None;
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(hex.chunks_exact(2)) {
            *byte = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Some(Self { bytes, length: u8::try_from(hex.len() / 2).ok()? })
    }

    /// The raw bytes of the hash.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[..usize::from(self.length)]
    }

    /// The hash in lower-case hexadecimal digits.
    #[must_use]
    pub fn to_hex(&self) -> String {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut out = String::with_capacity(usize::from(self.length) * 2);
        for byte in self.as_bytes() {
            out.push(char::from(DIGITS[usize::from(byte >> 4)]));
            out.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
        out
    }

    /// The first ten digits, for people to read.
    #[must_use]
    pub fn short(&self) -> String {
        let mut hex = self.to_hex();
        hex.truncate(10);
        hex
    }
}

fn digit(hex: u8) -> Option<u8> {
    match hex {
        b'0'..=b'9' => Some(hex - b'0'),
        b'a'..=b'f' => Some(hex - b'a' + 10),
        b'A'..=b'F' => Some(hex - b'A' + 10),
        _ => None,
    }
}

impl fmt::Debug for ObjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_hex())
    }
}

/// Name and address as a commit spells them, in bytes: git compares and maps bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Identity {
    /// The name; may be empty.
    pub name: Vec<u8>,
    /// The address; may be empty.
    pub email: Vec<u8>,
}

/// When something was done, as its signature says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Moment {
    /// Seconds since 1970-01-01T00:00:00 UTC; `None` where git finds no date, or none that fits 64 bits.
    pub seconds: Option<i64>,
    /// Minutes east of UTC; `None` where the zone is absent or no zone of this world (beyond 14:00).
    pub offset_minutes: Option<i16>,
}

/// One commit.
#[derive(Debug, Clone, Copy)]
pub struct Commit {
    /// The object's name.
    pub id: ObjectId,
    /// Position of the author in [`Facts::identities`].
    pub author: u32,
    /// Position of the committer in [`Facts::identities`].
    pub committer: u32,
    /// When the author wrote it.
    pub authored: Moment,
    /// When the committer recorded it.
    pub committed: Moment,
    /// Number of parents as git sees them: 0 at the boundary of a shallow clone.
    pub parents: u32,
    /// What it changes, as a hash that is the same wherever the same patch is applied; see [`crate::patch`].
    pub patch: Option<u64>,
    /// The author or committer line is not as git writes it.
    pub is_malformed: bool,
    /// Lines could not be counted, in part or whole: shallow boundary, missing or unreadable objects.
    pub is_incomplete: bool,
    /// Its facts came from an earlier run.
    pub is_known: bool,
    /// Reachable from the analysed revision (otherwise only from a release's tag).
    pub is_in_revision: bool,
}

/// What happened to a path in a commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// The path is new.
    Added,
    /// The path is gone.
    Deleted,
    /// Content or mode changed.
    Modified,
    /// A file became a symlink or submodule, or the reverse.
    TypeChanged,
}

/// What a path is after the change (before it, where it was deleted).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A regular file.
    File,
    /// A symbolic link; its text is its target.
    Symlink,
    /// A submodule pointer.
    Submodule,
}

/// Lines added and deleted by one change, as `git log --numstat --no-renames` counts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// Numbers of lines.
    Counted {
        /// Lines that are new.
        added: u32,
        /// Lines that are gone.
        deleted: u32,
    },
    /// git prints `-`: a side is binary.
    Binary,
    /// Not known: an object is missing or unreadable. The commit is incomplete.
    Unknown,
}

/// So few changed lines may well be the same twice without being the same work: only the lines beside them tell.
pub const FEW_LINES: u32 = 4;

/// One path changed by one commit (never by a merge).
#[derive(Debug, Clone, Copy)]
pub struct FileChange {
    /// Position of the commit in [`Facts::commits`].
    pub commit: u32,
    /// Position of the path in [`Facts::paths`].
    pub path: u32,
    /// What happened.
    pub status: Status,
    /// What the path is.
    pub kind: FileKind,
    /// How many lines.
    pub lines: Lines,
    /// How many words, where these were asked for and the path is prose; 0 elsewhere.
    pub words: Words,
}

/// Words of the lines that a change of prose adds and deletes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Words {
    /// Words of added lines.
    pub added: u32,
    /// Words of deleted lines.
    pub deleted: u32,
}

/// Texts one after the other in a single allocation, by position.
#[derive(Debug, Clone, Default)]
pub struct Arena {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Arena {
    /// Adds a text and returns its position.
    pub fn push(&mut self, text: &[u8]) -> usize {
        self.bytes.extend_from_slice(text);
        self.ends.push(self.bytes.len());
        self.ends.len() - 1
    }

    /// Keeps the first so many texts.
    pub fn truncate(&mut self, length: usize) {
        self.ends.truncate(length);
        self.bytes.truncate(self.ends.last().copied().unwrap_or(0));
    }

    /// The text at a position that [`Arena::push`] returned; empty elsewhere.
    #[must_use]
    pub fn get(&self, position: usize) -> &[u8] {
        let start = position.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(position).map_or(&[], |end| &self.bytes[start..*end])
    }

    /// How many texts there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

/// Who is whose parent, by position, first parent first.
pub type Graph = PerCommit<u32>;

/// Some values for each commit, by the commit's position.
#[derive(Debug, Clone)]
pub struct PerCommit<T> {
    values: Vec<T>,
    ends: Vec<usize>,
}

// Derived, it would ask for values that have a default, too.
impl<T> Default for PerCommit<T> {
    fn default() -> Self {
        Self { values: Vec::new(), ends: Vec::new() }
    }
}

impl<T> PerCommit<T> {
    /// Adds the next commit with its values.
    pub fn push(&mut self, values: impl IntoIterator<Item = T>) {
        self.values.extend(values);
        self.ends.push(self.values.len());
    }

    /// The values of a commit, in order; none for a commit that was not added.
    #[must_use]
    pub fn of(&self, commit: u32) -> &[T] {
        let at = commit as usize;
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(at).map_or(&[], |end| &self.values[start..*end])
    }

    /// All values, commit by commit.
    #[must_use]
    pub fn all(&self) -> &[T] {
        &self.values
    }

    /// Number of commits.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no commit.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

/// What a line of a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RemarkKind {
    /// `key: value`, a trailer by git's rules.
    Trailer,
    /// `key: value` elsewhere in the message, with a key that credits people.
    Loose,
    /// The first line of a merge's body with ` r=`, where the subject has none: reviewers, as merge bots write them.
    Review,
    /// `123: title r=reviewer a=author`: a pull request of a batch of bors-ng.
    Batch,
    /// `- #123 (title)`: a pull request of a rollup.
    Member,
    /// The line with `See merge request group/project!123`.
    Request,
    /// The first line of a merge's body.
    Title,
    /// There were more lines than are kept.
    More,
}

/// A line of a message that says who did what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Remark {
    /// What it is.
    pub kind: RemarkKind,
    /// Position of its text in [`Facts::texts`].
    pub text: u32,
}

/// A tag, peeled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// The name without `refs/tags/`, in bytes.
    pub name: Vec<u8>,
    /// The commit it names in the end, through any number of tag objects.
    pub target: ObjectId,
    /// git's `creatordate`, seconds UTC: the tagger's date, or the commit's for a lightweight tag.
    pub created: Option<i64>,
}

/// Something a reader of the numbers must know; shown in every output.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Notice {
    /// A short stable name, such as `shallow`.
    pub code: &'static str,
    /// One sentence, without control characters.
    pub text: String,
    /// Whether numbers are incomplete because of it (exit 4 under `--strict`).
    pub is_incomplete: bool,
}

/// Everything that was read from one clone.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// All commits reachable from the revision and the releases, children before parents, each once.
    pub commits: Vec<Commit>,
    /// The parents of each commit.
    pub graph: Graph,
    /// The subject of each commit, UTF-8 where the commit is.
    pub subjects: Arena,
    /// What each message says of who did what.
    pub remarks: PerCommit<Remark>,
    /// Distinct texts of remarks, UTF-8 where the commit is.
    pub texts: Arena,
    /// Distinct authors and committers.
    pub identities: Vec<Identity>,
    /// Distinct changed paths, in bytes.
    pub paths: Arena,
    /// The changes of all non-merge commits, ordered by commit, then by path.
    pub changes: Vec<FileChange>,
    /// What a reader must know.
    pub notices: Vec<Notice>,
}

/// The version of everything that facts are made by: how headers are read, trees compared and lines counted. Facts that
/// another version wrote are read anew.
pub const RULES: u32 = 5;

/// What earlier runs learned of commits of the same clone. A commit's facts never change; only complete ones are here.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Commits in any order with their changes in that order; the graph and the notices are empty.
    pub facts: Facts,
    /// The parents of each commit, by name: they need not be known themselves.
    pub parents: PerCommit<ObjectId>,
}

impl Facts {
    /// Whether all there is to know of a commit is here, so that a later run need not read it again.
    #[must_use]
    pub fn is_complete(&self, commit: u32) -> bool {
        let found = self.graph.of(commit).len();
        self.commits.get(commit as usize).is_some_and(|it| !it.is_incomplete && it.parents as usize == found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn object_ids_round_trip() {
        let hex = "0123456789abcdef0123456789abcdef01234567";
        let id = ObjectId::from_hex(hex.as_bytes()).expect("valid");
        assert_eq!(id.to_hex(), hex);
        assert_eq!(ObjectId::from_bytes(id.as_bytes()), Some(id));
        assert_eq!(ObjectId::from_hex(b"xyz"), None);
        assert_eq!(ObjectId::from_hex("é".repeat(20).as_bytes()), None);
    }

    #[test]
    fn arena_and_graph_by_position() {
        let mut arena = Arena::default();
        assert_eq!((arena.push(b"a"), arena.push(b""), arena.push(b"bc")), (0, 1, 2));
        assert_eq!(
            (arena.get(0), arena.get(1), arena.get(2), arena.get(9)),
            (&b"a"[..], &b""[..], &b"bc"[..], &b""[..])
        );
        let mut graph = Graph::default();
        graph.push([1, 2]);
        graph.push([]);
        assert_eq!((graph.of(0), graph.of(1), graph.of(7)), (&[1, 2][..], &[][..], &[][..]));
    }
}

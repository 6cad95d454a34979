//! Commits, their authors and tags.

use super::object_id::ObjectId;

/// Name and address as a commit spells them. Bytes, because git compares and maps bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Identity {
    /// The name; may be empty.
    pub name: Vec<u8>,
    /// The address; may be empty.
    pub email: Vec<u8>,
}

/// The date of a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Moment {
    /// Seconds since 1970-01-01T00:00:00 UTC; `None` if git finds no date, or one that exceeds 64 bits.
    pub seconds: Option<i64>,
    /// Minutes east of UTC; `None` if the zone is absent or invalid (beyond 14:00).
    pub offset_minutes: Option<i16>,
}

/// One commit.
#[derive(Debug, Clone, Copy)]
pub struct Commit {
    /// Its id.
    pub id: ObjectId,
    /// Position of the author in [`super::Facts::identities`].
    pub author: u32,
    /// Position of the committer in [`super::Facts::identities`].
    pub committer: u32,
    /// When the author wrote it.
    pub authored: Moment,
    /// When the committer recorded it.
    pub committed: Moment,
    /// Number of parents as git sees them: 0 at the boundary of a shallow clone.
    pub parents: u32,
    /// A hash of its changes, equal for the same patch on any parent; see [`crate::patch`].
    pub patch: Option<u64>,
    /// The author or committer line is malformed.
    pub is_malformed: bool,
    /// Some of its lines are unknown: shallow boundary, missing or unreadable objects.
    pub is_incomplete: bool,
    /// Its facts come from the store.
    pub is_known: bool,
    /// It is reachable from the analyzed revision, not only from a release's tag.
    pub is_in_revision: bool,
}

/// A tag and the commit it leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// The name without `refs/tags/`, in bytes.
    pub name: Vec<u8>,
    /// The commit it leads to, through any number of tag objects.
    pub target: ObjectId,
    /// git's `creatordate`, seconds UTC: the tagger's date, or the commit's for a lightweight tag.
    pub created: Option<i64>,
    /// The committer date of the commit, seconds UTC.
    pub committed: Option<i64>,
}

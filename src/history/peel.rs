//! Refs and tag objects, followed to commits.

use gix::objs::Kind;

use super::header;
use super::verify::has_id;
use crate::fact::ObjectId;

/// Longer chains of tags are not followed.
const MAX_TAG_DEPTH: usize = 64;

/// The commit at the end of a chain of tags.
pub struct Peeled {
    pub commit: ObjectId,
    /// git's `creatordate`, seconds UTC: the outermost tagger's date, or the commit's.
    pub created: Option<i64>,
    /// The committer date of the commit, seconds UTC.
    pub committed: Option<i64>,
}

/// Follows tag objects to a commit; `None` if they lead elsewhere or cannot be read. If `is_verified`, an object whose
/// content does not match its id cannot be read.
pub fn to_commit(repository: &gix::Repository, is_verified: bool, start: gix::ObjectId) -> Option<Peeled> {
    let mut id = start;
    let mut tagged = None;
    for _ in 0..MAX_TAG_DEPTH {
        let object = repository.find_object(id).ok()?;
        if is_verified && !has_id(&ObjectId::from_bytes(id.as_bytes())?, object.kind, &object.data) {
            return None;
        }
        match object.kind {
            Kind::Commit => {
                let committed = header::parse(&object.data).committed.seconds;
                let commit = ObjectId::from_bytes(id.as_bytes())?;
                return Some(Peeled { commit, created: tagged.or(committed), committed });
            }
            Kind::Tag => {
                let tag = tag_object(&object.data)?;
                tagged = tagged.or(tag.date);
                id = gix::ObjectId::try_from(tag.target.as_bytes()).ok()?;
            }
            Kind::Tree | Kind::Blob => return None,
        }
    }
    None
}

struct TagObject {
    target: ObjectId,
    /// The tagger's date.
    date: Option<i64>,
}

fn tag_object(raw: &[u8]) -> Option<TagObject> {
    let mut lines = raw.split(|byte| *byte == b'\n').take_while(|line| !line.is_empty());
    let target = lines.next()?.strip_prefix(b"object ").and_then(ObjectId::from_hex)?;
    let date = lines.find_map(|line| line.strip_prefix(b"tagger ")).and_then(header::date);
    Some(TagObject { target, date })
}

/// Whether the name of any ref starts with `prefix`.
pub fn any_with_prefix(repository: &gix::Repository, prefix: &str) -> bool {
    let Ok(references) = repository.references() else { return false };
    let Ok(all) = references.all() else { return false };
    all.filter_map(Result::ok).any(|reference| reference.name().as_bstr().starts_with(prefix.as_bytes()))
}

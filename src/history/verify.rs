//! Compares the content of objects with their ids, for `--verify`.

use gix::objs::Kind;

use crate::fact::ObjectId;

/// Bytes of an id in a repository with SHA-1.
const SHA1_BYTES: usize = 20;

/// Whether an object of this kind and content has this id.
pub fn has_id(id: &ObjectId, kind: Kind, content: &[u8]) -> bool {
    let is_sha1 = id.as_bytes().len() == SHA1_BYTES;
    let hash = if is_sha1 { gix::hash::Kind::Sha1 } else { gix::hash::Kind::Sha256 };
    gix::objs::compute_hash(hash, kind, content).is_ok_and(|found| found.as_bytes() == id.as_bytes())
}

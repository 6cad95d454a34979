//! Compares two trees entry by entry, as git does.
//!
//! A file and a folder of the same name are different paths. A file, a symbolic link and a submodule of the same name
//! are one path that changed its type.

use std::cmp::Ordering;
use std::sync::Arc;

use gix::objs::Kind;

use super::entries::{Entries, Mode, TreeEntry};
use super::object::{Reader, Unreadable};
use super::recent::Object;
use crate::diff::{equal_bytes, equal_bytes_back};
use crate::fact::ObjectId;

/// A commit with more changed paths or compared folders is treated as an attack: its lines are unknown, and a notice
/// reports it.
const MAX_CHANGES: usize = 2_000_000;
/// As [`MAX_CHANGES`], for the bytes of all changed paths of a commit.
const MAX_PATH_BYTES: usize = 256 << 20;
/// git's `core.maxTreeDepth`.
pub const MAX_DEPTH: usize = 2048;

/// git's order of entries: by the bytes of their names, with `/` added to the names of folders.
fn compare(a: &TreeEntry<'_>, b: &TreeEntry<'_>) -> Ordering {
    let common = a.name.len().min(b.name.len());
    let end = |entry: &TreeEntry<'_>| {
        entry.name.get(common).copied().unwrap_or(if entry.mode == Mode::Tree { b'/' } else { 0 })
    };
    a.name[..common].cmp(&b.name[..common]).then_with(|| end(a).cmp(&end(b)))
}

/// One side of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Side {
    pub mode: Mode,
    pub id: ObjectId,
}

/// Compares trees.
pub struct TreeDiff {
    hash_length: usize,
}

/// A folder that differs, to be compared.
struct FolderPair {
    path: Vec<u8>,
    depth: usize,
    old: Option<ObjectId>,
    new: Option<ObjectId>,
}

impl TreeDiff {
    /// Compares trees whose object ids have this many bytes.
    pub fn new(hash_length: usize) -> Self {
        Self { hash_length }
    }

    /// Calls `visit` with the path and both sides of everything but folders that differs between two trees, in any
    /// order. `None` is the empty tree.
    pub fn diff(
        &self,
        reader: &mut Reader,
        old: Option<ObjectId>,
        new: Option<ObjectId>,
        mut visit: impl FnMut(&[u8], Option<Side>, Option<Side>),
    ) -> Result<(), Unreadable> {
        let (mut budget, mut bytes) = (MAX_CHANGES, MAX_PATH_BYTES);
        let mut folders = vec![FolderPair { path: Vec::new(), depth: 0, old, new }];
        while let Some(folder) = folders.pop() {
            if folder.old == folder.new {
                continue;
            }
            if folder.depth > MAX_DEPTH {
                return Err(Unreadable::TooDeep);
            }
            let mut read = |id: Option<ObjectId>| id.map(|id| reader.read(&id, Kind::Tree)).transpose();
            // The new side first: the old one is usually stored as a delta of it.
            let new = read(folder.new)?;
            let old = read(folder.old)?;
            self.merge(raw(&old), raw(&new), |name, old, new| {
                let length = folder.path.len() + name.len() + 1;
                budget = budget.checked_sub(1).ok_or(Unreadable::TooMany)?;
                bytes = bytes.checked_sub(length).ok_or(Unreadable::TooMany)?;
                let mut path = Vec::with_capacity(length);
                path.extend_from_slice(&folder.path);
                path.extend_from_slice(name);
                let is_tree = |side: Option<Side>| side.is_some_and(|side| side.mode == Mode::Tree);
                if is_tree(old) || is_tree(new) {
                    path.push(b'/');
                    let (old, new) = (old.map(|side| side.id), new.map(|side| side.id));
                    folders.push(FolderPair { path, depth: folder.depth + 1, old, new });
                } else {
                    visit(&path, old, new);
                }
                Ok(())
            })?;
        }
        Ok(())
    }

    fn merge(
        &self,
        old: &[u8],
        new: &[u8],
        mut differs: impl FnMut(&[u8], Option<Side>, Option<Side>) -> Result<(), Unreadable>,
    ) -> Result<(), Unreadable> {
        let start = self.common_entries(old, new);
        let same_end = equal_bytes_back(&old[start..], &new[start..]);
        let mut olds = Entries::new(&old[start..], self.hash_length);
        let mut news = Entries::new(&new[start..], self.hash_length);
        let (mut a, mut b) = (olds.next().transpose()?, news.next().transpose()?);
        loop {
            let order = match (&a, &b) {
                (None, None) => return Ok(()),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(a), Some(b)) => compare(a, b),
            };
            let (left, right) = (a.filter(|_| order.is_le()), b.filter(|_| order.is_ge()));
            match (left, right) {
                (Some(x), Some(y)) if x.id == y.id && x.mode == y.mode => {}
                (Some(entry), _) | (None, Some(entry)) => {
                    differs(entry.name, left.map(side).transpose()?, right.map(side).transpose()?)?;
                }
                (None, None) => {}
            }
            if left.is_some()
                && right.is_some()
                && olds.rest().len() == news.rest().len()
                && news.rest().len() <= same_end
            {
                return Ok(());
            }
            if left.is_some() {
                a = olds.next().transpose()?;
            }
            if right.is_some() {
                b = news.next().transpose()?;
            }
        }
    }

    /// Bytes of the whole entries that both trees start with. An entry ends with its hash, which follows a NUL.
    fn common_entries(&self, old: &[u8], new: &[u8]) -> usize {
        let equal = equal_bytes(old, new);
        let mut start = 0;
        while let Some(nul) = memchr::memchr(0, &old[start..equal]) {
            let end = start + nul + 1 + self.hash_length;
            if end > equal {
                break;
            }
            start = end;
        }
        start
    }
}

fn raw(tree: &Option<Arc<Object>>) -> &[u8] {
    tree.as_ref().map_or(&[], |tree| &tree.data)
}

fn side(entry: TreeEntry<'_>) -> Result<Side, Unreadable> {
    let id = ObjectId::from_bytes(entry.id).ok_or(Unreadable::Damaged)?;
    Ok(Side { mode: entry.mode, id })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(mode: &str, name: &str) -> Vec<u8> {
        let mut raw = format!("{mode} {name}\0").into_bytes();
        raw.extend([7; 20]);
        raw
    }

    fn differences(old: &[Vec<u8>], new: &[Vec<u8>]) -> Vec<String> {
        let mut out = Vec::new();
        let diff = TreeDiff::new(20);
        diff.merge(&old.concat(), &new.concat(), |name, old, new| {
            let sign = |side: Option<Side>| side.map_or("-".into(), |side| format!("{:?}", side.mode));
            out.push(format!("{} {} {}", String::from_utf8_lossy(name), sign(old), sign(new)));
            Ok(())
        })
        .expect("well-formed");
        out
    }

    #[test]
    fn a_file_and_a_folder_of_one_name_are_two_paths() {
        let found = differences(&[entry("100644", "a")], &[entry("100644", "a.b"), entry("40000", "a")]);
        assert_eq!(found, ["a File -", "a.b - File", "a - Tree"]);
    }

    #[test]
    fn types_change_and_old_modes_do_not() {
        let old = [entry("100664", "a"), entry("100644", "b"), entry("100644", "c")];
        let new = [entry("100644", "a"), entry("120000", "b"), entry("160000", "c")];
        assert_eq!(differences(&old, &new), ["b File Symlink", "c File Submodule"]);
    }
}

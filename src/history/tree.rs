//! What a commit changed: two trees compared entry by entry, as git does.
//!
//! Modes are git's canonical ones (100664 of old trees is 100644: no change). A file and a folder of the same name are
//! different paths; a file, a symlink and a submodule of the same name are one path that changed its type.

use std::cmp::Ordering;
use std::sync::Arc;

use gix::objs::Kind;

use super::object::{Reader, Unreadable};
use super::pack::Object;
use crate::diff::{equal_bytes, equal_bytes_back};
use crate::fact::ObjectId;

/// More changed paths (or compared folders) in one commit are taken for a bomb: the lines are unknown, and a notice says so.
const MAX_CHANGES: usize = 2_000_000;
/// The same for the length of all changed paths of one commit together.
const MAX_PATH_BYTES: usize = 256 << 20;
/// git's `core.maxTreeDepth`.
const MAX_DEPTH: usize = 2048;

/// git's canonical modes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Mode {
    File,
    Executable,
    Symlink,
    Submodule,
    Tree,
}

/// An entry of a tree.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'a> {
    pub(super) mode: Mode,
    pub(super) name: &'a [u8],
    pub(super) id: &'a [u8],
}

/// One side of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Side {
    pub(super) mode: Mode,
    pub(super) id: ObjectId,
}

/// The entries of a tree object.
pub(super) struct Entries<'a> {
    rest: &'a [u8],
    hash_length: usize,
}

impl<'a> Entries<'a> {
    pub(super) fn new(raw: &'a [u8], hash_length: usize) -> Self {
        Self { rest: raw, hash_length }
    }

    fn parse(&mut self) -> Option<Entry<'a>> {
        let blank = memchr::memchr(b' ', &self.rest[..self.rest.len().min(16)])?;
        let mode = mode(&self.rest[..blank])?;
        let end = blank + 1 + memchr::memchr(0, &self.rest[blank + 1..])?;
        let name = &self.rest[blank + 1..end];
        let after = end + 1 + self.hash_length;
        let id = self.rest.get(end + 1..after).filter(|_| !name.is_empty())?;
        self.rest = &self.rest[after..];
        Some(Entry { mode, name, id })
    }
}

impl<'a> Iterator for Entries<'a> {
    type Item = Result<Entry<'a>, Unreadable>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let entry = self.parse();
        if entry.is_none() {
            self.rest = &[];
        }
        Some(entry.ok_or(Unreadable::Damaged))
    }
}

fn mode(digits: &[u8]) -> Option<Mode> {
    let mut value = 0_u32;
    for digit in digits {
        if !(b'0'..=b'7').contains(digit) {
            return None;
        }
        value = (value << 3) | u32::from(digit - b'0');
    }
    Some(match value & 0o170_000 {
        0o100_000 if value & 0o100 != 0 => Mode::Executable,
        0o100_000 => Mode::File,
        0o120_000 => Mode::Symlink,
        0o040_000 => Mode::Tree,
        _ if digits.is_empty() => return None,
        _ => Mode::Submodule,
    })
}

/// git's order of entries: bytes of the names, a folder's as if a `/` followed.
fn compare(a: &Entry<'_>, b: &Entry<'_>) -> Ordering {
    let common = a.name.len().min(b.name.len());
    let end =
        |entry: &Entry<'_>| entry.name.get(common).copied().unwrap_or(if entry.mode == Mode::Tree { b'/' } else { 0 });
    a.name[..common].cmp(&b.name[..common]).then_with(|| end(a).cmp(&end(b)))
}

/// Compares trees.
pub(super) struct TreeDiff {
    hash_length: usize,
}

struct Folder {
    path: Vec<u8>,
    depth: usize,
    old: Option<ObjectId>,
    new: Option<ObjectId>,
}

impl TreeDiff {
    pub(super) fn new(hash_length: usize) -> Self {
        Self { hash_length }
    }

    /// Calls `visit` with the path and both sides of everything but folders that differs between two trees, in no order
    /// that matters; `None` is the empty tree.
    pub(super) fn diff(
        &self,
        reader: &mut Reader,
        old: Option<ObjectId>,
        new: Option<ObjectId>,
        mut visit: impl FnMut(&[u8], Option<Side>, Option<Side>),
    ) -> Result<(), Unreadable> {
        let (mut budget, mut bytes) = (MAX_CHANGES, MAX_PATH_BYTES);
        let mut folders = vec![Folder { path: Vec::new(), depth: 0, old, new }];
        while let Some(folder) = folders.pop() {
            if folder.old == folder.new {
                continue;
            }
            if folder.depth > MAX_DEPTH {
                return Err(Unreadable::TooMany);
            }
            let mut read = |id: Option<ObjectId>| id.map(|id| reader.read(&id, Kind::Tree)).transpose();
            // The new side first: it is what the old side is a delta of.
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
                    folders.push(Folder { path, depth: folder.depth + 1, old, new });
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
            if left.is_some() && right.is_some() && olds.rest.len() == news.rest.len() && news.rest.len() <= same_end {
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

    /// Bytes of whole entries that both trees begin with: an entry ends a hash after its NUL.
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

fn side(entry: Entry<'_>) -> Result<Side, Unreadable> {
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

    #[test]
    fn malformed_trees_are_errors() {
        for raw in [&b"100644 a"[..], b"100644 a\0short", b"x a\0", b" a\0", b"100644 \0aaaaaaaaaaaaaaaaaaaa"] {
            assert!(Entries::new(raw, 20).any(|entry| entry.is_err()), "{raw:?}");
        }
    }
}

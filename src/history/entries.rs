//! The entries of tree objects.
//!
//! Modes are git's canonical ones: 100664, which old trees have, equals 100644.

use super::object::Unreadable;

/// git's canonical modes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mode {
    File,
    Executable,
    Symlink,
    Submodule,
    Tree,
}

/// An entry of a tree.
#[derive(Debug, Clone, Copy)]
pub struct TreeEntry<'a> {
    pub mode: Mode,
    pub name: &'a [u8],
    pub id: &'a [u8],
}

/// The entries of a tree object, in its order; ends after the first malformed entry.
pub struct Entries<'a> {
    rest: &'a [u8],
    hash_length: usize,
}

impl Mode {
    pub fn is_regular_file(self) -> bool {
        matches!(self, Self::File | Self::Executable)
    }
}

impl<'a> Entries<'a> {
    /// The entries in the raw bytes of a tree.
    pub fn new(raw: &'a [u8], hash_length: usize) -> Self {
        Self { rest: raw, hash_length }
    }

    /// The bytes that are not read yet.
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }

    fn parse(&mut self) -> Option<TreeEntry<'a>> {
        let blank = memchr::memchr(b' ', &self.rest[..self.rest.len().min(16)])?;
        let mode = mode(&self.rest[..blank])?;
        let end = blank + 1 + memchr::memchr(0, &self.rest[blank + 1..])?;
        let name = &self.rest[blank + 1..end];
        let after = end + 1 + self.hash_length;
        let id = self.rest.get(end + 1..after).filter(|_| !name.is_empty())?;
        self.rest = &self.rest[after..];
        Some(TreeEntry { mode, name, id })
    }
}

impl<'a> Iterator for Entries<'a> {
    type Item = Result<TreeEntry<'a>, Unreadable>;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn malformed_trees_are_errors() {
        for raw in [&b"100644 a"[..], b"100644 a\0short", b"x a\0", b" a\0", b"100644 \0aaaaaaaaaaaaaaaaaaaa"] {
            assert!(Entries::new(raw, 20).any(|entry| entry.is_err()), "{raw:?}");
        }
    }
}

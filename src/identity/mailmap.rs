//! Reads the mailmap as git does (gitmailmap(5), and the output of `git check-mailmap` and `%aN %aE`).
//!
//! gix's reader gives other names in some cases: it changes the case of addresses and trims inside `< >`. The tests
//! compare this one with git.

use std::collections::HashMap;

use crate::fact::Identity;
use crate::text;

/// The name, address or both that replace those of a commit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Replacement {
    name: Option<Vec<u8>>,
    email: Option<Vec<u8>>,
}

/// The entries for one address of commits.
#[derive(Debug, Clone, Default)]
struct AddressEntry {
    /// `Proper Name <proper@x> <commit@x>`: applies to all names with this address.
    any: Replacement,
    /// `... Commit Name <commit@x>`: applies to this name only. Names are in ASCII lower case.
    by_name: HashMap<Vec<u8>, Replacement>,
}

/// Maps names and addresses of commits to those that the project wants.
#[derive(Debug, Clone, Default)]
pub struct Mailmap {
    entries: HashMap<Vec<u8>, AddressEntry>,
    ignored: usize,
}

impl Mailmap {
    /// Reads a mailmap. As in git, invalid lines are skipped; [`Mailmap::ignored_lines`] counts them.
    #[must_use]
    pub fn parse(content: &[u8]) -> Self {
        let mut map = Self::default();
        map.append(content);
        map
    }

    /// Reads more lines, as if they came after those before.
    pub fn append(&mut self, content: &[u8]) {
        for line in content.split(|byte| *byte == b'\n') {
            let line = line.split(|byte| *byte == 0).next().unwrap_or_default();
            if line.first() == Some(&b'#') || text::trim_start(line).is_empty() {
                continue;
            }
            self.add_line(line);
        }
    }

    /// Returns the number of lines that are neither entries nor comments nor blank.
    #[must_use]
    pub fn ignored_lines(&self) -> usize {
        self.ignored
    }

    /// Returns name and address as mapped by the mailmap, equal to git's `%aN` and `%aE`.
    #[must_use]
    pub fn resolve(&self, identity: &Identity) -> Identity {
        let Some(entry) = self.entries.get(&identity.email.to_ascii_lowercase()) else {
            return identity.clone();
        };
        let found = entry.by_name.get(&identity.name.to_ascii_lowercase()).unwrap_or(&entry.any);
        Identity {
            name: found.name.clone().unwrap_or_else(|| identity.name.clone()),
            email: found.email.clone().unwrap_or_else(|| identity.email.clone()),
        }
    }

    fn add_line(&mut self, line: &[u8]) {
        let first = match name_and_email(line) {
            Some(first) if !first.email.is_empty() => first,
            _ => {
                self.ignored += 1;
                return;
            }
        };
        // A second address, even an empty one, makes the first one the replacement.
        match name_and_email(first.rest) {
            Some(old) => self.add(first.name, Some(first.email), old.name, old.email),
            None => self.add(first.name, None, None, first.email),
        }
    }

    fn add(&mut self, name: Option<&[u8]>, email: Option<&[u8]>, old_name: Option<&[u8]>, old_email: &[u8]) {
        let entry = self.entries.entry(old_email.to_ascii_lowercase()).or_default();
        match old_name {
            // An entry for one name replaces an earlier one completely.
            Some(old_name) => {
                let replacement = Replacement { name: name.map(<[u8]>::to_vec), email: email.map(<[u8]>::to_vec) };
                entry.by_name.insert(old_name.to_ascii_lowercase(), replacement);
            }
            // An entry for an address replaces only the parts that it has.
            None => {
                if let Some(name) = name {
                    entry.any.name = Some(name.to_vec());
                }
                if let Some(email) = email {
                    entry.any.email = Some(email.to_vec());
                }
            }
        }
    }
}

/// The start of a line.
struct NameAndEmail<'a> {
    name: Option<&'a [u8]>,
    email: &'a [u8],
    rest: &'a [u8],
}

/// Reads `Name <address>` at the start of a line. Blanks inside `< >` are part of the address.
fn name_and_email(line: &[u8]) -> Option<NameAndEmail<'_>> {
    let open = memchr::memchr(b'<', line)?;
    let close = open + 1 + memchr::memchr(b'>', &line[open + 1..])?;
    let name = text::trim(&line[..open]);
    Some(NameAndEmail {
        name: (!name.is_empty()).then_some(name),
        email: &line[open + 1..close],
        rest: &line[close + 1..],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolve(map: &str, name: &str, email: &str) -> String {
        let identity = Identity { name: name.into(), email: email.into() };
        let found = Mailmap::parse(map.as_bytes()).resolve(&identity);
        format!("{} <{}>", String::from_utf8_lossy(&found.name), String::from_utf8_lossy(&found.email))
    }

    #[test]
    fn the_four_forms() {
        assert_eq!(resolve("Proper <c@x>", "old", "C@X"), "Proper <C@X>");
        assert_eq!(resolve("<p@x> <c@x>", "old", "c@x"), "old <p@x>");
        assert_eq!(resolve("Proper <p@x> <c@x>", "old", "c@x"), "Proper <p@x>");
        assert_eq!(resolve("Proper <p@x> Old <c@x>", "old", "c@x"), "Proper <p@x>");
        assert_eq!(resolve("Proper <p@x> Old <c@x>", "other", "c@x"), "other <c@x>");
    }

    #[test]
    fn comments_blanks_and_invalid_lines() {
        assert_eq!(resolve("# X <c@x>", "a", "c@x"), "a <c@x>");
        assert_eq!(resolve(" # X <c@x>", "a", "c@x"), "# X <c@x>");
        assert_eq!(resolve("X < c@x >", "a", "c@x"), "a <c@x>");
        assert_eq!(Mailmap::parse(b"garbage\n\n# c\n").ignored_lines(), 1);
    }

    #[test]
    fn later_entries_win() {
        assert_eq!(resolve("A <c@x>\nB <c@x>", "n", "c@x"), "B <c@x>");
        assert_eq!(resolve("A <p@x> <c@x>\nB <c@x>", "n", "c@x"), "B <p@x>");
        assert_eq!(resolve("P <p@x> <>", "n", ""), "P <p@x>");
    }
}

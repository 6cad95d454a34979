//! The mailmap as git reads it (gitmailmap(5), observed with `git check-mailmap` and `%aN %aE`).
//!
//! gix's reader differs in small ways that change names (it rewrites the case of addresses and trims inside `< >`), so
//! this is our own: it is short, and git is asked on every fixture whether it is right.

use std::collections::HashMap;

use crate::fact::Identity;
use crate::text;

/// What to put in place of a name, an address, or both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Replacement {
    name: Option<Vec<u8>>,
    email: Option<Vec<u8>>,
}

/// The entries for one address of the commits.
#[derive(Debug, Clone, Default)]
struct Entry {
    /// `Proper Name <proper@x> <commit@x>`: for any name with this address.
    any: Replacement,
    /// `... Commit Name <commit@x>`: for this name only, in ASCII lower case.
    by_name: HashMap<Vec<u8>, Replacement>,
}

/// Names and addresses of commits mapped to those a project wants to see.
#[derive(Debug, Clone, Default)]
pub struct Mailmap {
    entries: HashMap<Vec<u8>, Entry>,
    ignored: usize,
}

impl Mailmap {
    /// Reads mailmap text; lines that are none are skipped, as git does, and counted.
    #[must_use]
    pub fn parse(content: &[u8]) -> Self {
        let mut map = Self::default();
        for line in content.split(|byte| *byte == b'\n') {
            let line = line.split(|byte| *byte == 0).next().unwrap_or_default();
            if line.first() == Some(&b'#') || text::trim_start(line).is_empty() {
                continue;
            }
            map.add_line(line);
        }
        map
    }

    /// How many lines were neither entries, comments nor blank.
    #[must_use]
    pub fn ignored_lines(&self) -> usize {
        self.ignored
    }

    /// Name and address after mapping; equal to git's `%aN` and `%aE`.
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
        let Some((name, email, rest)) = name_and_email(line, false) else {
            self.ignored += 1;
            return;
        };
        // A second address, even an empty one, makes the first the one to show.
        match name_and_email(rest, true) {
            Some((old_name, old_email, _)) => self.add(name, Some(email), old_name, old_email),
            None => self.add(name, None, None, email),
        }
    }

    fn add(&mut self, name: Option<&[u8]>, email: Option<&[u8]>, old_name: Option<&[u8]>, old_email: &[u8]) {
        let entry = self.entries.entry(old_email.to_ascii_lowercase()).or_default();
        match old_name {
            // An entry for one name replaces an earlier one whole ...
            Some(old_name) => {
                let replacement = Replacement { name: name.map(<[u8]>::to_vec), email: email.map(<[u8]>::to_vec) };
                entry.by_name.insert(old_name.to_ascii_lowercase(), replacement);
            }
            // ... one for an address replaces only what it gives.
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

type NameAndEmail<'a> = (Option<&'a [u8]>, &'a [u8], &'a [u8]);

/// `Name <address>` at the start of a line, and what follows; blanks inside `< >` belong to the address.
fn name_and_email(line: &[u8], may_be_empty: bool) -> Option<NameAndEmail<'_>> {
    let open = memchr::memchr(b'<', line)?;
    let close = open + 1 + memchr::memchr(b'>', &line[open + 1..])?;
    if !may_be_empty && close == open + 1 {
        return None;
    }
    let name = text::trim_end(text::trim_start(&line[..open]));
    Some((Some(name).filter(|name| !name.is_empty()), &line[open + 1..close], &line[close + 1..]))
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
    fn comments_blanks_and_garbage() {
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

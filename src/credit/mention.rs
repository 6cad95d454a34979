//! Reads the people and accounts in a trailer's value or in a merge bot's list.

use std::collections::BTreeSet;

use crate::fact::Identity;
use crate::text::{trim, trim_start};

/// A person or account as a message mentions it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mention {
    /// By name, address or both.
    Identity(Identity),
    /// By account, in lower case.
    Login(String),
    /// By one word, which may be an account or a person's name.
    Word(String),
}

/// The most reviewers in a merge bot's list.
const MAX_REVIEWERS: usize = 100;

/// Words in place of an account that mean nobody, in lower case: jokes, mistakes (most of them from rust-lang/thanks) and
/// ways to write "nobody".
const NOBODY: &[&str] = &[
    "3",
    "burningtree",
    "docs",
    "just",
    "me",
    "n/a",
    "na",
    "new",
    "nobody",
    "none",
    "rollup",
    "rustdoc",
    "rustdoc-team",
    "t-rustdoc",
    "t-rustdoc-frontend",
    "tbd",
    "the-whole-team",
    "tinyfix",
    "todo",
    "update",
];

/// Returns the people in a trailer's value: `Name <address>`, with more after a comma, semicolon, `and` or `&`.
///
/// A missing `>` at the end is accepted. Other text after an address is ignored.
pub(super) fn mentions(value: &[u8]) -> Vec<Mention> {
    let mut out = Vec::new();
    let mut rest = value;
    while let Some(open) = memchr::memchr(b'<', rest) {
        let name = without_separator(&rest[..open]);
        let after = &rest[open + 1..];
        let close = memchr::memchr(b'>', after).unwrap_or(after.len());
        out.extend(person(name, trim(&after[..close])));
        rest = after.get(close + 1..).unwrap_or_default();
        if !begins_with_separator(rest) {
            return out;
        }
    }
    if out.is_empty() {
        out.extend(without_brackets(trim(value)));
    }
    out
}

/// Returns the accounts of a list `a,b` or `a+b` after `r=`, in lower case and ascending order, each once.
pub(super) fn logins(list: &str) -> Vec<String> {
    let list = list.trim_end_matches('.');
    let mut out = BTreeSet::new();
    for word in list.split([',', '+']).take(MAX_REVIEWERS) {
        let login = word.trim_start_matches('@').trim_end_matches('`').trim().to_lowercase();
        if is_login(&login) && !NOBODY.contains(&login.as_str()) {
            out.insert(login);
        }
    }
    out.into_iter().collect()
}

/// Returns the list after the first `r=` of a line, if the line has an `r=` after a blank.
pub(super) fn reviewers(line: &str) -> Option<&str> {
    if !line.contains(" r=") {
        return None;
    }
    let (_, list) = line.split_once("r=")?;
    list.split(' ').next()
}

/// Whether a text can be a login.
pub(super) fn is_login(text: &str) -> bool {
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '[' | ']');
    let has_alphanumeric = text.chars().any(|c| c.is_ascii_alphanumeric());
    text.len() <= 64 && has_alphanumeric && text.chars().all(is_allowed)
}

fn person(name: &[u8], email: &[u8]) -> Option<Mention> {
    if name.is_empty() && !email.contains(&b'@') {
        return None;
    }
    Some(identity(name, email))
}

fn identity(name: &[u8], email: &[u8]) -> Mention {
    Mention::Identity(Identity { name: name.to_vec(), email: email.to_vec() })
}

/// Reads a value without brackets: `@login`, an address, or a name.
fn without_brackets(value: &[u8]) -> Option<Mention> {
    let text = std::str::from_utf8(value).unwrap_or_default();
    if NOBODY.contains(&text.to_lowercase().as_str()) {
        return None;
    }
    if let Some(login) = text.strip_prefix('@') {
        return is_login(login).then(|| Mention::Login(login.to_lowercase()));
    }
    let is_address = value.contains(&b'@') && !value.contains(&b' ');
    if is_address {
        return Some(identity(b"", value));
    }
    if is_login(text) {
        return Some(Mention::Word(text.to_owned()));
    }
    // Web addresses and sentences are not names.
    let is_name = (1..=100).contains(&value.len()) && !text.contains("://") && !text.ends_with('.');
    is_name.then(|| identity(value, b""))
}

/// Whether another person may follow.
fn begins_with_separator(rest: &[u8]) -> bool {
    let rest = trim_start(rest);
    rest.starts_with(b",") || rest.starts_with(b"&") || rest.starts_with(b"and ") || rest.starts_with(b";")
}

fn without_separator(name: &[u8]) -> &[u8] {
    let name = trim(name);
    for separator in [&b","[..], b"&", b";", b"and "] {
        if let Some(rest) = name.strip_prefix(separator) {
            return trim(rest);
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(value: &str) -> Vec<String> {
        let one = |mention: &Mention| match mention {
            Mention::Identity(it) => {
                format!("{}|{}", String::from_utf8_lossy(&it.name), String::from_utf8_lossy(&it.email))
            }
            Mention::Login(login) => format!("@{login}"),
            Mention::Word(word) => word.clone(),
        };
        mentions(value.as_bytes()).iter().map(one).collect()
    }

    #[test]
    fn values_name_people() {
        assert_eq!(found("Ada L. <ada@x>"), ["Ada L.|ada@x"]);
        assert_eq!(found("Ada <ada@x> # thanks"), ["Ada|ada@x"]);
        assert_eq!(found("Ada <ada@x>, Bob <b@x> and Cleo <c@x>"), ["Ada|ada@x", "Bob|b@x", "Cleo|c@x"]);
        assert_eq!(found("Ada <ada@x"), ["Ada|ada@x"]);
        assert_eq!(found("<ada@x>"), ["|ada@x"]);
        assert_eq!(found("ada@x"), ["|ada@x"]);
        assert_eq!(found("@Ada"), ["@ada"]);
        assert_eq!(found("Ada"), ["Ada"]);
        assert_eq!(found("Ada Lovelace"), ["Ada Lovelace|"]);
        for nobody in ["", "<>", "None", "n/a", "https://example.com/a b", "Nobody knows who it was."] {
            assert_eq!(found(nobody), [""; 0], "{nobody}");
        }
    }

    #[test]
    fn merge_bots_name_reviewers() {
        assert_eq!(reviewers("Auto merge of #1 - a:b, r=x,Y+@z"), Some("x,Y+@z"));
        assert_eq!(logins("x,Y+@z"), ["x", "y", "z"]);
        assert_eq!(logins("<try>,me"), [""; 0]);
        assert_eq!(reviewers("no=r list, ber=x"), None);
    }
}

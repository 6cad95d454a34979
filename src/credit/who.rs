//! Whom a trailer's value or a merge bot's list names.

use crate::fact::Identity;
use crate::text::{trim_end, trim_start};

/// Somebody as a message names them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Who {
    /// By name, address or both.
    Identity(Identity),
    /// By the name of an account, in lower case.
    Login(String),
    /// By one word, which may be an account or a name.
    Word(String),
}

/// A merge bot that is told of more was told nonsense.
const MAX_REVIEWERS: usize = 100;

/// Words that stand where an account is expected, in lower case: what people typed for fun or by mistake (most of them known to
/// rust-lang/thanks), and ways of saying that there is nobody.
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

/// The people in a trailer's value: `Name <address>`, with more of them after a comma, `and` or `&`. A missing bracket at
/// the end is no reason to lose anybody; what stands behind an address belongs to nobody.
pub(super) fn people(value: &[u8]) -> Vec<Who> {
    let mut out = Vec::new();
    let mut rest = value;
    while let Some(open) = memchr::memchr(b'<', rest) {
        let name = without_joint(&rest[..open]);
        let after = &rest[open + 1..];
        let (email, behind) = match memchr::memchr(b'>', after) {
            Some(close) => (&after[..close], &after[close + 1..]),
            None => (after, &[][..]),
        };
        out.extend(somebody(name, trim(email)));
        rest = behind;
        if !is_joint(rest) {
            return out;
        }
    }
    if out.is_empty() {
        out.extend(alone(trim(value)));
    }
    out
}

/// Accounts in `r=a,b` or `r=a+b`, as merge bots write them.
pub(super) fn logins(list: &str) -> Vec<String> {
    let list = list.trim_end_matches('.');
    let one = |login: &str| login.trim_start_matches('@').trim_end_matches('`').trim().to_lowercase();
    let mut out: Vec<String> =
        list.split([',', '+']).take(MAX_REVIEWERS).map(one).filter(|login| is_login(login)).collect();
    out.retain(|login| !NOBODY.contains(&login.as_str()));
    out.sort();
    out.dedup();
    out
}

/// The list after the first `r=` of a line that has one after a blank.
pub(super) fn reviewers(line: &str) -> Option<&str> {
    line.contains(" r=").then(|| line.split_once("r="))?.map(|(_, list)| list.split(' ').next().unwrap_or_default())
}

/// Whether a text can be the name of an account.
pub(super) fn is_login(text: &str) -> bool {
    let is_fit = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '[' | ']');
    !text.is_empty() && text.len() <= 64 && text.chars().all(is_fit) && text.chars().any(|c| c.is_ascii_alphanumeric())
}

fn somebody(name: &[u8], email: &[u8]) -> Option<Who> {
    let identity = Identity { name: name.to_vec(), email: email.to_vec() };
    (!identity.name.is_empty() || email.contains(&b'@')).then_some(Who::Identity(identity))
}

/// A value without brackets: `@login`, an address, or a name.
fn alone(value: &[u8]) -> Option<Who> {
    let text = std::str::from_utf8(value).unwrap_or_default();
    if NOBODY.contains(&text.to_lowercase().as_str()) {
        return None;
    }
    if let Some(login) = text.strip_prefix('@') {
        return is_login(login).then(|| Who::Login(login.to_lowercase()));
    }
    let is_address = value.contains(&b'@') && !value.contains(&b' ');
    if is_address {
        return Some(Who::Identity(Identity { name: Vec::new(), email: value.to_vec() }));
    }
    if is_login(text) {
        return Some(Who::Word(text.to_owned()));
    }
    // Web addresses and sentences name nobody.
    let is_name = value.len() <= 100 && !text.contains("://") && !text.ends_with('.');
    (is_name && !value.is_empty()).then(|| Who::Identity(Identity { name: value.to_vec(), email: Vec::new() }))
}

fn trim(text: &[u8]) -> &[u8] {
    trim_end(trim_start(text))
}

/// Whether a further person may follow an address.
fn is_joint(rest: &[u8]) -> bool {
    let rest = trim_start(rest);
    rest.starts_with(b",") || rest.starts_with(b"&") || rest.starts_with(b"and ") || rest.starts_with(b";")
}

fn without_joint(name: &[u8]) -> &[u8] {
    let name = trim(name);
    let name = [&b","[..], b"&", b";", b"and "].iter().find_map(|joint| name.strip_prefix(*joint)).unwrap_or(name);
    trim(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(value: &str) -> Vec<String> {
        let one = |who: &Who| match who {
            Who::Identity(it) => {
                format!("{}|{}", String::from_utf8_lossy(&it.name), String::from_utf8_lossy(&it.email))
            }
            Who::Login(login) => format!("@{login}"),
            Who::Word(word) => word.clone(),
        };
        people(value.as_bytes()).iter().map(one).collect()
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

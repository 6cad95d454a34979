//! Subjects that name pull requests: each forge and merge bot writes its own form.

use super::bot_merge::bot_merge;
use super::request::{Evidence, NamedRequest, form, login_of, login_of_branch, numbered, reference};

/// The most requests that one subject names. More of them are not a merge of pull requests.
const MAX_REFERENCES: usize = 100;

/// Reads a subject that says what was merged.
pub(super) fn merged(subject: &str, is_merge: bool) -> Option<Vec<NamedRequest>> {
    for prefix in ["Merge pull request ", "Merged pull request ", "Merge PR "] {
        if let Some(rest) = subject.strip_prefix(prefix) {
            let request = github(rest).or_else(|| gitea(rest))?;
            return Some(vec![NamedRequest { form: form(is_merge), ..request }]);
        }
    }
    if let Some(request) = bot_merge(subject) {
        return Some(vec![request]);
    }
    if let Some(rest) = subject.strip_prefix("Merged PR ") {
        let (number, title) = rest.split_once(": ")?;
        let title = Some(title.to_owned());
        let evidence = Evidence::Azure;
        return Some(vec![NamedRequest { title, form: form(is_merge), evidence, ..numbered(number)? }]);
    }
    if !is_merge {
        return None;
    }
    match bitbucket(subject).or_else(|| symfony(subject)) {
        Some(request) => Some(vec![request]),
        None => several(subject),
    }
}

/// `#1 from user/branch`, `owner/name#1 from user/branch`, `#1. Words`
fn github(rest: &str) -> Option<NamedRequest> {
    let (number, rest) = rest.split_once(' ').unwrap_or((rest, ""));
    let branch = rest.strip_prefix("from ").unwrap_or_default();
    let request = reference(number.trim_end_matches(['.', ':', ',']))?;
    Some(NamedRequest { login: login_of_branch(branch), ..request })
}

/// `'title' (#1) from user/branch into main`
fn gitea(rest: &str) -> Option<NamedRequest> {
    let (title, rest) = rest.strip_prefix('\'')?.rsplit_once("' (")?;
    let (number, rest) = rest.split_once(')')?;
    let branch = rest.strip_prefix(" from ").unwrap_or_default();
    let request = reference(&number.replace('!', "#"))?;
    Some(NamedRequest { login: login_of_branch(branch), title: Some(title.to_owned()), ..request })
}

/// `Merged in branch (pull request #1)`, `Pull request #1: title`
fn bitbucket(subject: &str) -> Option<NamedRequest> {
    if let Some(rest) = subject.strip_prefix("Pull request #") {
        let (number, title) = rest.split_once(": ")?;
        return Some(NamedRequest { title: Some(title.to_owned()), ..numbered(number)? });
    }
    let (_, rest) = subject.strip_prefix("Merged in ")?.rsplit_once(" (pull request #")?;
    numbered(rest.strip_suffix(')')?)
}

/// `merged branch user/branch (PR #1)`, or `feature #1 A title (login, login)` with logins or names of people
fn symfony(subject: &str) -> Option<NamedRequest> {
    if let Some(rest) = subject.strip_prefix("merged branch ") {
        let (branch, rest) = rest.split_once(" (PR #")?;
        let request = numbered(rest.strip_suffix(')')?)?;
        return Some(NamedRequest { login: login_of_branch(branch), ..request });
    }
    let (kind, rest) = subject.split_once('#')?;
    let kind = kind.trim_end();
    let (number, rest) = rest.split_once(' ')?;
    let is_kind = !kind.is_empty() && kind.len() <= 16 && kind.bytes().all(|byte| byte.is_ascii_lowercase());
    let (title, logins) = rest.strip_suffix(')')?.rsplit_once(" (")?;
    if !is_kind {
        return None;
    }
    let login = logins.split(", ").next().and_then(login_of);
    Some(NamedRequest { login, title: Some(title.to_owned()), ..numbered(number)? })
}

/// `Merge #1 #2`, `Merge owner/name#1: title`
fn several(subject: &str) -> Option<Vec<NamedRequest>> {
    let rest = subject.strip_prefix("Merge ")?;
    let (references, title) = match rest.split_once(": ") {
        Some((references, title)) => (references, Some(title)),
        None => (rest, None),
    };
    let mut out = Vec::new();
    for word in references.split(' ') {
        if out.len() == MAX_REFERENCES {
            return None;
        }
        out.push(NamedRequest { title: title.map(str::to_owned), ..reference(word)? });
    }
    Some(out)
}

/// Reads `A title (#1)`, with or without a blank. Of several numbers the last one is the request.
pub(super) fn suffix(subject: &str, is_merge: bool) -> Option<NamedRequest> {
    let (title, rest) = subject.trim_end().strip_suffix(')')?.rsplit_once('(')?;
    if !rest.starts_with('#') || title.trim().is_empty() {
        return None;
    }
    let title = Some(title.to_owned());
    Some(NamedRequest { form: form(is_merge), title, evidence: Evidence::Suffix, ..reference(rest)? })
}

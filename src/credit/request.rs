//! A pull request as a message names it.

use super::mention::is_login;

/// How a message names a pull request; the most informative form first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RequestForm {
    /// By a merge commit of its own.
    Merge,
    /// By a number in the subject of another commit: `(#123)`.
    Squash,
    /// By a trailer of each of its commits, such as `PR-URL`.
    Trailer,
    /// By a line in the list of a rollup.
    Member,
}

impl RequestForm {
    /// The name in tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Merge => "merge",
            Self::Squash => "squash",
            Self::Trailer => "trailer",
            Self::Member => "rollup_member",
        }
    }
}

/// How surely the number is one of this project's pull requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Evidence {
    /// The spelling is enough.
    Spelling,
    /// A number at the end of a subject may be an issue's, so GitHub must have committed.
    Suffix,
    /// `Merged PR 24` is Azure's spelling; inside a request of another forge it is another repository's.
    Azure,
}

/// A pull request as one message names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NamedRequest {
    /// `owner/name`, if the message says so.
    pub(super) project: Option<String>,
    pub(super) number: i64,
    pub(super) form: RequestForm,
    /// The account that opened it, as written.
    pub(super) login: Option<String>,
    pub(super) reviewers: Vec<String>,
    pub(super) title: Option<String>,
    /// It combines other pull requests.
    pub(super) is_rollup: bool,
    pub(super) evidence: Evidence,
}

/// Reads `#1` or `owner/name#1`.
pub(super) fn reference(text: &str) -> Option<NamedRequest> {
    let (project, number) = text.split_once('#')?;
    if project.is_empty() {
        return numbered(number);
    }
    let (owner, name) = project.split_once('/')?;
    if !is_name(owner) || !is_name(name) {
        return None;
    }
    let request = numbered(number)?;
    Some(NamedRequest { project: Some(project.to_owned()), ..request })
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
}

/// A pull request by its number: positive, with at most nine digits. Longer numbers are something else.
pub(super) fn numbered(number: &str) -> Option<NamedRequest> {
    let is_short = (1..=9).contains(&number.len());
    if !is_short || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = number.parse().ok().filter(|number| *number > 0)?;
    Some(NamedRequest {
        project: None,
        number,
        form: RequestForm::Merge,
        login: None,
        reviewers: Vec::new(),
        title: None,
        is_rollup: false,
        evidence: Evidence::Spelling,
    })
}

/// The form of a request that a subject names.
pub(super) fn form(is_merge: bool) -> RequestForm {
    if is_merge { RequestForm::Merge } else { RequestForm::Squash }
}

/// The account in a text, without an `@`; `None` if it cannot be one.
pub(super) fn login_of(text: &str) -> Option<String> {
    let login = text.trim().trim_start_matches('@');
    is_login(login).then(|| login.to_owned())
}

/// The account of a branch `login/branch`.
pub(super) fn login_of_branch(branch: &str) -> Option<String> {
    let (login, _) = branch.split_once('/')?;
    login_of(login)
}

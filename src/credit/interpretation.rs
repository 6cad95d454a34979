//! The settings by which facts are interpreted.

use crate::identity::{Kinds, Mailmap, Visibility};
use crate::message::OwnKeys;

/// How facts are interpreted.
#[derive(Debug, Clone, Copy)]
pub struct Interpretation<'a> {
    /// Maps names and addresses to those that the project wants.
    pub mailmap: &'a Mailmap,
    /// Decides who is human.
    pub kinds: &'a Kinds,
    /// Patterns of names that must not be shown, in lower case.
    pub hidden: &'a [String],
    /// Whether addresses may be shown.
    pub emails: bool,
    /// Whether lines outside the trailer block give credit.
    pub is_loose: bool,
    /// Whether bots and AI agents count under no profile.
    pub is_humans_only: bool,
    /// Trailer keys of the project that give credit.
    pub own_keys: &'a OwnKeys,
    /// The project's name, `owner/name`, as messages may write it.
    pub project: &'a str,
}

impl<'a> Interpretation<'a> {
    /// Returns what decides how people are shown.
    pub(super) fn visibility(&self) -> Visibility<'a> {
        Visibility { kinds: self.kinds, hidden: self.hidden, emails: self.emails }
    }
}

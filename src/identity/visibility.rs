//! What of a person may be shown.

use super::pattern::matches;
use super::person_kind::Kinds;

/// How people are classified and shown.
#[derive(Debug, Clone, Copy)]
pub struct Visibility<'a> {
    /// Decides who is human.
    pub kinds: &'a Kinds,
    /// Patterns of names that must not be shown, in lower case.
    pub hidden: &'a [String],
    /// Whether addresses may be shown.
    pub emails: bool,
}

/// Whether a name matches one of the patterns of names that must not be shown; patterns are in lower case.
#[must_use]
pub fn is_hidden(name: &str, hidden: &[String]) -> bool {
    let lower = name.to_lowercase();
    hidden.iter().any(|pattern| matches(pattern, &lower))
}

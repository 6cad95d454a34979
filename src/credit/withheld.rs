//! Finds the lines of messages that mention a person whose name must not be shown.

use std::collections::HashSet;

use super::account::Accounts;
use super::line::{CreditLines, Credited};
use crate::identity::People;

/// Returns the indexes of the texts that mention such a person.
pub(super) fn withheld(lines: &CreditLines, people: &People, accounts: &Accounts) -> HashSet<u32> {
    let is_hidden = |credited: &Credited| {
        let index = match credited {
            Credited::Identity(identity) => people.of_identity.get(*identity as usize).copied(),
            Credited::Login { login, .. } => accounts.person(login),
        };
        let person = index.and_then(|at| people.people.get(at as usize));
        person.is_some_and(|person| person.is_hidden)
    };
    let mut out = HashSet::new();
    for (text, line) in (0_u32..).zip(&lines.by_text) {
        if line.as_ref().is_some_and(|line| line.credited.iter().any(is_hidden)) {
            out.insert(text);
        }
    }
    out
}

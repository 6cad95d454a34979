//! Finds the people behind the accounts that messages credit.

use std::collections::{BTreeMap, BTreeSet};

use super::interpretation::Interpretation;
use super::line::{CreditLines, Credited};
use super::logins::Logins;
use super::pulls::Pulls;
use crate::fact::{Facts, Identity};
use crate::identity::{People, PersonKind, is_hidden};

/// The people behind all credited accounts.
///
/// An account that the history does not connect with anybody becomes a person of its own.
pub(super) struct Accounts {
    /// Indexes of people by login in lower case.
    people: BTreeMap<String, u32>,
    /// For each person's index before the accounts were added, the index since then.
    moved: Vec<u32>,
    /// Accounts that match several people.
    pub(super) ambiguous: Vec<String>,
}

impl Accounts {
    /// Finds the people behind the accounts, and adds a person for each other account.
    pub(super) fn new(
        facts: &Facts,
        lines: &CreditLines,
        pulls: &Pulls,
        logins: &Logins,
        people: &mut People,
        rules: &Interpretation<'_>,
    ) -> Self {
        let wanted = credited_logins(facts, lines, pulls);
        let mut known: BTreeMap<String, u32> = BTreeMap::new();
        let mut unknown: Vec<String> = Vec::new();
        let mut new: Vec<Identity> = Vec::new();
        let mut ambiguous = Vec::new();
        for (login, word) in wanted {
            if logins.is_ambiguous(login) && !is_hidden(login, rules.hidden) {
                ambiguous.push(login.to_owned());
            }
            if let Some(person) = logins.person(login) {
                known.insert(login.to_owned(), person);
            } else {
                unknown.push(login.to_owned());
                new.push(account(login, word, rules));
            }
        }
        let indexes = people.add(new, &rules.visibility());
        for person in known.values_mut() {
            *person = indexes.moved[*person as usize];
        }
        known.extend(unknown.into_iter().zip(indexes.added));
        Self { people: known, moved: indexes.moved, ambiguous }
    }

    /// Returns the current index of a person who had the given one before accounts were added.
    pub(super) fn moved(&self, person: u32) -> u32 {
        self.moved[person as usize]
    }

    /// Returns the person behind a login in lower case.
    pub(super) fn person(&self, login: &str) -> Option<u32> {
        self.people.get(login).copied()
    }

    /// Returns the people behind some logins, each once, in ascending order.
    pub(super) fn people(&self, logins: &[String]) -> Vec<u32> {
        let found: BTreeSet<u32> = logins.iter().filter_map(|login| self.person(login)).collect();
        found.into_iter().collect()
    }
}

/// All credited logins in lower case. The value is the spelling if each mention could be a name instead of an account.
fn credited_logins<'a>(facts: &Facts, lines: &'a CreditLines, pulls: &'a Pulls) -> BTreeMap<&'a str, Option<&'a str>> {
    let mut out: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    let mut add = |login: &'a str, word: Option<&'a str>| {
        // `None` precedes every spelling: one mention that is surely an account decides. Otherwise the smallest counts.
        let known = out.entry(login).or_insert(word);
        *known = (*known).min(word);
    };
    for remark in facts.remarks.all() {
        let Some(found) = lines.get(remark) else { continue };
        for credited in &found.line.credited {
            if let Credited::Login { login, word } = credited {
                add(login, word.as_deref());
            }
        }
    }
    for review in &pulls.reviews {
        add(&review.login, None);
    }
    out
}

/// The identity of an account without a known person: a name that says so, unless it is a known bot or may be a name.
fn account(login: &str, word: Option<&str>, rules: &Interpretation<'_>) -> Identity {
    let email = format!("{login}@users.noreply.github.com");
    let identity = Identity { name: login.as_bytes().to_vec(), email: email.into_bytes() };
    if rules.kinds.of(&identity) != PersonKind::Human || is_hidden(login, rules.hidden) {
        return identity;
    }
    let name = match word {
        Some(word) => word.to_owned(),
        None => format!("{login} (login)"),
    };
    Identity { name: name.into_bytes(), email: Vec::new() }
}

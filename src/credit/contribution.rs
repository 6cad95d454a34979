//! Contributions: the credits of the roles that profiles count, each with the reason if it does not count.

use std::collections::{BTreeMap, HashSet};

use super::exclusion::Exclusion;
use super::ledger::Ledger;
use super::profile::Profile;
use super::record::Credit;
use super::thanks::Thanks;
use crate::fact::Facts;
use crate::identity::PersonKind;
use crate::message::Role;

/// A credit under a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contribution {
    /// The credit.
    pub credit: Credit,
    /// Why it does not count; `None` if it counts.
    pub reason: Option<Exclusion>,
}

/// Returns all credits of roles that some profile counts, in ledger order, and whether they count under this profile.
///
/// `is_duplicate` says whether another commit with the same patch counts instead of the commit at an index.
#[must_use]
pub fn contributions(
    facts: &Facts,
    ledger: &Ledger,
    profile: Profile,
    is_duplicate: impl Fn(u32) -> bool,
) -> Vec<Contribution> {
    let judge = Judge::new(facts, ledger, profile);
    let mut counted: HashSet<u32> = HashSet::new();
    let mut commit = None;
    let mut out = Vec::with_capacity(facts.commits.len());
    for credit in ledger.credits.iter().filter(|credit| is_counted_somewhere(credit.role)) {
        if commit != Some(credit.commit) {
            commit = Some(credit.commit);
            counted.clear();
        }
        let mut reason = judge.reason(credit);
        if reason.is_none() && is_duplicate(credit.commit) {
            reason = Some(Exclusion::Duplicate);
        }
        if reason.is_none() && !counted.insert(credit.person) {
            reason = Some(Exclusion::Counted);
        }
        out.push(Contribution { credit: *credit, reason });
    }
    out
}

/// Returns the credits that count under each profile, profile by profile.
///
/// All profiles use the people as mapped by the mailmap. A profile without a mailmap would list a person under each
/// name of the person; only the commits under the most frequent name are here.
#[must_use]
pub fn by_profile(facts: &Facts, ledger: &Ledger) -> Vec<(Profile, Credit)> {
    let names = main_names(facts, ledger);
    let mut out = Vec::new();
    for profile in Profile::ALL {
        for contribution in contributions(facts, ledger, profile, |_| false) {
            let credit = contribution.credit;
            let has_main_name = || names.contains(&(credit.person, author_name(facts, credit.commit)));
            if contribution.reason.is_none() && (profile.has_mailmap() || has_main_name()) {
                out.push((profile, credit));
            }
        }
    }
    out
}

fn is_counted_somewhere(role: Role) -> bool {
    Profile::ALL.iter().any(|profile| profile.roles().contains(&role))
}

/// Decides which credits count under a profile.
struct Judge<'a> {
    facts: &'a Facts,
    ledger: &'a Ledger,
    profile: Profile,
    /// For each commit whether it changes a path; empty if the profile does not need it.
    has_changes: Vec<bool>,
    thanks: Thanks<'a>,
}

impl<'a> Judge<'a> {
    fn new(facts: &'a Facts, ledger: &'a Ledger, profile: Profile) -> Self {
        let has_changes = if profile.has_empty_commits() { Vec::new() } else { has_changes(facts) };
        Self { facts, ledger, profile, has_changes, thanks: Thanks::new(facts, ledger) }
    }

    fn reason(&self, credit: &Credit) -> Option<Exclusion> {
        if !self.profile.roles().contains(&credit.role) {
            return Some(Exclusion::Role);
        }
        if self.profile == Profile::Thanks {
            return self.thanks.reason(credit).or_else(|| self.program(credit));
        }
        if self.profile == Profile::Announce && !credit.is_announced {
            return Some(Exclusion::Role);
        }
        let commit = &self.facts.commits[credit.commit as usize];
        if commit.parents > 1 && !self.profile.has_merges() {
            return Some(Exclusion::Merge);
        }
        let is_empty = self.has_changes.get(credit.commit as usize) == Some(&false) && !commit.is_incomplete;
        self.program(credit).or(is_empty.then_some(Exclusion::Empty))
    }

    /// The reason if the person is a bot or an AI agent that does not count.
    fn program(&self, credit: &Credit) -> Option<Exclusion> {
        let person = self.ledger.people.people.get(credit.person as usize)?;
        let is_humans_only = self.ledger.is_humans_only;
        match person.kind {
            PersonKind::Bot if is_humans_only || !self.profile.has_bots() => Some(Exclusion::Bot),
            PersonKind::Ai if is_humans_only || !self.profile.has_ai_agents() => Some(Exclusion::Ai),
            _ => None,
        }
    }
}

fn has_changes(facts: &Facts) -> Vec<bool> {
    let mut out = vec![false; facts.commits.len()];
    for change in &facts.changes {
        out[change.commit as usize] = true;
    }
    out
}

fn author_name(facts: &Facts, commit: u32) -> &[u8] {
    let author = facts.commits[commit as usize].author;
    &facts.identities[author as usize].name
}

/// Pairs of a person and the name under which the person wrote most commits; the smallest among equals.
fn main_names<'a>(facts: &'a Facts, ledger: &Ledger) -> HashSet<(u32, &'a [u8])> {
    let mut commits_of: BTreeMap<(u32, &[u8]), u64> = BTreeMap::new();
    for commit in &facts.commits {
        if let Some(person) = ledger.people.of_identity.get(commit.author as usize) {
            let name = facts.identities[commit.author as usize].name.as_slice();
            *commits_of.entry((*person, name)).or_default() += 1;
        }
    }
    let mut best: BTreeMap<u32, (&[u8], u64)> = BTreeMap::new();
    for ((person, name), commits) in commits_of {
        let known = best.entry(person).or_insert((name, commits));
        if commits > known.1 {
            *known = (name, commits);
        }
    }
    best.into_iter().map(|(person, (name, _))| (person, name)).collect()
}

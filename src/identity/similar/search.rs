//! The search for people who are probably the same person.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::candidate::Candidate;
use super::links::links;
use super::pair::Pair;
use super::similarity::{Confidence, Similarity};
use super::spellings::{Spelling, Spellings};
use super::steps::steps;
use crate::fact::{Commit, Identity};
use crate::identity::mailmap::Mailmap;
use crate::identity::people::People;

/// Finds people who are probably the same person, when first asked.
#[derive(Debug, Default)]
pub struct Similar {
    mailmap: Mailmap,
    pairs: OnceLock<Vec<Pair>>,
}

impl Similar {
    /// Uses the mailmap that the people were made with.
    #[must_use]
    pub fn new(mailmap: Mailmap) -> Self {
        Self { mailmap, pairs: OnceLock::new() }
    }

    /// Returns all pairs among people. Bots, AI agents and people whose names must not be shown are left out.
    ///
    /// `people.of_identity` and the authors of `commits` refer to `identities` by index.
    pub fn pairs(&self, commits: &[Commit], identities: &[Identity], people: &People) -> &[Pair] {
        self.pairs.get_or_init(|| pairs(&Spellings::new(commits, identities, people, &self.mailmap)))
    }
}

fn pairs(spellings: &Spellings<'_>) -> Vec<Pair> {
    let candidates = spellings.candidates();
    let links = links(&candidates);
    let mut out = Vec::new();
    let mut is_other = vec![false; candidates.len()];
    let mut proper: BTreeMap<u32, Identity> = BTreeMap::new();
    for step in steps(&links, candidates.len()) {
        let one = &candidates[step.head];
        let other = &candidates[step.link.other];
        is_other[step.link.other] |= step.link.confidence < Confidence::Possible;
        let pair = Pair {
            person: one.person,
            other: other.person,
            via: (step.link.one != step.head).then(|| candidates[step.link.one].person),
            reason: step.link.reason,
            confidence: step.link.confidence,
            commits: one.commits,
            other_commits: other.commits,
            line: 0,
            proper: proper.entry(one.person).or_insert_with(|| spellings.proper(one.person)).clone(),
            spelling: Identity::default(),
        };
        spellings.add_lines(&pair, |_| true, &mut out);
    }
    for (candidate, is_other) in candidates.iter().zip(is_other) {
        if !is_other && candidate.mapped.len() > 1 {
            add_same_name(spellings, candidate, &mut out);
        }
    }
    out
}

/// Adds the lines that give all commits of a person one address.
fn add_same_name(spellings: &Spellings<'_>, candidate: &Candidate, out: &mut Vec<Pair>) {
    let person = candidate.person;
    let proper = spellings.proper(person);
    let is_wanted = |spelling: &Spelling<'_>| !spelling.mapped.email.eq_ignore_ascii_case(&proper.email);
    let commits = spellings.of[&person].iter().filter(|spelling| is_wanted(spelling)).map(|it| it.commits).sum();
    let pair = Pair {
        person,
        other: person,
        via: None,
        reason: Similarity::SameName,
        confidence: Confidence::Certain,
        commits: candidate.commits,
        other_commits: commits,
        line: 0,
        proper: proper.clone(),
        spelling: Identity::default(),
    };
    spellings.add_lines(&pair, is_wanted, out);
}

//! The search for people who are probably the same person.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::candidate::Candidate;
use super::link::Link;
use super::links::links;
use super::pair::Pair;
use super::similarity::{Confidence, Similarity};
use super::spellings::{Spelling, Spellings};
use super::steps::{Step, steps};
use crate::fact::{Commit, Identity};
use crate::identity::mailmap::Mailmap;
use crate::identity::people::People;

/// Finds people who are probably the same person, when first asked.
#[derive(Debug, Default)]
pub struct Similar {
    mailmap: Mailmap,
    pairs: OnceLock<Vec<Pair>>,
}

/// The pairs of one level of confidence and of those above it.
#[derive(Debug, Clone, Default)]
pub struct Joins {
    /// The lines that make people one. Every line of a person can be written.
    pub pairs: Vec<Pair>,
    /// Indexes of people who stay apart, because a chain of links would make different people one.
    pub refused: Vec<(u32, u32)>,
    /// How many names stay apart, because a mailmap cannot contain one of their spellings.
    pub unwritable: usize,
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

    /// Returns the pairs that are at least this sure, as if there were no others.
    ///
    /// The parameters are those of [`Similar::pairs`].
    #[must_use]
    pub fn joins(&self, level: Confidence, commits: &[Commit], identities: &[Identity], people: &People) -> Joins {
        let spellings = Spellings::new(commits, identities, people, &self.mailmap);
        let candidates = spellings.candidates();
        joins(&spellings, &candidates, links(&candidates), level)
    }

    /// Returns the certain pairs, and those that are at least likely, from one search.
    ///
    /// The parameters are those of [`Similar::pairs`].
    #[must_use]
    pub fn certain_and_likely(&self, commits: &[Commit], identities: &[Identity], people: &People) -> [Joins; 2] {
        let spellings = Spellings::new(commits, identities, people, &self.mailmap);
        let candidates = spellings.candidates();
        let links = links(&candidates);
        let at = |level| joins(&spellings, &candidates, links.clone(), level);
        [at(Confidence::Certain), at(Confidence::Likely)]
    }
}

fn pairs(spellings: &Spellings<'_>) -> Vec<Pair> {
    let candidates = spellings.candidates();
    let mut adding = Adding::new(spellings, &candidates);
    let mut is_other = vec![false; candidates.len()];
    for step in steps(&links(&candidates), &candidates).steps {
        is_other[step.link.other] |= step.link.confidence < Confidence::Possible;
        adding.add(&step);
    }
    for (candidate, is_other) in candidates.iter().zip(is_other) {
        if !is_other && candidate.mapped.len() > 1 {
            add_same_name(spellings, candidate, &mut adding.pairs);
        }
    }
    adding.pairs
}

fn joins(spellings: &Spellings<'_>, candidates: &[Candidate], mut links: Vec<Link>, level: Confidence) -> Joins {
    links.retain(|link| link.confidence <= level);
    let found = steps(&links, candidates);
    let mut adding = Adding::new(spellings, candidates);
    let mut unwritable = 0;
    for step in &found.steps {
        let known = adding.pairs.len();
        adding.add(step);
        // A person with a line that cannot be written would become two.
        if adding.pairs.iter().skip(known).any(|pair| pair.mailmap_line().is_none()) {
            adding.pairs.truncate(known);
            unwritable += 1;
        }
    }
    let person = |at: usize| candidates[at].person;
    let refused = found.refused.iter().map(|link| (person(link.one), person(link.other)));
    Joins { refused: refused.collect(), pairs: adding.pairs, unwritable }
}

/// The pairs of steps.
struct Adding<'a> {
    spellings: &'a Spellings<'a>,
    candidates: &'a [Candidate],
    proper: BTreeMap<u32, Identity>,
    pairs: Vec<Pair>,
}

impl<'a> Adding<'a> {
    fn new(spellings: &'a Spellings<'a>, candidates: &'a [Candidate]) -> Self {
        Self { spellings, candidates, proper: BTreeMap::new(), pairs: Vec::new() }
    }

    /// Adds the lines of a step.
    fn add(&mut self, step: &Step) {
        let one = &self.candidates[step.head];
        let other = &self.candidates[step.link.other];
        let proper = self.proper.entry(one.person).or_insert_with(|| self.spellings.proper(one.person));
        let pair = Pair {
            person: one.person,
            other: other.person,
            via: (step.link.one != step.head).then(|| self.candidates[step.link.one].person),
            reason: step.link.reason,
            confidence: step.link.confidence,
            commits: one.commits,
            other_commits: other.commits,
            line: 0,
            proper: proper.clone(),
            spelling: Identity::default(),
            is_ambiguous: false,
        };
        self.spellings.add_lines(&pair, |_| true, &mut self.pairs);
    }
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
        is_ambiguous: false,
    };
    spellings.add_lines(&pair, is_wanted, out);
}

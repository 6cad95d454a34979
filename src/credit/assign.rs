//! Assigns the credits of each commit.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::account::Accounts;
use super::line::{CreditLines, Credited};
use super::pulls::Pulls;
use super::record::{Credit, Rule};
use crate::fact::Facts;
use crate::identity::People;
use crate::message::Role;

/// Returns all credits of a history, by commit, role and person.
pub(super) fn credits(
    facts: &Facts,
    lines: &CreditLines,
    pulls: &Pulls,
    people: &People,
    accounts: &Accounts,
) -> Vec<Credit> {
    let mut reviews = pulls.reviews.iter().peekable();
    let mut out = Assignment::new(facts.commits.len(), people);
    for (at, commit) in (0_u32..).zip(&facts.commits) {
        out.begin(at, commit.author);
        out.add_identity(
            commit.author,
            Evidence { role: Role::Author, rule: Rule::Header, is_canonical: false, is_announced: true },
        );
        out.add_identity(
            commit.committer,
            Evidence { role: Role::Committer, rule: Rule::Header, is_canonical: false, is_announced: false },
        );
        for remark in facts.remarks.of(at) {
            let Some(found) = lines.get(remark) else { continue };
            let rule = if found.is_trailer { Rule::Trailer } else { Rule::Loose };
            for credited in &found.line.credited {
                for role in &found.line.roles {
                    let is_announced = found.line.is_announced && found.is_trailer;
                    let is_canonical = found.line.is_canonical;
                    let evidence = Evidence { role: *role, rule, is_canonical, is_announced };
                    match credited {
                        Credited::Identity(identity) => out.add_identity(*identity, evidence),
                        Credited::Login { login, .. } => out.add(accounts.person(login), None, evidence),
                    }
                }
            }
        }
        while let Some(review) = reviews.next_if(|review| review.commit == at) {
            let evidence =
                Evidence { role: Role::Reviewer, rule: Rule::MergeBot, is_canonical: false, is_announced: false };
            out.add(accounts.person(&review.login), None, evidence);
        }
        out.end();
    }
    out.credits
}

/// What a message or header says about a person.
#[derive(Clone, Copy)]
struct Evidence {
    role: Role,
    rule: Rule,
    is_canonical: bool,
    is_announced: bool,
}

/// Collects credits, commit by commit.
struct Assignment<'a> {
    people: &'a People,
    credits: Vec<Credit>,
    commit: u32,
    author: Option<u32>,
    /// Index of the commit's first credit.
    start: usize,
    /// Indexes of the commit's credits by person and role.
    index_of: HashMap<(u32, Role), usize>,
}

impl<'a> Assignment<'a> {
    fn new(commits: usize, people: &'a People) -> Self {
        let credits = Vec::with_capacity(commits * 2);
        Self { people, credits, commit: 0, author: None, start: 0, index_of: HashMap::new() }
    }

    fn begin(&mut self, commit: u32, author: u32) {
        self.commit = commit;
        self.author = self.person(author);
        self.start = self.credits.len();
        self.index_of.clear();
    }

    fn end(&mut self) {
        self.credits[self.start..].sort_by_key(|credit| (credit.role, credit.person));
    }

    fn person(&self, identity: u32) -> Option<u32> {
        self.people.of_identity.get(identity as usize).copied()
    }

    fn add_identity(&mut self, identity: u32, evidence: Evidence) {
        self.add(self.person(identity), Some(identity), evidence);
    }

    fn add(&mut self, person: Option<u32>, identity: Option<u32>, evidence: Evidence) {
        let Some(person) = person else { return };
        let Evidence { role, rule, is_canonical, is_announced } = evidence;
        // Authors are not co-authors of their own commits.
        if role == Role::CoAuthor && self.author == Some(person) {
            return;
        }
        match self.index_of.entry((person, role)) {
            Entry::Occupied(index) => {
                let known = &mut self.credits[*index.get()];
                known.is_canonical |= is_canonical;
                known.is_announced |= is_announced;
                known.rule = known.rule.min(rule);
            }
            Entry::Vacant(index) => {
                index.insert(self.credits.len());
                self.credits.push(Credit {
                    commit: self.commit,
                    person,
                    role,
                    rule,
                    identity,
                    is_canonical,
                    is_announced,
                });
            }
        }
    }
}

//! The ledger: who is who in a history, and all credits and pull requests.

use std::collections::HashSet;

use super::account::Accounts;
use super::assign::credits;
use super::interpretation::Interpretation;
use super::line::CreditLines;
use super::logins::Logins;
use super::pulls::{PullRequest, Pulls};
use super::record::{Credit, Rule};
use super::withheld::withheld;
use crate::fact::{Facts, Identity};
use crate::identity::{People, is_hidden, people};

/// Who is who, and who did what.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// All names with addresses: first those of the facts, then those that only trailers mention.
    pub identities: Vec<Identity>,
    /// All credited people. `of_identity` is indexed like `identities`.
    pub people: People,
    /// Ordered by commit, role and person. A person has each role in a commit at most once.
    pub credits: Vec<Credit>,
    /// Ordered by project and number.
    pub requests: Vec<PullRequest>,
    /// For each commit the index of its pull request.
    pub request_of: Vec<Option<u32>>,
    /// For each pull request the people who reviewed it.
    pub reviewers: Vec<Vec<u32>>,
    /// Whether lines outside the trailer block give credit.
    pub is_loose: bool,
    /// Whether bots and AI agents count under no profile.
    pub is_humans_only: bool,
    /// Indexes of the texts that mention a person whose name must not be shown.
    pub withheld: HashSet<u32>,
    /// Accounts that match several people, in lower case. Their credits go to the account itself.
    pub ambiguous: Vec<String>,
}

impl Ledger {
    /// Interprets the facts of a clone.
    #[must_use]
    pub fn of(facts: &Facts, rules: &Interpretation<'_>) -> Self {
        let lines = CreditLines::of(facts, rules.own_keys);
        let mut people = people_of(facts, &lines, rules);
        let mut logins = Logins::default();
        for (identity, person) in lines.identities.iter().zip(&people.of_identity) {
            logins.see_identity(identity, *person);
        }
        let mut pulls = Pulls::of(facts, &people, rules.project, &mut logins);
        let accounts = Accounts::new(facts, &lines, &pulls, &logins, &mut people, rules);
        for request in &mut pulls.requests {
            request.author = request.author.map(|author| accounts.moved(author));
        }
        let credits = credits(facts, &lines, &pulls, &people, &accounts);
        let withheld = withheld(&lines, &people, &accounts);
        let reviewers = pulls.requests.iter().map(|request| accounts.people(&request.reviewers)).collect();
        for request in &mut pulls.requests {
            hide_login(request, &people, rules.hidden);
        }
        Self {
            identities: lines.identities,
            people,
            credits,
            requests: pulls.requests,
            request_of: pulls.of_commit,
            reviewers,
            is_loose: rules.is_loose,
            is_humans_only: rules.is_humans_only,
            withheld,
            ambiguous: accounts.ambiguous,
        }
    }

    /// Returns the credits that tables show: without those of loose lines, unless loose lines give credit.
    pub fn given(&self) -> impl Iterator<Item = &Credit> {
        self.credits.iter().filter(|credit| self.is_loose || credit.rule != Rule::Loose)
    }
}

fn people_of(facts: &Facts, lines: &CreditLines, rules: &Interpretation<'_>) -> People {
    let mut commits = vec![0_u64; lines.identities.len()];
    for commit in &facts.commits {
        commits[commit.author as usize] += 1;
    }
    people(&lines.identities, &commits, rules.mailmap, &rules.visibility())
}

/// Removes the account of a person whose name must not be shown.
fn hide_login(request: &mut PullRequest, people: &People, hidden: &[String]) {
    let author = request.author.and_then(|author| people.people.get(author as usize));
    let is_author_hidden = author.is_some_and(|person| person.is_hidden);
    request.login = request.login.take().filter(|login| !is_author_hidden && !is_hidden(login, hidden));
}

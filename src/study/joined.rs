//! Several clones as one history, for a person in all of them together.

use std::collections::{BTreeMap, HashMap};

use super::merging::Merged;
use super::parts::Parts;
use super::study::Study;
use crate::credit::{Contribution, Credit, Ledger, PullRequest};
use crate::fact::{Commit, FileChange, ObjectId, to_u32};
use crate::identity::organization::Affiliations;
use crate::identity::similar::Similar;
use crate::identity::{Mailmap, People, Person, Teams};
use crate::release::Selection;

/// One history of all clones. People of one name are one; a commit that clones share counts once, as the first of them has
/// it. There are no releases, because projects have no common releases. `None` for a single clone.
pub fn joined(clones: &[Study]) -> Option<Study> {
    let [first, _, ..] = clones else { return None };
    let mut all = Study {
        theme: first.theme.clone(),
        repository: String::new(),
        url: None,
        head: first.head,
        head_date: clones.iter().filter_map(|clone| clone.head_date).max(),
        facts: crate::fact::Facts::default(),
        ledger: Ledger {
            people: everybody(clones),
            is_loose: first.ledger.is_loose,
            is_humans_only: first.ledger.is_humans_only,
            ..Ledger::default()
        },
        contributions: Vec::new(),
        affiliations: Affiliations::default(),
        teams: Teams::default(),
        similar: Similar::new(Mailmap::default()),
        selection: Selection::default(),
        ranges: Vec::new(),
        mailmap: None,
        mailmap_content: Vec::new(),
        merged: Merged::default(),
        from_ordinal: 1,
        parts: Parts::default(),
        documents: Vec::new(),
        has_words: false,
        store: None,
    };
    let places: HashMap<String, u32> =
        all.ledger.people.people.iter().map(|person| person.id.clone()).zip(0_u32..).collect();
    let mut seen: HashMap<ObjectId, u32> = HashMap::new();
    for clone in clones {
        Joining::of(clone, &all, &places, &mut seen).add(&mut all);
    }
    Some(all)
}

/// The people of all clones, ordered by id.
fn everybody(clones: &[Study]) -> People {
    let all = clones.iter().flat_map(|clone| &clone.ledger.people.people);
    let mut people: BTreeMap<&str, &Person> = BTreeMap::new();
    for person in all {
        people.entry(&person.id).or_insert(person);
    }
    People { people: people.into_values().cloned().collect(), of_identity: Vec::new() }
}

/// The new positions of the parts of a clone.
struct Joining<'a> {
    clone: &'a Study,
    /// By position in the clone.
    people: Vec<u32>,
    /// By position in the clone, and whether the commit is new.
    commits: Vec<(u32, bool)>,
    identities: u32,
    paths: u32,
    requests: u32,
}

impl<'a> Joining<'a> {
    fn of(clone: &'a Study, all: &Study, places: &HashMap<String, u32>, seen: &mut HashMap<ObjectId, u32>) -> Self {
        let people = clone.ledger.people.people.iter().map(|person| places.get(&person.id).copied().unwrap_or(0));
        let commits = clone.facts.commits.iter().map(|commit| {
            let next = to_u32(seen.len());
            let place = *seen.entry(commit.id).or_insert(next);
            (place, place == next)
        });
        Self {
            people: people.collect(),
            commits: commits.collect(),
            clone,
            identities: to_u32(all.facts.identities.len()),
            paths: to_u32(all.facts.paths.len()),
            requests: to_u32(all.ledger.requests.len()),
        }
    }

    fn add(&self, all: &mut Study) {
        let (facts, ledger) = (&self.clone.facts, &self.clone.ledger);
        all.facts.identities.extend_from_slice(&ledger.identities);
        all.ledger.identities.extend_from_slice(&ledger.identities);
        let of_identity = ledger.people.of_identity.iter().map(|person| self.people[*person as usize]);
        all.ledger.people.of_identity.extend(of_identity);
        for at in 0..facts.paths.len() {
            all.facts.paths.push(facts.paths.get(at));
        }
        self.add_requests(all);
        self.add_commits(all);
        let credits = ledger.credits.iter().filter(|credit| self.is_new(credit.commit));
        all.ledger.credits.extend(credits.map(|credit| self.credit(credit)));
        let contributions = self.clone.contributions.iter().filter(|it| self.is_new(it.credit.commit));
        all.contributions.extend(contributions.map(|it| Contribution { credit: self.credit(&it.credit), ..*it }));
    }

    fn add_commits(&self, all: &mut Study) {
        let facts = &self.clone.facts;
        for ((place, _), commit) in self.commits.iter().zip(&facts.commits) {
            if let Some(known) = all.facts.commits.get_mut(*place as usize) {
                known.is_in_revision |= commit.is_in_revision;
            }
        }
        for (at, commit) in facts.commits.iter().enumerate().filter(|(at, _)| self.commits[*at].1) {
            let (author, committer) = (commit.author + self.identities, commit.committer + self.identities);
            all.facts.append(Commit { author, committer, ..*commit }, facts.subjects.get(at), []);
            all.facts.graph.push([]);
            let request = self.clone.ledger.request_of.get(at).copied().flatten();
            all.ledger.request_of.push(request.map(|request| request + self.requests));
        }
        let changes = facts.changes.iter().filter(|change| self.is_new(change.commit));
        let place = |change: &FileChange| self.commits[change.commit as usize].0;
        let renumbered = changes.map(|change| change.renumbered(place(change), change.path + self.paths));
        all.facts.changes.extend(renumbered);
    }

    /// Skips a pull request if an earlier clone has its commit.
    fn add_requests(&self, all: &mut Study) {
        for (request, reviewers) in self.clone.ledger.requests.iter().zip(&self.clone.ledger.reviewers) {
            let (commit, is_new) = self.commits[request.commit as usize];
            // Marked as of another project, so it is not counted; the other positions do not change.
            let project = if is_new { request.project.clone() } else { Some(self.clone.repository.clone()) };
            let author = request.author.map(|person| self.people[person as usize]);
            all.ledger.requests.push(PullRequest { project, commit, author, ..request.clone() });
            all.ledger.reviewers.push(reviewers.iter().map(|person| self.people[*person as usize]).collect());
        }
    }

    fn is_new(&self, commit: u32) -> bool {
        self.commits[commit as usize].1
    }

    fn credit(&self, credit: &Credit) -> Credit {
        Credit {
            commit: self.commits[credit.commit as usize].0,
            person: self.people[credit.person as usize],
            identity: credit.identity.map(|identity| identity + self.identities),
            ..*credit
        }
    }
}

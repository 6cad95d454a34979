//! The names and addresses under which people committed.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::candidate::Candidate;
use super::pair::Pair;
use crate::fact::{Commit, Identity};
use crate::identity::mailmap::Mailmap;
use crate::identity::people::People;
use crate::identity::person_kind::PersonKind;
use crate::text;

/// A name and address in the commits.
pub(super) struct Spelling<'a> {
    pub(super) raw: &'a Identity,
    pub(super) mapped: Identity,
    pub(super) commits: u64,
}

/// The spellings of each person who may be listed: humans whose names may be shown.
pub(super) struct Spellings<'a> {
    pub(super) of: BTreeMap<u32, Vec<Spelling<'a>>>,
    /// The people who have each address as committed, in lower case; also those who are not listed.
    owners: BTreeMap<String, BTreeSet<u32>>,
    /// Addresses of bots and AI agents, in lower case. They do not identify a person.
    of_programs: BTreeSet<String>,
}

impl<'a> Spellings<'a> {
    pub(super) fn new(history: &[Commit], identities: &'a [Identity], people: &People, mailmap: &Mailmap) -> Self {
        let mut commits = vec![0_u64; identities.len()];
        for commit in history {
            commits[commit.author as usize] += 1;
        }
        let mut of: BTreeMap<u32, Vec<Spelling<'a>>> = BTreeMap::new();
        let mut owners: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
        let mut of_programs = BTreeSet::new();
        for ((raw, person), commits) in identities.iter().zip(&people.of_identity).zip(commits) {
            owners.entry(lower_address(raw)).or_default().insert(*person);
            if is_listed(people, *person) {
                of.entry(*person).or_default().push(Spelling { raw, mapped: mailmap.resolve(raw), commits });
            } else if is_program(people, *person) {
                of_programs.insert(lower_address(raw));
                of_programs.insert(lower_address(&mailmap.resolve(raw)));
            }
        }
        for spellings in of.values_mut() {
            spellings.sort_by(|a, b| b.commits.cmp(&a.commits).then_with(|| a.raw.cmp(b.raw)));
        }
        Self { of, owners, of_programs }
    }

    pub(super) fn commits(&self, person: u32) -> u64 {
        self.of[&person].iter().map(|spelling| spelling.commits).sum()
    }

    /// Returns the name and address of most commits.
    pub(super) fn proper(&self, person: u32) -> Identity {
        let mut sums: BTreeMap<&Identity, u64> = BTreeMap::new();
        for spelling in &self.of[&person] {
            *sums.entry(&spelling.mapped).or_default() += spelling.commits;
        }
        let main = sums.iter().max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0)));
        main.map(|(identity, _)| (*identity).clone()).unwrap_or_default()
    }

    /// Returns the people to compare, by number of commits. People without a name come last: they have none to show.
    pub(super) fn candidates(&self) -> Vec<Candidate> {
        let mut out = Vec::with_capacity(self.of.len());
        for (person, spellings) in &self.of {
            let mut mapped: BTreeSet<String> = spellings.iter().map(|it| lower_address(&it.mapped)).collect();
            let mut raw: BTreeSet<String> = spellings.iter().map(|it| lower_address(it.raw)).collect();
            for addresses in [&mut mapped, &mut raw] {
                addresses.retain(|address| !self.of_programs.contains(address));
            }
            let name = text::from_bytes(&spellings[0].mapped.name);
            let (mapped, raw) = (mapped.into_iter().collect(), raw.into_iter().collect());
            out.push(Candidate::new(*person, name, self.commits(*person), mapped, raw));
        }
        let rank = |it: &Candidate| (it.name.is_empty(), Reverse(it.commits));
        out.sort_by(|a, b| rank(a).cmp(&rank(b)).then_with(|| (&a.name, a.person).cmp(&(&b.name, b.person))));
        out
    }

    /// Adds the lines that give the other's spellings to the person.
    pub(super) fn add_lines(&self, pair: &Pair, is_wanted: impl Fn(&Spelling<'_>) -> bool, out: &mut Vec<Pair>) {
        let mut seen = BTreeSet::new();
        let mut line = 0;
        for spelling in self.of[&pair.other].iter().filter(|spelling| is_wanted(spelling)) {
            // git ignores case here.
            let key = (spelling.raw.name.to_ascii_lowercase(), spelling.raw.email.to_ascii_lowercase());
            if seen.insert(key) {
                line += 1;
                let is_ambiguous = spelling.raw.name.is_empty() && self.is_shared(spelling.raw, pair);
                out.push(Pair { line, spelling: spelling.raw.clone(), is_ambiguous, ..pair.clone() });
            }
        }
    }

    /// Whether somebody besides the two people of a pair has this address.
    fn is_shared(&self, raw: &Identity, pair: &Pair) -> bool {
        let owners = self.owners.get(&lower_address(raw));
        owners.is_some_and(|owners| owners.iter().any(|owner| *owner != pair.person && *owner != pair.other))
    }
}

fn is_program(people: &People, person: u32) -> bool {
    let found = people.people.get(person as usize);
    found.is_some_and(|person| person.kind != PersonKind::Human)
}

fn is_listed(people: &People, person: u32) -> bool {
    let found = people.people.get(person as usize);
    found.is_some_and(|person| person.kind == PersonKind::Human && !person.is_hidden)
}

fn lower_address(identity: &Identity) -> String {
    text::from_bytes(&identity.email).to_lowercase()
}

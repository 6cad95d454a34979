//! Several people of a study who are probably one, and what they would be together.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::study::Study;
use crate::identity::similar::{Merge, Pair, Similarity};

/// People who are probably one.
#[derive(Debug, Clone)]
pub struct ProbablyOne {
    /// Their keys; the person with the most commits comes first.
    pub ids: Vec<String>,
    /// Their names, in the same order.
    pub names: Vec<String>,
    /// The first value of `--merge` that makes them one.
    pub merge: Merge,
    /// Why they may be one, without repetitions.
    pub reasons: BTreeSet<Similarity>,
    /// Their counted commits together.
    pub commits: usize,
    /// Whether more than one of them has counted commits, so that these numbers change.
    pub changes_numbers: bool,
    /// The rank that they would have together, if all pairs of this level were merged.
    pub rank: usize,
}

/// The head of each person's group.
type Heads = BTreeMap<u32, u32>;

impl Study {
    /// The people who are certainly or likely one person: first those whose numbers change, by number of commits.
    #[must_use]
    pub fn probably_one(&self) -> Vec<ProbablyOne> {
        let (commits, ledger) = (&self.facts.commits, &self.ledger);
        let [certain, likely] = self.similar.certain_and_likely(commits, &ledger.identities, &ledger.people);
        let (certain, likely) = (certain.pairs, likely.pairs);
        if likely.is_empty() {
            return Vec::new();
        }
        let certain_heads = heads(&certain);
        let mut found = Vec::new();
        let alone = self.counts(&Heads::new());
        let (certain_counts, likely_counts) = (self.counts(&certain_heads), self.counts(&heads(&likely)));
        for (head, pairs) in groups(&likely) {
            let members: BTreeSet<u32> = pairs.iter().map(|pair| pair.other).chain([head]).collect();
            let is_certain = members.iter().all(|member| certain_heads.get(member) == certain_heads.get(&head))
                && certain_heads.contains_key(&head);
            let (merge, counts) =
                if is_certain { (Merge::Certain, &certain_counts) } else { (Merge::Likely, &likely_counts) };
            let head_there = if is_certain { certain_heads[&head] } else { head };
            let commits = counts.get(&head_there).copied().unwrap_or(0);
            found.push(ProbablyOne {
                ids: self.of_group(head, &pairs, |it| &it.id),
                names: self.of_group(head, &pairs, |it| &it.name),
                merge,
                reasons: pairs.iter().map(|pair| pair.reason).collect(),
                commits,
                changes_numbers: members.iter().filter(|member| alone.contains_key(member)).count() > 1,
                rank: 1 + counts.values().filter(|other| **other > commits).count(),
            });
        }
        let order = |it: &ProbablyOne| (!it.changes_numbers, Reverse(it.commits), it.merge.level());
        found.sort_by(|a, b| order(a).cmp(&order(b)).then_with(|| a.names.cmp(&b.names)));
        found
    }

    /// The counted commits of each person in the revision, with those of all people of the person's group.
    fn counts(&self, heads: &Heads) -> BTreeMap<u32, usize> {
        let mut commits: BTreeSet<(u32, u32)> = BTreeSet::new();
        for contribution in self.contributions.iter().filter(|contribution| contribution.reason.is_none()) {
            let credit = &contribution.credit;
            if self.facts.commits[credit.commit as usize].is_in_revision {
                commits.insert((heads.get(&credit.person).copied().unwrap_or(credit.person), credit.commit));
            }
        }
        let mut counts = BTreeMap::new();
        for (person, _) in commits {
            *counts.entry(person).or_default() += 1;
        }
        counts
    }

    /// A text of each person of a group: of the head, then of the others.
    fn of_group(&self, head: u32, pairs: &[&Pair], text: fn(&crate::identity::Person) -> &String) -> Vec<String> {
        let people = std::iter::once(head).chain(pairs.iter().map(|pair| pair.other));
        people.map(|person| text(&self.ledger.people.people[person as usize]).clone()).collect()
    }
}

/// One pair for each person who is not a head, by head.
fn groups(pairs: &[Pair]) -> BTreeMap<u32, Vec<&Pair>> {
    let mut groups: BTreeMap<u32, Vec<&Pair>> = BTreeMap::new();
    for pair in pairs.iter().filter(|pair| pair.line == 1) {
        groups.entry(pair.person).or_default().push(pair);
    }
    groups
}

fn heads(pairs: &[Pair]) -> Heads {
    let mut heads = Heads::new();
    for pair in pairs {
        heads.insert(pair.person, pair.person);
        heads.insert(pair.other, pair.person);
    }
    heads
}

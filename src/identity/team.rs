//! Teams of people over time, as the configuration states them. A person can be in several teams at a time.

use std::collections::{BTreeMap, BTreeSet};

use super::mailmap::Mailmap;
use crate::fact::Identity;

/// One statement of the configuration about a team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamEntry {
    /// The name of the team.
    pub team: String,
    /// Names of people as mapped by the mailmap.
    pub people: Vec<String>,
    /// The first day, in days since 1970-01-01; `None` without a start.
    pub from: Option<i32>,
    /// The day after the last one; `None` without an end.
    pub until: Option<i32>,
}

/// A person in a team, for a time without gaps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// The name of the team.
    pub team: String,
    /// Position of the person.
    pub person: u32,
    /// The first day; `None` without a start.
    pub from: Option<i32>,
    /// The day after the last one; `None` without an end.
    pub until: Option<i32>,
}

/// The teams of a history.
#[derive(Debug, Clone, Default)]
pub struct Teams {
    /// By team, person and first day.
    pub memberships: Vec<Membership>,
    /// Names of the configuration that nobody in the history has.
    pub unmatched: Vec<String>,
}

/// The time of a membership; the bounds are the least and the greatest number without a start or an end.
type Time = (i32, i32);

impl Teams {
    /// Looks up the people of a history. `of_identity` has the position of the person of each identity.
    #[must_use]
    pub fn new(entries: &[TeamEntry], identities: &[Identity], of_identity: &[u32], mailmap: &Mailmap) -> Self {
        if entries.is_empty() {
            return Self::default();
        }
        let mut person_of: BTreeMap<String, u32> = BTreeMap::new();
        for (identity, person) in identities.iter().zip(of_identity) {
            let name = mailmap.resolve(identity).name;
            person_of.insert(lower(&String::from_utf8_lossy(&name)), *person);
        }
        let mut times: BTreeMap<(&str, u32), Vec<Time>> = BTreeMap::new();
        let mut unmatched: BTreeSet<&str> = BTreeSet::new();
        for entry in entries {
            let time = (entry.from.unwrap_or(i32::MIN), entry.until.unwrap_or(i32::MAX));
            for name in &entry.people {
                match person_of.get(&lower(name)) {
                    Some(person) => times.entry((&entry.team, *person)).or_default().push(time),
                    None => drop(unmatched.insert(name)),
                }
            }
        }
        let mut memberships = Vec::new();
        for ((team, person), times) in times {
            memberships.extend(united(times).into_iter().map(|time| membership(team, person, time)));
        }
        Self { memberships, unmatched: unmatched.into_iter().map(str::to_owned).collect() }
    }
}

fn lower(name: &str) -> String {
    name.trim().to_lowercase()
}

fn membership(team: &str, person: u32, time: Time) -> Membership {
    let from = (time.0 > i32::MIN).then_some(time.0);
    let until = (time.1 < i32::MAX).then_some(time.1);
    Membership { team: team.to_owned(), person, from, until }
}

/// Times in order, those that overlap or follow each other directly as one.
fn united(mut times: Vec<Time>) -> Vec<Time> {
    times.sort_unstable();
    let mut out: Vec<Time> = Vec::with_capacity(times.len());
    for (from, until) in times {
        match out.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(until),
            _ => out.push((from, until)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(team: &str, people: &[&str], from: Option<i32>, until: Option<i32>) -> TeamEntry {
        let people = people.iter().map(|name| (*name).to_owned()).collect();
        TeamEntry { team: team.to_owned(), people, from, until }
    }

    #[test]
    fn people_are_found_by_their_mapped_names() {
        let identities = [
            Identity { name: b"ada".to_vec(), email: b"a@x".to_vec() },
            Identity { name: b"Bob".to_vec(), email: b"b@x".to_vec() },
        ];
        let mailmap = Mailmap::parse(b"Ada Lovelace <a@x>\n");
        let entries = [
            entry("core", &["ADA LOVELACE", "Nobody"], None, Some(10)),
            entry("core", &["Ada Lovelace"], Some(10), Some(20)),
            entry("core", &["Ada Lovelace"], Some(30), None),
            entry("docs", &["Ada Lovelace", "bob"], Some(5), None),
        ];
        let teams = Teams::new(&entries, &identities, &[0, 1], &mailmap);
        assert_eq!(teams.unmatched, ["Nobody"]);
        let found: Vec<_> =
            teams.memberships.iter().map(|it| (it.team.as_str(), it.person, it.from, it.until)).collect();
        let expected = [
            ("core", 0, None, Some(20)),
            ("core", 0, Some(30), None),
            ("docs", 0, Some(5), None),
            ("docs", 1, Some(5), None),
        ];
        assert_eq!(found, expected);
    }
}

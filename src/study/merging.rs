//! Pairs that count as one person, as if the mailmap had their lines.

use super::settings::Settings;
use crate::credit::Ledger;
use crate::fact::{Facts, Notice, NoticeKind, to_i64};
use crate::identity::Mailmap;
use crate::identity::similar::{Confidence, Joins, Merge, Pair, Similar, Similarity};
use crate::text::{self, Numbers};

/// How many refused pairs a notice names.
const SHOWN: usize = 3;

/// What was merged.
#[derive(Debug, Clone, Default)]
pub struct Merged {
    /// Which pairs were wanted.
    pub merge: Merge,
    /// Each name that became part of another person.
    pub names: Vec<MergedName>,
    /// Names that stay apart because a chain of pairs would make different people one.
    refused: Vec<(String, String)>,
}

/// A name that became part of another person.
#[derive(Debug, Clone)]
pub struct MergedName {
    /// The key of the person.
    pub person_id: String,
    /// The name that was a person before.
    pub name: String,
    /// The commits that were written under it.
    pub commits: u64,
    /// Why the two are one.
    pub reason: Similarity,
    /// How sure that is.
    pub confidence: Confidence,
}

impl Merged {
    /// Finds what to merge, and adds its lines to the mailmap that the ledger was made with.
    pub fn add(settings: &Settings<'_>, facts: &Facts, ledger: &Ledger, mailmap: &mut Mailmap) -> Self {
        let merge = settings.merge();
        let Some(level) = merge.level() else { return Self::default() };
        let similar = Similar::new(mailmap.clone());
        let Joins { pairs, refused, .. } = similar.joins(level, &facts.commits, &ledger.identities, &ledger.people);
        for line in pairs.iter().filter_map(Pair::mailmap_line) {
            mailmap.append(line.as_bytes());
        }
        let people = &ledger.people.people;
        let name = |person: u32| people[person as usize].name.clone();
        let first_lines = pairs.iter().filter(|pair| pair.line == 1);
        let names = first_lines.map(|pair| MergedName {
            person_id: people[pair.person as usize].id.clone(),
            name: name(pair.other),
            commits: pair.other_commits,
            reason: pair.reason,
            confidence: pair.confidence,
        });
        let names = names.collect();
        Self { merge, names, refused: refused.iter().map(|(one, other)| (name(*one), name(*other))).collect() }
    }

    /// The point of the method section; empty if nothing was to be merged.
    #[must_use]
    pub fn method(&self) -> String {
        if self.merge == Merge::None {
            return String::new();
        }
        let names = Numbers::Plain.counted(to_i64(self.names.len()), "name was", "names were");
        format!(
            "{names} merged into other people with `--merge {}`, as if the mailmap had these lines; \
             `laurels identities --write-mailmap` prints them.",
            self.merge.name()
        )
    }

    /// The key of the person that a merged name is part of.
    #[must_use]
    pub fn person_of(&self, name: &str) -> Option<&str> {
        let name = name.to_lowercase();
        let found = self.names.iter().find(|merged| merged.name.to_lowercase() == name);
        found.map(|merged| merged.person_id.as_str())
    }

    /// The names that are part of a person, in words; `None` if there are none.
    #[must_use]
    pub fn of_person(&self, person_id: &str) -> Option<String> {
        let mut parts = Vec::new();
        for merged in self.names.iter().filter(|merged| merged.person_id == person_id) {
            let commits =
                Numbers::Comma.counted(i64::try_from(merged.commits).unwrap_or(i64::MAX), "commit", "commits");
            let (reason, level) = (merged.reason.words(), merged.confidence.name());
            parts.push(format!("{} ({commits}; {level}, {reason})", text::person(&merged.name)));
        }
        let option = self.merge.name();
        (!parts.is_empty())
            .then(|| format!("this includes, by `--merge {option}`, the commits of {}", text::listed(&parts)))
    }

    /// Names that stay apart.
    pub fn notice(&self) -> Option<Notice> {
        let pairs = self.refused.iter().take(SHOWN);
        let named: Vec<String> =
            pairs.map(|(one, other)| format!("{} and {}", text::person(one), text::person(other))).collect();
        let more = if self.refused.len() > SHOWN { ", ..." } else { "" };
        let text = format!(
            "`--merge` keeps these names apart, because they would join different people: {}{more}.",
            named.join(", ").replace('`', "'")
        );
        (!named.is_empty()).then(|| Notice::new(NoticeKind::KeptApart, text))
    }
}

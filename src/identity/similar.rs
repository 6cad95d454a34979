//! People who are probably one, and the mailmap lines that would say so. Nothing is merged here: a user copies lines.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::similar_links::{Candidate, links};
use super::similar_steps::steps;
use super::{Kind, Mailmap, People};
use crate::fact::{Commit, Identity};
use crate::text;

/// Why two people may be one; the stronger ones first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Two names, one address.
    SameAddress,
    /// One account of a forge, or a login that is the other's name.
    NoReplyLogin,
    /// Names that differ in accents, case, punctuation, width or order only.
    SameNameFolded,
    /// Names that differ in an initial between the others.
    MiddleInitial,
    /// One local part at two hosts, and names of which one is a part of the other.
    SameLocalPart,
    /// One name, several addresses: one person already, and two to tools that tell people apart by address.
    SameName,
}

/// How sure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Hardly ever wrong.
    Certain,
    /// Right much more often than not.
    Likely,
    /// Worth a look.
    Possible,
}

impl Reason {
    /// The word in the tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::SameAddress => "same_address",
            Self::NoReplyLogin => "no_reply_login",
            Self::SameNameFolded => "same_name_folded",
            Self::MiddleInitial => "middle_initial",
            Self::SameLocalPart => "same_local_part",
            Self::SameName => "same_name",
        }
    }
}

impl Confidence {
    /// The word in the tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Likely => "likely",
            Self::Possible => "possible",
        }
    }
}

/// A line for a mailmap, and what speaks for it.
#[derive(Debug, Clone)]
pub struct Pair {
    /// The person of most commits, by position among the people.
    pub person: u32,
    /// Who may be the same; the same position for [`Reason::SameName`].
    pub other: u32,
    /// Whom the reason connects the other with, where it is not the person.
    pub via: Option<u32>,
    /// Why.
    pub reason: Reason,
    /// How sure it is, over all steps from the person to the other.
    pub confidence: Confidence,
    /// Commits written by the person.
    pub commits: u64,
    /// Commits written by the other.
    pub other_commits: u64,
    /// Position among the lines of the pair, from 1.
    pub line: u32,
    /// The spelling that is to stand.
    pub proper: Identity,
    /// A spelling of the other, as committed.
    pub spelling: Identity,
}

/// Finds people who are probably one, when it is first asked.
#[derive(Debug, Default)]
pub struct Similar {
    mailmap: Mailmap,
    pairs: OnceLock<Vec<Pair>>,
}

impl Similar {
    /// By the mailmap that people were made with.
    #[must_use]
    pub fn new(mailmap: Mailmap) -> Self {
        Self { mailmap, pairs: OnceLock::new() }
    }

    /// All pairs among the people whose spellings `identities` are, by the positions of `people.of_identity` and of the
    /// authors of `commits`. Bots, agents and hidden people are in none.
    pub fn pairs(&self, commits: &[Commit], identities: &[Identity], people: &People) -> &[Pair] {
        self.pairs.get_or_init(|| found(&Spellings::new(commits, identities, people, &self.mailmap)))
    }
}

impl Pair {
    /// The line for `.mailmap`; `None` where a name or address cannot stand in one, or git would not read it so.
    #[must_use]
    pub fn mailmap_line(&self) -> Option<String> {
        let text = |bytes: &[u8]| std::str::from_utf8(bytes).map(str::to_owned).ok();
        let (name, address) = (text(&self.proper.name)?, text(&self.proper.email)?);
        let (other_name, other_address) = (text(&self.spelling.name)?, text(&self.spelling.email)?);
        let gap = if other_name.is_empty() { "" } else { " " };
        let line = format!("{name} <{address}> {other_name}{gap}<{other_address}>");
        let is_read_so = Mailmap::parse(line.as_bytes()).resolve(&self.spelling) == self.proper;
        (is_read_so && !line.chars().any(text::is_disturbing)).then_some(line)
    }
}

/// A spelling in the commits.
struct Spelling<'a> {
    raw: &'a Identity,
    mapped: Identity,
    commits: u64,
}

/// The spellings of each person who may be listed.
struct Spellings<'a> {
    of: BTreeMap<u32, Vec<Spelling<'a>>>,
}

impl<'a> Spellings<'a> {
    fn new(history: &[Commit], identities: &'a [Identity], people: &People, mailmap: &Mailmap) -> Self {
        let mut commits = vec![0_u64; identities.len()];
        for commit in history {
            commits[commit.author as usize] += 1;
        }
        let mut of: BTreeMap<u32, Vec<Spelling<'a>>> = BTreeMap::new();
        for ((raw, person), commits) in identities.iter().zip(&people.of_identity).zip(commits) {
            let is_listed = |person: &super::Person| person.kind == Kind::Human && !person.is_hidden;
            if people.people.get(*person as usize).is_some_and(is_listed) {
                of.entry(*person).or_default().push(Spelling { raw, mapped: mailmap.resolve(raw), commits });
            }
        }
        for spellings in of.values_mut() {
            spellings.sort_by(|a, b| b.commits.cmp(&a.commits).then_with(|| a.raw.cmp(b.raw)));
        }
        Self { of }
    }

    fn commits(&self, person: u32) -> u64 {
        self.of[&person].iter().map(|spelling| spelling.commits).sum()
    }

    /// The name and address of most commits.
    fn proper(&self, person: u32) -> Identity {
        let mut sums: BTreeMap<&Identity, u64> = BTreeMap::new();
        for spelling in &self.of[&person] {
            *sums.entry(&spelling.mapped).or_default() += spelling.commits;
        }
        let main = sums.iter().max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0)));
        main.map(|(identity, _)| (*identity).clone()).unwrap_or_default()
    }

    /// Who is compared, in the order of their commits; those without a name last, since they cannot lend one.
    fn candidates(&self) -> Vec<Candidate> {
        let mut out: Vec<Candidate> = self
            .of
            .iter()
            .map(|(person, spellings)| {
                let lower = |identity: &Identity| text::from_bytes(&identity.email).to_lowercase();
                let distinct = |of: &dyn Fn(&Spelling<'_>) -> String| {
                    let mut found: Vec<String> = spellings.iter().map(of).collect();
                    found.sort_unstable();
                    found.dedup();
                    found
                };
                let mapped = distinct(&|spelling| lower(&spelling.mapped));
                let raw = distinct(&|spelling| lower(spelling.raw));
                let name = text::from_bytes(&spellings[0].mapped.name);
                Candidate::new(*person, name, self.commits(*person), mapped, raw)
            })
            .collect();
        let rank = |it: &Candidate| (it.name.is_empty(), std::cmp::Reverse(it.commits));
        out.sort_by(|a, b| rank(a).cmp(&rank(b)).then_with(|| (&a.name, a.person).cmp(&(&b.name, b.person))));
        out
    }

    /// The lines that make another's spellings the person's.
    fn lines(&self, pair: &Pair, is_wanted: impl Fn(&Spelling<'_>) -> bool, out: &mut Vec<Pair>) {
        let mut seen = std::collections::BTreeSet::new();
        let mut line = 0;
        for spelling in self.of[&pair.other].iter().filter(|spelling| is_wanted(spelling)) {
            // git does not tell these apart by case.
            if seen.insert((spelling.raw.name.to_ascii_lowercase(), spelling.raw.email.to_ascii_lowercase())) {
                line += 1;
                out.push(Pair { line, spelling: spelling.raw.clone(), ..pair.clone() });
            }
        }
    }
}

fn found(spellings: &Spellings<'_>) -> Vec<Pair> {
    let candidates = spellings.candidates();
    let links = links(&candidates);
    let mut out = Vec::new();
    let mut is_other = vec![false; candidates.len()];
    let mut proper: BTreeMap<u32, Identity> = BTreeMap::new();
    for step in steps(&links, candidates.len()) {
        let (one, other) = (&candidates[step.head], &candidates[step.link.other]);
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
        spellings.lines(&pair, |_| true, &mut out);
    }
    for (candidate, _) in candidates.iter().zip(is_other).filter(|(it, is_other)| !is_other && it.mapped.len() > 1) {
        same_name(spellings, candidate, &mut out);
    }
    out
}

/// The lines that give all commits of a person one address.
fn same_name(spellings: &Spellings<'_>, candidate: &Candidate, out: &mut Vec<Pair>) {
    let person = candidate.person;
    let proper = spellings.proper(person);
    let is_wanted = |spelling: &Spelling<'_>| !spelling.mapped.email.eq_ignore_ascii_case(&proper.email);
    let commits = spellings.of[&person].iter().filter(|spelling| is_wanted(spelling)).map(|it| it.commits).sum();
    let pair = Pair {
        person,
        other: person,
        via: None,
        reason: Reason::SameName,
        confidence: Confidence::Certain,
        commits: candidate.commits,
        other_commits: commits,
        line: 0,
        proper: proper.clone(),
        spelling: Identity::default(),
    };
    spellings.lines(&pair, is_wanted, out);
}

//! Pull requests: each number once, with the commits it brought.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use super::logins::Logins;
use super::merges::brought_by;
use super::request::{Form, Line, Named, named};
use crate::fact::{Facts, RemarkKind};
use crate::identity::{Kind, People};
use crate::message::key_and_value;

/// One pull request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PullRequest {
    /// `owner/name`, where it is one of another project.
    pub project: Option<String>,
    /// Its number there.
    pub number: i64,
    /// Position of the commit that tells of it: its merge, or the commit it was squashed to.
    pub commit: u32,
    /// How that commit tells.
    pub form: Form,
    /// Its title, where the message has it.
    pub title: Option<String>,
    /// The account it came from, as it is spelled.
    pub login: Option<String>,
    /// Position of its author among the people.
    pub author: Option<u32>,
    /// Accounts that reviewed it, in lower case.
    pub reviewers: Vec<String>,
    /// Commits it brought, merges not counted.
    pub commits: u32,
    /// It brought other pull requests together.
    pub is_rollup: bool,
}

/// All pull requests, and which commit belongs to which.
#[derive(Debug, Clone, Default)]
pub(super) struct Pulls {
    /// By project, then number.
    pub(super) requests: Vec<PullRequest>,
    /// By the commit's position.
    pub(super) of_commit: Vec<Option<u32>>,
    /// (commit, login in lower case) of reviewers that merges name, in the order of the commits.
    pub(super) reviews: Vec<(u32, String)>,
}

type Key = (Option<String>, i64);

impl Pulls {
    /// Finds them in a history; `own` is the project's name, which a message may spell out. Logins learn from them.
    pub(super) fn of(facts: &Facts, people: &People, own: &str, logins: &mut Logins) -> Self {
        let found = all_named(facts, own);
        let mut chosen: BTreeMap<Key, &(u32, Named)> = BTreeMap::new();
        for naming in &found {
            let best = chosen.entry(key(&naming.1)).or_insert(naming);
            if rank(facts, naming) < rank(facts, best) {
                *best = naming;
            }
        }
        let place: HashMap<&Key, u32> = chosen.keys().zip(0..).collect();
        let mut named_by: HashMap<u32, u32> = HashMap::new();
        for (commit, named) in found.iter().filter(|(_, named)| named.form != Form::Member) {
            named_by.entry(*commit).or_insert(place[&key(named)]);
        }
        let of_commit = owners(facts, &named_by);
        let authors = authors(facts, people, &of_commit, chosen.len());
        for ((_, named), authors) in chosen.values().zip(&authors) {
            if let (Form::Merge, Some(login), 1) = (named.form, &named.login, authors.len()) {
                authors.keys().for_each(|only| logins.see_merge(login, *only));
            }
        }
        let mut requests: Vec<PullRequest> =
            chosen.values().zip(&authors).map(|(naming, authors)| request(naming, authors, logins)).collect();
        for (commit, at) in facts.commits.iter().zip(&of_commit) {
            if let Some(at) = at.filter(|_| commit.parents < 2) {
                requests[at as usize].commits += 1;
            }
        }
        let review = |(commit, named): &(u32, Named)| {
            let commit = *commit;
            named.reviewers.iter().map(move |login| (commit, login.clone())).collect::<Vec<_>>()
        };
        Self { requests, of_commit, reviews: found.iter().flat_map(review).collect() }
    }
}

fn key(named: &Named) -> Key {
    (named.project.clone(), named.number)
}

fn request((commit, named): &(u32, Named), authors: &BTreeMap<u32, u32>, logins: &Logins) -> PullRequest {
    PullRequest {
        project: named.project.clone(),
        number: named.number,
        commit: *commit,
        form: named.form,
        title: named.title.clone(),
        login: named.login.clone(),
        author: named.login.as_deref().and_then(|login| logins.person(login)).or_else(|| main(authors)),
        reviewers: named.reviewers.clone(),
        commits: 0,
        is_rollup: named.is_rollup,
    }
}

/// The better naming comes first: forms that tell more, the analysed revision, then the older commit.
fn rank(facts: &Facts, (commit, named): &(u32, Named)) -> (Form, bool, Reverse<u32>) {
    (named.form, !facts.commits[*commit as usize].is_in_revision, Reverse(*commit))
}

/// Everything that messages name, in the order of the commits.
fn all_named(facts: &Facts, own: &str) -> Vec<(u32, Named)> {
    let mut out = Vec::new();
    for (at, commit) in (0_u32..).zip(&facts.commits) {
        let subject = String::from_utf8_lossy(facts.subjects.get(at as usize));
        let remarks = facts.remarks.of(at).iter().filter(|remark| remark.kind != RemarkKind::Loose);
        let texts: Vec<_> = remarks
            .map(|remark| (remark.kind, facts.texts.get(remark.text as usize)))
            .filter(|(kind, text)| {
                *kind != RemarkKind::Trailer || matches!(text.first(), Some(b'p' | b'P' | b'm' | b'M'))
            })
            .map(|(kind, text)| (kind, String::from_utf8_lossy(text)))
            .collect();
        let lines: Vec<Line<'_>> = texts.iter().filter_map(|(kind, text)| line(*kind, text)).collect();
        for mut named in named(&subject, commit.parents > 1, &lines) {
            named.project = named.project.filter(|project| !project.eq_ignore_ascii_case(own));
            out.push((at, named));
        }
    }
    out
}

fn line(kind: RemarkKind, text: &str) -> Option<Line<'_>> {
    Some(match kind {
        RemarkKind::Trailer => {
            let (key, value) = key_and_value(text.as_bytes())?;
            Line::Trailer(std::str::from_utf8(key).ok()?, std::str::from_utf8(value).ok()?)
        }
        RemarkKind::Batch => Line::Batch(text),
        RemarkKind::Member => Line::Member(text),
        RemarkKind::Request => Line::Request(text),
        RemarkKind::Title => Line::Title(text),
        RemarkKind::Review => Line::Review(text),
        RemarkKind::Loose => return None,
    })
}

/// The request of each commit: the one that its message names, or else that of the merge which brought it.
fn owners(facts: &Facts, own: &HashMap<u32, u32>) -> Vec<Option<u32>> {
    let merges = brought_by(&facts.graph);
    let mut out: Vec<Option<u32>> = Vec::with_capacity(merges.len());
    // A merge stands before the commits it brings.
    for (at, merge) in (0_u32..).zip(&merges) {
        let inherited = merge.and_then(|merge| out.get(merge as usize).copied().flatten());
        out.push(own.get(&at).copied().or(inherited));
    }
    out
}

/// For each request how many of its commits each human wrote.
fn authors(facts: &Facts, people: &People, of_commit: &[Option<u32>], requests: usize) -> Vec<BTreeMap<u32, u32>> {
    let mut out = vec![BTreeMap::new(); requests];
    for (commit, request) in facts.commits.iter().zip(of_commit) {
        let person = people.of_identity.get(commit.author as usize).copied();
        let is_human = |person: &u32| people.people.get(*person as usize).is_some_and(|it| it.kind == Kind::Human);
        if let (Some(request), Some(person)) = (request.filter(|_| commit.parents < 2), person.filter(is_human)) {
            *out[request as usize].entry(person).or_default() += 1;
        }
    }
    out
}

/// Who wrote most; the first among equals.
fn main(authors: &BTreeMap<u32, u32>) -> Option<u32> {
    authors.iter().max_by_key(|(person, commits)| (**commits, Reverse(**person))).map(|(person, _)| *person)
}

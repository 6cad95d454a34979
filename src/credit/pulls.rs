//! Pull requests: each number once, with the commits it brought.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use super::logins::Logins;
use super::merges::brought_by;
use super::request::{Form, Line, Named, named};
use crate::fact::{Commit, Facts, RemarkKind};
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
        let mut named_by: HashMap<u32, Vec<u32>> = HashMap::new();
        for (commit, named) in found.iter().filter(|(_, named)| named.form != Form::Member) {
            named_by.entry(*commit).or_default().push(place[&key(named)]);
        }
        let owners = owners(facts, &named_by);
        // What another commit brought under the same number is a backport, or the same number of another project.
        let is_own = |(request, by): &(u32, u32), naming: &[&(u32, Named)]| {
            naming.get(*request as usize).is_some_and(|it| it.0 == *by || it.1.form == Form::Trailer)
        };
        let naming: Vec<&(u32, Named)> = chosen.values().copied().collect();
        let own: Vec<Option<u32>> =
            owners.iter().map(|owner| owner.filter(|owner| is_own(owner, &naming)).map(|owner| owner.0)).collect();
        let authors = authors(facts, people, &own, naming.len());
        for ((_, named), authors) in naming.iter().zip(&authors) {
            if let (Form::Merge, Some(login), Some(only)) = (named.form, &named.login, authors.only_human()) {
                logins.see_merge(login, only);
            }
        }
        let mut requests: Vec<PullRequest> =
            naming.iter().zip(&authors).map(|(naming, authors)| request(naming, authors, logins)).collect();
        for (commit, at) in facts.commits.iter().zip(&own) {
            if let Some(at) = at.filter(|_| commit.parents < 2) {
                requests[at as usize].commits += 1;
            }
        }
        let of_commit = owners.into_iter().map(|owner| owner.map(|(request, _)| request)).collect();
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

fn request((commit, named): &(u32, Named), authors: &Authors, logins: &Logins) -> PullRequest {
    let account = named.login.as_deref().and_then(|login| logins.person(login));
    // An organisation's account speaks for nobody in particular: who wrote the commits knows better.
    let author = account.filter(|person| authors.contains(*person)).or_else(|| authors.main()).or(account);
    PullRequest {
        project: named.project.clone(),
        number: named.number,
        commit: *commit,
        form: named.form,
        title: named.title.clone(),
        login: named.login.clone(),
        author,
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
///
/// A number at the end of a subject may be that of an issue: it is believed where GitHub itself committed.
fn all_named(facts: &Facts, own: &str) -> Vec<(u32, Named)> {
    let is_forge: Vec<bool> = facts.identities.iter().map(|it| it.email == b"noreply@github.com").collect();
    let by_forge = |commit: &Commit| is_forge.get(commit.committer as usize) == Some(&true);
    let mut out = Vec::new();
    for (at, commit) in (0_u32..).zip(&facts.commits) {
        let subject = String::from_utf8_lossy(facts.subjects.get(at as usize));
        let remarks = facts.remarks.of(at).iter().filter(|remark| remark.kind != RemarkKind::Loose);
        let texts: Vec<_> = remarks
            .map(|remark| (remark.kind, facts.texts.get(remark.text as usize)))
            .filter(|(kind, text)| {
                *kind != RemarkKind::Trailer || matches!(text.first(), Some(b'p' | b'P' | b'm' | b'M' | b'r' | b'R'))
            })
            .map(|(kind, text)| (kind, String::from_utf8_lossy(text)))
            .collect();
        let lines: Vec<Line<'_>> = texts.iter().filter_map(|(kind, text)| line(*kind, text)).collect();
        for mut named in named(&subject, commit.parents > 1, &lines) {
            if named.is_suffix && !by_forge(commit) {
                continue;
            }
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
        RemarkKind::Loose | RemarkKind::More => return None,
    })
}

/// The request of each commit, and the commit that names it: itself, or else the merge which brought it.
fn owners(facts: &Facts, named_by: &HashMap<u32, Vec<u32>>) -> Vec<Option<(u32, u32)>> {
    let ways = brought_by(&facts.graph);
    let mut out: Vec<Option<(u32, u32)>> = Vec::with_capacity(ways.len());
    // A merge stands before the commits it brings.
    for (at, way) in (0_u32..).zip(&ways) {
        let own = named_by.get(&at).and_then(|requests| requests.first()).map(|request| (*request, at));
        let inherited = way.and_then(|(merge, parent)| match named_by.get(&merge) {
            // A merge of several requests has a parent for each.
            Some(requests) if requests.len() + 1 == facts.graph.of(merge).len() => {
                requests.get(parent as usize - 1).map(|request| (*request, merge))
            }
            _ => out.get(merge as usize).copied().flatten(),
        });
        out.push(own.or(inherited));
    }
    out
}

/// How many commits of a request are somebody's, and the position of the oldest.
type Work = (u32, u32);

/// Who wrote the commits of a request.
#[derive(Debug, Clone, Default)]
struct Authors {
    humans: BTreeMap<u32, Work>,
    programs: BTreeMap<u32, Work>,
}

impl Authors {
    fn contains(&self, person: u32) -> bool {
        self.humans.contains_key(&person) || self.programs.contains_key(&person)
    }

    fn only_human(&self) -> Option<u32> {
        self.humans.keys().next().copied().filter(|_| self.humans.len() == 1)
    }

    /// Who wrote most: a person, if any did; among equals who began.
    fn main(&self) -> Option<u32> {
        let most =
            |authors: &BTreeMap<u32, Work>| authors.iter().max_by_key(|(_, work)| **work).map(|(person, _)| *person);
        most(&self.humans).or_else(|| most(&self.programs))
    }
}

/// The authors of each request's commits.
fn authors(facts: &Facts, people: &People, own: &[Option<u32>], requests: usize) -> Vec<Authors> {
    let mut out = vec![Authors::default(); requests];
    for ((at, commit), request) in (0_u32..).zip(&facts.commits).zip(own) {
        let person = people.of_identity.get(commit.author as usize).copied();
        if let (Some(request), Some(person)) = (request.filter(|_| commit.parents < 2), person) {
            let authors = &mut out[request as usize];
            let is_human = people.people.get(person as usize).is_some_and(|it| it.kind == Kind::Human);
            let group = if is_human { &mut authors.humans } else { &mut authors.programs };
            let work = group.entry(person).or_default();
            // Parents stand behind their children.
            *work = (work.0 + 1, at);
        }
    }
    out
}

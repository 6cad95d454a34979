//! Pull requests: each number once, with the commits that it brought.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use super::authors::Authors;
use super::logins::Logins;
use super::merges::brought_by;
use super::named::{BodyLine, named_requests};
use super::request::{NamedRequest, RequestForm};
use crate::fact::{Commit, Facts, Remark, RemarkKind};
use crate::identity::People;
use crate::message::key_and_value;

/// A pull request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PullRequest {
    /// `owner/name` if it belongs to another project.
    pub project: Option<String>,
    /// Its number in the project.
    pub number: i64,
    /// Index of the commit that names it: its merge commit, or the commit that it was squashed to.
    pub commit: u32,
    /// How that commit names it.
    pub form: RequestForm,
    /// Its title, if the message contains it.
    pub title: Option<String>,
    /// The account that opened it, as written.
    pub login: Option<String>,
    /// Index of its author among the people.
    pub author: Option<u32>,
    /// Accounts of reviewers, in lower case.
    pub reviewers: Vec<String>,
    /// The number of commits that it brought, without merge commits.
    pub commits: u32,
    /// It combines other pull requests.
    pub is_rollup: bool,
}

/// A reviewer whom a merge commit names.
#[derive(Debug, Clone)]
pub(super) struct Review {
    pub(super) commit: u32,
    /// In lower case.
    pub(super) login: String,
}

/// All pull requests, and the one of each commit.
#[derive(Debug, Clone, Default)]
pub(super) struct Pulls {
    /// By project, then number.
    pub(super) requests: Vec<PullRequest>,
    /// For each commit the index of its pull request.
    pub(super) of_commit: Vec<Option<u32>>,
    /// In commit order.
    pub(super) reviews: Vec<Review>,
}

/// A pull request as a commit names it.
struct Naming {
    commit: u32,
    request: NamedRequest,
}

/// Identifies a pull request: project and number.
type Key = (Option<String>, i64);

impl Naming {
    fn key(&self) -> Key {
        (self.request.project.clone(), self.request.number)
    }

    /// The smallest rank is best: the most informative form, the analyzed revision, then the oldest commit.
    fn rank(&self, facts: &Facts) -> (RequestForm, bool, Reverse<u32>) {
        let is_elsewhere = !facts.commits[self.commit as usize].is_in_revision;
        (self.request.form, is_elsewhere, Reverse(self.commit))
    }
}

/// The request of a commit, and the commit that names it: the commit itself, or the merge that brought it.
#[derive(Debug, Clone, Copy)]
struct Owner {
    request: u32,
    named_by: u32,
}

impl Pulls {
    /// Finds the pull requests of a history, and adds what they show about accounts to `logins`.
    ///
    /// `own_project` is the name of the project, which messages may write out.
    pub(super) fn of(facts: &Facts, people: &People, own_project: &str, logins: &mut Logins) -> Self {
        let all = all_namings(facts, own_project);
        let best = best_namings(facts, &all);
        let owners = owners(facts, &named_by(&all, &best));
        let namings: Vec<&Naming> = best.into_values().collect();
        let own: Vec<Option<u32>> = owners.iter().map(|owner| brought_request((*owner)?, &namings)).collect();
        let authors = Authors::of_requests(facts, people, &own, namings.len());
        for (naming, authors) in namings.iter().zip(&authors) {
            learn_login(naming, authors, logins);
        }
        let mut requests = Vec::with_capacity(namings.len());
        for (naming, authors) in namings.iter().zip(&authors) {
            requests.push(pull_request(naming, authors, logins));
        }
        for (commit, request) in facts.commits.iter().zip(&own) {
            if let Some(request) = request
                && commit.parents < 2
            {
                requests[*request as usize].commits += 1;
            }
        }
        let of_commit = owners.into_iter().map(|owner| owner.map(|owner| owner.request)).collect();
        Self { requests, of_commit, reviews: reviews(&all) }
    }
}

/// The request that a commit belongs to, unless the number is a backport's or another project's.
fn brought_request(owner: Owner, namings: &[&Naming]) -> Option<u32> {
    let naming = namings.get(owner.request as usize)?;
    let is_own = naming.commit == owner.named_by || naming.request.form == RequestForm::Trailer;
    is_own.then_some(owner.request)
}

/// A merged request of an account with one human author shows that the account is the author's.
fn learn_login(naming: &Naming, authors: &Authors, logins: &mut Logins) {
    if let (RequestForm::Merge, Some(login), Some(author)) =
        (naming.request.form, &naming.request.login, authors.only_human())
    {
        logins.see_merge(login, author);
    }
}

fn reviews(namings: &[Naming]) -> Vec<Review> {
    let mut out = Vec::new();
    for naming in namings {
        for login in &naming.request.reviewers {
            out.push(Review { commit: naming.commit, login: login.clone() });
        }
    }
    out
}

fn pull_request(naming: &Naming, authors: &Authors, logins: &Logins) -> PullRequest {
    let request = &naming.request;
    let account = request.login.as_deref().and_then(|login| logins.person(login));
    // The account may be an organization's, so the authors of the commits come first.
    let opener = account.filter(|person| authors.contains(*person));
    PullRequest {
        project: request.project.clone(),
        number: request.number,
        commit: naming.commit,
        form: request.form,
        title: request.title.clone(),
        login: request.login.clone(),
        author: opener.or_else(|| authors.main()).or(account),
        reviewers: request.reviewers.clone(),
        commits: 0,
        is_rollup: request.is_rollup,
    }
}

/// The best naming of each request.
fn best_namings<'a>(facts: &Facts, all: &'a [Naming]) -> BTreeMap<Key, &'a Naming> {
    let mut out: BTreeMap<Key, &Naming> = BTreeMap::new();
    for naming in all {
        let best = out.entry(naming.key()).or_insert(naming);
        if naming.rank(facts) < best.rank(facts) {
            *best = naming;
        }
    }
    out
}

/// For each commit that names requests, their indexes; without members of rollups.
fn named_by(all: &[Naming], best: &BTreeMap<Key, &Naming>) -> HashMap<u32, Vec<u32>> {
    let index_of: HashMap<&Key, u32> = best.keys().zip(0..).collect();
    let mut out: HashMap<u32, Vec<u32>> = HashMap::new();
    for naming in all.iter().filter(|naming| naming.request.form != RequestForm::Member) {
        out.entry(naming.commit).or_default().push(index_of[&naming.key()]);
    }
    out
}

/// All requests that messages name, in commit order.
///
/// A number at the end of a subject may be an issue's, so it counts only if GitHub itself committed.
fn all_namings(facts: &Facts, own_project: &str) -> Vec<Naming> {
    let is_github: Vec<bool> = facts.identities.iter().map(|it| it.email == b"noreply@github.com").collect();
    let is_by_github = |commit: &Commit| is_github.get(commit.committer as usize) == Some(&true);
    let mut out = Vec::new();
    for (at, commit) in (0_u32..).zip(&facts.commits) {
        let subject = String::from_utf8_lossy(facts.subjects.get(at as usize));
        let texts: Vec<_> = facts.remarks.of(at).iter().filter_map(|remark| request_text(facts, remark)).collect();
        let lines: Vec<BodyLine<'_>> = texts.iter().filter_map(|(kind, text)| body_line(*kind, text)).collect();
        for mut request in named_requests(&subject, commit.parents > 1, &lines) {
            if request.is_suffix && !is_by_github(commit) {
                continue;
            }
            request.project = request.project.filter(|project| !project.eq_ignore_ascii_case(own_project));
            out.push(Naming { commit: at, request });
        }
    }
    out
}

/// The text of a remark that may name a request; trailers are filtered by the first letter of their key.
fn request_text<'a>(facts: &'a Facts, remark: &Remark) -> Option<(RemarkKind, std::borrow::Cow<'a, str>)> {
    let text = facts.texts.get(remark.text as usize);
    let may_name = match remark.kind {
        RemarkKind::Loose => false,
        RemarkKind::Trailer => matches!(text.first(), Some(b'p' | b'P' | b'm' | b'M' | b'r' | b'R')),
        _ => true,
    };
    may_name.then(|| (remark.kind, String::from_utf8_lossy(text)))
}

fn body_line(kind: RemarkKind, text: &str) -> Option<BodyLine<'_>> {
    Some(match kind {
        RemarkKind::Trailer => {
            let (key, value) = key_and_value(text.as_bytes())?;
            BodyLine::Trailer { key: std::str::from_utf8(key).ok()?, value: std::str::from_utf8(value).ok()? }
        }
        RemarkKind::Batch => BodyLine::Batch(text),
        RemarkKind::Member => BodyLine::Member(text),
        RemarkKind::Request => BodyLine::Request(text),
        RemarkKind::Title => BodyLine::Title(text),
        RemarkKind::Review => BodyLine::Review(text),
        RemarkKind::Loose | RemarkKind::More => return None,
    })
}

fn owners(facts: &Facts, named_by: &HashMap<u32, Vec<u32>>) -> Vec<Option<Owner>> {
    let ways = brought_by(&facts.graph);
    let mut out: Vec<Option<Owner>> = Vec::with_capacity(ways.len());
    // A merge precedes the commits that it brings.
    for (at, way) in (0_u32..).zip(&ways) {
        let named = named_by.get(&at).and_then(|requests| requests.first());
        let own = named.map(|request| Owner { request: *request, named_by: at });
        let inherited = way.and_then(|way| match named_by.get(&way.merge) {
            // A merge of several requests has one more parent than requests.
            Some(requests) if requests.len() + 1 == facts.graph.of(way.merge).len() => {
                let request = *requests.get(way.parent as usize - 1)?;
                Some(Owner { request, named_by: way.merge })
            }
            _ => out.get(way.merge as usize).copied().flatten(),
        });
        out.push(own.or(inherited));
    }
    out
}

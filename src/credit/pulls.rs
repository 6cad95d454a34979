//! Pull requests: each number once, with the commits that it brought.

use super::authors::Authors;
use super::logins::Logins;
use super::merges::brought_by;
use super::namings::{Naming, all_namings, best_namings, named_by, without_other_forges};
use super::owners::{Owner, owners, rollups};
use super::request::RequestForm;
use crate::fact::Facts;
use crate::identity::People;

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
    /// Of these commits, those that its author wrote.
    pub own_commits: u32,
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

impl Pulls {
    /// Finds the pull requests of a history, and adds what they show about accounts to `logins`.
    ///
    /// `own_project` is the name of the project, which messages may write out.
    pub(super) fn of(facts: &Facts, people: &People, own_project: &str, logins: &mut Logins) -> Self {
        // The revision is the child of all others that it reaches, so it comes first.
        let revision = facts.commits.iter().position(|commit| commit.is_in_revision);
        let ways = brought_by(&facts.graph, revision.and_then(|at| u32::try_from(at).ok()));
        let all = without_other_forges(all_namings(facts, own_project), &ways);
        let best = best_namings(facts, &all);
        let owners = owners(facts, &ways, &named_by(&all, &best));
        let namings: Vec<&Naming> = best.into_values().collect();
        let is_rollup = rollups(&owners, &namings);
        let owners = owners.of_commit;
        let own: Vec<Option<u32>> = owners.iter().map(|owner| brought_request((*owner)?, &namings)).collect();
        let authors = Authors::of_requests(facts, people, &own, namings.len());
        // The tags that are read must not change who is behind an account, so the revision alone decides.
        for (naming, authors) in namings.iter().zip(&authors) {
            if facts.commits[naming.commit as usize].is_in_revision {
                learn_login(naming, authors, logins);
            }
        }
        let mut requests = Vec::with_capacity(namings.len());
        for (naming, authors) in namings.iter().zip(&authors) {
            requests.push(pull_request(naming, authors, logins));
        }
        for (request, is_rollup) in requests.iter_mut().zip(is_rollup) {
            request.is_rollup |= is_rollup;
        }
        for (commit, request) in facts.commits.iter().zip(&own) {
            if let Some(request) = request
                && commit.parents < 2
            {
                let request = &mut requests[*request as usize];
                request.commits += 1;
                let writer = people.of_identity.get(commit.author as usize).copied();
                request.own_commits += u32::from(writer.is_some() && writer == request.author);
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
    let namesake = request.login.as_deref().and_then(|login| logins.namesake(login));
    // The account may be an organization's, so the authors of the commits come first.
    let opener = [account, namesake].into_iter().flatten().find(|person| authors.contains(*person));
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
        own_commits: 0,
        is_rollup: request.is_rollup,
    }
}

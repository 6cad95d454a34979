//! The table of pull requests.

use super::build::{Source, day, shown};
use super::frame::Values;
use crate::credit::PullRequest;
use crate::fact::Commit;
use crate::text;

pub(super) fn values(source: &Source<'_>, column: &str) -> Option<Values> {
    let requests = &source.ledger.requests;
    let commits = || requests.iter().map(|request| &source.facts.commits[request.commit as usize]);
    let count = |count: usize| i64::try_from(count).ok();
    Some(match column {
        "number" => Values::Integer(requests.iter().map(|request| Some(request.number)).collect()),
        "project" => Values::texts(requests.iter().map(|request| request.project.as_ref())),
        "commit_id" => source.ids(requests.iter().map(|request| request.commit)),
        "merged_at" => Values::Time(commits().map(|commit| shown(commit.committed.seconds)).collect()),
        "merged_date" => Values::Date(commits().map(|commit| day(commit.committed.seconds)).collect()),
        "title" => Values::texts(requests.iter().map(|request| title(request, source.emails))),
        "author_login" => Values::texts(requests.iter().map(|request| request.login.as_ref())),
        "author_id" => source.people(requests.iter().map(|request| request.author)),
        "merged_by_id" => {
            source.people(requests.iter().zip(commits()).map(|(it, commit)| merged_by(source, it, commit)))
        }
        "commits" => Values::Integer(requests.iter().map(|request| Some(i64::from(request.commits))).collect()),
        "reviewers" => Values::Integer(source.ledger.reviewers.iter().map(|people| count(people.len())).collect()),
        "form" => Values::texts(requests.iter().map(|request| Some(request.form.name()))),
        "is_rollup" => Values::Boolean(requests.iter().map(|request| request.is_rollup).collect()),
        "is_in_revision" => Values::Boolean(commits().map(|commit| commit.is_in_revision).collect()),
        _ => return None,
    })
}

fn title(request: &PullRequest, emails: bool) -> Option<String> {
    let title = request.title.as_ref()?;
    Some(if emails { title.clone() } else { text::without_addresses(title) })
}

/// Who pressed the button: the author of a merge; of a squash nobody knows, since the forge commits it.
fn merged_by(source: &Source<'_>, request: &PullRequest, commit: &Commit) -> Option<u32> {
    let is_merge = commit.parents > 1 && request.form == crate::credit::Form::Merge;
    source.ledger.people.of_identity.get(commit.author as usize).copied().filter(|_| is_merge)
}

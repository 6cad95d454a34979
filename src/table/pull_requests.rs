//! The table of pull requests.

use super::column::ColumnType::{Boolean, Date, Integer, Text, Time};
use super::column::{TableSchema, column};
use super::source::{Source, day};
use super::values::Values;
use crate::credit::{PullRequest, RequestForm};
use crate::fact::Commit;
use crate::study::shown;

pub(super) const TABLE: TableSchema = TableSchema {
    name: "pull_requests",
    grain: "one row per pull request that a commit message of the history names, by project and number",
    columns: &[
        column("number", Integer, "The number; merge requests of GitLab are pull requests, too.", |source| {
            Values::integers(requests(source).map(|request| Some(request.number)))
        }),
        column("commit_id", Text, "The commit that names it: its merge commit, or the commit it was squashed into.", {
            |source| source.ids(requests(source).map(|request| request.commit))
        }),
        column("merged_at", Time, "When that commit was committed.", |source| {
            Values::times(commits(source).map(|commit| shown(commit.committed.seconds)))
        }),
        column("title", Text, "The title; null if the message does not contain it.", |source| {
            let title = |request: &PullRequest| request.title.clone().map(|title| source.message_text(title));
            Values::texts(requests(source).map(title))
        }),
        column("author_login", Text, "The account that opened it; null if the message does not name it.", |source| {
            Values::texts(requests(source).map(|request| request.login.as_ref()))
        }),
        column(
            "author_id",
            Text,
            "The author: the person of author_login if they wrote one of its commits, or else who wrote most of them.",
            |source| source.people(requests(source).map(|request| request.author)),
        ),
        column("commits", Integer, "The commits that it brought, without merge commits.", |source| {
            Values::integers(requests(source).map(|request| Some(i64::from(request.commits))))
        }),
        column(
            "own_commits",
            Integer,
            "Of commits, those that the author wrote; null if the author is unknown.",
            |source| {
                let own = |request: &PullRequest| request.author.map(|_| i64::from(request.own_commits));
                Values::integers(requests(source).map(own))
            },
        ),
        column("merged_by_id", Text, "The person who merged it; null for squashed pull requests.", merged_by),
        column("reviewers", Integer, "The number of its reviewers whom a merge bot names.", |source| {
            Values::integers(source.ledger.reviewers.iter().map(|people| i64::try_from(people.len()).ok()))
        }),
        column("form", Text, "How the message names it: merge, squash, trailer or rollup_member.", |source| {
            Values::texts(requests(source).map(|request| Some(request.form.name())))
        }),
        column("is_rollup", Boolean, "True for rollups, which combine other pull requests.", |source| {
            Values::booleans(requests(source).map(|request| request.is_rollup))
        }),
        column(
            "project",
            Text,
            "The project: owner/name, or root:ID for a history that was merged in; null for this project.",
            |source| Values::texts(requests(source).map(|request| request.project.as_ref())),
        ),
        column("merged_date", Date, "The day of merged_at in UTC.", |source| {
            Values::dates(commits(source).map(|commit| day(commit.committed.seconds)))
        }),
        column("is_in_revision", Boolean, "True if that commit is reachable from the analyzed revision.", |source| {
            Values::booleans(commits(source).map(|commit| commit.is_in_revision))
        }),
    ],
};

fn requests<'a>(source: &Source<'a>) -> impl Iterator<Item = &'a PullRequest> {
    source.ledger.requests.iter()
}

fn commits<'a>(source: &Source<'a>) -> impl Iterator<Item = &'a Commit> {
    let facts = source.facts;
    requests(source).map(|request| &facts.commits[request.commit as usize])
}

/// The author of the merge commit. A squashed pull request is committed by the forge, so nobody is known.
fn merged_by(source: &Source<'_>) -> Values {
    let person = |request: &PullRequest| {
        let commit = source.commit(request.commit);
        let is_merge = commit.parents > 1 && request.form == RequestForm::Merge;
        is_merge.then(|| source.person_of(commit.author)).flatten()
    };
    source.people(requests(source).map(person))
}

//! The table of commits.

use super::build::{Source, day, shown};
use super::frame::Values;
use crate::text;

pub(super) fn values(source: &Source<'_>, column: &str) -> Option<Values> {
    let commits = &source.facts.commits;
    let subject = |at| Some(text::from_bytes(source.facts.subjects.get(at)));
    Some(match column {
        "commit_id" => Values::texts(commits.iter().map(|commit| Some(commit.id.to_hex()))),
        "author_id" => source.persons(commits.iter().map(|commit| commit.author)),
        "committer_id" => source.persons(commits.iter().map(|commit| commit.committer)),
        "authored_at" => Values::Time(commits.iter().map(|commit| shown(commit.authored.seconds)).collect()),
        "committed_at" => Values::Time(commits.iter().map(|commit| shown(commit.committed.seconds)).collect()),
        "authored_date" => Values::Date(commits.iter().map(|commit| day(commit.authored.seconds)).collect()),
        "committed_date" => Values::Date(commits.iter().map(|commit| day(commit.committed.seconds)).collect()),
        "author_offset_minutes" => {
            Values::Integer(commits.iter().map(|commit| commit.authored.offset_minutes.map(i64::from)).collect())
        }
        "parents" => Values::Integer(commits.iter().map(|commit| Some(i64::from(commit.parents))).collect()),
        "is_merge" => Values::Boolean(commits.iter().map(|commit| commit.parents > 1).collect()),
        "subject" => Values::texts((0..commits.len()).map(subject)),
        "files_changed" => source.sums(|(files, _, _)| files),
        "lines_added" => source.sums(|(_, added, _)| added),
        "lines_deleted" => source.sums(|(_, _, deleted)| deleted),
        "lines_changed" => source.sums(|(_, added, deleted)| added.max(deleted)),
        "pull_request" => {
            let number = |request: &Option<u32>| request.map(|at| source.ledger.requests[at as usize].number);
            Values::Integer(source.ledger.request_of.iter().map(number).collect())
        }
        "is_incomplete" => Values::Boolean(commits.iter().map(|commit| commit.is_incomplete).collect()),
        "is_in_revision" => Values::Boolean(commits.iter().map(|commit| commit.is_in_revision).collect()),
        _ => return None,
    })
}

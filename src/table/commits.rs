//! The table of commits.

use super::build::{SECONDS_PER_DAY, Source, day, shown};
use super::frame::Values;
use crate::fact::Commit;
use crate::patch;
use crate::text;

const SECONDS_PER_HOUR: i64 = 3600;

pub(super) fn values(source: &Source<'_>, column: &str) -> Option<Values> {
    let commits = &source.facts.commits;
    let subject = |at| {
        let subject = text::from_bytes(source.facts.subjects.get(at));
        Some(if source.emails { subject } else { text::without_addresses(&subject) })
    };
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
            let own = |at: u32| Some(&source.ledger.requests[at as usize]).filter(|request| request.project.is_none());
            let number = |request: &Option<u32>| request.and_then(own).map(|request| request.number);
            Values::Integer(source.ledger.request_of.iter().map(number).collect())
        }
        "is_incomplete" => Values::Boolean(commits.iter().map(|commit| commit.is_incomplete).collect()),
        "patch_id" => Values::texts(commits.iter().map(|commit| commit.patch.map(|patch| format!("{patch:016x}")))),
        "duplicate_of" => {
            let first = patch::first_of_each(source.facts, |_| true);
            Values::texts(first.into_iter().map(|first| first.map(|first| commits[first as usize].id.to_hex())))
        }
        "is_in_revision" => Values::Boolean(commits.iter().map(|commit| commit.is_in_revision).collect()),
        "authored_local_date" => {
            Values::Date(commits.iter().map(|commit| i32::try_from(local_day(local(commit)?)).ok()).collect())
        }
        "authored_weekday" => Values::Integer(commits.iter().map(|commit| local(commit).map(weekday)).collect()),
        "authored_hour" => Values::Integer(commits.iter().map(|commit| local(commit).map(hour)).collect()),
        "lines_added_by_hand" => source.sums_by_hand(|(_, added, _)| added),
        "lines_deleted_by_hand" => source.sums_by_hand(|(_, _, deleted)| deleted),
        "organization" => source.organizations(commits.iter().map(|commit| (Some(commit.author), commit))),
        _ => return None,
    })
}

/// What the author's clock showed, in seconds since its 1970-01-01; UTC where the zone is unknown.
fn local(commit: &Commit) -> Option<i64> {
    let offset = i64::from(commit.authored.offset_minutes.unwrap_or_default());
    shown(commit.authored.seconds).map(|at| at + offset * 60)
}

fn local_day(at: i64) -> i64 {
    at.div_euclid(SECONDS_PER_DAY)
}

/// Monday is 1, as in ISO 8601; 1970-01-01 was a Thursday.
fn weekday(at: i64) -> i64 {
    (local_day(at) + 3).rem_euclid(7) + 1
}

fn hour(at: i64) -> i64 {
    at.rem_euclid(SECONDS_PER_DAY) / SECONDS_PER_HOUR
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_and_hours_are_right_on_both_sides_of_1970() {
        for (at, expected) in
            [(0, (4, 0)), (-1, (3, 23)), (86_399, (4, 23)), (86_400, (5, 0)), (1_600_000_000, (7, 12))]
        {
            assert_eq!((weekday(at), hour(at)), expected, "{at}");
        }
    }
}

//! The table of commits.

use super::column::ColumnType::{Boolean, Date, Integer, Text, Time};
use super::column::{TableSchema, column};
use super::line_totals::{LineTotals, known};
use super::source::{SECONDS_PER_DAY, Source, day};
use super::values::Values;
use crate::fact::Commit;
use crate::patch;
use crate::study::shown;
use crate::text;

const SECONDS_PER_HOUR: i64 = 3600;

pub(super) const TABLE: TableSchema = TableSchema {
    name: "commits",
    grain: "one row per commit that is reachable from the revision or from a release",
    columns: &[
        column("commit_id", Text, "The commit's id, in hexadecimal digits.", |source| {
            Values::texts(commits(source).map(|commit| Some(commit.id.to_hex())))
        }),
        column("author_id", Text, "The author's person_id.", |source| {
            source.people_of(commits(source).map(|commit| Some(commit.author)))
        }),
        column("committer_id", Text, "The committer's person_id.", |source| {
            source.people_of(commits(source).map(|commit| Some(commit.committer)))
        }),
        column("authored_at", Time, "When the author wrote it; null outside the years 1900 to 2200.", |source| {
            Values::times(commits(source).map(|commit| shown(commit.authored.seconds)))
        }),
        column("committed_at", Time, "When it was committed; null outside the years 1900 to 2200.", |source| {
            Values::times(commits(source).map(|commit| shown(commit.committed.seconds)))
        }),
        column("authored_date", Date, "The day of authored_at in UTC.", |source| {
            Values::dates(commits(source).map(|commit| day(commit.authored.seconds)))
        }),
        column("committed_date", Date, "The day of committed_at in UTC.", |source| {
            Values::dates(commits(source).map(|commit| day(commit.committed.seconds)))
        }),
        column(
            "author_offset_minutes",
            Integer,
            "The author's time zone in minutes east of UTC; null if it is invalid.",
            |source| Values::integers(commits(source).map(|commit| commit.authored.offset_minutes.map(i64::from))),
        ),
        column("parents", Integer, "The number of parents; 0 at the boundary of a shallow clone.", |source| {
            Values::integers(commits(source).map(|commit| Some(i64::from(commit.parents))))
        }),
        column("is_merge", Boolean, "True for merge commits: more than one parent. They have no lines.", |source| {
            Values::booleans(commits(source).map(|commit| commit.parents > 1))
        }),
        column("subject", Text, "The first paragraph of the message, on one line.", subjects),
        column("files_changed", Integer, "Paths that differ from the parent; null if unknown.", files),
        column(
            "lines_added",
            Integer,
            "Lines added, without binary files; at least this many if incomplete; null if unknown.",
            |source| sums(source, source.totals(), |total| total.added),
        ),
        column(
            "lines_deleted",
            Integer,
            "Lines deleted, without binary files; at least this many if incomplete; null if unknown.",
            |source| sums(source, source.totals(), |total| total.deleted),
        ),
        column(
            "lines_changed",
            Integer,
            "The larger of lines_added and lines_deleted; at least this many if incomplete; null if unknown.",
            |source| sums(source, source.totals(), LineTotals::changed),
        ),
        column(
            "is_incomplete",
            Boolean,
            "True if lines of any file are unknown: a shallow boundary, or missing or damaged objects.",
            |source| Values::booleans(commits(source).map(|commit| commit.is_incomplete)),
        ),
        column(
            "is_in_revision",
            Boolean,
            "True if the commit is reachable from the analyzed revision; false if only from a release.",
            |source| Values::booleans(commits(source).map(|commit| commit.is_in_revision)),
        ),
        column(
            "pull_request",
            Integer,
            "The number of its pull request, as its own message or the message of its merge commit says.",
            pull_requests,
        ),
        column(
            "authored_local_date",
            Date,
            "The day of authored_at in the author's time zone; in UTC if the zone is invalid.",
            |source| Values::dates(commits(source).map(|commit| i32::try_from(local_day(local(commit)?)).ok())),
        ),
        column(
            "authored_weekday",
            Integer,
            "The weekday of authored_local_date: 1 is Monday, 7 is Sunday.",
            |source| Values::integers(commits(source).map(|commit| local(commit).map(weekday))),
        ),
        column("authored_hour", Integer, "The hour of authored_at in the author's time zone, 0 to 23.", |source| {
            Values::integers(commits(source).map(|commit| local(commit).map(hour)))
        }),
        column("lines_added_by_hand", Integer, "Of lines_added, those in files that are not generated.", |source| {
            sums(source, &source.totals_by_hand(), |total| total.added)
        }),
        column(
            "lines_deleted_by_hand",
            Integer,
            "Of lines_deleted, those in files that are not generated.",
            |source| sums(source, &source.totals_by_hand(), |total| total.deleted),
        ),
        column(
            "organization",
            Text,
            "The author's organization when the commit was written; null if unknown.",
            |source| source.organizations(commits(source).map(|commit| source.organization(commit.author, commit))),
        ),
        column(
            "patch_id",
            Text,
            "A hash of the changes, equal for equal patches; null for merge commits and if it cannot be computed.",
            |source| Values::texts(commits(source).map(|commit| commit.patch.map(|patch| format!("{patch:016x}")))),
        ),
        column(
            "duplicate_of",
            Text,
            "The first commit with the same patch_id; null if this is the first or only one.",
            originals,
        ),
    ],
};

fn commits<'a>(source: &Source<'a>) -> impl Iterator<Item = &'a Commit> {
    source.facts.commits.iter()
}

fn subjects(source: &Source<'_>) -> Values {
    let subject = |at| text::from_bytes(source.facts.subjects.get(at));
    Values::texts((0..source.facts.commits.len()).map(|at| Some(source.message_text(subject(at)))))
}

/// Paths that differ; null if the trees could not be compared.
fn files(source: &Source<'_>) -> Values {
    let is_known = |(commit, total): (&Commit, &LineTotals)| {
        let is_known = !commit.is_incomplete || total.files > 0;
        is_known.then_some(total.files)
    };
    Values::integers(commits(source).zip(source.totals()).map(is_known))
}

/// A number of lines of each commit; null if it is unknown.
fn sums(source: &Source<'_>, totals: &[LineTotals], of: fn(LineTotals) -> i64) -> Values {
    let value = |(commit, total): (&Commit, &LineTotals)| known(of(*total), commit.is_incomplete);
    Values::integers(commits(source).zip(totals).map(value))
}

/// Numbers of pull requests; those of other projects have numbers of their own.
fn pull_requests(source: &Source<'_>) -> Values {
    let number = |request: u32| {
        let request = &source.ledger.requests[request as usize];
        request.project.is_none().then_some(request.number)
    };
    Values::integers(source.ledger.request_of.iter().map(|request| request.and_then(number)))
}

fn originals(source: &Source<'_>) -> Values {
    let first = patch::first_of_each(source.facts, |_| true);
    Values::texts(first.into_iter().map(|first| first.map(|commit| source.commit(commit).id.to_hex())))
}

/// The author's local time in seconds since 1970-01-01; in UTC if the zone is unknown.
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
    fn weekdays_and_hours_are_right_before_and_after_1970() {
        for (at, expected) in
            [(0, (4, 0)), (-1, (3, 23)), (86_399, (4, 23)), (86_400, (5, 0)), (1_600_000_000, (7, 12))]
        {
            assert_eq!((weekday(at), hour(at)), expected, "{at}");
        }
    }
}

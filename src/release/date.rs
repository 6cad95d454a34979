//! The dates of releases whose tags were made again later.

use super::record::Release;
use crate::fact::{Notice, NoticeKind, to_i64};
use crate::text;

/// How many names a notice shows.
const SHOWN: usize = 10;
const SECONDS_PER_DAY: i64 = 86_400;

/// Replaces dates that contradict the order of versions by those of the commits, and reports it.
///
/// `releases` are sorted by version. The date of a tag is wrong if it is not before the day of the next release, but the
/// commit of the next release is older than the tag. A tag can also be older than its commit and than the release before.
/// An overlap alone is no contradiction: a release branch can begin before the release before it is tagged.
pub(super) fn correct_dates(releases: &mut [Release]) -> Option<Notice> {
    let mut names: Vec<String> = Vec::new();
    // From the newest: mistaken dates of later releases are corrected before they are compared with.
    for at in (0..releases.len()).rev() {
        let next = (at + 1..releases.len()).find(|next| follows(&releases[at], &releases[*next]));
        let previous = (0..at).rev().find(|before| follows(&releases[*before], &releases[at]));
        let is_late = next.is_some_and(|next| is_too_late(&releases[at], &releases[next]));
        let is_early = previous.is_some_and(|before| is_too_early(&releases[at], &releases[before]));
        if is_late || is_early {
            releases[at].created = releases[at].committed;
            names.push(text::plain(&releases[at].name));
        }
    }
    names.reverse();
    let count = to_i64(names.len());
    let releases =
        text::counted(count, "release has the date of its commit", "releases have the dates of their commits");
    let more = if names.len() > SHOWN { ", ..." } else { "" };
    let first = names[..names.len().min(SHOWN)].join(", ");
    let text =
        format!("{releases}, because the dates of the tags contradict the order of the versions: {first}{more}.");
    (count > 0).then(|| Notice::new(NoticeKind::TagDates, text))
}

/// Whether a release is compared with an earlier one: patch releases and pre-releases within their line only.
fn follows(earlier: &Release, later: &Release) -> bool {
    let (Some(first), Some(second)) = (&earlier.version, &later.version) else { return false };
    if first == second {
        return false;
    }
    let is_full = |release: &Release| !release.is_patch && !release.is_prerelease;
    first.line() == second.line() || (is_full(earlier) && is_full(later))
}

fn is_too_late(release: &Release, next: &Release) -> bool {
    let Some([tagged, committed]) = dates(release) else { return false };
    let (Some(next_date), Some(next_committed)) = (next.created, next.committed) else { return false };
    let is_before = day(tagged) < day(next_date);
    !is_before && tagged >= next_committed && committed <= next_committed
}

fn is_too_early(release: &Release, previous: &Release) -> bool {
    let Some([tagged, committed]) = dates(release) else { return false };
    previous.created.is_some_and(|before| day(tagged) < day(before) && day(before) <= day(committed))
}

/// The dates of a tag and of its commit if they are different days.
fn dates(release: &Release) -> Option<[i64; 2]> {
    let (tagged, committed) = (release.created?, release.committed?);
    (day(tagged) != day(committed)).then_some([tagged, committed])
}

fn day(seconds: i64) -> i64 {
    seconds.div_euclid(SECONDS_PER_DAY)
}

//! Dates that calendars can show.

use crate::fact::Commit;

/// 1900-01-01 and 2200-01-01 in seconds. Other dates are mistakes, and calendar arithmetic could overflow on them.
const FIRST_SECOND: i64 = -2_208_988_800;
const END_SECOND: i64 = 7_258_118_400;

/// Whether both dates of a commit can be shown.
#[must_use]
pub fn has_sane_dates(commit: &Commit) -> bool {
    shown(commit.authored.seconds).is_some() && shown(commit.committed.seconds).is_some()
}

/// A time that calendars can show; `None` for other times.
#[must_use]
pub fn shown(seconds: Option<i64>) -> Option<i64> {
    seconds.filter(|at| (FIRST_SECOND..END_SECOND).contains(at))
}

//! The releases or years on a card.

use crate::chart::kit::periods::{self, Period};
use crate::chart::spec::Spec;
use crate::query::{ResultSet, Value};

/// Column that rows of years have instead of a mark for unreleased commits.
const IS_COMPLETE: &str = "is_complete";

/// Commits of a release or year.
pub fn commits(period: &Period) -> i64 {
    period.values[0]
}

/// Rank in a release or year; 0 if there is none.
pub fn rank(period: &Period) -> i64 {
    period.values[1]
}

/// What a person did from the first release, or year, to the last.
pub struct Career<'a> {
    /// All of it, oldest first.
    pub all: &'a [Period],
    /// The part that has columns.
    pub shown: &'a [Period],
    /// Whether the periods are years.
    pub is_by_year: bool,
    /// Whether some column is cut short.
    pub is_broken: bool,
}

/// Releases or years. An incomplete year counts as unreleased.
pub fn read(spec: &Spec, data: &ResultSet) -> Vec<Period> {
    let mut all = periods::read(spec, data, &[&spec.value, &spec.rank]);
    for period in &mut all {
        let is_complete = data.rows.get(period.row).map(|row| data.value(row, IS_COMPLETE));
        period.unreleased |= is_complete == Some(&Value::Boolean(false));
    }
    all
}

/// Whether the rows are years.
pub fn is_by_year(data: &ResultSet) -> bool {
    data.position(IS_COMPLETE).is_some()
}

/// The best rank in a release or a complete year.
pub fn best_rank(periods: &[Period]) -> Option<i64> {
    periods::released(periods).map(rank).filter(|rank| *rank > 0).min()
}

/// Whether a release or year has the best rank. Unreleased commits and incomplete years have none.
pub fn is_best(period: &Period, best: Option<i64>) -> bool {
    !period.unreleased && best == Some(rank(period))
}

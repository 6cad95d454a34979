//! Data for the tests of the charts over releases, years, days and hours.

use super::fixtures::{set, text};
use crate::query::{Kind, ResultSet, Value};

/// Numbers of releases that have broken axes: few, many, more than are shown.
pub(super) const RELEASES: [usize; 6] = [2, 3, 13, 40, 61, 200];

/// A release per row: name, ordinal, numbers under these columns, and a date 42 days after the release before.
pub(super) fn course(columns: &[&str], names: &[String], values: impl Fn(usize) -> Vec<i64>) -> ResultSet {
    let row = |(at, name): (usize, &String)| {
        let previous = at.checked_sub(1).map_or(Value::Null, |before| text(&names[before]));
        let fixed = vec![text(name), Value::Integer(at as i64), Value::Date(18_000 + 42 * at as i32), previous];
        fixed.into_iter().chain(values(at).into_iter().map(Value::Integer)).collect()
    };
    let fixed = [("release", Kind::Text), ("ordinal", Kind::Integer), ("date", Kind::Date), ("previous", Kind::Text)];
    let all: Vec<(&str, Kind)> =
        fixed.into_iter().chain(columns.iter().map(|column| (*column, Kind::Integer))).collect();
    set(&all, names.iter().enumerate().map(row).collect())
}

/// Names of releases of the usual kind.
pub(super) fn versions(count: usize) -> Vec<String> {
    (0..count).map(|at| format!("v{}.{}.0", at / 10, at % 10)).collect()
}

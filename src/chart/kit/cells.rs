//! Reading a result's cells. A cell of another type than a chart expects counts as missing.

use super::people::Person;
use crate::chart::spec::Spec;
use crate::query::{ResultSet, Value};

/// Name of what comes after the last release.
pub(in crate::chart) const UNRELEASED: &str = "unreleased";

/// The text under a column; empty where it is missing.
pub(in crate::chart) fn text<'a>(data: &'a ResultSet, row: &'a [Value], column: &str) -> &'a str {
    data.value(row, column).text().unwrap_or_default()
}

/// The number under a column as a whole number.
pub(in crate::chart) fn integer(data: &ResultSet, row: &[Value], column: &str) -> Option<i64> {
    let value = data.value(row, column);
    // `as` saturates, which is as good as any answer for a count beyond 2^63.
    #[allow(clippy::cast_possible_truncation)]
    value.integer().or_else(|| value.float().filter(|number| number.is_finite()).map(|number| number.round() as i64))
}

/// The number under a column, if it is finite.
pub(in crate::chart) fn float(data: &ResultSet, row: &[Value], column: &str) -> Option<f64> {
    data.value(row, column).float().filter(|number| number.is_finite())
}

/// Whether a row is of what is not released yet: by its name, or by a column that a query need not have.
pub(in crate::chart) fn is_unreleased(data: &ResultSet, row: &[Value], name: &str) -> bool {
    name == UNRELEASED || data.value(row, "is_unreleased").is_true()
}

/// The person of a row.
pub(in crate::chart) fn person(data: &ResultSet, row: &[Value], spec: &Spec) -> Person {
    let name = text(data, row, &spec.label);
    let key = text(data, row, &spec.key);
    Person::new(if key.is_empty() { name } else { key }, name)
}

//! Reads cells of a result. A cell of an unexpected type counts as missing.

use super::people::Person;
use crate::chart::spec::Spec;
use crate::query::{ResultSet, Value};

/// Name of the commits after the last release.
pub const UNRELEASED: &str = "unreleased";

/// The text in a column; empty if it is missing.
pub fn text<'a>(data: &'a ResultSet, row: &'a [Value], column: &str) -> &'a str {
    data.value(row, column).text().unwrap_or_default()
}

/// The number in a column as a whole number.
pub fn integer(data: &ResultSet, row: &[Value], column: &str) -> Option<i64> {
    let value = data.value(row, column);
    // `as` saturates; no real count exceeds 2^63.
    #[allow(clippy::cast_possible_truncation)]
    value.integer().or_else(|| value.float().filter(|number| number.is_finite()).map(|number| number.round() as i64))
}

/// The number in a column, if it is finite.
pub fn float(data: &ResultSet, row: &[Value], column: &str) -> Option<f64> {
    data.value(row, column).float().filter(|number| number.is_finite())
}

/// The day in a column, in days since 1970-01-01.
pub fn date(data: &ResultSet, row: &[Value], column: &str) -> Option<i32> {
    match data.value(row, column) {
        Value::Date(day) => Some(*day),
        _ => None,
    }
}

/// Whether a row is about unreleased commits: by its name, or by an optional column.
pub fn is_unreleased(data: &ResultSet, row: &[Value], name: &str) -> bool {
    name == UNRELEASED || data.value(row, "is_unreleased").is_true()
}

/// Whether lines of a row are unknown, so that its numbers of lines are the least.
pub fn is_least(data: &ResultSet, row: &[Value]) -> bool {
    data.value(row, "is_incomplete").is_true()
}

/// A number of which only the least value is known, in a mark: "≥ 5".
pub fn least(number: i64, written: &str) -> String {
    if number == 0 { "unknown".to_owned() } else { format!("≥ {written}") }
}

/// A number of which only the least value is known, in a sentence: "at least 5".
pub fn at_least(number: i64, written: &str) -> String {
    if number == 0 { "an unknown number of".to_owned() } else { format!("at least {written}") }
}

/// The person of a row.
pub fn person(data: &ResultSet, row: &[Value], spec: &Spec) -> Person {
    let name = text(data, row, &spec.label);
    let key = text(data, row, &spec.key);
    Person::new(if key.is_empty() { name } else { key }, name)
}

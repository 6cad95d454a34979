//! Numbers of lines and words of which only the least value is known.

use crate::query::Value;
use crate::text::Numbers;

/// The column that marks rows with incomplete numbers.
pub const MARK: &str = "is_incomplete";

/// Whether a marked row has only the least value in this column.
#[must_use]
pub fn is_measured(column: &str) -> bool {
    column.starts_with("lines_") || column == "words" || ["words_added", "words_deleted", "words_net"].contains(&column)
}

/// A cell of a marked row as a table shows it.
#[must_use]
pub fn cell(value: &Value, numbers: Numbers) -> Value {
    match value {
        Value::Integer(number) => Value::Text(format!("≥ {}", numbers.whole(*number))),
        Value::Null => Value::Text("unknown".to_owned()),
        other => other.clone(),
    }
}

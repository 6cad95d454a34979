//! The result of a query as a Markdown table.

use super::grid::{GridHeading, grid};
use super::inline::line;
use crate::query::{ColumnType, ResultSet, Value};

/// The result as a table. Integers have no separators, and fractions are not percentages: a result does not say what its
/// numbers mean.
#[must_use]
pub fn table(result: &ResultSet) -> String {
    let mut headings = Vec::with_capacity(result.columns.len());
    for column in &result.columns {
        let is_number = matches!(column.kind, ColumnType::Integer | ColumnType::Float);
        headings.push(GridHeading { title: line(&column.name), is_number });
    }
    let rows = result.rows.iter().map(|row| row.iter().map(cell).collect());
    grid(headings, rows).join("\n") + "\n"
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Boolean(value) => value.to_string(),
        Value::Integer(value) => value.to_string(),
        Value::Float(value) => format!("{value:.4}"),
        Value::Text(words) => line(words),
        Value::Date(_) | Value::Time(_) => value.iso().map(|time| line(&time)).unwrap_or_default(),
    }
}

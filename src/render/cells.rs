//! The cells of a report's tables.

use crate::query::Value;
use crate::report::{CellFormat, DataTable};
use crate::text::{self, Numbers};

/// Whether a column has numbers, which are aligned right.
pub fn is_number(table: &DataTable, at: usize) -> bool {
    if table.columns.get(at).is_some_and(|heading| heading.format != CellFormat::Plain) {
        return true;
    }
    let mut cells = cells(table, at).filter(|value| **value != Value::Null).peekable();
    cells.peek().is_some() && cells.all(|value| matches!(value, Value::Integer(_) | Value::Float(_)))
}

/// The column that names the subject of a row: the first with text.
pub fn head(table: &DataTable) -> Option<usize> {
    let has_text = |at: &usize| cells(table, *at).any(|value| value.text().is_some());
    (0..table.columns.len()).find(has_text)
}

/// The cells of a column, folded rows included.
fn cells(table: &DataTable, at: usize) -> impl Iterator<Item = &Value> {
    table.rows.iter().chain(&table.rest).filter_map(move |row| row.get(at))
}

/// A cell for readers; an invisible name in the column that [`head`] returns becomes a placeholder.
pub fn cell(format: CellFormat, value: &Value, is_head: bool, numbers: Numbers) -> String {
    match value {
        Value::Text(name) if is_head => text::person(name),
        value => format.write(value, numbers),
    }
}

//! A result as a Markdown table, for `--format markdown`.

use super::escape;
use crate::query::{Kind, ResultSet, Value};
use crate::report::Format;

/// The table with headings as in the query and numbers aligned right.
#[must_use]
pub fn markdown_table(result: &ResultSet) -> String {
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let rule = |kind| if matches!(kind, Kind::Integer | Kind::Float) { "---:" } else { "---" };
    let mut out = row(result.columns.iter().map(|column| escape::markdown(&column.name)).collect());
    out.push_str(&row(result.columns.iter().map(|column| rule(column.kind).to_owned()).collect()));
    let cell = |value: &Value| match value {
        // Bare fractions: nothing here says whether a column is a share.
        Value::Float(number) => format!("{number:.4}"),
        value => escape::markdown(&Format::Plain.write(value)),
    };
    for cells in &result.rows {
        out.push_str(&row(cells.iter().map(cell).collect()));
    }
    out
}

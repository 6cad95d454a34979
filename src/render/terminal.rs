//! A result as a table for a terminal: aligned columns, no control characters, wide characters counted.

use crate::query::{ColumnType, ResultSet, Value};
use crate::text;

/// Cells wider than this are cut, so that one long subject does not push the other columns away.
const MAX_COLUMNS: usize = 60;

/// The table, headings underlined; `bold` sets headings in bold.
#[must_use]
pub fn table(result: &ResultSet, bold: bool) -> String {
    let headings: Vec<String> = result.columns.iter().map(|column| text::plain(&column.name)).collect();
    let rows: Vec<Vec<String>> = result.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
    let widths: Vec<usize> = (0..headings.len())
        .map(|at| {
            rows.iter().map(|row| text::columns(&row[at])).chain([text::columns(&headings[at])]).max().unwrap_or(0)
        })
        .collect();
    let is_number: Vec<bool> =
        result.columns.iter().map(|column| matches!(column.kind, ColumnType::Integer | ColumnType::Float)).collect();
    let mut out = String::new();
    let (start, end) = if bold { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
    out.push_str(&format!("{start}{}{end}\n", line(&headings, &widths, &is_number)));
    let rule: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
    out.push_str(&format!("{}\n", rule.join("  ")));
    for row in &rows {
        out.push_str(&format!("{}\n", line(row, &widths, &is_number)));
    }
    let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    out.push_str(&format!("({})\n", text::counted(count, "row", "rows")));
    out
}

fn line(cells: &[String], widths: &[usize], is_number: &[bool]) -> String {
    let mut out = String::new();
    for (at, cell) in cells.iter().enumerate() {
        let blanks = " ".repeat(widths[at].saturating_sub(text::columns(cell)));
        let gap = if at == 0 { "" } else { "  " };
        out.push_str(&if is_number[at] { format!("{gap}{blanks}{cell}") } else { format!("{gap}{cell}{blanks}") });
    }
    out.trim_end().to_owned()
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Boolean(value) => value.to_string(),
        Value::Integer(value) => value.to_string(),
        Value::Float(value) => format!("{value:.4}"),
        Value::Text(words) => text::shorten(&text::plain(words), MAX_COLUMNS),
        Value::Date(_) | Value::Time(_) => value.iso().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Column;

    #[test]
    fn columns_line_up_and_nothing_reaches_the_terminal() {
        let columns = vec![
            Column { name: "name".into(), kind: ColumnType::Text },
            Column { name: "n".into(), kind: ColumnType::Integer },
        ];
        let rows = vec![
            vec![Value::Text("山田\u{1b}[31m".into()), Value::Integer(5)],
            vec![Value::Text("x\n\u{202e}y".into()), Value::Integer(-12)],
        ];
        let shown = table(&ResultSet { columns, rows }, false);
        assert_eq!(shown, "name        n\n────────  ───\n山田[31m    5\nx y       -12\n(2 rows)\n");
    }
}

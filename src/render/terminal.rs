//! A result as a table for a terminal: aligned columns, no control characters, wide characters counted.

use crate::fact::to_i64;
use crate::query::{Column, ColumnType, ResultSet, Value};
use crate::text;

/// Longer texts are shortened, so that a long subject does not push the other columns off the screen.
const MAX_COLUMNS: usize = 60;
/// Digits of a commit hash that are shown.
const HASH_DIGITS: usize = 10;
/// Date and time without seconds and time zone: `2026-01-31 12:00`.
const MINUTES: usize = 16;

/// How a table is shown.
#[derive(Debug, Clone, Copy, Default)]
pub struct TableStyle {
    /// Headings in bold.
    pub is_bold: bool,
    /// All columns, with full texts and full precision.
    pub is_wide: bool,
}

/// The table, headings underlined. Unless it is wide, identifiers of people that have a name are left out, shares are
/// percentages, and commit hashes, times and long texts are shortened.
#[must_use]
pub fn table(result: &ResultSet, style: TableStyle) -> String {
    let columns = shown_columns(result, style);
    let mut out = String::new();
    let (start, end) = if style.is_bold { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
    out.push_str(&format!("{start}{}{end}\n", line(&columns, |column| &column.heading)));
    out.push_str(&format!("{}\n", rule(&columns)));
    for row in 0..result.rows.len() {
        out.push_str(&format!("{}\n", line(&columns, |column| &column.cells[row])));
    }
    let rows = text::counted(to_i64(result.rows.len()), "row", "rows");
    let hidden = result.columns.len() - columns.len();
    if hidden > 0 {
        let more = text::counted(to_i64(hidden), "more column", "more columns");
        out.push_str(&format!("({rows}; --wide shows {more})\n"));
    } else {
        out.push_str(&format!("({rows})\n"));
    }
    out
}

/// A column as it is shown.
struct Shown {
    heading: String,
    cells: Vec<String>,
    /// In columns of the terminal.
    width: usize,
    is_number: bool,
}

fn shown_columns(result: &ResultSet, style: TableStyle) -> Vec<Shown> {
    let mut shown = Vec::new();
    for (at, column) in result.columns.iter().enumerate() {
        if style.is_wide || !is_hidden(result, column) {
            shown.push(shown_column(result, at, style));
        }
    }
    shown
}

fn shown_column(result: &ResultSet, at: usize, style: TableStyle) -> Shown {
    let column = &result.columns[at];
    let heading = text::plain(&column.name);
    let mut cells = Vec::with_capacity(result.rows.len());
    let mut width = text::columns(&heading);
    for row in &result.rows {
        let cell = if style.is_wide { wide_cell(&row[at]) } else { cell(column, &row[at]) };
        width = width.max(text::columns(&cell));
        cells.push(cell);
    }
    let is_number = matches!(column.kind, ColumnType::Integer | ColumnType::Float);
    Shown { heading, cells, width, is_number }
}

/// Whether a column only identifies a person whose name is in another column.
fn is_hidden(result: &ResultSet, column: &Column) -> bool {
    match column.name.strip_suffix("person_id") {
        Some(prefix) => result.position(&format!("{prefix}name")).is_some(),
        None => false,
    }
}

/// Whether a column is a part of a whole, from 0 to 1.
fn is_share(column: &Column) -> bool {
    column.kind == ColumnType::Float && (column.name == "share" || column.name.ends_with("_share"))
}

fn line<'c>(columns: &'c [Shown], text_of: impl Fn(&'c Shown) -> &'c String) -> String {
    let mut out = String::new();
    for (at, column) in columns.iter().enumerate() {
        let cell = text_of(column);
        let blanks = " ".repeat(column.width.saturating_sub(text::columns(cell)));
        if at > 0 {
            out.push_str("  ");
        }
        if column.is_number {
            out.push_str(&blanks);
            out.push_str(cell);
        } else {
            out.push_str(cell);
            out.push_str(&blanks);
        }
    }
    out.trim_end().to_owned()
}

fn rule(columns: &[Shown]) -> String {
    let lines: Vec<String> = columns.iter().map(|column| "─".repeat(column.width)).collect();
    lines.join("  ")
}

/// A value as a person reads it.
fn cell(column: &Column, value: &Value) -> String {
    match value {
        Value::Float(share) if is_share(column) => format!("{:.1}%", share * 100.0),
        Value::Float(number) => format!("{number:.2}"),
        Value::Boolean(value) => if *value { "yes" } else { "no" }.to_owned(),
        Value::Text(words) if column.name.ends_with("commit_id") => words.chars().take(HASH_DIGITS).collect(),
        Value::Text(words) => text::shorten(&text::plain(words), MAX_COLUMNS),
        Value::Time(_) => minutes(&value.iso().unwrap_or_default()),
        value => wide_cell(value),
    }
}

/// A value with all its digits and letters.
fn wide_cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Boolean(value) => value.to_string(),
        Value::Integer(value) => value.to_string(),
        Value::Float(value) => value.to_string(),
        Value::Text(words) => text::plain(words),
        Value::Date(_) | Value::Time(_) => value.iso().unwrap_or_default(),
    }
}

/// `2026-01-31T12:00:59Z` as `2026-01-31 12:00`.
fn minutes(iso: &str) -> String {
    let shown: String = iso.chars().take(MINUTES).collect();
    shown.replace('T', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(name: &str, kind: ColumnType) -> Column {
        Column { name: name.into(), kind }
    }

    #[test]
    fn columns_line_up_and_nothing_reaches_the_terminal() {
        let columns = vec![column("name", ColumnType::Text), column("n", ColumnType::Integer)];
        let rows = vec![
            vec![Value::Text("山田\u{1b}[31m".into()), Value::Integer(5)],
            vec![Value::Text("x\n\u{202e}y".into()), Value::Integer(-12)],
        ];
        let shown = table(&ResultSet { columns, rows }, TableStyle::default());
        assert_eq!(shown, "name        n\n────────  ───\n山田[31m    5\nx y       -12\n(2 rows)\n");
    }

    #[test]
    fn people_read_names_and_percentages() {
        let columns = vec![
            column("person_id", ColumnType::Text),
            column("name", ColumnType::Text),
            column("share", ColumnType::Float),
            column("is_new", ColumnType::Boolean),
            column("commit_id", ColumnType::Text),
        ];
        let hash = Value::Text("0123456789abcdef".into());
        let row =
            vec![Value::Text("a1".into()), Value::Text("Ada".into()), Value::Float(0.4123), Value::Boolean(true), hash];
        let result = ResultSet { columns, rows: vec![row] };
        let shown = table(&result, TableStyle::default());
        let expected = "name  share  is_new  commit_id\n────  ─────  ──────  ──────────\n\
                        Ada   41.2%  yes     0123456789\n(1 row; --wide shows 1 more column)\n";
        assert_eq!(shown, expected);
        let wide = table(&result, TableStyle { is_wide: true, is_bold: false });
        assert!(wide.contains("a1") && wide.contains("0.4123") && wide.contains("0123456789abcdef"), "{wide}");
    }

    #[test]
    fn an_identifier_without_a_name_stays() {
        let result = ResultSet {
            columns: vec![column("person_id", ColumnType::Text)],
            rows: vec![vec![Value::Text("a1".into())]],
        };
        assert!(table(&result, TableStyle::default()).contains("a1"));
    }
}

//! Tables and lists of names.

use std::collections::BTreeMap;

use crate::query::{ColumnType, ResultSet, Value};
use crate::report::cell_format::CellFormat;
use crate::report::document::{DataTable, Heading};
use crate::report::item::{Item, TableColumn};
use crate::report::least;
use crate::report::span::Span;
use crate::text::{self, Numbers};

/// The table of an item.
pub fn table(
    item: &Item,
    query: &str,
    columns: &[TableColumn],
    caption: Vec<Span>,
    data: &ResultSet,
    numbers: Numbers,
) -> DataTable {
    let mut rows = Vec::with_capacity(data.rows.len());
    for row in &data.rows {
        let is_marked = data.value(row, least::MARK).is_true();
        let value = |column: &TableColumn| match is_marked && least::is_measured(&column.name) {
            true => least::cell(data.value(row, &column.name), numbers),
            false => cell(column, data.value(row, &column.name)),
        };
        rows.push(columns.iter().map(value).collect());
    }
    let rest = rows.split_off(shown(item, data));
    let columns = columns.iter().map(|column| heading(column, data)).collect();
    DataTable { caption, columns, rows, rest, query: query.to_owned() }
}

/// How many rows a table shows. People who share a rank are shown together or not at all; without any row, all of the first
/// rank are too many.
fn shown(item: &Item, data: &ResultSet) -> usize {
    let most = item.rows.unwrap_or(usize::MAX).min(data.rows.len());
    let rank = |row: &Vec<Value>| item.top.as_ref().and_then(|column| data.value(row, column).integer());
    match data.rows.get(most).and_then(rank) {
        Some(cut) => data.rows.iter().take_while(|row| rank(row).is_some_and(|rank| rank < cut)).count().min(most),
        None => most,
    }
}

fn cell(column: &TableColumn, value: &Value) -> Value {
    match (value, column.at_most) {
        (Value::Text(words), Some(limit)) => Value::Text(text::shorten(&text::plain(words), limit)),
        (value, _) => value.clone(),
    }
}

fn heading(column: &TableColumn, data: &ResultSet) -> Heading {
    let kind = data.position(&column.name).map(|at| data.columns[at].kind);
    let default = match kind {
        Some(ColumnType::Float) => CellFormat::Percent,
        // A number of which only the least value is known is a text in a column of numbers.
        Some(ColumnType::Integer) if least::is_measured(&column.name) => CellFormat::Whole,
        _ => CellFormat::Plain,
    };
    Heading { title: column.title.clone(), format: column.format.unwrap_or(default) }
}

/// The distinct names in a column, in alphabetical order without regard to case.
pub fn names(data: &ResultSet, column: &str) -> Vec<String> {
    let mut ordered = BTreeMap::new();
    for name in data.rows.iter().filter_map(|row| data.value(row, column).text()) {
        let shown = text::person(name);
        ordered.insert((shown.to_lowercase(), shown.clone()), shown);
    }
    ordered.into_values().collect()
}

//! The data of a chart as a folded table.

use super::table::{TableFrame, table};
use crate::chart::{Chart, Rows, Spec};
use crate::query::{Column, ColumnType, Value};
use crate::report::{CellFormat, ChartRequest, DataTable, Heading, Span, least};
use crate::text::{self, Numbers};

/// The columns that a chart reads and the rows that it shows; empty if there are none.
pub fn data(spec: &Spec, chart: &Chart, request: &ChartRequest, numbers: Numbers) -> String {
    let rows = spec.rows(&request.data, chart.until, numbers);
    let columns = columns(spec, request);
    if columns.is_empty() || rows.shown.is_empty() {
        return String::new();
    }
    let shown = DataTable {
        caption: caption(chart, request, &rows, numbers),
        columns: columns.iter().map(|at| heading(spec, &request.data.columns[*at])).collect(),
        rows: rows.shown.iter().map(|row| cells(request, row, &columns, numbers)).collect(),
        ..DataTable::default()
    };
    let label = format!("Chart data: {}", chart.title);
    let table = table(&shown, &shown.rows, TableFrame { label: &label, id: None, numbers });
    format!("<details class=\"data\">\n<summary>Chart data</summary>\n{table}</details>\n")
}

/// The positions of the columns; keys and sort columns are not for readers.
fn columns(spec: &Spec, request: &ChartRequest) -> Vec<usize> {
    let mut names = spec.columns();
    names.retain(|name| *name != spec.key && *name != spec.order);
    names.extend(spec.optional_columns());
    names.into_iter().filter_map(|name| request.data.position(name)).collect()
}

fn cells(request: &ChartRequest, row: &[Value], columns: &[usize], numbers: Numbers) -> Vec<Value> {
    let is_marked = request.data.value(row, least::MARK).is_true();
    let mut cells = Vec::with_capacity(columns.len());
    for at in columns {
        let value = row.get(*at).unwrap_or(&Value::Null);
        let is_least = is_marked && least::is_measured(&request.data.columns[*at].name);
        cells.push(if is_least { least::cell(value, numbers) } else { value.clone() });
    }
    cells
}

/// The title of the chart, or which rows are shown.
fn caption(chart: &Chart, request: &ChartRequest, rows: &Rows<'_>, numbers: Numbers) -> Vec<Span> {
    if rows.limits.is_empty() {
        return vec![Span::Plain(chart.title.clone())];
    }
    let (count, all) = (numbers.count(rows.shown.len()), numbers.count(request.data.rows.len()));
    let words = format!("{count} of {all} rows ({}). All rows are in ", rows.limits.join("; "));
    vec![Span::Plain(words), Span::Code(format!("data/{}.csv", request.query)), Span::Plain(".".to_owned())]
}

/// The name of a column as a heading: `lines_added` becomes "Lines added".
fn heading(spec: &Spec, column: &Column) -> Heading {
    Heading { title: text::capital(&column.name.replace('_', " ")), format: format_of(spec, column) }
}

fn format_of(spec: &Spec, column: &Column) -> CellFormat {
    let is_year = || ["year", "cohort"].iter().any(|name| spec.column(name) == column.name);
    match column.kind {
        ColumnType::Float => CellFormat::Percent,
        ColumnType::Integer if is_year() => CellFormat::Year,
        ColumnType::Integer if least::is_measured(&column.name) => CellFormat::Whole,
        _ => CellFormat::Plain,
    }
}

//! Reads CSV that laurels wrote.

use std::fmt;

use super::formula::is_formula;
use crate::query::{Column, ColumnType, ResultSet, Value};
use crate::text;

/// Columns of a cell that an error quotes.
const QUOTED: usize = 40;

/// A column of a CSV file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredColumn {
    /// Its name and type.
    pub column: Column,
    /// Whether an empty cell is an empty text; otherwise it is a missing value.
    pub has_empty_texts: bool,
}

/// Why a CSV file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CsvError {
    /// It is not CSV.
    Malformed(String),
    /// The header differs from these names.
    Header {
        /// The names that were expected, separated by commas.
        expected: String,
    },
    /// A line has too few or too many cells.
    Length {
        /// The line, counted from 1.
        line: u64,
        /// Its cells.
        cells: usize,
        /// The columns.
        columns: usize,
    },
    /// A cell does not have the type of its column.
    Cell {
        /// The line, counted from 1.
        line: u64,
        /// The name of the column.
        column: String,
        /// The cell, shortened.
        cell: String,
        /// The name of the type.
        kind: &'static str,
    },
}

impl fmt::Display for CsvError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed(what) => out.write_str(what),
            Self::Header { expected } => write!(out, "the header must be {expected}"),
            Self::Length { line, cells, columns } => write!(out, "line {line} has {cells} cells instead of {columns}"),
            Self::Cell { line, column, cell, kind } => {
                write!(out, "line {line}, column {column}: {cell:?} is not of type {kind}")
            }
        }
    }
}

/// The result that reading its CSV file would return: floats have six decimals, and a text column with missing values
/// has no empty texts.
///
/// Pages are made from such results, so that they can be made from the CSV files again.
#[must_use]
pub fn as_read(mut result: ResultSet) -> ResultSet {
    let is_mixed: Vec<bool> = (0..result.columns.len()).map(|at| is_mixed(&result, at)).collect();
    for row in &mut result.rows {
        for (value, is_mixed) in row.iter_mut().zip(&is_mixed) {
            match value {
                Value::Float(number) => *number = format!("{number:.6}").parse().unwrap_or(*number),
                Value::Text(text) if *is_mixed && text.is_empty() => *value = Value::Null,
                Value::Date(_) | Value::Time(_) if value.iso().is_none() => *value = Value::Null,
                _ => {}
            }
        }
    }
    result
}

/// Whether a column has both missing and empty texts.
fn is_mixed(result: &ResultSet, at: usize) -> bool {
    has_empty_texts(result, at) && result.rows.iter().any(|row| row.get(at) == Some(&Value::Null))
}

/// Whether a text column has an empty text.
#[must_use]
pub fn has_empty_texts(result: &ResultSet, at: usize) -> bool {
    let is_text = result.columns.get(at).is_some_and(|column| column.kind == ColumnType::Text);
    is_text && result.rows.iter().any(|row| row.get(at).and_then(Value::text) == Some(""))
}

/// Reads what [`csv()`](super::csv) wrote; `is_raw` says whether texts have no guard against formulas.
///
/// # Errors
/// The header or a cell does not fit the columns.
pub fn read_csv(content: &str, columns: &[StoredColumn], is_raw: bool) -> Result<ResultSet, CsvError> {
    let malformed = |error: csv::Error| CsvError::Malformed(text::plain(&error.to_string()));
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(content.as_bytes());
    check_header(reader.headers().map_err(malformed)?, columns)?;
    let mut rows = Vec::new();
    for record in reader.records() {
        rows.push(row(&record.map_err(malformed)?, columns, is_raw)?);
    }
    let columns = columns.iter().map(|stored| stored.column.clone()).collect();
    Ok(ResultSet { columns, rows })
}

fn check_header(header: &csv::StringRecord, columns: &[StoredColumn]) -> Result<(), CsvError> {
    let names: Vec<&str> = columns.iter().map(|stored| stored.column.name.as_str()).collect();
    if header.iter().eq(names.iter().copied()) {
        return Ok(());
    }
    Err(CsvError::Header { expected: names.join(",") })
}

fn row(record: &csv::StringRecord, columns: &[StoredColumn], is_raw: bool) -> Result<Vec<Value>, CsvError> {
    let line = record.position().map_or(0, csv::Position::line);
    if record.len() != columns.len() {
        return Err(CsvError::Length { line, cells: record.len(), columns: columns.len() });
    }
    let mut values = Vec::with_capacity(columns.len());
    for (cell, stored) in record.iter().zip(columns) {
        let wrong = || CsvError::Cell {
            line,
            column: stored.column.name.clone(),
            cell: text::shorten(&text::plain(cell), QUOTED),
            kind: stored.column.kind.name(),
        };
        values.push(value(cell, stored, is_raw).ok_or_else(wrong)?);
    }
    Ok(values)
}

/// The value of a cell; `None` if it does not have the type of its column.
fn value(cell: &str, stored: &StoredColumn, is_raw: bool) -> Option<Value> {
    if cell.is_empty() {
        return Some(if stored.has_empty_texts { Value::Text(String::new()) } else { Value::Null });
    }
    match stored.column.kind {
        ColumnType::Boolean => cell.parse().ok().map(Value::Boolean),
        ColumnType::Integer => cell.parse().ok().map(Value::Integer),
        ColumnType::Float => cell.parse().ok().map(Value::Float),
        ColumnType::Text if !is_raw && is_formula(cell) => {
            Some(Value::Text(cell.strip_prefix('\'').unwrap_or(cell).to_owned()))
        }
        ColumnType::Text => Some(Value::Text(cell.to_owned())),
        ColumnType::Date => Value::date(cell),
        ColumnType::Time => Value::time(cell),
    }
}

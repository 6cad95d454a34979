//! Builds tables column by column.
//!
//! A column is built when a query names it, and only then. The ids, subjects and paths of a million commits take hundreds
//! of megabytes, and most queries need none of them.

use polars::prelude::{Column, DataFrame};

use super::column::ColumnSchema;
use super::frame;
use super::schema;
use super::source::Source;
use crate::error::{Error, Result};

/// Builds one table with all its columns.
///
/// # Errors
/// There is no such table, or polars refuses the values. Both are bugs.
pub fn build(name: &str, source: &Source<'_>) -> Result<DataFrame> {
    let table = schema::table(name).ok_or_else(|| Error::internal(format!("there is no table {name}")))?;
    let columns = table.columns.iter().map(|schema| column(schema, source)).collect::<Result<Vec<_>>>()?;
    let height = columns.first().map_or(0, Column::len);
    DataFrame::new(height, columns).map_err(frame::bug)
}

/// Builds one column of a table.
///
/// # Errors
/// Polars refuses the values, which is a bug.
pub fn column(column: &ColumnSchema, source: &Source<'_>) -> Result<Column> {
    frame::filled(column, (column.fill)(source))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::source::Empty;

    #[test]
    fn every_column_has_values_of_its_type() {
        let empty = Empty::default();
        let source = Source::without_rows(&empty);
        for table in schema::TABLES {
            let frame = build(table.name, &source).expect("values for each column");
            assert_eq!((frame.height(), frame.width()), (0, table.columns.len()), "{}", table.name);
        }
    }
}

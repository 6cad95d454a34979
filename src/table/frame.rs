//! Columns of plain values as a polars frame of the schema's types.

use polars::prelude::{DataFrame, DataType, IntoColumn, NamedFrom, PolarsResult, Series, TimeUnit};

use super::schema::{Kind, Table};
use crate::error::{Error, Result};

/// A column's values, in the order of the rows.
pub(super) enum Values {
    Boolean(Vec<bool>),
    Integer(Vec<Option<i64>>),
    Text(Vec<Option<String>>),
    /// Days since 1970-01-01.
    Date(Vec<Option<i32>>),
    /// Seconds since 1970-01-01.
    Time(Vec<Option<i64>>),
}

/// The polars type of a column.
#[must_use]
pub fn types(kind: Kind) -> DataType {
    match kind {
        Kind::Boolean => DataType::Boolean,
        Kind::Integer => DataType::Int64,
        Kind::Float => DataType::Float64,
        Kind::Text => DataType::String,
        Kind::Date => DataType::Date,
        Kind::Time => DataType::Datetime(TimeUnit::Microseconds, None),
    }
}

/// The table without rows, to check queries before any work.
///
/// # Errors
/// polars refuses: a bug.
pub fn empty(table: &Table) -> Result<DataFrame> {
    let column = |kind, name: &str| Series::new_empty(name.into(), &types(kind)).into_column();
    let columns = table.columns.iter().map(|at| column(at.kind, at.name)).collect();
    DataFrame::new(0, columns).map_err(bug)
}

/// The table with its columns' values in the order of the schema.
pub(super) fn frame(table: &Table, values: Vec<Values>) -> Result<DataFrame> {
    if values.len() != table.columns.len() {
        return Err(Error::internal(format!("the table {} has {} columns of values", table.name, values.len())));
    }
    let mut rows = 0;
    let mut columns = Vec::with_capacity(values.len());
    for (column, values) in table.columns.iter().zip(values) {
        let series = series(column.name, values).map_err(bug)?;
        if series.dtype() != &types(column.kind) {
            return Err(Error::internal(format!("{}.{} is of type {}", table.name, column.name, series.dtype())));
        }
        rows = series.len();
        columns.push(series.into_column());
    }
    DataFrame::new(rows, columns).map_err(bug)
}

fn series(name: &str, values: Values) -> PolarsResult<Series> {
    let name = name.into();
    match values {
        Values::Boolean(values) => Ok(Series::new(name, values)),
        Values::Integer(values) => Ok(Series::new(name, values)),
        Values::Text(values) => Ok(Series::new(name, values)),
        Values::Date(values) => Series::new(name, values).cast(&DataType::Date),
        Values::Time(values) => {
            let micros: Vec<Option<i64>> =
                values.into_iter().map(|at| at.and_then(|at| at.checked_mul(1_000_000))).collect();
            Series::new(name, micros).cast(&types(Kind::Time))
        }
    }
}

fn bug(error: polars::error::PolarsError) -> Error {
    Error::internal(crate::text::plain(&error.to_string()))
}

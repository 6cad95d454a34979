//! Columns as polars columns with the types of the schema.

use polars::error::PolarsError;
use polars::prelude::{ChunkTake, Column, DataType, IntoColumn, IntoSeries, NamedFrom, PolarsResult, Series, TimeUnit};

use super::column::{ColumnSchema, ColumnType};
use super::values::Values;
use crate::error::{Error, Result};
use crate::text;

const MICROSECONDS: i64 = 1_000_000;

/// The column without rows, to check queries before any work.
#[must_use]
pub fn empty(column: &ColumnSchema) -> Column {
    Series::new_empty(column.name.into(), &data_type(column.kind)).into_column()
}

/// The column with its values.
///
/// # Errors
/// The values are not of the column's type, which is a bug.
pub(super) fn filled(column: &ColumnSchema, values: Values) -> Result<Column> {
    let series = series(column.name, values).map_err(bug)?;
    if series.dtype() != &data_type(column.kind) {
        return Err(Error::internal(format!("the column {} is of type {}", column.name, series.dtype())));
    }
    Ok(series.into_column())
}

/// An error of polars over values of ours.
pub(super) fn bug(error: PolarsError) -> Error {
    Error::internal(text::plain(&error.to_string()))
}

fn data_type(kind: ColumnType) -> DataType {
    match kind {
        ColumnType::Boolean => DataType::Boolean,
        ColumnType::Integer => DataType::Int64,
        ColumnType::Float => DataType::Float64,
        ColumnType::Text => DataType::String,
        ColumnType::Date => DataType::Date,
        ColumnType::Time => DataType::Datetime(TimeUnit::Microseconds, None),
    }
}

fn series(name: &str, values: Values) -> PolarsResult<Series> {
    let name = name.into();
    match values {
        Values::Boolean(values) => Ok(Series::new(name, values)),
        Values::Integer(values) => Ok(Series::new(name, values)),
        Values::Text(values) => Ok(values.with_name(name).into_series()),
        Values::Picked(distinct, rows) => Ok(distinct.take(&rows)?.with_name(name).into_series()),
        Values::Date(values) => Series::new(name, values).cast(&DataType::Date),
        Values::Time(values) => {
            let microseconds = |at: Option<i64>| at.and_then(|seconds| seconds.checked_mul(MICROSECONDS));
            let values: Vec<Option<i64>> = values.into_iter().map(microseconds).collect();
            Series::new(name, values).cast(&data_type(ColumnType::Time))
        }
    }
}

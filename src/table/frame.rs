//! Columns of plain values as polars columns of the schema's types.

use polars::prelude::{
    ChunkTake, Column as Made, DataType, IdxCa, IntoColumn, IntoSeries, NamedFrom, PolarsResult, Series, StringChunked,
    TimeUnit,
};

use super::schema::{ColumnSchema, ColumnType};
use crate::error::{Error, Result};

/// A column's values, in the order of the rows.
pub(super) enum Values {
    Boolean(Vec<bool>),
    Integer(Vec<Option<i64>>),
    Text(StringChunked),
    /// Texts by position in a list of the distinct ones: rows that say the same share its bytes.
    Picked(StringChunked, IdxCa),
    /// Days since 1970-01-01.
    Date(Vec<Option<i32>>),
    /// Seconds since 1970-01-01.
    Time(Vec<Option<i64>>),
}

impl Values {
    /// One text per row, for texts that hardly repeat.
    pub(super) fn texts<T: AsRef<str>>(values: impl Iterator<Item = Option<T>>) -> Self {
        Self::Text(values.collect())
    }

    /// One text per row out of a few: each row is a position among `distinct`.
    pub(super) fn picked<T: AsRef<str>>(
        distinct: impl Iterator<Item = Option<T>>,
        rows: impl Iterator<Item = Option<u32>>,
    ) -> Self {
        Self::Picked(distinct.collect(), rows.collect())
    }
}

/// The polars type of a column.
#[must_use]
pub fn types(kind: ColumnType) -> DataType {
    match kind {
        ColumnType::Boolean => DataType::Boolean,
        ColumnType::Integer => DataType::Int64,
        ColumnType::Float => DataType::Float64,
        ColumnType::Text => DataType::String,
        ColumnType::Date => DataType::Date,
        ColumnType::Time => DataType::Datetime(TimeUnit::Microseconds, None),
    }
}

/// The column without rows, to check queries before any work.
#[must_use]
pub fn empty(column: &ColumnSchema) -> Made {
    Series::new_empty(column.name.into(), &types(column.kind)).into_column()
}

/// The column with its values.
pub(super) fn filled(column: &ColumnSchema, values: Values) -> Result<Made> {
    let series = series(column.name, values).map_err(bug)?;
    if series.dtype() != &types(column.kind) {
        return Err(Error::internal(format!("the column {} is of type {}", column.name, series.dtype())));
    }
    Ok(series.into_column())
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
            let micros: Vec<Option<i64>> =
                values.into_iter().map(|at| at.and_then(|at| at.checked_mul(1_000_000))).collect();
            Series::new(name, micros).cast(&types(ColumnType::Time))
        }
    }
}

pub(super) fn bug(error: polars::error::PolarsError) -> Error {
    Error::internal(crate::text::plain(&error.to_string()))
}

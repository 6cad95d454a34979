//! polars data frames to results.

use polars::prelude::{AnyValue, DataFrame, DataType, TimeUnit};

use super::result::{Column, ResultSet};
use super::value::Value;
use crate::error::{Error, Result};
use crate::table::schema::ColumnType;

/// The number of rows that are converted at once.
const BATCH: usize = 1 << 16;

/// A frame as several results, so that the values of a large frame are never in memory all at once.
pub fn batches(frame: &DataFrame) -> impl Iterator<Item = Result<ResultSet>> {
    let starts = (0..frame.height()).step_by(BATCH);
    starts.map(|start| result_set(&frame.slice(i64::try_from(start).unwrap_or(i64::MAX), BATCH)))
}

/// A frame as a result.
///
/// # Errors
/// A column has a type that results cannot hold.
pub fn result_set(frame: &DataFrame) -> Result<ResultSet> {
    let mut columns = Vec::with_capacity(frame.width());
    let mut rows: Vec<Vec<Value>> = vec![Vec::with_capacity(frame.width()); frame.height()];
    for column in frame.columns() {
        let kind = column_type(column.dtype()).ok_or_else(|| {
            let (name, kind) = (column.name(), column.dtype());
            Error::usage(format!("results cannot hold the column {name} of type {kind}"))
                .hint("convert it, for example with CAST(... AS VARCHAR)")
        })?;
        columns.push(Column { name: column.name().to_string(), kind });
        for (row, cell) in rows.iter_mut().zip(column.as_materialized_series().iter()) {
            row.push(value(&cell));
        }
    }
    Ok(ResultSet { columns, rows })
}

fn column_type(dtype: &DataType) -> Option<ColumnType> {
    Some(match dtype {
        DataType::Boolean => ColumnType::Boolean,
        dtype if dtype.is_integer() => ColumnType::Integer,
        dtype if dtype.is_float() => ColumnType::Float,
        DataType::String | DataType::Null => ColumnType::Text,
        DataType::Date => ColumnType::Date,
        DataType::Datetime(_, _) => ColumnType::Time,
        _ => return None,
    })
}

fn value(cell: &AnyValue<'_>) -> Value {
    match cell {
        AnyValue::Boolean(value) => Value::Boolean(*value),
        AnyValue::String(value) => Value::Text((*value).to_owned()),
        AnyValue::StringOwned(value) => Value::Text(value.to_string()),
        AnyValue::Date(days) => Value::Date(*days),
        AnyValue::Datetime(at, unit, _) => Value::Time(seconds(*at, *unit)),
        AnyValue::Float64(value) => Value::Float(*value),
        AnyValue::Float32(value) => Value::Float(f64::from(*value)),
        other => other.extract::<i64>().map_or(Value::Null, Value::Integer),
    }
}

fn seconds(at: i64, unit: TimeUnit) -> i64 {
    match unit {
        TimeUnit::Nanoseconds => at.div_euclid(1_000_000_000),
        TimeUnit::Microseconds => at.div_euclid(1_000_000),
        TimeUnit::Milliseconds => at.div_euclid(1_000),
    }
}

//! Results as Parquet: typed columns for other tools. Texts are unchanged, without a guard against formulas.

use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, TimeUnit, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{Type, TypePtr};

use crate::error::{Error, Result};
use crate::query::{Column, ColumnType, ResultSet, Value};

const MICROS_PER_SECOND: i64 = 1_000_000;

/// A Parquet file with these columns and one row group per batch, compressed with Snappy. Every column is nullable. Dates
/// are `DATE`, times `TIMESTAMP` in microseconds UTC, texts `STRING`.
///
/// # Errors
/// A batch is an error, or the Parquet library fails, which is a bug.
pub fn parquet(columns: &[Column], batches: impl Iterator<Item = Result<ResultSet>>) -> Result<Vec<u8>> {
    let properties = WriterProperties::builder()
        .set_created_by(concat!("laurels ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_compression(Compression::SNAPPY)
        .build();
    let schema = schema(columns).map_err(bug)?;
    let mut file = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties)).map_err(bug)?;
    for batch in batches {
        let batch = batch?;
        if !batch.rows.is_empty() {
            file.next_row_group().and_then(|group| write(group, columns, &batch)).map_err(bug)?;
        }
    }
    file.into_inner().map_err(bug)
}

fn bug(error: ParquetError) -> Error {
    Error::internal(format!("Parquet: {error}"))
}

fn schema(columns: &[Column]) -> Result<TypePtr, ParquetError> {
    let field = |column: &Column| {
        let (physical, logical) = match column.kind {
            ColumnType::Boolean => (Physical::BOOLEAN, None),
            ColumnType::Integer => (Physical::INT64, None),
            ColumnType::Float => (Physical::DOUBLE, None),
            ColumnType::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
            ColumnType::Date => (Physical::INT32, Some(LogicalType::Date)),
            ColumnType::Time => (Physical::INT64, Some(LogicalType::timestamp(true, TimeUnit::MICROS))),
        };
        let field = Type::primitive_type_builder(&column.name, physical).with_logical_type(logical);
        field.with_repetition(Repetition::OPTIONAL).build().map(Arc::new)
    };
    let fields = columns.iter().map(field).collect::<Result<_, _>>()?;
    Type::group_type_builder("laurels").with_fields(fields).build().map(Arc::new)
}

fn write(
    mut group: SerializedRowGroupWriter<'_, Vec<u8>>,
    columns: &[Column],
    batch: &ResultSet,
) -> Result<(), ParquetError> {
    for (at, column) in columns.iter().enumerate() {
        let cells = batch.rows.iter().map(|row| row.get(at).unwrap_or(&Value::Null));
        match column.kind {
            ColumnType::Boolean => fill::<BoolType>(&mut group, cells, boolean)?,
            ColumnType::Integer => fill::<Int64Type>(&mut group, cells, Value::integer)?,
            ColumnType::Float => fill::<DoubleType>(&mut group, cells, Value::float)?,
            ColumnType::Text => fill::<ByteArrayType>(&mut group, cells, |cell| cell.text().map(ByteArray::from))?,
            ColumnType::Date => fill::<Int32Type>(&mut group, cells, date)?,
            ColumnType::Time => fill::<Int64Type>(&mut group, cells, micros)?,
        }
    }
    group.close().map(drop)
}

fn fill<'a, T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, Vec<u8>>,
    cells: impl Iterator<Item = &'a Value>,
    value: impl Fn(&'a Value) -> Option<T::T>,
) -> Result<(), ParquetError> {
    let (mut values, mut levels) = (Vec::new(), Vec::new());
    for cell in cells {
        let value = value(cell);
        levels.push(i16::from(value.is_some()));
        values.extend(value);
    }
    let missing = || ParquetError::General("a row has more columns than the schema".to_owned());
    let mut column = group.next_column()?.ok_or_else(missing)?;
    column.typed::<T>().write_batch(&values, Some(&levels), None)?;
    column.close()
}

fn boolean(cell: &Value) -> Option<bool> {
    match cell {
        Value::Boolean(value) => Some(*value),
        _ => None,
    }
}

fn date(cell: &Value) -> Option<i32> {
    match cell {
        Value::Date(days) => Some(*days),
        _ => None,
    }
}

fn micros(cell: &Value) -> Option<i64> {
    match cell {
        Value::Time(seconds) => seconds.checked_mul(MICROS_PER_SECOND),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::Field;

    use super::*;

    #[test]
    fn values_are_read_back_with_their_types() {
        let kinds = [
            ColumnType::Boolean,
            ColumnType::Integer,
            ColumnType::Float,
            ColumnType::Text,
            ColumnType::Date,
            ColumnType::Time,
        ];
        let columns = kinds.map(|kind| Column { name: kind.name().to_owned(), kind }).to_vec();
        let full = vec![
            Value::Boolean(true),
            Value::Integer(i64::MIN),
            Value::Float(0.5),
            Value::Text("=é\n".to_owned()),
            Value::Date(-1),
            Value::Time(1_795_161_600),
        ];
        let batch = |row: &Vec<Value>| Ok(ResultSet { columns: columns.clone(), rows: vec![row.clone()] });
        let nulls = vec![Value::Null; 6];
        let bytes = parquet(&columns, [batch(&full), batch(&nulls)].into_iter()).expect("in memory");
        let file = SerializedFileReader::new(bytes::Bytes::from(bytes)).expect("Parquet");
        let rows: Vec<Vec<Field>> = file
            .get_row_iter(None)
            .expect("rows")
            .map(|row| row.expect("a row").get_column_iter().map(|(_, field)| field.clone()).collect())
            .collect();
        let expected = [
            Field::Bool(true),
            Field::Long(i64::MIN),
            Field::Double(0.5),
            Field::Str("=é\n".to_owned()),
            Field::Date(-1),
            Field::TimestampMicros(1_795_161_600_000_000),
        ];
        assert_eq!(rows, [expected.to_vec(), vec![Field::Null; 6]]);
    }

    #[test]
    fn a_file_without_rows_is_complete() {
        let columns = [Column { name: "n".to_owned(), kind: ColumnType::Integer }];
        let bytes = parquet(&columns, std::iter::empty()).expect("in memory");
        assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"));
    }
}

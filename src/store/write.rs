//! Writes a table as a Parquet file in memory.
//!
//! Numbers are stored as differences, which need no compression. Ids cannot be compressed; texts can.

use std::sync::Arc;

use parquet::basic::{Compression, Encoding};
use parquet::data_type::{
    ByteArray, ByteArrayType, DataType, FixedLenByteArray, FixedLenByteArrayType, Int32Type, Int64Type,
};
use parquet::errors::ParquetError;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::ColumnPath;

use super::column::{Column, Table, ValueType};
use crate::error::{Error, Result};
use crate::fact::ObjectId;

/// How many texts or ids are passed to the Parquet library at once.
const BATCH: usize = 8192;

/// Takes the columns of a table, in the table's order.
pub struct TableWriter<'a> {
    group: SerializedRowGroupWriter<'a, Vec<u8>>,
    columns: std::slice::Iter<'static, Column>,
}

/// A table as a file; `fill` writes all columns.
pub fn write(
    table: &Table,
    id_length: usize,
    fill: impl FnOnce(&mut TableWriter<'_>) -> Result<(), ParquetError>,
) -> Result<Vec<u8>> {
    file(table, id_length, fill).map_err(|error| Error::internal(format!("Parquet: {error}")))
}

fn file(
    table: &Table,
    id_length: usize,
    fill: impl FnOnce(&mut TableWriter<'_>) -> Result<(), ParquetError>,
) -> Result<Vec<u8>, ParquetError> {
    let mut file = SerializedFileWriter::new(Vec::new(), table.schema(id_length)?, Arc::new(properties(table)))?;
    {
        let mut writer = TableWriter { group: file.next_row_group()?, columns: table.columns.iter() };
        fill(&mut writer)?;
        writer.group.close()?;
    }
    file.into_inner()
}

fn properties(table: &Table) -> WriterProperties {
    let mut builder = WriterProperties::builder()
        .set_created_by(concat!("laurels ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_dictionary_enabled(false)
        .set_statistics_enabled(EnabledStatistics::None)
        .set_offset_index_disabled(true);
    for column in table.columns {
        let (encoding, compression) = match column.value_type {
            ValueType::Small | ValueType::Large => (Encoding::DELTA_BINARY_PACKED, Compression::UNCOMPRESSED),
            ValueType::Id => (Encoding::PLAIN, Compression::UNCOMPRESSED),
            ValueType::Text => (Encoding::DELTA_LENGTH_BYTE_ARRAY, Compression::SNAPPY),
        };
        let path = ColumnPath::from(column.name);
        builder = builder.set_column_encoding(path.clone(), encoding).set_column_compression(path, compression);
    }
    builder.build()
}

impl TableWriter<'_> {
    pub fn small(&mut self, column: Column, values: impl Iterator<Item = u32>) -> Result<(), ParquetError> {
        let values: Vec<i32> = values.map(u32::cast_signed).collect();
        self.write::<Int32Type>(column, [values].into_iter())
    }

    pub fn large(&mut self, column: Column, values: impl Iterator<Item = i64>) -> Result<(), ParquetError> {
        self.write::<Int64Type>(column, [values.collect::<Vec<_>>()].into_iter())
    }

    pub fn ids(&mut self, column: Column, values: impl Iterator<Item = ObjectId>) -> Result<(), ParquetError> {
        let raw = values.map(|id| id.as_bytes().to_vec());
        self.write::<FixedLenByteArrayType>(column, batches(raw, FixedLenByteArray::from))
    }

    pub fn texts<'a>(&mut self, column: Column, values: impl Iterator<Item = &'a [u8]>) -> Result<(), ParquetError> {
        self.write::<ByteArrayType>(column, batches(values, ByteArray::from))
    }

    fn write<T: DataType>(
        &mut self,
        column: Column,
        batches: impl Iterator<Item = Vec<T::T>>,
    ) -> Result<(), ParquetError> {
        let misplaced = || ParquetError::General(format!("the column {} is misplaced", column.name));
        if self.columns.next() != Some(&column) {
            return Err(misplaced());
        }
        let mut writer = self.group.next_column()?.ok_or_else(misplaced)?;
        for batch in batches {
            writer.typed::<T>().write_batch(&batch, None, None)?;
        }
        writer.close()
    }
}

fn batches<T, U>(mut values: impl Iterator<Item = T>, make: fn(T) -> U) -> impl Iterator<Item = Vec<U>> {
    std::iter::from_fn(move || {
        let batch: Vec<U> = values.by_ref().take(BATCH).map(make).collect();
        Some(batch).filter(|batch| !batch.is_empty())
    })
}

//! Tables of plain required columns as Parquet files in memory.
//!
//! Numbers are packed as differences, which needs no compression on top; ids cannot be compressed; texts are.

use std::sync::Arc;

use bytes::Bytes;
use parquet::basic::{Compression, Encoding, Repetition, Type as Physical};
use parquet::column::reader::get_typed_column_reader;
use parquet::data_type::{
    ByteArray, ByteArrayType, DataType, FixedLenByteArray, FixedLenByteArrayType, Int32Type, Int64Type,
};
use parquet::errors::ParquetError;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{ColumnPath, Type, TypePtr};

use super::Trouble;
use crate::error::{Error, Result};
use crate::fact::ObjectId;

/// Values handed to or taken from the Parquet library at once, where each is an object of its own.
const BATCH: usize = 8192;
/// No table of ours has more rows per byte; a file that says so is not ours, and its claim is not believed.
const MAX_ROWS_PER_BYTE: usize = 32;
/// Room for more rows is made when they have been read, whatever a file says of itself.
const MAX_ROOM: usize = 1 << 22;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// 32 bits.
    Small,
    /// 64 bits.
    Large,
    /// Object ids of the store's length.
    Id,
    /// Any bytes.
    Text,
}

/// A table's columns in order.
pub(super) type Columns = [(&'static str, Kind)];

/// Takes a table's columns one after the other.
pub(super) struct Sink<'a> {
    group: SerializedRowGroupWriter<'a, Vec<u8>>,
}

/// A table read from bytes that were checked.
pub(super) struct Table {
    file: SerializedFileReader<Bytes>,
    rows: usize,
}

/// A table as a file; `fill` gives the columns in order.
pub(super) fn write(
    columns: &Columns,
    id_length: usize,
    fill: impl FnOnce(&mut Sink<'_>) -> Result<(), ParquetError>,
) -> Result<Vec<u8>> {
    let written = || {
        let schema = schema(columns, id_length)?;
        let mut file = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties(columns)))?;
        {
            let mut sink = Sink { group: file.next_row_group()? };
            fill(&mut sink)?;
            sink.group.close()?;
        }
        file.into_inner()
    };
    written().map_err(|error| Error::internal(format!("Parquet: {error}")))
}

fn schema(columns: &Columns, id_length: usize) -> Result<TypePtr, ParquetError> {
    let field = |(name, kind): &(&str, Kind)| {
        let physical = match kind {
            Kind::Small => Physical::INT32,
            Kind::Large => Physical::INT64,
            Kind::Id => Physical::FIXED_LEN_BYTE_ARRAY,
            Kind::Text => Physical::BYTE_ARRAY,
        };
        let length = if *kind == Kind::Id { i32::try_from(id_length).unwrap_or(0) } else { -1 };
        let field = Type::primitive_type_builder(name, physical).with_repetition(Repetition::REQUIRED);
        field.with_length(length).build().map(Arc::new)
    };
    let fields = columns.iter().map(field).collect::<Result<_, _>>()?;
    Type::group_type_builder("facts").with_fields(fields).build().map(Arc::new)
}

fn properties(columns: &Columns) -> WriterProperties {
    let mut builder = WriterProperties::builder()
        .set_created_by(concat!("laurels ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_dictionary_enabled(false)
        .set_statistics_enabled(EnabledStatistics::None)
        .set_offset_index_disabled(true);
    for (name, kind) in columns {
        let (encoding, compression) = match kind {
            Kind::Small | Kind::Large => (Encoding::DELTA_BINARY_PACKED, Compression::UNCOMPRESSED),
            Kind::Id => (Encoding::PLAIN, Compression::UNCOMPRESSED),
            Kind::Text => (Encoding::DELTA_LENGTH_BYTE_ARRAY, Compression::SNAPPY),
        };
        let path = ColumnPath::from(*name);
        builder = builder.set_column_encoding(path.clone(), encoding).set_column_compression(path, compression);
    }
    builder.build()
}

impl Sink<'_> {
    pub(super) fn small(&mut self, values: impl Iterator<Item = u32>) -> Result<(), ParquetError> {
        let values: Vec<i32> = values.map(u32::cast_signed).collect();
        self.column::<Int32Type>([values].into_iter())
    }

    pub(super) fn large(&mut self, values: impl Iterator<Item = i64>) -> Result<(), ParquetError> {
        self.column::<Int64Type>([values.collect::<Vec<_>>()].into_iter())
    }

    pub(super) fn ids(&mut self, values: impl Iterator<Item = ObjectId>) -> Result<(), ParquetError> {
        let raw = values.map(|id| id.as_bytes().to_vec());
        self.column::<FixedLenByteArrayType>(batches(raw, FixedLenByteArray::from))
    }

    pub(super) fn texts<'a>(&mut self, values: impl Iterator<Item = &'a [u8]>) -> Result<(), ParquetError> {
        self.column::<ByteArrayType>(batches(values, ByteArray::from))
    }

    fn column<T: DataType>(&mut self, batches: impl Iterator<Item = Vec<T::T>>) -> Result<(), ParquetError> {
        let missing = || ParquetError::General("one column too many".to_owned());
        let mut column = self.group.next_column()?.ok_or_else(missing)?;
        for batch in batches {
            column.typed::<T>().write_batch(&batch, None, None)?;
        }
        column.close()
    }
}

fn batches<T, U>(mut values: impl Iterator<Item = T>, make: fn(T) -> U) -> impl Iterator<Item = Vec<U>> {
    std::iter::from_fn(move || {
        let batch: Vec<U> = values.by_ref().take(BATCH).map(make).collect();
        Some(batch).filter(|batch| !batch.is_empty())
    })
}

impl Table {
    /// Opens a table that must have exactly these columns.
    pub(super) fn open(content: Bytes, columns: &Columns, id_length: usize) -> Result<Self, Trouble> {
        let max = content.len().saturating_mul(MAX_ROWS_PER_BYTE);
        let file = SerializedFileReader::new(content)?;
        let meta = file.metadata();
        let rows: i64 = meta.row_groups().iter().map(|group| group.num_rows().max(0)).fold(0, i64::saturating_add);
        let rows = usize::try_from(rows).map_err(|_| Trouble::Damaged)?;
        let is_ours = *meta.file_metadata().schema() == *schema(columns, id_length)?;
        if !is_ours || meta.num_row_groups() > 1 || rows > max || u32::try_from(rows).is_err() {
            return Err(Trouble::Damaged);
        }
        Ok(Self { file, rows })
    }

    /// Number of rows.
    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    pub(super) fn small(&self, column: usize) -> Result<Vec<u32>, Trouble> {
        let mut out = Vec::with_capacity(self.rows.min(MAX_ROOM));
        self.column::<Int32Type>(column, |values| out.extend(values.iter().map(|value| value.cast_unsigned())))?;
        Ok(out)
    }

    pub(super) fn large(&self, column: usize) -> Result<Vec<i64>, Trouble> {
        let mut out = Vec::with_capacity(self.rows.min(MAX_ROOM));
        self.column::<Int64Type>(column, |values| out.extend_from_slice(values))?;
        Ok(out)
    }

    pub(super) fn ids(&self, column: usize) -> Result<Vec<ObjectId>, Trouble> {
        let mut out = Vec::with_capacity(self.rows.min(MAX_ROOM));
        let read =
            |values: &[FixedLenByteArray]| out.extend(values.iter().filter_map(|id| ObjectId::from_bytes(id.data())));
        self.column::<FixedLenByteArrayType>(column, read)?;
        if out.len() == self.rows { Ok(out) } else { Err(Trouble::Damaged) }
    }

    /// Gives every text of a column in order.
    pub(super) fn texts(&self, column: usize, mut each: impl FnMut(&[u8])) -> Result<(), Trouble> {
        self.column::<ByteArrayType>(column, |values| values.iter().for_each(|value| each(value.data())))
    }

    fn column<T: DataType>(&self, column: usize, mut take: impl FnMut(&[T::T])) -> Result<(), Trouble> {
        if self.rows == 0 {
            return Ok(());
        }
        let mut reader = get_typed_column_reader::<T>(self.file.get_row_group(0)?.get_column_reader(column)?);
        let (mut batch, mut read) = (Vec::with_capacity(BATCH), 0);
        while read < self.rows {
            batch.clear();
            let (rows, _, _) = reader.read_records(BATCH.min(self.rows - read), None, None, &mut batch)?;
            if rows == 0 {
                return Err(Trouble::Damaged);
            }
            take(&batch);
            read += rows;
        }
        Ok(())
    }
}

impl From<ParquetError> for Trouble {
    fn from(_: ParquetError) -> Self {
        Self::Damaged
    }
}

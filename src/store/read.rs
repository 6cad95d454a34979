//! Reads a table from a Parquet file in memory.

use bytes::Bytes;
use parquet::column::reader::get_typed_column_reader;
use parquet::data_type::{ByteArrayType, DataType, FixedLenByteArray, FixedLenByteArrayType, Int32Type, Int64Type};
use parquet::file::reader::{FileReader, SerializedFileReader};

use super::column::{Column, Table};
use super::trouble::Trouble;
use crate::fact::ObjectId;

/// How many values are taken from the Parquet library at once.
const BATCH: usize = 8192;
/// Our tables have fewer rows per byte; a file that claims more is not ours.
const MAX_ROWS_PER_BYTE: usize = 32;
/// Memory is reserved for at most this many rows, whatever a file claims to have.
const MAX_RESERVED: usize = 1 << 22;

/// A table read from bytes whose checksum is right.
pub struct TableReader {
    table: &'static Table,
    file: SerializedFileReader<Bytes>,
    rows: usize,
}

impl TableReader {
    /// Opens a file, which must have exactly the columns of the table.
    pub fn open(content: Bytes, table: &'static Table, id_length: usize) -> Result<Self, Trouble> {
        let max_rows = content.len().saturating_mul(MAX_ROWS_PER_BYTE);
        let file = SerializedFileReader::new(content)?;
        let meta = file.metadata();
        let rows: i64 = meta.row_groups().iter().map(|group| group.num_rows().max(0)).fold(0, i64::saturating_add);
        let rows = usize::try_from(rows).map_err(|_| Trouble::Damaged)?;
        let is_ours = *meta.file_metadata().schema() == *table.schema(id_length)?;
        if !is_ours || meta.num_row_groups() > 1 || rows > max_rows || u32::try_from(rows).is_err() {
            return Err(Trouble::Damaged);
        }
        Ok(Self { table, file, rows })
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    pub fn small(&self, column: Column) -> Result<Vec<u32>, Trouble> {
        let mut out = self.reserved();
        self.read::<Int32Type>(column, |values| out.extend(values.iter().map(|value| value.cast_unsigned())))?;
        Ok(out)
    }

    pub fn large(&self, column: Column) -> Result<Vec<i64>, Trouble> {
        let mut out = self.reserved();
        self.read::<Int64Type>(column, |values| out.extend_from_slice(values))?;
        Ok(out)
    }

    pub fn ids(&self, column: Column) -> Result<Vec<ObjectId>, Trouble> {
        let mut out = self.reserved();
        self.read::<FixedLenByteArrayType>(column, |values: &[FixedLenByteArray]| {
            out.extend(values.iter().filter_map(|id| ObjectId::from_bytes(id.data())));
        })?;
        if out.len() == self.rows { Ok(out) } else { Err(Trouble::Damaged) }
    }

    /// Calls `each` with every text of a column, in order.
    pub fn texts(&self, column: Column, mut each: impl FnMut(&[u8])) -> Result<(), Trouble> {
        self.read::<ByteArrayType>(column, |values| values.iter().for_each(|value| each(value.data())))
    }

    fn reserved<T>(&self) -> Vec<T> {
        Vec::with_capacity(self.rows.min(MAX_RESERVED))
    }

    fn read<T: DataType>(&self, column: Column, mut take: impl FnMut(&[T::T])) -> Result<(), Trouble> {
        if self.rows == 0 {
            return Ok(());
        }
        let position = self.table.position(column).ok_or(Trouble::Damaged)?;
        let mut reader = get_typed_column_reader::<T>(self.file.get_row_group(0)?.get_column_reader(position)?);
        let mut batch = Vec::with_capacity(BATCH);
        let mut read = 0;
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

//! Tables of required columns, as Parquet sees them.

use std::sync::Arc;

use parquet::basic::{Repetition, Type as Physical};
use parquet::errors::ParquetError;
use parquet::schema::types::{Type, TypePtr};

/// A table of a segment.
#[derive(Debug)]
pub struct Table {
    pub name: &'static str,
    /// In the order in which they are written.
    pub columns: &'static [Column],
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    pub name: &'static str,
    pub value_type: ValueType,
}

/// The type of a column's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueType {
    /// 32 bits.
    Small,
    /// 64 bits.
    Large,
    /// Object ids of the store's length.
    Id,
    /// Any number of bytes.
    Text,
}

impl Column {
    pub const fn small(name: &'static str) -> Self {
        Self { name, value_type: ValueType::Small }
    }

    pub const fn large(name: &'static str) -> Self {
        Self { name, value_type: ValueType::Large }
    }

    pub const fn id(name: &'static str) -> Self {
        Self { name, value_type: ValueType::Id }
    }

    pub const fn text(name: &'static str) -> Self {
        Self { name, value_type: ValueType::Text }
    }

    fn field(&self, id_length: usize) -> Result<Type, ParquetError> {
        let (physical, length) = match self.value_type {
            ValueType::Small => (Physical::INT32, -1),
            ValueType::Large => (Physical::INT64, -1),
            ValueType::Id => (Physical::FIXED_LEN_BYTE_ARRAY, i32::try_from(id_length).unwrap_or(0)),
            ValueType::Text => (Physical::BYTE_ARRAY, -1),
        };
        let field = Type::primitive_type_builder(self.name, physical).with_repetition(Repetition::REQUIRED);
        field.with_length(length).build()
    }
}

impl Table {
    /// The schema of the table's files.
    pub fn schema(&self, id_length: usize) -> Result<TypePtr, ParquetError> {
        let fields = self.columns.iter().map(|column| column.field(id_length).map(Arc::new));
        let fields = fields.collect::<Result<_, _>>()?;
        Type::group_type_builder("facts").with_fields(fields).build().map(Arc::new)
    }

    /// The position of a column; `None` if the table does not have it.
    pub fn position(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|own| *own == column)
    }
}

//! The result of a query: typed columns and rows, independent of the engine.

use super::value::Value;
use crate::table::schema::ColumnType;

/// Name and type of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The name as in the query.
    pub name: String,
    /// The type; each cell is of it or null.
    pub kind: ColumnType,
}

/// The rows a query returned, in the query's own order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ResultSet {
    /// The columns, in the query's order.
    pub columns: Vec<Column>,
    /// The rows; each has one value per column.
    pub rows: Vec<Vec<Value>>,
}

impl ResultSet {
    /// Position of a column, or `None` if the query has no such column.
    #[must_use]
    pub fn position(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }

    /// The cell in `row` under `name`; [`Value::Null`] if there is no such column.
    #[must_use]
    pub fn value<'a>(&self, row: &'a [Value], name: &str) -> &'a Value {
        self.position(name).and_then(|at| row.get(at)).unwrap_or(&Value::Null)
    }

    /// The rows for which `keep` holds, in order, with the same columns.
    #[must_use]
    pub fn filtered(&self, keep: impl Fn(&[Value]) -> bool) -> Self {
        Self { columns: self.columns.clone(), rows: self.rows.iter().filter(|row| keep(row)).cloned().collect() }
    }
}

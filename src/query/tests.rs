//! Results for the tests of charts and pages.

use super::result::{Column, ResultSet};
use super::value::Value;
use crate::table::schema::ColumnType;

/// A result whose columns are written as `name type, name type`, with the types' names as in `laurels schema`.
pub fn result(columns: &str, rows: Vec<Vec<Value>>) -> ResultSet {
    ResultSet { columns: columns.split(", ").map(column).collect(), rows }
}

fn column(written: &str) -> Column {
    let (name, of_type) = written.split_once(' ').expect("a name and a type");
    let types = [ColumnType::Boolean, ColumnType::Integer, ColumnType::Float, ColumnType::Text, ColumnType::Date];
    let kind = types.into_iter().find(|kind| kind.name() == of_type).expect("a type");
    Column { name: name.to_owned(), kind }
}

//! The rows of a result that a section or an item uses.

use crate::query::{ResultSet, Value};
use crate::report::item::Item;
use crate::report::template::Values;

/// The rows of an item: those that match the row of its section and its conditions.
pub struct RowFilter<'a> {
    /// Positions of columns and the values that they must have.
    matching: Vec<(usize, Option<&'a Value>)>,
    /// The column that must be true.
    only: Option<usize>,
    /// The column that must be at most `limit`.
    top: Option<usize>,
    limit: i64,
}

impl<'a> RowFilter<'a> {
    /// The filter of an item in a section with this row. Columns are looked up once, not for each row.
    pub fn new(item: &Item, result: &ResultSet, row: Option<&'a Values>, limit: i64) -> Self {
        let at = |name: &String| result.position(name).unwrap_or(usize::MAX);
        let matching = match row {
            Some(row) => item.matching.iter().map(|name| (at(name), row.get(name))).collect(),
            None => Vec::new(),
        };
        Self { matching, only: item.only.as_ref().map(at), top: item.top.as_ref().map(at), limit }
    }

    /// Whether a row of the result is kept.
    pub fn keeps(&self, cells: &[Value]) -> bool {
        let is_true = |at: usize| cells.get(at).is_some_and(Value::is_given);
        let is_in_top = |at: usize| cells.get(at).and_then(Value::integer).is_some_and(|rank| rank <= self.limit);
        self.matching.iter().all(|(at, value)| cells.get(*at) == *value)
            && self.only.is_none_or(is_true)
            && self.top.is_none_or(is_in_top)
    }
}

/// The rows from the release with this ordinal on. Charts also show earlier releases.
pub fn from_release(result: &ResultSet, from_ordinal: i64) -> ResultSet {
    let Some(at) = result.position("ordinal") else { return result.clone() };
    let ordinal = |cells: &[Value]| cells.get(at).and_then(Value::integer);
    result.filtered(|cells| ordinal(cells).is_none_or(|ordinal| ordinal >= from_ordinal))
}

/// A row as values by name.
pub fn values_of(result: &ResultSet, row: &[Value]) -> Values {
    result.columns.iter().map(|column| column.name.clone()).zip(row.iter().cloned()).collect()
}

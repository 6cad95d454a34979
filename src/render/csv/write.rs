//! Writes CSV.

use super::formula::is_formula;
use crate::error::{Error, Result};
use crate::query::{ResultSet, Value};

/// A result as CSV; `is_raw` writes texts unchanged, without the guard against formulas.
///
/// # Errors
/// None in practice: writing to memory does not fail.
pub fn csv(result: &ResultSet, is_raw: bool) -> Result<String> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(Vec::new());
    let failed = |error: csv::Error| Error::internal(format!("CSV: {error}"));
    writer.write_record(result.columns.iter().map(|column| &column.name)).map_err(failed)?;
    for row in &result.rows {
        writer.write_record(row.iter().map(|value| cell(value, is_raw))).map_err(failed)?;
    }
    let bytes = writer.into_inner().map_err(|error| Error::internal(format!("CSV: {error}")))?;
    String::from_utf8(bytes).map_err(|_| Error::internal("CSV: not UTF-8"))
}

fn cell(value: &Value, is_raw: bool) -> String {
    match value {
        Value::Null => String::new(),
        Value::Boolean(value) => value.to_string(),
        Value::Integer(value) => value.to_string(),
        Value::Float(value) => format!("{value:.6}"),
        Value::Text(text) if !is_raw && is_formula(text) => format!("'{text}"),
        Value::Text(text) => text.clone(),
        Value::Date(_) | Value::Time(_) => value.iso().unwrap_or_default(),
    }
}

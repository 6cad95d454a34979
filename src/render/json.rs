//! Results as JSON rows.

use serde_json::{Map, Value as Json};

use crate::error::{Error, Result};
use crate::query::{ResultSet, Value};
use crate::text;

/// A result as a JSON array of objects, one row per line.
///
/// # Errors
/// None in practice: every value has a JSON form.
pub fn rows(result: &ResultSet) -> Result<String> {
    let mut lines = Vec::with_capacity(result.rows.len());
    for row in &result.rows {
        let mut object = Map::new();
        for (column, value) in result.columns.iter().zip(row) {
            object.insert(column.name.clone(), json(value));
        }
        lines.push(escaped(&serde_json::to_string(&object).map_err(failed)?));
    }
    if lines.is_empty() {
        return Ok("[]\n".to_owned());
    }
    Ok(format!("[\n{}\n]\n", lines.join(",\n")))
}

/// JSON with escapes for control and bidirectional characters, which are unsafe on a terminal. The values are the same,
/// because JSON has such characters in strings only, except for line feeds between its values.
pub fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if c != '\n' && text::is_disturbing(c) {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// A value as JSON.
pub fn json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Boolean(value) => Json::from(*value),
        Value::Integer(value) => Json::from(*value),
        Value::Float(value) => Json::from(*value),
        Value::Text(value) => Json::from(value.as_str()),
        Value::Date(_) | Value::Time(_) => value.iso().map_or(Json::Null, Json::from),
    }
}

/// The error of a value without a JSON form.
pub fn failed(error: serde_json::Error) -> Error {
    Error::internal(format!("JSON: {error}"))
}

//! Results as JSON rows.

use serde_json::{Map, Value as Json};

use crate::error::{Error, Result};
use crate::query::{ResultSet, Value};
use crate::text;

/// A result as a JSON array of objects, one row a line.
///
/// # Errors
/// Never for values of ours.
pub fn rows(result: &ResultSet) -> Result<String> {
    let mut lines = Vec::with_capacity(result.rows.len());
    for row in &result.rows {
        let object: Map<String, Json> =
            result.columns.iter().map(|column| column.name.clone()).zip(row.iter().map(json)).collect();
        lines.push(shown(&serde_json::to_string(&object).map_err(failed)?));
    }
    Ok(if lines.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", lines.join(",\n")) })
}

/// JSON in which characters that would disturb a terminal or a page are written as escapes: the same values, and
/// harmless to look at. Outside of texts JSON has no such characters.
fn shown(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if text::is_disturbing(c) {
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

pub(super) fn json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Boolean(value) => Json::from(*value),
        Value::Integer(value) => Json::from(*value),
        Value::Float(value) => Json::from(*value),
        Value::Text(value) => Json::from(value.as_str()),
        Value::Date(_) | Value::Time(_) => value.iso().map_or(Json::Null, Json::from),
    }
}

pub(super) fn failed(error: serde_json::Error) -> Error {
    Error::internal(format!("JSON: {error}"))
}

//! Results as JSON rows, and the manifest of an output folder.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value as Json};

use crate::chart::Chart;
use crate::error::{Error, Result};
use crate::fact::Notice;
use crate::query::{ResultSet, Value};
use crate::text;

/// The version of the manifest and of the CSV columns: it grows when a column changes or goes.
const SCHEMA_VERSION: u32 = 1;

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

fn json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Boolean(value) => Json::from(*value),
        Value::Integer(value) => Json::from(*value),
        Value::Float(value) => Json::from(*value),
        Value::Text(value) => Json::from(value.as_str()),
        Value::Date(_) | Value::Time(_) => value.iso().map_or(Json::Null, Json::from),
    }
}

fn failed(error: serde_json::Error) -> Error {
    Error::internal(format!("JSON: {error}"))
}

/// What a manifest says about a run. It depends on the history and the options alone: no clock, user or path.
#[derive(Debug, Serialize)]
pub struct Manifest {
    /// See [`Manifest::new`].
    schema_version: u32,
    /// `laurels` and its version.
    pub tool: String,
    /// The report that was made.
    pub report: String,
    /// Name of the repository.
    pub repository: String,
    /// The commit the report describes.
    pub head: String,
    /// The day of that commit.
    pub head_date: Option<String>,
    /// Options that change numbers or looks, as typed.
    pub options: Vec<String>,
    /// Whether all numbers are complete.
    pub is_complete: bool,
    /// What a reader must know.
    pub notices: Vec<Entry>,
    /// The charts, drawn or not.
    pub charts: Vec<ChartEntry>,
    /// Size and SHA-256 of every other file, by path.
    pub files: BTreeMap<String, FileEntry>,
}

/// A notice in the manifest.
#[derive(Debug, Serialize)]
pub struct Entry {
    code: &'static str,
    text: String,
    is_incomplete: bool,
}

/// A file in the manifest.
#[derive(Debug, Serialize)]
pub struct FileEntry {
    /// Size in bytes.
    pub bytes: usize,
    /// SHA-256 in hexadecimal digits.
    pub sha256: String,
}

/// A chart in the manifest.
#[derive(Debug, Serialize)]
pub struct ChartEntry {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subtitle: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    alt: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    size: Option<(u32, u32)>,
    data: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    files: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    skipped: Option<String>,
}

impl ChartEntry {
    /// The entry of a chart, or of one that there was nothing to draw for.
    #[must_use]
    pub fn new(id: &str, query: &str, chart: &std::result::Result<Chart, String>, files: Vec<String>) -> Self {
        let drawn = chart.as_ref().ok();
        Self {
            id: id.to_owned(),
            title: drawn.map(|chart| chart.title.clone()),
            subtitle: drawn.map(|chart| chart.subtitle.clone()),
            alt: drawn.map(|chart| chart.alt.clone()),
            description: drawn.map(|chart| chart.description.clone()),
            size: drawn.map(|chart| (chart.width, chart.height)),
            data: format!("data/{query}.csv"),
            files,
            skipped: chart.as_ref().err().cloned(),
        }
    }
}

impl Manifest {
    /// A manifest without charts and files yet.
    #[must_use]
    pub fn new(tool: String, report: &str, repository: &str, notices: &[Notice]) -> Self {
        let entry = |notice: &Notice| Entry {
            code: notice.code,
            text: notice.text.clone(),
            is_incomplete: notice.is_incomplete,
        };
        Self {
            schema_version: SCHEMA_VERSION,
            tool,
            report: report.to_owned(),
            repository: repository.to_owned(),
            head: String::new(),
            head_date: None,
            options: Vec::new(),
            is_complete: !notices.iter().any(|notice| notice.is_incomplete),
            notices: notices.iter().map(entry).collect(),
            charts: Vec::new(),
            files: BTreeMap::new(),
        }
    }
}

/// The manifest as JSON.
///
/// # Errors
/// Never for values of ours.
pub fn manifest(manifest: &Manifest) -> Result<String> {
    Ok(serde_json::to_string_pretty(manifest).map_err(failed)? + "\n")
}

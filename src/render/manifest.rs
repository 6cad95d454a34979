//! The manifest of an output folder: provenance, and what redrawing the report needs in addition to the tables.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::drawn::Drawn;
use super::gaps::gaps;
use super::json::{escaped, failed, json};
use crate::chart::{Chart, Skipped};
use crate::config::{Sheet, Theme};
use crate::error::{Error, Result};
use crate::fact::{Notice, NoticeKind};
use crate::query::Value;
use crate::text;

/// The version of the manifest and of the CSV columns: it increases when a column changes or is removed.
const SCHEMA_VERSION: u32 = 1;

/// The content of a manifest. It depends only on the history and the options: no clock, user or path.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Manifest {
    /// See [`Manifest::new`].
    schema_version: u32,
    /// `laurels` and its version.
    pub tool: String,
    /// The report that was made.
    pub report: String,
    /// Name of the repository.
    pub repository: String,
    /// The analyzed commit.
    pub head: String,
    /// The day of that commit.
    pub head_date: Option<String>,
    /// Options that change numbers or the theme, as typed.
    pub options: Vec<String>,
    /// Whether all numbers are complete.
    pub is_complete: bool,
    /// Notices about the numbers.
    pub notices: Vec<NoticeEntry>,
    /// What the pages need in addition to the tables; `None` if there are no pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inputs: Option<Inputs>,
    /// The charts, drawn or not.
    #[serde(skip_deserializing)]
    pub charts: Vec<ChartEntry>,
    /// Size and SHA-256 of every other file, by path.
    pub files: BTreeMap<String, FileEntry>,
}

/// What pages need in addition to `data/*.csv`: with both, they can be redrawn without the clone.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Inputs {
    /// The revision as given.
    pub revision: String,
    /// The option of `git rev-list` that counts as the profile does.
    pub rev_list_option: Option<String>,
    /// The project's web address.
    pub url: Option<String>,
    /// Ordinal of the first release that has a section of its own.
    pub from_ordinal: i64,
    /// Whether texts in CSV have no guard against formulas.
    pub raw_csv: bool,
    /// What the counts omit, in a few words, for charts.
    pub counting: String,
    /// The clones, if there are several.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clones: Vec<RepositoryBrief>,
    /// Values of the report's parameters.
    pub parameters: BTreeMap<String, Json>,
    /// What the numbers mean and what they omit; backticks mark code.
    pub method: Vec<String>,
    /// Colors, fonts and highlighted people.
    #[serde(default, rename = "look")]
    pub theme: Theme,
    /// Names that are probably one person; charts that show one of them say so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub probably_one: Vec<ProbablyOneEntry>,
    /// Extra sizes of charts, in addition to those that are always made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sizes: Vec<Sheet>,
}

/// Names that are probably one person.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProbablyOneEntry {
    /// The keys of the people.
    pub people: Vec<String>,
    /// Their names in a sentence.
    pub names: String,
}

/// What one of several repositories has of its own.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RepositoryBrief {
    /// Its name, which differs from the others.
    pub repository: String,
    /// The analyzed commit.
    pub head: String,
    /// The day of the commit.
    pub head_date: Option<String>,
    /// Whether its numbers are complete.
    pub is_complete: bool,
    /// Whether the person whom the report is about is in its history.
    #[serde(rename = "knows_person")]
    pub has_person: bool,
    /// The project's web address.
    pub url: Option<String>,
    /// The ordinal of the first release that has a section of its own.
    pub from_ordinal: i64,
    /// What its numbers mean and what they omit; backticks mark code.
    pub method: Vec<String>,
}

impl Inputs {
    /// Adds the value of a parameter.
    pub fn set(&mut self, name: &str, value: &Value) {
        self.parameters.insert(name.to_owned(), json(value));
    }

    /// The values of the parameters; other TOML values become null.
    pub fn values(&self) -> impl Iterator<Item = (&str, Value)> {
        self.parameters.iter().map(|(name, value)| {
            let number = || value.as_i64().map(Value::Integer).or_else(|| value.as_f64().map(Value::Float));
            let plain = value.as_bool().map(Value::Boolean).or_else(number);
            let text = || value.as_str().map(|text| Value::Text(text.to_owned()));
            (name.as_str(), plain.or_else(text).unwrap_or(Value::Null))
        })
    }
}

/// A notice in the manifest.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct NoticeEntry {
    code: String,
    text: String,
    is_incomplete: bool,
}

/// A file in the manifest.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FileEntry {
    /// Size in bytes.
    pub bytes: usize,
    /// SHA-256 in hexadecimal digits.
    pub sha256: String,
}

/// A chart in the manifest.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ChartEntry {
    pub(super) id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<String>,
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
    pub(super) files: Vec<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    other_sizes: BTreeMap<String, Size>,
    #[serde(skip_serializing_if = "Option::is_none")]
    skipped: Option<String>,
}

/// A chart in another size, in the manifest.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Size {
    #[serde(skip_serializing_if = "Option::is_none")]
    size: Option<(u32, u32)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    files: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    skipped: Option<String>,
}

impl ChartEntry {
    /// The entry of a chart, or of a chart that was skipped.
    #[must_use]
    pub fn new(of: &Drawn, query: &str, files: impl Fn(&Chart) -> Vec<String>) -> Self {
        let drawn = of.chart.as_ref().ok();
        let size = |chart: &Chart| {
            let size = Some((chart.width, chart.height));
            (chart.sheet.name().to_owned(), Size { size, files: files(chart), skipped: None })
        };
        let skipped = |(sheet, reason): &(Sheet, Skipped)| {
            (sheet.name().to_owned(), Size { size: None, files: Vec::new(), skipped: Some(reason.to_string()) })
        };
        Self {
            id: of.spec.id.clone(),
            title: drawn.map(|chart| chart.title.clone()),
            subtitle: drawn.map(|chart| chart.subtitle.clone()),
            alt: drawn.map(|chart| chart.alt.clone()),
            description: drawn.map(|chart| chart.description.clone()),
            size: drawn.map(|chart| (chart.width, chart.height)),
            data: format!("data/{query}.csv"),
            files: drawn.map(&files).unwrap_or_default(),
            other_sizes: of.others.iter().map(size).chain(of.skipped.iter().map(skipped)).collect(),
            skipped: of.chart.as_ref().err().map(ToString::to_string),
        }
    }
}

impl NoticeEntry {
    fn new(notice: &Notice) -> Self {
        let code = notice.kind.code().to_owned();
        Self { code, text: notice.text.clone(), is_incomplete: notice.is_incomplete() }
    }

    fn kind(&self) -> NoticeKind {
        NoticeKind::from_code(&self.code, self.is_incomplete)
    }
}

impl Manifest {
    /// A manifest without charts and files yet.
    #[must_use]
    pub fn new(tool: String, report: &str, repository: &str, notices: &[Notice]) -> Self {
        Self {
            schema_version: SCHEMA_VERSION,
            tool,
            report: report.to_owned(),
            repository: repository.to_owned(),
            head: String::new(),
            head_date: None,
            options: Vec::new(),
            is_complete: !notices.iter().any(|notice| notice.is_incomplete()),
            notices: notices.iter().map(NoticeEntry::new).collect(),
            inputs: None,
            charts: Vec::new(),
            files: BTreeMap::new(),
        }
    }

    /// Adds a notice.
    pub fn add_notice(&mut self, notice: &Notice) {
        self.is_complete &= !notice.is_incomplete();
        self.notices.push(NoticeEntry::new(notice));
    }

    /// Removes all notices of a kind.
    pub fn remove_notices(&mut self, kind: NoticeKind) {
        self.notices.retain(|entry| entry.kind() != kind);
    }

    /// What charts say about incomplete numbers; empty if the numbers are complete.
    #[must_use]
    pub fn gaps(&self) -> &'static str {
        gaps(self.is_complete, &self.notices())
    }

    /// The notices.
    #[must_use]
    pub fn notices(&self) -> Vec<Notice> {
        let notice = |entry: &NoticeEntry| Notice::new(entry.kind(), entry.text.clone());
        self.notices.iter().map(notice).collect()
    }
}

/// Reads the manifest of an output folder, without its charts.
///
/// # Errors
/// It is malformed, or from a version of laurels with other tables.
pub fn read_manifest(content: &str) -> Result<Manifest> {
    let wrong = |what: &str| Error::usage(format!("manifest.json: {what}"));
    let again = "make the report again from the clone";
    let damaged = |error: serde_json::Error| wrong(&text::plain(&error.to_string())).hint(again);
    let json: Json = serde_json::from_str(content).map_err(damaged)?;
    if json["schema_version"].as_u64() != Some(u64::from(SCHEMA_VERSION)) {
        return Err(wrong("written by another version of laurels").hint(again));
    }
    serde_json::from_value(json).map_err(damaged)
}

/// The manifest as JSON.
///
/// # Errors
/// Never for values of this program.
pub fn manifest(manifest: &Manifest) -> Result<String> {
    Ok(escaped(&serde_json::to_string_pretty(manifest).map_err(failed)?) + "\n")
}

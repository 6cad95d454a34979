//! The form of `datapackage.json` (Frictionless Data Package 2): what is optional there is so when it is read here.

use serde::{Deserialize, Serialize};

/// The tables of a report.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Package {
    #[serde(rename = "$schema", default)]
    pub(super) schema: String,
    pub(super) name: String,
    #[serde(default)]
    pub(super) title: String,
    pub(super) resources: Vec<Resource>,
}

/// A CSV file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Resource {
    pub(super) name: String,
    #[serde(rename = "type", default)]
    pub(super) kind: String,
    pub(super) path: String,
    #[serde(default)]
    pub(super) title: String,
    #[serde(default)]
    pub(super) description: String,
    #[serde(default)]
    pub(super) format: String,
    #[serde(default)]
    pub(super) mediatype: String,
    #[serde(default)]
    pub(super) encoding: String,
    /// Present since line feeds are not what the standard takes for granted.
    #[serde(default)]
    pub(super) dialect: Dialect,
    pub(super) schema: Fields,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Dialect {
    #[serde(default)]
    pub(super) delimiter: String,
    #[serde(rename = "lineTerminator", default)]
    pub(super) line_terminator: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Fields {
    pub(super) fields: Vec<Field>,
    #[serde(rename = "missingValues", default)]
    pub(super) missing: Vec<String>,
    #[serde(rename = "primaryKey", default, skip_serializing_if = "Vec::is_empty")]
    pub(super) key: Vec<String>,
    #[serde(rename = "foreignKeys", default, skip_serializing_if = "Vec::is_empty")]
    pub(super) references: Vec<ForeignKey>,
}

/// Columns whose values stand in the key of another table.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct ForeignKey {
    pub(super) fields: Vec<String>,
    pub(super) reference: Target,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Target {
    pub(super) resource: String,
    pub(super) fields: Vec<String>,
}

/// A column.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Field {
    pub(super) name: String,
    #[serde(rename = "type")]
    pub(super) kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
    /// Present where it differs from the table's: an empty cell is an empty text.
    #[serde(rename = "missingValues", default, skip_serializing_if = "Option::is_none")]
    pub(super) missing: Option<Vec<String>>,
}

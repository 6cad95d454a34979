//! The structure of `datapackage.json` (Frictionless Data Package 2). Fields that the standard makes optional are optional
//! when we read one.

use serde::{Deserialize, Serialize};

use crate::query::ColumnType;

/// Our types and those of the standard.
pub const TYPES: [(ColumnType, &str); 6] = [
    (ColumnType::Boolean, "boolean"),
    (ColumnType::Integer, "integer"),
    (ColumnType::Float, "number"),
    (ColumnType::Text, "string"),
    (ColumnType::Date, "date"),
    (ColumnType::Time, "datetime"),
];

/// The tables of a report.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Package {
    #[serde(rename = "$schema", default)]
    pub(super) schema: String,
    pub(super) name: String,
    #[serde(default)]
    pub(super) title: String,
    /// What the numbers lack; empty if they are complete.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(super) description: String,
    pub(super) resources: Vec<Resource>,
}

/// A CSV file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Resource {
    pub name: String,
    #[serde(rename = "type", default)]
    pub kind: String,
    pub path: String,
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub description: String,
    #[serde(default)]
    pub format: String,
    #[serde(default)]
    pub mediatype: String,
    #[serde(default)]
    pub encoding: String,
    /// Needed, because the standard defaults to other line ends.
    #[serde(default)]
    pub dialect: Dialect,
    pub schema: TableSchema,
}

/// How the CSV file is written.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Dialect {
    #[serde(default)]
    pub delimiter: String,
    #[serde(rename = "lineTerminator", default)]
    pub line_terminator: String,
}

/// The columns and keys of a table.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TableSchema {
    pub fields: Vec<Field>,
    #[serde(rename = "missingValues", default)]
    pub missing: Vec<String>,
    #[serde(rename = "primaryKey", default, skip_serializing_if = "Vec::is_empty")]
    pub key: Vec<String>,
    #[serde(rename = "foreignKeys", default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<ForeignKey>,
}

/// Columns that refer to the key of another table.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ForeignKey {
    pub fields: Vec<String>,
    pub reference: KeyReference,
}

/// The key of another table.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct KeyReference {
    pub resource: String,
    pub fields: Vec<String>,
}

/// A column.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Field {
    pub name: String,
    #[serde(rename = "type")]
    pub kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Set if it differs from the table's: then an empty cell is an empty text.
    #[serde(rename = "missingValues", default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<Vec<String>>,
}

impl Resource {
    /// The query whose result it is, if the path is one that laurels writes.
    pub fn query(&self) -> Option<&str> {
        self.path.strip_prefix("data/")?.strip_suffix(".csv")
    }
}

/// The path of the CSV file of a query.
pub fn path(query: &str) -> String {
    format!("data/{query}.csv")
}

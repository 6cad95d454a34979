//! `datapackage.json`: what stands in each CSV file, as other programs read it (Frictionless Data Package 2).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::csv::has_empty_texts;
use crate::error::{Error, Result};
use crate::query::{Column, Header, Kind, ResultSet};
use crate::text;

const SCHEMA: &str = "https://datapackage.org/profiles/2.0/datapackage.json";

/// The tables of a report.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Package {
    #[serde(rename = "$schema", default)]
    schema: String,
    name: String,
    #[serde(default)]
    title: String,
    resources: Vec<Resource>,
}

/// A CSV file.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Resource {
    name: String,
    #[serde(rename = "type", default)]
    kind: String,
    path: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    format: String,
    #[serde(default)]
    mediatype: String,
    #[serde(default)]
    encoding: String,
    schema: Fields,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Fields {
    fields: Vec<Field>,
    #[serde(rename = "missingValues", default)]
    missing: Vec<String>,
}

/// A column.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Field {
    name: String,
    #[serde(rename = "type")]
    kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    /// Present where it differs from the table's: an empty cell is an empty text.
    #[serde(rename = "missingValues", default, skip_serializing_if = "Option::is_none")]
    missing: Option<Vec<String>>,
}

/// Our types and those of the standard.
const KINDS: [(Kind, &str); 6] = [
    (Kind::Boolean, "boolean"),
    (Kind::Integer, "integer"),
    (Kind::Float, "number"),
    (Kind::Text, "string"),
    (Kind::Date, "date"),
    (Kind::Time, "datetime"),
];

impl Package {
    /// The package of these results, each in `data/NAME.csv`, with what their queries say of them.
    #[must_use]
    pub fn new(
        repository: &str,
        title: &str,
        results: &BTreeMap<String, ResultSet>,
        headers: &BTreeMap<String, Header>,
    ) -> Self {
        let unknown = Header::default();
        let resource = |(name, result): (&String, &ResultSet)| {
            let header = headers.get(name).unwrap_or(&unknown);
            let fields = (0..result.columns.len()).map(|at| field(result, at, header)).collect();
            Resource {
                name: text::slug(name),
                kind: "table".to_owned(),
                path: path(name),
                title: header.question.clone(),
                description: header.grain.clone(),
                format: "csv".to_owned(),
                mediatype: "text/csv".to_owned(),
                encoding: "utf-8".to_owned(),
                schema: Fields { fields, missing: vec![String::new()] },
            }
        };
        Self {
            schema: SCHEMA.to_owned(),
            name: text::slug(repository),
            title: title.to_owned(),
            resources: results.iter().map(resource).collect(),
        }
    }

    /// Reads `datapackage.json`.
    ///
    /// # Errors
    /// It is no package of tables.
    pub fn parse(content: &str) -> Result<Self> {
        serde_json::from_str(content)
            .map_err(|error| Error::usage(format!("datapackage.json: {}", text::plain(&error.to_string()))))
    }

    /// The package as JSON.
    ///
    /// # Errors
    /// Never for values of ours.
    pub fn json(&self) -> Result<String> {
        let json = serde_json::to_string_pretty(self).map_err(|error| Error::internal(format!("JSON: {error}")))?;
        Ok(json + "\n")
    }

    /// The columns of a query's file, each with whether its empty cells are empty texts; `None` where it has no such file.
    ///
    /// # Errors
    /// A column has a type that laurels does not write.
    pub fn columns(&self, query: &str) -> Result<Option<Vec<(Column, bool)>>> {
        let column = |field: &Field| {
            let kind = KINDS.iter().find(|(_, name)| *name == field.kind).map(|(kind, _)| *kind).ok_or_else(|| {
                let (name, kind) = (text::plain(&field.name), text::plain(&field.kind));
                Error::usage(format!("datapackage.json, {}: the column {name:?} is of type {kind:?}", path(query)))
            })?;
            let is_text = kind == Kind::Text && field.missing.as_ref().is_some_and(Vec::is_empty);
            Ok((Column { name: field.name.clone(), kind }, is_text))
        };
        let found = self.resources.iter().find(|resource| resource.path == path(query));
        found.map(|resource| resource.schema.fields.iter().map(column).collect()).transpose()
    }

    /// What the package says of its tables, by query.
    #[must_use]
    pub fn headers(&self) -> BTreeMap<String, Header> {
        let told = |field: &Field| field.description.as_ref().map(|words| (field.name.clone(), words.clone()));
        let header = |resource: &Resource| {
            let name = resource.path.strip_prefix("data/")?.strip_suffix(".csv")?.to_owned();
            let columns = resource.schema.fields.iter().filter_map(told).collect();
            let (question, grain) = (resource.title.clone(), resource.description.clone());
            Some((name, Header { question, grain, columns, ..Header::default() }))
        };
        self.resources.iter().filter_map(header).collect()
    }
}

/// Where the answer of a query stands.
fn path(query: &str) -> String {
    format!("data/{query}.csv")
}

fn field(result: &ResultSet, at: usize, header: &Header) -> Field {
    let column = &result.columns[at];
    let kind = KINDS.iter().find(|(kind, _)| *kind == column.kind).map_or("string", |(_, name)| name);
    let told = header.columns.iter().find(|(name, _)| *name == column.name);
    Field {
        name: column.name.clone(),
        kind: kind.to_owned(),
        description: told.map(|(_, meaning)| meaning.clone()),
        missing: has_empty_texts(result, at).then(Vec::new),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Value;

    #[test]
    fn a_package_tells_what_reading_a_csv_needs() {
        let columns = KINDS.iter().map(|(kind, name)| Column { name: format!("a_{name}"), kind: *kind }).collect();
        let row = vec![Value::Null, Value::Null, Value::Null, Value::Text(String::new()), Value::Null, Value::Null];
        let results = BTreeMap::from([("Own query".to_owned(), ResultSet { columns, rows: vec![row] })]);
        let header = Header {
            question: "Who?".to_owned(),
            columns: vec![("a_date".to_owned(), "A day.".to_owned())],
            ..Header::default()
        };
        let headers = BTreeMap::from([("Own query".to_owned(), header)]);
        let package = Package::new("Owner/Name", "title", &results, &headers);
        let json = package.json().expect("JSON");
        let read = Package::parse(&json).expect("a package");
        assert_eq!(read.json().expect("JSON"), json);
        assert_eq!(read.headers(), headers);
        let columns = read.columns("Own query").expect("known types").expect("a table");
        assert_eq!(columns.iter().map(|(column, _)| column.clone()).collect::<Vec<_>>(), results["Own query"].columns);
        assert_eq!(columns.iter().filter(|(_, is_text)| *is_text).count(), 1);
        for resource in &read.resources {
            let is_allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-._/".contains(c);
            assert!(resource.name.chars().all(is_allowed), "{}", resource.name);
        }
        assert!(read.columns("another").expect("no types").is_none());
        assert!(Package::parse(&json.replace("datetime", "x\\u0007")).expect("JSON").columns("Own query").is_err());
        assert!(Package::parse("[]").is_err());
    }
}

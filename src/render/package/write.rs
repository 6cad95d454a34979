//! Writes `datapackage.json`.

use std::collections::BTreeMap;

use super::form::{Dialect, Field, ForeignKey, KeyReference, Package, Resource, TYPES, TableSchema, path};
use crate::error::Result;
use crate::query::{Header, Reference, ResultSet};
use crate::render::csv::has_empty_texts;
use crate::render::json::{escaped, failed};
use crate::text;

const PROFILE: &str = "https://datapackage.org/profiles/2.0/datapackage.json";

impl Package {
    /// The package of these results and the headers of their queries; each result is in `data/NAME.csv`.
    #[must_use]
    pub fn new(
        repository: &str,
        title: &str,
        results: &BTreeMap<String, ResultSet>,
        headers: &BTreeMap<String, Header>,
    ) -> Self {
        let tables = PackageTables { results, headers };
        Self {
            schema: PROFILE.to_owned(),
            name: text::slug(repository),
            title: title.to_owned(),
            description: String::new(),
            resources: results.iter().map(|(name, result)| tables.resource(name, result)).collect(),
        }
    }

    /// The same package with a description.
    #[must_use]
    pub fn described(self, description: &str) -> Self {
        Self { description: description.to_owned(), ..self }
    }

    /// The package as JSON.
    ///
    /// # Errors
    /// None in practice: every value of a package has a JSON form.
    pub fn json(&self) -> Result<String> {
        Ok(escaped(&serde_json::to_string_pretty(self).map_err(failed)?) + "\n")
    }
}

/// The results of a package and the headers of their queries.
struct PackageTables<'a> {
    results: &'a BTreeMap<String, ResultSet>,
    headers: &'a BTreeMap<String, Header>,
}

impl PackageTables<'_> {
    fn resource(&self, name: &str, result: &ResultSet) -> Resource {
        let header = self.headers.get(name).cloned().unwrap_or_default();
        Resource {
            name: text::slug(name),
            kind: "table".to_owned(),
            path: path(name),
            format: "csv".to_owned(),
            mediatype: "text/csv".to_owned(),
            encoding: "utf-8".to_owned(),
            dialect: Dialect { delimiter: ",".to_owned(), line_terminator: "\n".to_owned() },
            schema: self.schema(name, result, &header),
            title: header.question,
            description: header.grain,
        }
    }

    fn schema(&self, name: &str, result: &ResultSet, header: &Header) -> TableSchema {
        TableSchema {
            fields: (0..result.columns.len()).map(|at| field(result, at, header)).collect(),
            missing: vec![String::new()],
            key: self.key(name).to_vec(),
            references: header.references.iter().filter_map(|found| self.foreign_key(name, found)).collect(),
        }
    }

    /// The key of a table; empty if the table or a column of its key is missing.
    fn key(&self, name: &str) -> &[String] {
        let (Some(header), Some(result)) = (self.headers.get(name), self.results.get(name)) else { return &[] };
        if has_columns(result, &header.key) { &header.key } else { &[] }
    }

    /// A reference to another table of the package; `None` if that table is missing or has another key.
    fn foreign_key(&self, name: &str, reference: &Reference) -> Option<ForeignKey> {
        let result = self.results.get(name)?;
        let target = match name.rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/{}", reference.query),
            None => reference.query.clone(),
        };
        let key = self.key(&target);
        if key.len() != reference.columns.len() || !has_columns(result, &reference.columns) {
            return None;
        }
        Some(ForeignKey {
            fields: reference.columns.clone(),
            reference: KeyReference { resource: text::slug(&target), fields: key.to_vec() },
        })
    }
}

fn has_columns(result: &ResultSet, names: &[String]) -> bool {
    names.iter().all(|name| result.position(name).is_some())
}

fn field(result: &ResultSet, at: usize, header: &Header) -> Field {
    let column = &result.columns[at];
    let kind = TYPES.iter().find(|(kind, _)| *kind == column.kind).map_or("string", |(_, name)| name);
    Field {
        name: column.name.clone(),
        kind: kind.to_owned(),
        description: header.meaning(&column.name).map(str::to_owned),
        missing: has_empty_texts(result, at).then(Vec::new),
    }
}

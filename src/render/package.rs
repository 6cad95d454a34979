//! `datapackage.json`: what stands in each CSV file, as other programs read it (Frictionless Data Package 2).

use std::collections::BTreeMap;

use super::csv::has_empty_texts;
pub use super::package_form::Package;
use super::package_form::{Dialect, Field, Fields, ForeignKey, Resource, Target};
use crate::error::{Error, Result};
use crate::query::{Column, ColumnType, Header, Meaning, Reference, ResultSet};
use crate::text;

const SCHEMA: &str = "https://datapackage.org/profiles/2.0/datapackage.json";

/// Our types and those of the standard.
const KINDS: [(ColumnType, &str); 6] = [
    (ColumnType::Boolean, "boolean"),
    (ColumnType::Integer, "integer"),
    (ColumnType::Float, "number"),
    (ColumnType::Text, "string"),
    (ColumnType::Date, "date"),
    (ColumnType::Time, "datetime"),
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
        let tables = Tables { results, headers };
        Self {
            schema: SCHEMA.to_owned(),
            name: text::slug(repository),
            title: title.to_owned(),
            resources: results.iter().map(|(name, result)| tables.resource(name, result)).collect(),
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
            let is_text = kind == ColumnType::Text && field.missing.as_ref().is_some_and(Vec::is_empty);
            Ok((Column { name: field.name.clone(), kind }, is_text))
        };
        let found = self.resources.iter().find(|resource| resource.path == path(query));
        found.map(|resource| resource.schema.fields.iter().map(column).collect()).transpose()
    }

    /// What the package says of its tables, by query.
    #[must_use]
    pub fn headers(&self) -> BTreeMap<String, Header> {
        self.resources
            .iter()
            .filter_map(|resource| Some((resource.query()?.to_owned(), self.header(resource))))
            .collect()
    }

    fn header(&self, resource: &Resource) -> Header {
        let told = |field: &Field| Some((field.name.clone(), Meaning::Told(field.description.clone()?)));
        let reference = |key: &ForeignKey| {
            let target = self.resources.iter().find(|found| found.name == key.reference.resource)?;
            let query = target.query()?.rsplit('/').next()?.to_owned();
            Some(Reference { columns: key.fields.clone(), query })
        };
        let fields = &resource.schema;
        Header {
            question: resource.title.clone(),
            grain: resource.description.clone(),
            is_helper: false,
            parameters: Vec::new(),
            columns: fields.fields.iter().filter_map(told).collect(),
            key: fields.key.clone(),
            references: fields.references.iter().filter_map(reference).collect(),
        }
    }
}

impl Resource {
    /// The query whose answer it is, where the path is one that laurels writes.
    fn query(&self) -> Option<&str> {
        self.path.strip_prefix("data/")?.strip_suffix(".csv")
    }
}

/// The answers that make a package, and what their queries say of them.
struct Tables<'a> {
    results: &'a BTreeMap<String, ResultSet>,
    headers: &'a BTreeMap<String, Header>,
}

impl Tables<'_> {
    fn resource(&self, name: &str, result: &ResultSet) -> Resource {
        let unknown = Header::default();
        let header = self.headers.get(name).unwrap_or(&unknown);
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
            dialect: Dialect { delimiter: ",".to_owned(), line_terminator: "\n".to_owned() },
            schema: Fields {
                fields,
                missing: vec![String::new()],
                key: self.key(name).to_vec(),
                references: header.references.iter().filter_map(|found| self.foreign_key(name, found)).collect(),
            },
        }
    }

    /// The key of a table that is here with all of its key's columns.
    fn key(&self, name: &str) -> &[String] {
        let has_all = |header: &&Header| {
            self.results
                .get(name)
                .is_some_and(|result| header.key.iter().all(|column| result.position(column).is_some()))
        };
        self.headers.get(name).filter(has_all).map_or(&[], |header| &header.key)
    }

    /// A reference to a table beside this one. A report need not have it, nor a user's own query of that name a key.
    fn foreign_key(&self, name: &str, reference: &Reference) -> Option<ForeignKey> {
        let result = self.results.get(name)?;
        let target = match name.rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/{}", reference.query),
            None => reference.query.clone(),
        };
        let key = self.key(&target);
        let fits = key.len() == reference.columns.len();
        (fits && reference.columns.iter().all(|column| result.position(column).is_some())).then(|| ForeignKey {
            fields: reference.columns.clone(),
            reference: Target { resource: text::slug(&target), fields: key.to_vec() },
        })
    }
}

/// Where the answer of a query stands.
fn path(query: &str) -> String {
    format!("data/{query}.csv")
}

fn field(result: &ResultSet, at: usize, header: &Header) -> Field {
    let column = &result.columns[at];
    let kind = KINDS.iter().find(|(kind, _)| *kind == column.kind).map_or("string", |(_, name)| name);
    Field {
        name: column.name.clone(),
        kind: kind.to_owned(),
        description: header.meaning(&column.name).map(str::to_owned),
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
            columns: vec![("a_date".to_owned(), Meaning::Told("A day.".to_owned()))],
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

    /// The header of a query with a key, and with references from all the columns to other queries.
    fn keyed(key: &[&str], references: &[&str]) -> Header {
        let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let reference = |query: &&str| Reference { columns: owned(&["a"]), query: (*query).to_owned() };
        Header { key: owned(key), references: references.iter().map(reference).collect(), ..Header::default() }
    }

    #[test]
    fn references_are_told_where_their_tables_are_beside_them() {
        let columns = vec![Column { name: "a".to_owned(), kind: ColumnType::Text }];
        let result = ResultSet { columns, rows: Vec::new() };
        let names = ["one/from", "one/to", "one/other", "one/longer", "to", "two/from"];
        let results = names.map(|name| (name.to_owned(), result.clone())).into();
        let from = keyed(&[], &["to", "other", "longer", "absent"]);
        let headers: BTreeMap<String, Header> = [
            ("one/from", from.clone()),
            ("one/to", keyed(&["a"], &[])),
            ("one/other", keyed(&["b"], &[])),
            ("one/longer", keyed(&["a", "a"], &[])),
            ("to", keyed(&["a"], &[])),
            ("two/from", from),
        ]
        .map(|(name, header)| (name.to_owned(), header))
        .into();
        let package = Package::new("x", "y", &results, &headers);
        let found = package.headers();
        assert_eq!(found["one/from"].references, keyed(&[], &["to"]).references);
        assert_eq!((&found["one/to"].key, &found["one/other"].key), (&headers["one/to"].key, &Vec::new()));
        assert_eq!(found["two/from"].references, []);
        let json = package.json().expect("JSON");
        assert!(json.contains(&format!("\"resource\": \"{}\"", text::slug("one/to"))), "{json}");
    }
}

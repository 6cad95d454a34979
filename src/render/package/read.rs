//! Reads `datapackage.json`.

use std::collections::BTreeMap;

use super::form::{Field, ForeignKey, Package, Resource, TYPES, path};
use crate::error::{Error, Result};
use crate::query::{Column, ColumnType, Header, Meaning, Reference};
use crate::render::csv::StoredColumn;
use crate::text;

impl Package {
    /// Reads `datapackage.json`.
    ///
    /// # Errors
    /// It is not JSON, or not a data package of tables.
    pub fn parse(content: &str) -> Result<Self> {
        serde_json::from_str(content).map_err(|error| {
            Error::usage(format!("datapackage.json: {}", text::plain(&error.to_string())))
                .hint("make the report again from the clone")
        })
    }

    /// The columns of a query's CSV file; `None` if the package has no such file.
    ///
    /// # Errors
    /// A column has a type that laurels does not write.
    pub fn columns(&self, query: &str) -> Result<Option<Vec<StoredColumn>>> {
        let path = path(query);
        let Some(resource) = self.resources.iter().find(|resource| resource.path == path) else { return Ok(None) };
        let columns: Result<Vec<StoredColumn>> =
            resource.schema.fields.iter().map(|field| stored_column(field, &path)).collect();
        columns.map(Some)
    }

    /// The headers of the tables, by query.
    #[must_use]
    pub fn headers(&self) -> BTreeMap<String, Header> {
        let mut headers = BTreeMap::new();
        for resource in &self.resources {
            if let Some(query) = resource.query() {
                headers.insert(query.to_owned(), self.header(resource));
            }
        }
        headers
    }

    fn header(&self, resource: &Resource) -> Header {
        let schema = &resource.schema;
        let meaning = |field: &Field| Some((field.name.clone(), Meaning::Told(field.description.clone()?)));
        Header {
            question: resource.title.clone(),
            grain: resource.description.clone(),
            is_helper: false,
            parameters: Vec::new(),
            columns: schema.fields.iter().filter_map(meaning).collect(),
            key: schema.key.clone(),
            references: schema.references.iter().filter_map(|key| self.reference(key)).collect(),
        }
    }

    fn reference(&self, key: &ForeignKey) -> Option<Reference> {
        let target = self.resources.iter().find(|found| found.name == key.reference.resource)?;
        let query = target.query()?.rsplit('/').next()?.to_owned();
        Some(Reference { columns: key.fields.clone(), query })
    }
}

fn stored_column(field: &Field, path: &str) -> Result<StoredColumn> {
    let Some((kind, _)) = TYPES.iter().find(|(_, name)| *name == field.kind) else {
        let (name, kind) = (text::plain(&field.name), text::plain(&field.kind));
        let what = format!("datapackage.json, {path}: the column {name:?} has the unknown type {kind:?}");
        return Err(Error::usage(what));
    };
    let has_empty_texts = *kind == ColumnType::Text && field.missing.as_ref().is_some_and(Vec::is_empty);
    let column = Column { name: field.name.clone(), kind: *kind };
    Ok(StoredColumn { column, has_empty_texts })
}

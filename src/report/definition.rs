//! The `.toml` file of a report.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::item::Item;
use crate::error::{Error, Result};
use crate::query::{Catalog, Parameters, Value};
use crate::text;

/// A report as defined by its file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// The file's name without `.toml`.
    #[serde(skip)]
    pub name: String,
    /// The question that it answers, for `laurels list`.
    pub question: String,
    /// The title, a template.
    pub title: String,
    /// Values for the parameters of its queries.
    #[serde(default)]
    parameters: BTreeMap<String, toml::Value>,
    /// Queries with parameter values of their own, by the name that items use for them.
    #[serde(default)]
    variants: BTreeMap<String, Variant>,
    /// Queries that are written as CSV in addition to those that items name.
    #[serde(default)]
    pub data: Vec<String>,
    /// The sections in order.
    #[serde(default, rename = "section")]
    pub sections: Vec<Section>,
}

/// A query with parameter values of its own.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Variant {
    query: String,
    parameters: BTreeMap<String, toml::Value>,
}

/// A heading and its items; with `each`, repeated for the rows of a query.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// The heading, a template.
    pub heading: String,
    /// A query: the section is repeated for each of its rows, the last row first.
    pub each: Option<String>,
    /// With `each`: skips the rows in which this column is true.
    pub skip: Option<String>,
    /// With `each`: the maximum number of rows.
    pub take: Option<usize>,
    /// With `each`: the column that names the row in anchors and file names. The section is also written to a file of its
    /// own, to be pasted elsewhere.
    pub fragment: Option<String>,
    /// Whether the section appears only in a report of several repositories, once for all of them. Other sections appear
    /// once per repository.
    #[serde(default)]
    pub together: bool,
    /// The items under the heading.
    #[serde(default, rename = "item")]
    pub items: Vec<Item>,
}

impl Report {
    /// Reads the file of a report.
    ///
    /// # Errors
    /// The text is not TOML, has unknown keys, or an item is malformed.
    pub fn parse(name: &str, text: &str) -> Result<Self> {
        let mut report: Self = toml::from_str(text).map_err(|error| {
            Error::usage(format!("report {name}: {}", text::harmless(&error.to_string())))
                .hint("`laurels help reports` lists the keys of a report")
        })?;
        name.clone_into(&mut report.name);
        for section in &report.sections {
            for item in &section.items {
                item.check(name, &section.heading)?;
            }
        }
        Ok(report)
    }

    /// The values for the parameters of its queries.
    ///
    /// # Errors
    /// A value is not a number, text or boolean.
    pub fn parameters(&self) -> Result<Parameters> {
        self.values(&self.parameters)
    }

    /// Adds the report's variants of queries to a catalog.
    ///
    /// # Errors
    /// A variant has the name of a table or query, or its query does not have its parameters.
    pub fn add_variants(&self, queries: &mut Catalog) -> Result<()> {
        for (name, variant) in &self.variants {
            let values = self.values(&variant.parameters)?;
            queries
                .add_variant(name, &variant.query, &values)
                .map_err(|error| error.within(&format!("report {}", self.name)))?;
        }
        Ok(())
    }

    fn values(&self, values: &BTreeMap<String, toml::Value>) -> Result<Parameters> {
        let mut parameters = Parameters::default();
        for (name, value) in values {
            let value = match value {
                toml::Value::Integer(value) => Value::Integer(*value),
                toml::Value::Float(value) => Value::Float(*value),
                toml::Value::Boolean(value) => Value::Boolean(*value),
                toml::Value::String(value) => Value::Text(value.clone()),
                _ => {
                    let what = format!("report {}: the parameter {name} must be a number, text or boolean", self.name);
                    return Err(Error::usage(what));
                }
            };
            parameters.set(name, value);
        }
        Ok(parameters)
    }

    /// The report with the sections for all repositories together, or with those for each repository.
    #[must_use]
    pub fn sections_for(&self, together: bool) -> Self {
        let mut report = self.clone();
        report.sections.retain(|section| section.together == together);
        if together {
            report.data.clear();
        }
        report
    }

    /// The queries it needs, in the order of their first mention.
    #[must_use]
    pub fn queries<'a>(&'a self) -> Vec<&'a str> {
        let mut names: Vec<&str> = Vec::new();
        let mut add = |name: &'a str| {
            if !names.contains(&name) {
                names.push(name);
            }
        };
        for section in &self.sections {
            section.each.iter().for_each(|name| add(name));
            for item in &section.items {
                item.query.iter().chain(&item.facts).for_each(|name| add(name));
            }
        }
        self.data.iter().for_each(|name| add(name));
        names
    }
}

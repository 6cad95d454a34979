//! What stands in a report's file.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::template::Template;
use crate::error::{Error, Result};
use crate::query::{Catalog, Column, Parameters, Value};
use crate::text;

/// A report's file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// The file's name without `.toml`.
    #[serde(skip)]
    pub name: String,
    /// The question it answers, for `laurels list`.
    pub question: String,
    /// Its title, a template.
    pub title: String,
    /// Values for parameters of its queries.
    #[serde(default)]
    parameters: BTreeMap<String, toml::Value>,
    /// Queries with parameter values of their own, by the name that items use for them.
    #[serde(default)]
    variants: BTreeMap<String, Variant>,
    /// Queries whose answers are written as CSV besides those that items name.
    #[serde(default)]
    pub data: Vec<String>,
    /// Its sections, in order.
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

/// A heading and what stands under it; with `each`, once per row of a query.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// The heading, a template.
    pub heading: String,
    /// A query: the section is repeated for each of its rows, last row first.
    pub each: Option<String>,
    /// With `each`: rows for which this column is true are skipped.
    pub skip: Option<String>,
    /// With `each`: how many rows at most.
    pub take: Option<usize>,
    /// With `each`: the column that names a row in anchors and file names; the section is also written as a file of its
    /// own, ready to paste.
    pub fragment: Option<String>,
    /// Stands only in a report of several clones, once for all of them; the other sections stand once for each clone.
    #[serde(default)]
    pub together: bool,
    /// What stands under the heading.
    #[serde(default, rename = "item")]
    pub items: Vec<Item>,
}

/// One thing in a section: exactly one of `text`, `table`, `chart`, `names`, `links` and `method`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Item {
    /// A sentence template, filled from the first matching row of `query` (or from the section's row).
    pub text: Option<String>,
    /// A table: its columns.
    pub table: Option<Vec<TableColumn>>,
    /// A chart specification; its text values are templates.
    pub chart: Option<toml::Table>,
    /// With a chart of one person: the query whose first row has the figures.
    pub facts: Option<String>,
    /// A list of names from this column, in alphabetical order.
    pub names: Option<String>,
    /// Links and commands to check a release with.
    pub links: bool,
    /// What the numbers mean and what was left out.
    pub method: bool,
    /// The query that feeds it.
    pub query: Option<String>,
    /// Only rows equal to the section's row in these columns.
    #[serde(rename = "match")]
    pub matching: Vec<String>,
    /// Only rows for which this column is true.
    pub only: Option<String>,
    /// Only rows for which this column is at most the parameter `top`.
    pub top: Option<String>,
    /// How many rows at most; what is cut is said and stands in the CSV.
    pub rows: Option<usize>,
    /// Stands only where this column of the section's row is true.
    pub when: Option<String>,
    /// Words above a table or before names; left out where there are no rows.
    pub caption: Option<String>,
    /// Words in place of a table or names without rows.
    pub otherwise: Option<String>,
    /// Stands only in the fragment files (true), only in the report (false), or in both.
    pub in_fragment: Option<bool>,
}

/// A column of a table.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableColumn {
    /// The query's column.
    pub name: String,
    /// The heading.
    pub title: String,
    /// How its values are written; by default as its type suggests.
    pub format: Option<Format>,
    /// Longer texts are cut to this many terminal columns; the CSV has them whole.
    pub at_most: Option<usize>,
}

/// How a value is written for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// As its type suggests.
    Plain,
    /// With a sign.
    Signed,
    /// A fraction as a percentage.
    Percent,
    /// A whole number without separators of thousands, such as a year.
    Year,
}

impl Report {
    /// Reads a report's file.
    ///
    /// # Errors
    /// It is not TOML, has unknown keys, or an item is none or several things at once.
    pub fn parse(name: &str, text: &str) -> Result<Self> {
        let mut report: Self = toml::from_str(text).map_err(|error| {
            Error::usage(format!("report {name}: {}", text::harmless(&error.to_string())))
                .hint("the README lists what a report may hold; `reports/releases.toml` in the sources shows it all")
        })?;
        name.clone_into(&mut report.name);
        for section in &report.sections {
            for item in &section.items {
                item.check(name, &section.heading)?;
            }
        }
        Ok(report)
    }

    /// The values it gives to parameters of its queries.
    ///
    /// # Errors
    /// A value is neither a number, a text nor a boolean.
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
                    return Err(Error::usage(format!(
                        "report {}: the parameter {name} is not a number, text or boolean",
                        self.name
                    )));
                }
            };
            parameters.set(name, value);
        }
        Ok(parameters)
    }

    /// The same report with the sections for each clone only, or with those for all clones together.
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
    pub fn queries(&self) -> Vec<&str> {
        let mut out: Vec<&str> = Vec::new();
        let items = self.sections.iter().flat_map(|section| {
            let named = section.items.iter().flat_map(|item| item.query.iter().chain(&item.facts));
            section.each.iter().chain(named)
        });
        for name in items.chain(&self.data) {
            if !out.contains(&name.as_str()) {
                out.push(name);
            }
        }
        out
    }
}

impl Item {
    fn check(&self, report: &str, heading: &str) -> Result<()> {
        let kinds = [
            self.text.is_some(),
            self.table.is_some(),
            self.chart.is_some(),
            self.names.is_some(),
            self.links,
            self.method,
        ];
        let wrong = |what: &str| Error::usage(format!("report {report}, section {heading:?}: {what}"));
        if kinds.iter().filter(|is| **is).count() != 1 {
            return Err(wrong("an item is exactly one of text, table, chart, names, links and method"));
        }
        let needs_query = self.table.is_some() || self.chart.is_some() || self.names.is_some();
        if needs_query && self.query.is_none() {
            return Err(wrong("a table, chart or list of names needs a query"));
        }
        if self.facts.is_some() && self.chart.is_none() {
            return Err(wrong("facts are for a chart"));
        }
        let templates = [&self.text, &self.caption, &self.otherwise];
        for template in templates.into_iter().flatten() {
            Template::parse(template).map_err(|what| wrong(&what))?;
        }
        Ok(())
    }

    /// Checks that the columns it names exist in the columns of its query.
    ///
    /// # Errors
    /// A column does not exist.
    pub fn check_columns(&self, report: &str, columns: &[Column]) -> Result<()> {
        let table = self.table.iter().flatten().map(|column| &column.name);
        let named = table.chain(&self.names).chain(&self.matching).chain(&self.only).chain(&self.top);
        for name in named {
            if !columns.iter().any(|column| column.name == *name) {
                let known: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
                return Err(Error::usage(format!(
                    "report {report}: the query {} has no column {name:?}",
                    self.query.as_deref().unwrap_or_default()
                ))
                .hint(format!("it has {}", known.join(", "))));
            }
        }
        Ok(())
    }
}

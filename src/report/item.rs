//! An item of a section: a text, table, chart, list of names, links, or the method section.

use serde::Deserialize;

use super::cell_format::CellFormat;
use super::template::Template;
use crate::error::{Error, Result};
use crate::query::Column;

/// An item of a section: exactly one of `text`, `table`, `chart`, `names`, `links` and `method`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Item {
    /// A text template, filled from the first row of `query`, or from the row of the section.
    pub text: Option<String>,
    /// The columns of a table.
    pub table: Option<Vec<TableColumn>>,
    /// A chart specification; its texts are templates.
    pub chart: Option<toml::Table>,
    /// For a card: the query whose first row has the key figures.
    pub facts: Option<String>,
    /// The names in this column, in alphabetical order.
    pub names: Option<String>,
    /// Links of a release: its comparison at the forge, and its own file.
    pub links: bool,
    /// The method section.
    pub method: bool,
    /// The query that supplies the rows.
    pub query: Option<String>,
    /// Keeps rows that equal the row of the section in these columns.
    #[serde(rename = "match")]
    pub matching: Vec<String>,
    /// Keeps rows in which this column is true or above 0.
    pub only: Option<String>,
    /// Keeps rows in which this column is at most the parameter `top`.
    pub top: Option<String>,
    /// The maximum number of rows that are shown; the CSV file has all rows.
    pub rows: Option<usize>,
    /// Shows the item only if this value, of the section's row or of the run, is true or above 0.
    pub when: Option<String>,
    /// Shows the item only if this value is neither true nor above 0.
    pub unless: Option<String>,
    /// The words above a table or before names; omitted without rows.
    pub caption: Option<String>,
    /// The words above a table if `top` leaves out no row.
    pub caption_all: Option<String>,
    /// The words instead of a table or names without rows.
    pub otherwise: Option<String>,
    /// Shows the item only in the file of the section (true), only in the report (false), or in both.
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
    /// How its cells are written; defaults to percentages for fractions and to the type for others.
    pub format: Option<CellFormat>,
    /// Shortens texts to this many terminal columns; the CSV file has the whole texts.
    pub at_most: Option<usize>,
}

impl Item {
    /// Checks that the item is exactly one thing and has what it needs.
    ///
    /// # Errors
    /// It is none or several things, lacks a query, or has a malformed text.
    pub fn check(&self, report: &str, heading: &str) -> Result<()> {
        let wrong = |what: &str| Error::usage(format!("report {report}, section {heading:?}: {what}"));
        if self.contents() != 1 {
            return Err(wrong("each item needs exactly one of text, table, chart, names, links and method"));
        }
        let needs_query = self.table.is_some() || self.chart.is_some() || self.names.is_some();
        if needs_query && self.query.is_none() {
            return Err(wrong("a table, a chart and a list of names need a query"));
        }
        if self.facts.is_some() && self.chart.is_none() {
            return Err(wrong("`facts` applies only to a chart"));
        }
        for template in self.templates() {
            Template::parse(template).map_err(|error| wrong(&error.to_string()))?;
        }
        Ok(())
    }

    /// How many things the item is.
    fn contents(&self) -> usize {
        let contents = [
            self.text.is_some(),
            self.table.is_some(),
            self.chart.is_some(),
            self.names.is_some(),
            self.links,
            self.method,
        ];
        contents.into_iter().filter(|is_set| *is_set).count()
    }

    /// Its texts, apart from those of a chart.
    fn templates(&self) -> impl Iterator<Item = &str> {
        [&self.text, &self.caption, &self.caption_all, &self.otherwise].into_iter().flatten().map(String::as_str)
    }

    /// Checks that the query has the columns that the item names.
    ///
    /// # Errors
    /// A column does not exist.
    pub fn check_columns(&self, report: &str, columns: &[Column]) -> Result<()> {
        let known: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
        match self.columns().into_iter().find(|name| !known.contains(name)) {
            Some(name) => {
                let query = self.query.as_deref().unwrap_or_default();
                let what = format!("report {report}: the query {query} has no column {name:?}");
                Err(Error::usage(what).hint(format!("its columns are {}", known.join(", "))))
            }
            None => Ok(()),
        }
    }

    /// The columns of its query that it names.
    fn columns(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.table.iter().flatten().map(|column| column.name.as_str()).collect();
        let others = self.names.iter().chain(&self.matching).chain(&self.only).chain(&self.top);
        names.extend(others.map(String::as_str));
        names
    }
}

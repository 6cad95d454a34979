//! Checks that every template of a report finds its values, before history is read.

use std::collections::BTreeMap;

use super::definition::{Report, Section};
use super::item::Item;
use super::template::Template;
use crate::error::{Error, Result};
use crate::query::{ResultSet, Value};
use crate::text;

/// Checks that every template finds its values in the row of its section, the columns of its query, or the run.
///
/// # Errors
/// A template names a value that does not exist.
pub fn check(report: &Report, results: &BTreeMap<String, ResultSet>, fields: &BTreeMap<String, Value>) -> Result<()> {
    let run: Vec<&str> = fields.keys().map(String::as_str).collect();
    let checker = Checker { report, results };
    for section in &report.sections {
        let row = [run.as_slice(), &checker.columns(section.each.as_ref())].concat();
        checker.template(&section.heading, &row)?;
        for item in &section.items {
            checker.item(section, item, &row)?;
        }
    }
    checker.template(&report.title, &run)
}

struct Checker<'a> {
    report: &'a Report,
    results: &'a BTreeMap<String, ResultSet>,
}

impl Checker<'_> {
    /// The columns of a query.
    fn columns(&self, query: Option<&String>) -> Vec<&str> {
        let Some(result) = query.and_then(|query| self.results.get(query)) else { return Vec::new() };
        result.columns.iter().map(|column| column.name.as_str()).collect()
    }

    /// Checks an item; `row` has the names of the values in the row of its section.
    fn item(&self, section: &Section, item: &Item, row: &[&str]) -> Result<()> {
        let conditions = [&item.when, &item.unless].into_iter().flatten();
        if let Some(column) = conditions.into_iter().find(|column| !row.contains(&column.as_str())) {
            return Err(self.wrong(&format!("the row of a section has no column {column:?}")));
        }
        self.chart_id(section, item)?;
        let own = [row, &self.columns(item.query.as_ref()), &["count"]].concat();
        for template in [&item.text, &item.caption, &item.caption_all].into_iter().flatten() {
            self.template(template, &own)?;
        }
        // These are not filled from a row of the query.
        let chart = item.chart.iter().flat_map(|chart| chart.values()).filter_map(toml::Value::as_str);
        for template in chart.chain(item.otherwise.as_deref()) {
            self.template(template, row)?;
        }
        Ok(())
    }

    /// A chart in a repeated section needs a different id in each repetition.
    fn chart_id(&self, section: &Section, item: &Item) -> Result<()> {
        let id = item.chart.as_ref().and_then(|chart| chart.get("id")?.as_str());
        let is_repeated = section.each.is_some() && section.take != Some(1);
        let Some(id) = id.filter(|_| is_repeated) else { return Ok(()) };
        let row = self.columns(section.each.as_ref());
        if self.parsed(id)?.names().iter().any(|name| row.contains(name)) {
            return Ok(());
        }
        let what = format!("the id of the chart {:?} is the same in each repetition of its section", text::plain(id));
        Err(self.wrong(&what).hint(format!("add a value that differs by row, for example \"{id}-{{release:slug}}\"")))
    }

    fn template(&self, template: &str, known: &[&str]) -> Result<()> {
        match self.parsed(template)?.names().into_iter().find(|name| !known.contains(name)) {
            Some(name) => {
                let what = format!("unknown placeholder {{{name}}}");
                Err(self.wrong(&what).hint(format!("the placeholders are {}", known.join(", "))))
            }
            None => Ok(()),
        }
    }

    fn parsed(&self, template: &str) -> Result<Template> {
        Template::parse(template).map_err(|error| self.wrong(&error.to_string()))
    }

    fn wrong(&self, what: &str) -> Error {
        Error::usage(format!("report {}: {what}", self.report.name))
    }
}

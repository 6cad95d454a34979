//! Sections of a document.

use std::collections::BTreeMap;

use super::filling::Filling;
use super::rows::{from_release, values_of};
use crate::error::{Error, Result};
use crate::query::{ResultSet, Value};
use crate::report::definition::{Report, Section};
use crate::report::document::{ChartRequest, Document, Part};
use crate::report::item::Item;
use crate::report::least;
use crate::report::span::Span;
use crate::report::template::{Template, Values};

/// Fills a report.
///
/// # Errors
/// A template is malformed, or the result of a query is missing.
pub fn build(report: &Report, filling: &Filling<'_>) -> Result<Document> {
    let mut builder = Builder { report, filling, charts: Vec::new() };
    let mut parts = Vec::new();
    for section in &report.sections {
        parts.extend(builder.section(section)?);
    }
    Ok(Document {
        title: builder.text(&report.title, &filling.fields)?,
        subtitle: builder.text("[{revision} at ]{head}[, {head_date}]", &filling.fields)?,
        notices: filling.notices.clone(),
        parts,
        charts: builder.charts,
        numbers: filling.numbers,
    })
}

/// Fills the sections of a report and collects their charts.
pub struct Builder<'a> {
    pub report: &'a Report,
    pub filling: &'a Filling<'a>,
    pub charts: Vec<ChartRequest>,
}

impl Builder<'_> {
    /// A section, or one for each row of its query.
    fn section(&mut self, section: &Section) -> Result<Vec<Part>> {
        let Some(query) = &section.each else { return Ok(vec![self.part(section, None)?]) };
        let mut parts = Vec::new();
        for mut row in self.section_rows(section, query)? {
            for (name, value) in &self.filling.fields {
                row.entry(name.clone()).or_insert_with(|| value.clone());
            }
            parts.push(self.part(section, Some(&row))?);
        }
        Ok(parts)
    }

    /// The rows that a section is repeated for, the last row first.
    fn section_rows(&self, section: &Section, query: &str) -> Result<Vec<Values>> {
        let result = from_release(self.result(query)?, self.filling.from_ordinal);
        let is_skipped = |row: &[Value]| match &section.skip {
            Some(column) => result.value(row, column).is_true(),
            None => false,
        };
        let wanted = result.rows.iter().rev().filter(|row| !is_skipped(row));
        let limit = section.take.unwrap_or(usize::MAX);
        Ok(wanted.take(limit).map(|row| values_of(&result, row)).collect())
    }

    /// A section filled from a row, if it has one.
    fn part(&mut self, section: &Section, row: Option<&Values>) -> Result<Part> {
        let key = section.fragment.as_ref().and_then(|column| row?.get(column)?.text().map(str::to_owned));
        let mut blocks = Vec::new();
        let mut fragment = Vec::new();
        for item in &section.items {
            if !is_due(item, self.values(row)) {
                continue;
            }
            let Some(block) = self.block(item, row, key.as_deref())? else { continue };
            if item.in_fragment != Some(false) {
                fragment.push(block.clone());
            }
            if item.in_fragment != Some(true) {
                blocks.push(block);
            }
        }
        let heading = self.text(&section.heading, self.values(row))?;
        let is_incomplete = row.and_then(|row| row.get(least::MARK)).map(Value::is_true);
        Ok(Part { heading, fragment: key.is_some().then_some(fragment), key, is_incomplete, blocks })
    }

    /// The values for templates: those of the section's row, or those of the run.
    pub fn values<'b>(&'b self, row: Option<&'b Values>) -> &'b Values {
        row.unwrap_or(&self.filling.fields)
    }

    /// The result of a query.
    pub fn result(&self, query: &str) -> Result<&ResultSet> {
        let found = self.filling.results.get(query);
        found.ok_or_else(|| Error::internal(format!("the result of the query {query} is missing")))
    }

    /// A filled template.
    pub fn spans(&self, template: &str, values: &BTreeMap<String, Value>) -> Result<Vec<Span>> {
        Ok(self.parsed(template)?.fill(values, self.filling.numbers))
    }

    /// A filled template without markup.
    pub fn text(&self, template: &str, values: &BTreeMap<String, Value>) -> Result<String> {
        Ok(self.parsed(template)?.fill_text(values, self.filling.numbers))
    }

    fn parsed(&self, template: &str) -> Result<Template> {
        let wrong = |what: String| Error::usage(format!("report {}: {what}", self.report.name));
        Template::parse(template).map_err(|error| wrong(error.to_string()))
    }
}

/// Whether the values have what an item needs.
fn is_due(item: &Item, values: &Values) -> bool {
    let is_given = |name: &String| values.get(name).is_some_and(Value::is_given);
    item.when.as_ref().is_none_or(is_given) && !item.unless.as_ref().is_some_and(is_given)
}

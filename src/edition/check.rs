//! Checks of a report before history is read.

use std::collections::{BTreeMap, BTreeSet};

use super::answers::answers;
use super::brief::Brief;
use super::charts::spec;
use crate::chart::{self, Spec};
use crate::error::{Error, Result};
use crate::progress::Silent;
use crate::query::{Catalog, Engine, Parameters, ResultSet, Value};
use crate::report::{self, Report};
use crate::text;

/// Runs a report over empty tables, so that a wrong query, column, template or chart is an error before history is read.
///
/// # Errors
/// Anything in the report or its queries is wrong.
pub fn rehearse(report: &Report, queries: &Catalog, parameters: &Parameters) -> Result<()> {
    let results = answers(report, Engine::dry(queries, parameters.clone()), &Silent)?;
    let parameters = parameters.iter().map(|(name, value)| (name.to_owned(), value.clone())).collect();
    let brief = Brief { parameters, ..Brief::default() };
    check(report, &results, &brief.fields())
}

/// Checks a report against the columns of its results and the values of its run.
///
/// # Errors
/// A column or value that it names is missing, or a chart is malformed.
pub fn check(report: &Report, results: &BTreeMap<String, ResultSet>, fields: &BTreeMap<String, Value>) -> Result<()> {
    let mut ids = BTreeSet::new();
    for section in &report.sections {
        for item in &section.items {
            let Some(result) = item.query.as_ref().and_then(|query| results.get(query)) else { continue };
            item.check_columns(&report.name, &result.columns)?;
            let Some(chart) = &item.chart else { continue };
            let spec = spec(&report.name, chart)?;
            // Charts for all repositories together have a folder of their own.
            if !ids.insert((section.together, file_name(&spec.id))) {
                return Err(same_id(report, &spec));
            }
            let checked = CheckedChart { report, spec: &spec, results };
            checked.check_columns(item.query.as_deref(), &spec.columns())?;
            checked.check_columns(item.facts.as_deref(), spec.fact_columns())?;
        }
    }
    report::check(report, results, fields)
}

fn same_id(report: &Report, spec: &Spec) -> Error {
    let id = text::plain(&spec.id);
    Error::usage(format!("report {}: two charts have the id {id:?}, or ids that make one file name", report.name))
        .hint("ids must differ in more than case, periods and hyphens")
}

/// What no two charts may share. A template in an id is filled later, so its text must differ.
fn file_name(id: &str) -> String {
    if id.contains('{') { id.to_lowercase() } else { chart::safe_id(id).to_lowercase() }
}

/// A chart whose columns are checked.
struct CheckedChart<'a> {
    report: &'a Report,
    spec: &'a Spec,
    results: &'a BTreeMap<String, ResultSet>,
}

impl CheckedChart<'_> {
    /// Checks that the result of a query has these columns.
    fn check_columns(&self, query: Option<&str>, columns: &[&str]) -> Result<()> {
        let result = query.and_then(|query| self.results.get(query));
        let is_missing = |column: &&&str| result.is_none_or(|result| result.position(column).is_none());
        let Some(column) = columns.iter().find(is_missing) else { return Ok(()) };
        let reason = match query {
            Some(query) => format!("which the query {query} does not have"),
            None => "but the item names no query for it: add `facts`".to_owned(),
        };
        let (report, chart) = (&self.report.name, &self.spec.id);
        Err(Error::usage(format!("report {report}: the chart {chart} reads the column {column:?}, {reason}"))
            .hint("`laurels help charts` describes the columns of charts"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Options;
    use crate::query::Value;

    #[test]
    fn built_in_reports_pass_the_rehearsal() {
        let (queries, reports) = (Catalog::new(Vec::new()), report::Catalog::new(Vec::new()));
        let (queries, reports) = (queries.expect("well-formed"), reports.expect("well-formed"));
        for report in reports.iter() {
            let mut parameters = report.parameters().expect("well-formed");
            parameters.set("top", Value::Integer(Options::default().top_or(None)));
            let mut queries = queries.clone();
            report.add_variants(&mut queries).expect("well-formed");
            rehearse(report, &queries, &parameters).expect("nothing is missing");
        }
    }
}

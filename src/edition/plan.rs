//! A report whose queries, values and charts are known to fit each other before history is read.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::chapters::sections;
use super::page::{self, Answers};
use crate::chart::{self, Spec};
use crate::config::{Options, Own};
use crate::error::{Error, Result};
use crate::progress::{Progress, Silent, Stage};
use crate::query::{Catalog, Engine, Parameters, ResultSet, Value, wanted};
use crate::render::{self, Inputs, Manifest};
use crate::report::{self, Report};
use crate::study::{Study, Subject, joined, make_distinct, study};
use crate::table::Source;
use crate::text;

/// How many ranks are the top where neither the command line nor the report says so.
const DEFAULT_TOP: i64 = 10;

/// What is asked of which clones.
#[derive(Debug, Clone, Copy)]
pub struct Order<'a> {
    /// The clones, each once; several make one report only of a person.
    pub clones: &'a [PathBuf],
    /// The report's name.
    pub report: &'a str,
    /// Whom a report about one person is about: a name, a part of one, or a person_id.
    pub person: Option<&'a str>,
}

/// A report whose queries and values are known to fit each other.
pub struct Plan<'a> {
    /// What the command line asks for.
    pub options: &'a Options,
    /// The report.
    pub report: Report,
    /// The values of its parameters.
    pub parameters: Parameters,
    queries: Catalog,
}

impl<'a> Plan<'a> {
    /// Checks a report and the values of its parameters.
    ///
    /// # Errors
    /// A query or the report is wrong, or a person is given where none is wanted, or the other way round.
    pub fn new(options: &'a Options, order: Order<'_>, own: Own) -> Result<Self> {
        let is_ours = own.queries.is_empty() && own.reports.is_empty();
        let mut queries = Catalog::new(own.queries)?;
        let report = report::Catalog::new(own.reports)?.get(order.report)?.clone();
        report.add_variants(&mut queries)?;
        let name = &report.name;
        match (takes_person(&report, &queries), order.person) {
            (true, None) => {
                let what = format!("the report {name} is about one person");
                return Err(Error::usage(what).hint("say who: --person NAME"));
            }
            (false, Some(_)) => {
                return Err(Error::usage(format!("the report {name} is not about one person"))
                    .hint("leave out --person, and give one clone; or choose --report person"));
            }
            _ => {}
        }
        let parameters = parameters(&report, options)?;
        // Ours are rehearsed by a test; a user's own come first here.
        if !is_ours {
            rehearse(&report, &queries, &parameters)?;
        }
        Ok(Self { options, report, parameters, queries })
    }

    /// Reads the clones.
    ///
    /// # Errors
    /// A clone cannot be read, or the user interrupts.
    pub fn read(&self, paths: &[PathBuf], progress: &dyn Progress) -> Result<Vec<Study>> {
        let asked = || self.report.queries().into_iter().filter_map(|name| self.queries.get(name).ok());
        let mut clones = Vec::with_capacity(paths.len());
        for path in paths {
            let options = Options { path: path.clone(), ..self.options.clone() };
            let mut clone = study(&options, wanted(&self.queries, asked()), progress)?;
            if paths.len() > 1 {
                make_distinct(&mut clone, &clones);
            }
            clones.push(clone);
        }
        Ok(clones)
    }

    /// The answers of each chapter.
    ///
    /// # Errors
    /// A query is wrong, or the user interrupts.
    pub fn answers(&self, clones: &[Study], who: Option<&Subject>, progress: &dyn Progress) -> Result<Vec<Answers>> {
        let mut out = Vec::with_capacity(clones.len() + 1);
        if let Some(all) = joined(clones) {
            out.push(self.run(&sections(&self.report, true, true), &all, progress)?);
        }
        for clone in clones {
            let knows_person = who.is_none_or(|who| who.is_in(clone));
            out.push(self.run(&sections(&self.report, false, knows_person), clone, progress)?);
        }
        Ok(out)
    }

    fn run(&self, report: &Report, gathered: &Study, progress: &dyn Progress) -> Result<Answers> {
        progress.begin(Stage::Queries, Some(report.queries().len() as u64));
        let source = Source::of(gathered, self.options.emails);
        let results = answers(report, Engine::new(&self.queries, &source, self.parameters.clone()), progress)?;
        let told = |name: &String| Some((name.clone(), self.queries.get(name).ok()?.header.clone()));
        Ok(Answers { headers: results.keys().filter_map(told).collect(), results })
    }
}

/// Whether a report is about one person: a query of it takes the parameter.
fn takes_person(report: &Report, queries: &Catalog) -> bool {
    report.queries().into_iter().filter_map(|name| queries.get(name).ok()).any(|query| queries.takes(query, "person"))
}

/// The values of a report's parameters.
fn parameters(report: &Report, options: &Options) -> Result<Parameters> {
    let mut parameters = report.parameters()?;
    if let Some(top) = options.top {
        parameters.set("top", Value::Integer(i64::from(top)));
    } else if parameters.get("top").is_none() {
        parameters.set("top", Value::Integer(DEFAULT_TOP));
    }
    Ok(parameters)
}

/// Everything that can go wrong without a clone goes wrong here: queries over empty tables, columns, templates, charts.
fn rehearse(report: &Report, queries: &Catalog, parameters: &Parameters) -> Result<()> {
    let results = answers(report, Engine::dry(queries, parameters.clone()), &Silent)?;
    let mut inputs = Inputs::default();
    parameters.iter().for_each(|(name, value)| inputs.set(name, value));
    check(report, &results, &page::fields(&Manifest::new(String::new(), "", "", &[]), &inputs))
}

/// Checks a report against the columns of its answers and the values of its run.
///
/// # Errors
/// A column or value that it names is missing, or a chart is malformed.
pub fn check(report: &Report, results: &BTreeMap<String, ResultSet>, fields: &BTreeMap<String, Value>) -> Result<()> {
    let mut ids = BTreeSet::new();
    let items = report.sections.iter().flat_map(|section| section.items.iter().map(|item| (section.together, item)));
    for (together, item) in items {
        let Some(result) = item.query.as_ref().and_then(|query| results.get(query)) else { continue };
        item.check_columns(&report.name, &result.columns)?;
        if let Some(chart) = &item.chart {
            let spec = page::spec(&report.name, chart)?;
            // Charts of several clones are told apart by their folders, and those for all clones have their own.
            if !ids.insert((together, file_name(&spec.id))) {
                let id = text::plain(&spec.id);
                let what =
                    format!("report {}: two charts have the id {id:?}, or ids that make one file name", report.name);
                return Err(Error::usage(what).hint("ids differ in more than case and signs such as . and -"));
            }
            has_columns(report, &spec, (item.query.as_deref(), results), &spec.columns())?;
            has_columns(report, &spec, (item.facts.as_deref(), results), spec.fact_columns())?;
        }
    }
    report::check(report, results, fields)
}

/// What no two charts may share. Holes are filled later: then all that was written must differ.
fn file_name(id: &str) -> String {
    if id.contains('{') { id.to_lowercase() } else { chart::safe_id(id).to_lowercase() }
}

/// Checks that the query of a chart has these columns.
fn has_columns(
    report: &Report,
    spec: &Spec,
    (query, results): (Option<&str>, &BTreeMap<String, ResultSet>),
    columns: &[&str],
) -> Result<()> {
    let result = query.and_then(|query| results.get(query));
    let is_missing = |column: &&&str| result.is_none_or(|result| result.position(column).is_none());
    let Some(column) = columns.iter().find(is_missing) else { return Ok(()) };
    let where_to = match query {
        Some(query) => format!("which the query {query} does not have"),
        None => "and the item names no query for it: it needs `facts`".to_owned(),
    };
    Err(Error::usage(format!("report {}: the chart {} reads the column {column:?}, {where_to}", report.name, spec.id)))
}

/// The answers of a report's queries, over real tables or empty ones.
fn answers(report: &Report, mut engine: Engine<'_>, progress: &dyn Progress) -> Result<BTreeMap<String, ResultSet>> {
    let mut results = BTreeMap::new();
    for name in report.queries() {
        progress.check()?;
        results.insert(name.to_owned(), render::as_read(engine.run(name)?));
        progress.advance(1);
    }
    Ok(results)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_reports_pass_their_rehearsal() {
        let (queries, reports) = (Catalog::new(Vec::new()), report::Catalog::new(Vec::new()));
        let (queries, reports) = (queries.expect("well-formed"), reports.expect("well-formed"));
        for report in reports.iter() {
            let mut parameters = report.parameters().expect("well-formed");
            parameters.set("top", Value::Integer(DEFAULT_TOP));
            let mut queries = queries.clone();
            report.add_variants(&mut queries).expect("well-formed");
            rehearse(report, &queries, &parameters).expect("nothing is missing");
        }
    }
}

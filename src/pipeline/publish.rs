//! From facts to a published folder.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::TOOL;
use super::config::{Options, Own, Wanted};
use super::gather::{Gathered, gather};
use super::pages::{self, Answers};
use crate::chart::Spec;
use crate::error::{Error, Result};
use crate::fact::Notice;
use crate::history;
use crate::output::Folder;
use crate::progress::{Progress, Silent, Stage};
use crate::query::{Catalog, Engine, Header, Parameters, ResultSet, Value};
use crate::render::{self, Inputs, Manifest};
use crate::report::{self, Method, Report};
use crate::text;

const SECONDS_PER_DAY: i64 = 86_400;
/// How many ranks are the top where neither the command line nor the report says so.
const DEFAULT_TOP: i64 = 10;

/// What a run published.
#[derive(Debug, Clone)]
pub struct Published {
    /// What a reader must know.
    pub notices: Vec<Notice>,
    /// Number of files, the manifest included.
    pub files: usize,
    /// Number of commits read.
    pub commits: usize,
    /// Number of releases, the unreleased tail included.
    pub releases: usize,
}

/// Makes a report of a clone in a folder.
///
/// # Errors
/// Whatever can be wrong with queries, report and folder is found before history is read.
pub fn publish(
    options: &Options,
    own: Own,
    name: &str,
    (folder, force): (&Path, bool),
    progress: &dyn Progress,
) -> Result<Published> {
    let is_ours = own.queries.is_empty() && own.reports.is_empty();
    let queries = Catalog::new(own.queries)?;
    let reports = report::Catalog::new(own.reports)?;
    let report = reports.get(name)?;
    if takes_person(report, &queries) {
        return Err(Error::usage(format!("the report {name} is about one person")).hint("say who: --person NAME"));
    }
    let parameters = parameters(report, options)?;
    // Ours are rehearsed by a test; a user's own come first here.
    if !is_ours {
        rehearse(report, &queries, &parameters)?;
    }
    let report = &report.sections_for(false);
    let folder = Folder::prepare(folder, force)?;
    let asked = report.queries().into_iter().filter_map(|name| queries.get(name).ok());
    let gathered = gather(options, Wanted::by(&queries, asked), progress)?;
    let files = gathered.while_storing(progress, || {
        let results = run(report, &queries, &gathered, options, &parameters, progress)?;
        pages::check_highlights(&options.highlight, &results)?;
        progress.begin(Stage::Files, None);
        let manifest = described(report, &gathered, options, &results, &parameters);
        let answers = Answers { headers: headers(&results, &queries), results };
        let (artifacts, manifest) =
            history::with_threads(options.threads, || pages::pages(report, &answers, manifest))??;
        folder.write(&artifacts, &manifest, progress)?;
        Ok(artifacts.len() + 1)
    })?;
    Ok(Published::new(gathered, files))
}

/// What queries say of their answers, by the answers' names.
pub(super) fn headers(results: &BTreeMap<String, ResultSet>, queries: &Catalog) -> BTreeMap<String, Header> {
    let told = |name: &String| Some((name.clone(), queries.get(name).ok()?.header.clone()));
    results.keys().filter_map(told).collect()
}

/// Whether a report is about one person: a query of it takes the parameter.
pub(super) fn takes_person(report: &Report, queries: &Catalog) -> bool {
    report.queries().into_iter().filter_map(|name| queries.get(name).ok()).any(|query| queries.takes(query, "person"))
}

/// The values of a report's parameters.
pub(super) fn parameters(report: &Report, options: &Options) -> Result<Parameters> {
    let mut parameters = report.parameters()?;
    if let Some(top) = options.top {
        parameters.set("top", Value::Integer(i64::from(top)));
    } else if parameters.get("top").is_none() {
        parameters.set("top", Value::Integer(DEFAULT_TOP));
    }
    Ok(parameters)
}

impl Published {
    pub(super) fn new(gathered: Gathered, files: usize) -> Self {
        Self {
            files,
            commits: gathered.facts.commits.len(),
            releases: gathered.selection.releases.iter().filter(|release| !release.is_unreleased).count(),
            notices: gathered.notices(),
        }
    }
}

/// Everything that can go wrong without a clone goes wrong here: queries over empty tables, columns, templates, charts.
pub(super) fn rehearse(report: &Report, queries: &Catalog, parameters: &Parameters) -> Result<()> {
    let results = answers(report, Engine::dry(queries, parameters.clone()), &Silent)?;
    let mut inputs = Inputs::default();
    parameters.iter().for_each(|(name, value)| inputs.set(name, value));
    check(report, &results, &pages::fields(&Manifest::new(String::new(), "", "", &[]), &inputs))
}

/// Checks a report against the columns of its answers and the values of its run.
///
/// # Errors
/// A column or value that it names is missing, or a chart is malformed.
pub(super) fn check(
    report: &Report,
    results: &BTreeMap<String, ResultSet>,
    fields: &BTreeMap<String, Value>,
) -> Result<()> {
    let mut ids = BTreeSet::new();
    let items = report.sections.iter().flat_map(|section| section.items.iter().map(|item| (section.together, item)));
    for (together, item) in items {
        let Some(result) = item.query.as_ref().and_then(|query| results.get(query)) else { continue };
        item.check_columns(&report.name, &result.columns)?;
        if let Some(chart) = &item.chart {
            let spec = pages::spec(&report.name, chart)?;
            // Charts of several clones are told apart by their folders, and those for all clones have their own.
            if !ids.insert((together, spec.id.to_lowercase())) {
                return Err(Error::usage(format!("report {}: two charts have the id {:?}", report.name, spec.id)));
            }
            has_columns(report, &spec, (item.query.as_deref(), results), &spec.columns())?;
            has_columns(report, &spec, (item.facts.as_deref(), results), spec.fact_columns())?;
        }
    }
    report::check(report, results, fields)
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

pub(super) fn run(
    report: &Report,
    queries: &Catalog,
    gathered: &Gathered,
    options: &Options,
    parameters: &Parameters,
    progress: &dyn Progress,
) -> Result<BTreeMap<String, ResultSet>> {
    progress.begin(Stage::Queries, Some(report.queries().len() as u64));
    let source = gathered.source(options.emails);
    answers(report, Engine::new(queries, &source, parameters.clone()), progress)
}

/// The answers of a report's queries, over real tables or empty ones.
fn answers(report: &Report, mut engine: Engine<'_>, progress: &dyn Progress) -> Result<BTreeMap<String, ResultSet>> {
    let mut results = BTreeMap::new();
    for name in report.queries() {
        progress.check()?;
        results.insert(name.to_owned(), render::as_told(engine.run(name)?));
        progress.advance(1);
    }
    Ok(results)
}

/// What the pages are made of besides the answers.
fn inputs(
    gathered: &Gathered,
    options: &Options,
    results: &BTreeMap<String, ResultSet>,
    parameters: &Parameters,
) -> Inputs {
    let mut inputs = Inputs {
        revision: options.revision.clone(),
        rev_list_option: options.profile.rev_list_option().map(str::to_owned),
        url: gathered.url.clone(),
        from_ordinal: gathered.from_ordinal,
        raw_csv: options.raw_csv,
        counting: options.profile.filter().to_owned(),
        clones: Vec::new(),
        parameters: BTreeMap::new(),
        method: report::method(&method(gathered, options, results)),
        look: gathered.look.clone(),
        sizes: options.sizes.clone(),
    };
    if !options.highlight.is_empty() {
        inputs.look.highlight.clone_from(&options.highlight);
    }
    parameters.iter().for_each(|(name, value)| inputs.set(name, value));
    inputs
}

fn head_date(gathered: &Gathered) -> Value {
    let days = gathered.head_date.and_then(|at| i32::try_from(at.div_euclid(SECONDS_PER_DAY)).ok());
    days.map_or(Value::Null, Value::Date)
}

fn method(gathered: &Gathered, options: &Options, results: &BTreeMap<String, ResultSet>) -> Method {
    let left_out = results.get("left_out").map(|result| {
        let commits = result.rows.iter().filter_map(|row| result.value(row, "commits").integer()).sum();
        (i64::try_from(result.rows.len()).unwrap_or(i64::MAX), commits)
    });
    Method {
        tool: TOOL.to_owned(),
        repository: gathered.repository.clone(),
        revision: options.revision.clone(),
        head: gathered.head.to_hex(),
        profile: (options.profile.name().to_owned(), options.profile.meaning().to_owned()),
        releases: releases_in_words(gathered, options),
        others: gathered.selection.others.iter().map(|train| text::plain(&train.glob)).collect(),
        left_out,
        mailmap: gathered.mailmap.clone(),
        options: options.typed.clone(),
    }
}

fn releases_in_words(gathered: &Gathered, options: &Options) -> String {
    let selection = &gathered.selection;
    let folded = match selection.folded {
        0 => String::new(),
        folded => format!(
            " {} folded into other releases: patch releases (x.y.z with z above 0) and pre-releases are no rows \
             of their own, unless `--patches separate` or `--prereleases separate` says so.",
            text::counted(i64::try_from(folded).unwrap_or(i64::MAX), "tag is", "tags are")
        ),
    };
    let source = match (&options.releases, &selection.glob) {
        (Some(_), _) => "Releases are those listed in the file given by `--releases`.".to_owned(),
        (None, Some(glob)) => format!("Releases are the tags that match `{}`.", text::plain(glob).replace('`', "")),
        (None, None) if selection.train.is_empty() => "Releases are the tags that are plain versions.".to_owned(),
        (None, None) => format!(
            "Releases are the tags of the train `{}`, the one with the most releases in this history.",
            text::plain(&selection.train).replace('`', "")
        ),
    };
    format!("{source}{folded} What follows the last release is “unreleased”.")
}

/// What was made of what, with all that the pages of a report need besides the answers.
pub(super) fn described(
    report: &Report,
    gathered: &Gathered,
    options: &Options,
    results: &BTreeMap<String, ResultSet>,
    parameters: &Parameters,
) -> Manifest {
    let mut manifest = manifest(&report.name, gathered, options);
    manifest.inputs = Some(inputs(gathered, options, results, parameters));
    manifest
}

/// What was made of what: commit, options and notices.
pub(super) fn manifest(name: &str, gathered: &Gathered, options: &Options) -> Manifest {
    let mut manifest = Manifest::new(TOOL.to_owned(), name, &gathered.repository, &gathered.notices());
    manifest.head = gathered.head.to_hex();
    manifest.head_date = head_date(gathered).iso();
    manifest.options.clone_from(&options.typed);
    manifest
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
            rehearse(report, &queries, &parameters).expect("nothing is missing");
        }
    }
}

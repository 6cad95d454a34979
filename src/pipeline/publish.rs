//! From facts to a published folder.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
use sha2::{Digest, Sha256};

use super::config::{Options, Own, Wanted};
use super::gather::{Gathered, gather};
use crate::chart::{self, Chart, Context, Spec};
use crate::error::{Error, Result};
use crate::fact::Notice;
use crate::history;
use crate::output::{Artifact, Folder};
use crate::progress::{Progress, Silent, Stage};
use crate::query::{Catalog, Engine, Parameters, ResultSet, Value};
use crate::render::{self, ChartEntry, Drawn, Manifest};
use crate::report::{self, ChartRequest, Document, Filling, Method, Report};
use crate::text;

pub(super) const TOOL: &str = concat!("laurels ", env!("CARGO_PKG_VERSION"));
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
        progress.begin(Stage::Files, None);
        let document = fill(report, &gathered, options, &results, &parameters)?;
        let (charts, artifacts) = history::with_threads(options.threads, || {
            let charts = draw(&document, &gathered, options)?;
            let artifacts = artifacts(&document, &charts, &results, options)?;
            Ok::<_, Error>((charts, artifacts))
        })??;
        let mut manifest = manifest(&report.name, &Origin::of(&gathered), options, &artifacts);
        manifest.charts = entries(&document, &charts);
        folder.write(&artifacts, &render::manifest(&manifest)?, progress)?;
        Ok(artifacts.len() + 1)
    })?;
    Ok(Published::new(gathered, files))
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
    let mut ids = BTreeSet::new();
    for item in report.sections.iter().flat_map(|section| &section.items) {
        let Some(result) = item.query.as_ref().and_then(|query| results.get(query)) else { continue };
        item.check_columns(&report.name, &result.columns)?;
        if let Some(chart) = &item.chart {
            let spec = spec(&report.name, chart)?;
            if !ids.insert(spec.id.to_lowercase()) {
                return Err(Error::usage(format!("report {}: two charts have the id {:?}", report.name, spec.id)));
            }
            if let Some(column) = spec.columns().into_iter().find(|column| result.position(column).is_none()) {
                let query = item.query.as_deref().unwrap_or_default();
                return Err(Error::usage(format!(
                    "report {}: the chart {} reads the column {column:?}, which the query {query} does not have",
                    report.name, spec.id
                )));
            }
        }
    }
    report::check(report, &results, &fields(None, parameters))
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
        results.insert(name.to_owned(), engine.run(name)?);
        progress.advance(1);
    }
    Ok(results)
}

pub(super) fn fill(
    report: &Report,
    gathered: &Gathered,
    options: &Options,
    results: &BTreeMap<String, ResultSet>,
    parameters: &Parameters,
) -> Result<Document> {
    let mut fields = fields(Some(gathered), parameters);
    fields.insert("revision".to_owned(), Value::Text(options.revision.clone()));
    let git = options.profile.rev_list_option().map_or(Value::Null, |option| Value::Text(option.to_owned()));
    fields.insert("rev_list_option".to_owned(), git);
    let filling = Filling {
        results,
        fields,
        notices: gathered.notices(),
        method: report::method(&method(gathered, options, results)),
        url: gathered.url.clone(),
        from_ordinal: gathered.from_ordinal,
    };
    report::build(report, &filling)
}

/// Values that every template may use.
fn fields(gathered: Option<&Gathered>, parameters: &Parameters) -> BTreeMap<String, Value> {
    let mut fields: BTreeMap<String, Value> =
        parameters.iter().map(|(name, value)| (name.to_owned(), value.clone())).collect();
    let text = |value: Option<String>| value.map_or(Value::Null, Value::Text);
    fields.insert("repository".to_owned(), text(gathered.map(|gathered| gathered.repository.clone())));
    fields.insert("head".to_owned(), text(gathered.map(|gathered| gathered.head.short())));
    fields.insert("head_date".to_owned(), gathered.map_or(Value::Null, head_date));
    fields.insert("revision".to_owned(), Value::Null);
    fields.entry("person_name".to_owned()).or_insert_with(|| person_name(gathered, parameters));
    fields.insert("rev_list_option".to_owned(), Value::Null);
    fields
}

/// The name of the person whom the parameters name by id.
fn person_name(gathered: Option<&Gathered>, parameters: &Parameters) -> Value {
    let id = parameters.get("person").and_then(Value::text);
    let people = gathered.map(|gathered| gathered.ledger.people.people.as_slice()).unwrap_or_default();
    let found = people.iter().find(|person| Some(person.id.as_str()) == id);
    found.map_or(Value::Null, |person| Value::Text(text::person(&person.name)))
}

fn head_date(gathered: &Gathered) -> Value {
    let days = gathered.head_date.and_then(|at| i32::try_from(at.div_euclid(SECONDS_PER_DAY)).ok());
    days.map_or(Value::Null, Value::Date)
}

fn method(gathered: &Gathered, options: &Options, results: &BTreeMap<String, ResultSet>) -> Method {
    let left_out = results.get("left_out").map_or((0, 0), |result| {
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

fn spec(report: &str, table: &toml::Table) -> Result<Spec> {
    table
        .clone()
        .try_into()
        .map_err(|error| Error::usage(format!("report {report}, a chart: {}", text::plain(&error.to_string()))))
}

pub(super) fn draw(document: &Document, gathered: &Gathered, options: &Options) -> Result<Vec<Drawn>> {
    let date = head_date(gathered).iso().map(|date| format!(" ({date})")).unwrap_or_default();
    let is_incomplete = gathered.facts.notices.iter().any(|notice| notice.is_incomplete);
    let gaps = if is_incomplete { " The clone is incomplete, and so are the numbers." } else { "" };
    let context = Context {
        repository: gathered.repository.clone(),
        source: format!("Source: git history of {} at {}{date}.{gaps}", gathered.repository, gathered.head.short()),
        counting: options.profile.filter().to_owned(),
        head_date: match head_date(gathered) {
            Value::Date(days) => Some(days),
            _ => None,
        },
        highlight: Vec::new(),
    };
    in_order(document.charts.par_iter().map(|request| {
        let spec = spec(&document.title, &request.spec)?;
        let chart = chart::draw(&spec, &request.data, &context);
        Ok((spec, chart))
    }))
}

/// What workers made, in the order of the work, or the first error in that order.
fn in_order<T: Send>(work: impl IndexedParallelIterator<Item = Result<T>>) -> Result<Vec<T>> {
    work.collect::<Vec<_>>().into_iter().collect()
}

/// A path, and how to write its text.
type Job<'a> = (String, Box<dyn Fn() -> Result<String> + Sync + 'a>);

pub(super) fn artifacts(
    document: &Document,
    charts: &[Drawn],
    results: &BTreeMap<String, ResultSet>,
    options: &Options,
) -> Result<Vec<Artifact>> {
    let mut jobs: Vec<Job<'_>> = vec![
        ("report.md".to_owned(), Box::new(|| Ok(render::markdown(document, charts)))),
        ("report.html".to_owned(), Box::new(|| Ok(render::html(document, charts)))),
    ];
    for part in &document.parts {
        if let Some(key) = part.key.as_ref().filter(|_| part.fragment.is_some()) {
            let path = format!("releases/{}.md", text::slug(key));
            jobs.push((path, Box::new(|| Ok(render::fragment(part, charts)))));
        }
    }
    for (name, result) in results {
        jobs.push((format!("data/{name}.csv"), Box::new(|| render::csv(result, options.raw_csv))));
    }
    for chart in charts.iter().filter_map(|(_, chart)| chart.as_ref().ok()) {
        let path = |ending: &str| format!("charts/{}.{ending}", chart.id);
        jobs.push((path("svg"), Box::new(|| Ok(chart.adaptive()))));
        jobs.push((path("light.svg"), Box::new(|| Ok(chart.light()))));
        jobs.push((path("dark.svg"), Box::new(|| Ok(chart.dark()))));
        let path = |ending: &str| format!("snippets/{}.{ending}", chart.id);
        jobs.push((path("html"), Box::new(|| Ok(render::html_snippet(chart) + "\n"))));
        jobs.push((path("md"), Box::new(|| Ok(render::markdown_snippet(chart) + "\n"))));
    }
    in_order(jobs.par_iter().map(|(path, text)| Ok(Artifact { path: path.clone(), bytes: text()?.into_bytes() })))
}

pub(super) fn entries(document: &Document, charts: &[Drawn]) -> Vec<ChartEntry> {
    let entry = |((spec, chart), request): (&Drawn, &ChartRequest)| {
        let names = ["charts/.svg", "charts/.light.svg", "charts/.dark.svg", "snippets/.html", "snippets/.md"];
        let named = |chart: &Chart| names.map(|name| name.replace("/.", &format!("/{}.", chart.id)));
        let files = chart.iter().flat_map(named).collect();
        ChartEntry::new(&spec.id, &request.query, chart, files)
    };
    charts.iter().zip(&document.charts).map(entry).collect()
}

/// What something was made of.
pub(super) struct Origin {
    pub(super) repository: String,
    pub(super) head: String,
    pub(super) head_date: Option<String>,
    pub(super) notices: Vec<Notice>,
}

impl Origin {
    pub(super) fn of(gathered: &Gathered) -> Self {
        Self {
            repository: gathered.repository.clone(),
            head: gathered.head.to_hex(),
            head_date: head_date(gathered).iso(),
            notices: gathered.notices(),
        }
    }
}

/// What was made of what: commit, options, notices and hashes.
pub(super) fn manifest(name: &str, origin: &Origin, options: &Options, artifacts: &[Artifact]) -> Manifest {
    let mut manifest = Manifest::new(TOOL.to_owned(), name, &origin.repository, &origin.notices);
    manifest.head.clone_from(&origin.head);
    manifest.head_date.clone_from(&origin.head_date);
    manifest.options.clone_from(&options.typed);
    for artifact in artifacts {
        let sha256 = Sha256::digest(&artifact.bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        let entry = render::FileEntry { bytes: artifact.bytes.len(), sha256 };
        manifest.files.insert(artifact.path.clone(), entry);
    }
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

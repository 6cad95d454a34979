//! From answers to files: the same for a clone that was just read and for an output folder of an earlier run.

use std::collections::{BTreeMap, BTreeSet};

use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use super::chapters::{Chapter, Page, chapters, places};
use crate::chart::{self, Chart, Context, Spec};
use crate::config::Sheet;
use crate::error::{Error, Result};
use crate::fact::{Notice, NoticeKind};
use crate::output::Artifact;
use crate::query::{Header, ResultSet, Value};
use crate::render::{self, ChartEntry, Drawn, FileEntry, FolderReadme, Inputs, Manifest, Package};
use crate::report::{self, ChartRequest, Document, Filling, Report, Span};
use crate::text;

/// Digits of a commit's name that are shown.
const SHORT: usize = 10;
/// People that a chart can set off.
const HIGHLIGHTED: usize = 3;

/// The answers of a report's queries, as CSV tells them, and what the queries say of themselves.
#[derive(Default)]
pub struct Answers {
    /// By query.
    pub results: BTreeMap<String, ResultSet>,
    /// By query.
    pub headers: BTreeMap<String, Header>,
}

/// The files of a report and the text of its manifest, which comes with all but charts and files, from the answers of each
/// chapter.
pub fn pages(report: &Report, answers: Vec<Answers>, mut manifest: Manifest) -> Result<(Vec<Artifact>, String)> {
    let chapters = chapters(report, &manifest)?;
    let drawn = chapters.iter().zip(answers).map(|(chapter, answers)| page(chapter, answers));
    let mut drawn = drawn.collect::<Result<Vec<_>>>()?.into_iter();
    let mut page = drawn.next().unwrap_or_default();
    drawn.for_each(|chapter| page.append(chapter));
    if let Some(inputs) = manifest.inputs.as_ref().filter(|inputs| !inputs.clones.is_empty()) {
        page.document.subtitle = places(&inputs.clones);
    }
    manifest.charts = entries(&page.document, &page.charts);
    let artifacts = artifacts(&page, &manifest)?;
    check_paths(report, &artifacts)?;
    list(&mut manifest, &artifacts);
    Ok((artifacts, render::manifest(&manifest)?))
}

/// A chapter filled and drawn.
fn page(chapter: &Chapter, answers: Answers) -> Result<Page> {
    let mut document = fill(&chapter.report, &answers.results, &chapter.manifest)?;
    chapter.mark(&mut document);
    let charts = draw(&document, &chapter.manifest)?;
    let fragments = chapter.fragments(&document);
    Ok(Page { document, charts, answers: chapter.placed(answers), fragments })
}

/// Two files of one name come of a report of a user's own, whose columns are not known to differ before they are read.
fn check_paths(report: &Report, artifacts: &[Artifact]) -> Result<()> {
    let mut seen = BTreeSet::new();
    match artifacts.iter().find(|artifact| !seen.insert(artifact.path.to_ascii_lowercase())) {
        Some(twice) => {
            Err(Error::usage(format!("report {}: two parts of it are written to {}", report.name, twice.path))
                .hint("in a section with `each`, ids of charts and the column of `fragment` must differ by row"))
        }
        None => Ok(()),
    }
}

/// Names files in a manifest, with their sizes and hashes.
pub fn list(manifest: &mut Manifest, artifacts: &[Artifact]) {
    for artifact in artifacts {
        let entry = FileEntry { bytes: artifact.bytes.len(), sha256: text::sha256_hex(&artifact.bytes) };
        manifest.files.insert(artifact.path.clone(), entry);
    }
}

/// A report filled with answers, before its charts are drawn.
fn fill(report: &Report, results: &BTreeMap<String, ResultSet>, manifest: &Manifest) -> Result<Document> {
    let inputs = manifest.inputs.clone().unwrap_or_default();
    let filling = Filling {
        results,
        fields: fields(manifest, &inputs),
        notices: manifest.notices(),
        method: inputs.method.iter().map(|point| Span::split(point)).collect(),
        url: inputs.url.clone(),
        from_ordinal: inputs.from_ordinal,
        numbers: inputs.theme.numbers,
    };
    report::build(report, &filling)
}

/// Values that every template may use.
pub fn fields(manifest: &Manifest, inputs: &Inputs) -> BTreeMap<String, Value> {
    let text = |value: Option<&str>| value.map_or(Value::Null, |value| Value::Text(value.to_owned()));
    let own = [
        ("repository", text(Some(&manifest.repository))),
        ("head", text(Some(short(&manifest.head)).filter(|head| !head.is_empty()))),
        ("head_date", text(manifest.head_date.as_deref())),
        ("revision", text(Some(&inputs.revision))),
        ("rev_list_option", text(inputs.rev_list_option.as_deref())),
    ];
    // Reports about a person are tried without one.
    let nobody = std::iter::once(("person_name", Value::Null));
    nobody.chain(inputs.values()).chain(own).map(|(name, value)| (name.to_owned(), value)).collect()
}

/// A commit's name as it is shown.
pub fn short(head: &str) -> &str {
    head.get(..SHORT).unwrap_or(head)
}

pub fn spec(report: &str, table: &toml::Table) -> Result<Spec> {
    table
        .clone()
        .try_into()
        .map_err(|error| Error::usage(format!("report {report}, a chart: {}", text::plain(&error.to_string()))))
}

/// The charts of a document.
fn draw(document: &Document, manifest: &Manifest) -> Result<Vec<Drawn>> {
    let date = manifest.head_date.as_ref().map(|date| format!("\u{a0}({date})")).unwrap_or_default();
    let gaps = match manifest.gaps() {
        "" => String::new(),
        gaps => format!(" {gaps}"),
    };
    let repository = &manifest.repository;
    let head = match short(&manifest.head) {
        "" => String::new(),
        head => format!(" at {head}"),
    };
    let inputs = manifest.inputs.clone().unwrap_or_default();
    let context = Context {
        repository: repository.clone(),
        source: format!("Source: git history of {repository}{head}{date}.{gaps}"),
        counting: inputs.counting.clone(),
        head_date: match manifest.head_date.as_deref().and_then(Value::date) {
            Some(Value::Date(days)) => Some(days),
            _ => None,
        },
        highlight: inputs.theme.highlight.iter().take(HIGHLIGHTED).cloned().collect(),
        sheet: Sheet::default(),
        facts: ResultSet::default(),
        numbers: inputs.theme.numbers,
        logo: inputs.theme.words().unwrap_or_default(),
    };
    let colors = inputs.theme.colors().map_err(Error::usage)?;
    let others: Vec<Sheet> = std::iter::once(Sheet::Narrow).chain(inputs.sizes).collect();
    in_order(document.charts.par_iter().map(|request| {
        let spec = spec(&document.title, &request.spec)?;
        let facts = request.facts.as_ref().map(|(_, row)| row.clone()).unwrap_or_default();
        let on = |sheet: Sheet| {
            let context = Context { facts: facts.clone(), sheet, ..context.clone() };
            chart::draw(&spec, &request.data, &context).map(|chart| chart.in_colors(&colors))
        };
        let chart = on(Sheet::default());
        let mut drawn = Drawn { spec: spec.clone(), chart, others: Vec::new(), skipped: Vec::new() };
        for sheet in others.iter().filter(|_| drawn.chart.is_ok()) {
            match on(*sheet) {
                Ok(other) => drawn.others.push(other),
                Err(reason) => drawn.skipped.push((*sheet, reason)),
            }
        }
        Ok(drawn)
    }))
}

/// What workers made, in the order of the work, or the first error in that order.
fn in_order<T: Send>(work: impl IndexedParallelIterator<Item = Result<T>>) -> Result<Vec<T>> {
    work.collect::<Vec<_>>().into_iter().collect()
}

/// A path, and how to write its text.
type Job<'a> = (String, Box<dyn Fn() -> Result<String> + Sync + 'a>);

fn artifacts(page: &Page, manifest: &Manifest) -> Result<Vec<Artifact>> {
    let Page { document, charts, answers: Answers { results, headers }, fragments } = page;
    let inputs = manifest.inputs.clone().unwrap_or_default();
    let is_raw = inputs.raw_csv;
    let package = || Package::new(&manifest.repository, &document.title, results, headers).json();
    let readme = FolderReadme {
        document,
        charts,
        results,
        headers,
        tool: &manifest.tool,
        method: &inputs.method,
        is_of_several: !inputs.clones.is_empty(),
        sizes: &inputs.sizes,
        is_raw_csv: is_raw,
    };
    let mut jobs: Vec<Job<'_>> = vec![
        ("report.md".to_owned(), Box::new(|| Ok(render::markdown(document, charts)))),
        ("report.html".to_owned(), Box::new(|| Ok(render::html(document, charts, &inputs.theme)))),
        ("README.md".to_owned(), Box::new(|| Ok(render::readme(readme)))),
        ("datapackage.json".to_owned(), Box::new(package)),
    ];
    for (path, part) in fragments.iter().filter_map(|(at, path)| Some((path, document.parts.get(*at)?))) {
        jobs.push((path.clone(), Box::new(|| Ok(render::fragment(part, charts, document.numbers)))));
    }
    for (name, result) in results {
        jobs.push((format!("data/{name}.csv"), Box::new(move || render::csv(result, is_raw))));
    }
    jobs.extend(charts.iter().flat_map(|drawn| drawn.all().flat_map(|chart| files(drawn, chart))));
    in_order(jobs.par_iter().map(|(path, text)| Ok(Artifact { path: path.clone(), bytes: text()?.into_bytes() })))
}

/// The files of a chart in one of its sizes.
fn files<'a>(drawn: &'a Drawn, chart: &'a Chart) -> Vec<Job<'a>> {
    let path = |folder: &str, ending: &str| format!("{folder}/{}.{ending}", chart.id);
    let mut jobs: Vec<Job<'a>> = vec![
        (path("charts", "svg"), Box::new(|| Ok(chart.adaptive()))),
        (path("charts", "light.svg"), Box::new(|| Ok(chart.light()))),
        (path("charts", "dark.svg"), Box::new(|| Ok(chart.dark()))),
    ];
    // What is to be pasted has the picture for phones beside the first one.
    if chart.sheet != Sheet::Narrow {
        let narrow = drawn.narrow().filter(|_| chart.sheet == Sheet::default());
        jobs.push((path("snippets", "html"), Box::new(move || Ok(render::html_snippet(chart, narrow) + "\n"))));
        jobs.push((path("snippets", "md"), Box::new(|| Ok(render::markdown_snippet(chart) + "\n"))));
    }
    jobs
}

fn entries(document: &Document, charts: &[Drawn]) -> Vec<ChartEntry> {
    let entry = |(drawn, request): (&Drawn, &ChartRequest)| {
        let paths = |chart: &Chart| files(drawn, chart).into_iter().map(|(path, _)| path).collect();
        ChartEntry::new(drawn, &request.query, paths)
    };
    charts.iter().zip(&document.charts).map(entry).collect()
}

/// Looks for the people to be set off by options in the answers.
///
/// # Errors
/// There is no such person, or there are too many.
pub fn check_highlights(wished: &[String], answers: &[Answers]) -> Result<()> {
    if wished.len() > HIGHLIGHTED {
        return Err(Error::usage(format!("at most {HIGHLIGHTED} people can be set off by --highlight")));
    }
    match wished.iter().find(|wish| !is_in(wish, answers)) {
        Some(wish) => Err(Error::usage(format!(
            "nobody in this report is called {:?}, so --highlight says nothing",
            text::plain(wish)
        ))
        .hint("names are those after the mailmap; `laurels query contributors` lists them with their person_id")),
        None => Ok(()),
    }
}

/// What a reader must know of people whom the look of a project sets off and nobody in the answers is: a stranger may
/// have written it, so it is no error.
pub fn unknown_highlights(report: &Report, wished: &[String], answers: &[Answers]) -> Option<Notice> {
    let charted = || report.sections.iter().flat_map(|section| &section.items).filter(|item| item.chart.is_some());
    let has_people = |result: &ResultSet| result.position("person_id").is_some();
    let shows_people =
        |answers: &Answers| charted().filter_map(|item| answers.results.get(item.query.as_ref()?)).any(has_people);
    if !answers.iter().any(shows_people) {
        return None;
    }
    let unknown = wished.iter().take(HIGHLIGHTED).filter(|wish| !is_in(wish, answers));
    // A stranger's words: neither an address nor where code begins.
    let shown = |wish: &String| text::shorten(&text::without_addresses(&text::person(wish)), 40).replace('`', "'");
    let names: Vec<String> = unknown.map(|wish| format!("{:?}", shown(wish))).collect();
    let text = format!("The look sets off {} in charts, and nobody in this report is called so.", text::listed(&names));
    (!names.is_empty()).then_some(Notice::new(NoticeKind::UnknownHighlight, text))
}

/// Whether a wish is the name or person_id of somebody in the answers.
fn is_in(wish: &str, answers: &[Answers]) -> bool {
    let name = text::plain(wish).to_lowercase();
    answers.iter().flat_map(|answers| answers.results.values()).any(|result| {
        let (id, label) = (result.position("person_id"), result.position("name"));
        let cell = |row: &[Value], at: Option<usize>| at.and_then(|at| row.get(at)?.text().map(str::to_owned));
        result.rows.iter().any(|row| {
            cell(row, id).is_some_and(|id| id == wish)
                || cell(row, label).is_some_and(|label| text::person(&label).to_lowercase() == name)
        })
    })
}

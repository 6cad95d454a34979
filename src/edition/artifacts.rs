//! The files of a report.

use std::collections::BTreeSet;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::answers::Answers;
use super::brief::Brief;
use super::charts::in_order;
use super::page::Page;
use crate::chart::Chart;
use crate::config::Sheet;
use crate::error::{Error, Result};
use crate::output::Artifact;
use crate::render::{self, ChartEntry, Drawn, FileEntry, FolderReadme, Manifest, Package};
use crate::report::{ChartRequest, Document, Report};
use crate::text;

/// A path, and how to write its text.
type Job<'a> = (String, Box<dyn Fn() -> Result<String> + Sync + 'a>);

/// The files of a report, except its manifest.
///
/// # Errors
/// A file cannot be made: a bug.
pub fn artifacts(page: &Page, brief: &Brief) -> Result<Vec<Artifact>> {
    let Page { document, charts, answers: Answers { results, headers }, fragments } = page;
    let is_raw = brief.raw_csv;
    let description = render::incomplete(&document.notices).join(" ");
    let package = || {
        let package = Package::new(&brief.repository, &document.title, results, headers);
        package.described(&description).json()
    };
    let readme = FolderReadme {
        document,
        charts,
        results,
        headers,
        tool: &brief.tool,
        method: &brief.method,
        is_of_several: !brief.repositories.is_empty(),
        sizes: &brief.sizes,
        is_raw_csv: is_raw,
    };
    let mut jobs: Vec<Job<'_>> = vec![
        ("report.md".to_owned(), Box::new(|| Ok(render::markdown(document, charts)))),
        ("report.html".to_owned(), Box::new(|| Ok(render::html(document, charts, &brief.theme)))),
        ("README.md".to_owned(), Box::new(|| Ok(render::readme(readme)))),
        ("datapackage.json".to_owned(), Box::new(package)),
    ];
    for (path, part) in fragments.iter().filter_map(|(at, path)| Some((path, document.parts.get(*at)?))) {
        jobs.push((path.clone(), Box::new(|| Ok(render::fragment(part, charts, document)))));
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
    // A snippet of the first size includes the chart for phones.
    if chart.sheet != Sheet::Narrow {
        let narrow = drawn.narrow().filter(|_| chart.sheet == Sheet::default());
        jobs.push((path("snippets", "html"), Box::new(move || Ok(render::html_snippet(chart, narrow) + "\n"))));
        jobs.push((path("snippets", "md"), Box::new(|| Ok(render::markdown_snippet(chart) + "\n"))));
    }
    jobs
}

/// The charts of a page as the manifest lists them.
#[must_use]
pub fn entries(document: &Document, charts: &[Drawn]) -> Vec<ChartEntry> {
    let entry = |(drawn, request): (&Drawn, &ChartRequest)| {
        let paths = |chart: &Chart| files(drawn, chart).into_iter().map(|(path, _)| path).collect();
        ChartEntry::new(drawn, &request.query, paths)
    };
    charts.iter().zip(&document.charts).map(entry).collect()
}

/// Checks that all files have different names. A user-defined report may name files after values that are not distinct.
///
/// # Errors
/// Two files have the same name.
pub fn check_paths(report: &Report, artifacts: &[Artifact]) -> Result<()> {
    let mut seen = BTreeSet::new();
    match artifacts.iter().find(|artifact| !seen.insert(artifact.path.to_ascii_lowercase())) {
        Some(twice) => Err(Error::usage(format!("report {}: two parts are written to {}", report.name, twice.path))
            .hint("in a section with `each`, the ids of charts and the column of `fragment` must differ in each row")),
        None => Ok(()),
    }
}

/// Lists files in a manifest, with sizes and hashes.
pub fn list(manifest: &mut Manifest, artifacts: &[Artifact]) {
    for artifact in artifacts {
        let entry = FileEntry { bytes: artifact.bytes.len(), sha256: text::sha256_hex(&artifact.bytes) };
        manifest.files.insert(artifact.path.clone(), entry);
    }
}

//! From the answers of a report to its files, for a fresh clone and for an earlier output folder alike.

use super::answers::Answers;
use super::artifacts::{artifacts, check_paths, entries, list};
use super::brief::Brief;
use super::chapters::{Chapter, chapters};
use super::charts::draw;
use super::manifest::to_manifest;
use super::page::Page;
use crate::error::Result;
use crate::output::Folder;
use crate::progress::{Progress, Stage};
use crate::render;
use crate::report::{self, Document, Filling, Report, Span};
use crate::workers;

/// A report in its folder.
#[derive(Debug, Clone)]
pub struct Written {
    /// The number of files, including the manifest.
    pub files: usize,
    /// The title of the first chart: the finding that a reader sees first. `None` if no chart is drawn.
    pub finding: Option<String>,
}

/// Makes the files of a report from the answers of each chapter, and writes them.
///
/// # Errors
/// A chart or the report is malformed, two files have the same name, or the folder cannot be written.
pub fn publish(
    report: &Report,
    brief: &Brief,
    answers: Vec<Answers>,
    folder: Folder,
    threads: usize,
    progress: &dyn Progress,
) -> Result<Written> {
    progress.begin(Stage::Files, None);
    workers::with_threads(threads, || {
        let page = page(report, brief, answers)?;
        let mut manifest = to_manifest(brief);
        manifest.charts = entries(&page.document, &page.charts);
        let artifacts = artifacts(&page, brief)?;
        check_paths(report, &artifacts)?;
        list(&mut manifest, &artifacts);
        folder.write(&artifacts, &render::manifest(&manifest)?, progress)?;
        Ok(Written { files: artifacts.len() + 1, finding: page.finding() })
    })?
}

/// All chapters as one page.
fn page(report: &Report, brief: &Brief, answers: Vec<Answers>) -> Result<Page> {
    let mut page = Page::default();
    for (at, (chapter, answers)) in chapters(report, brief)?.iter().zip(answers).enumerate() {
        let filled = filled(chapter, answers)?;
        match at {
            0 => page = filled,
            _ => page.append(filled),
        }
    }
    if let Some(subtitle) = brief.subtitle() {
        page.document.subtitle = subtitle;
    }
    Ok(page)
}

/// A chapter, filled and drawn.
fn filled(chapter: &Chapter, answers: Answers) -> Result<Page> {
    let mut document = document(&chapter.report, &chapter.brief, &answers)?;
    chapter.mark(&mut document);
    let charts = draw(&document, &chapter.brief)?;
    let fragments = chapter.fragments(&document);
    Ok(Page { document, charts, answers: chapter.placed(answers), fragments })
}

/// A report filled with answers; its charts are not drawn yet.
fn document(report: &Report, brief: &Brief, answers: &Answers) -> Result<Document> {
    let filling = Filling {
        results: &answers.results,
        fields: brief.fields(),
        notices: brief.notices.clone(),
        method: brief.method.iter().map(|point| Span::split(point)).collect(),
        url: brief.url.clone(),
        from_ordinal: brief.from_ordinal,
        numbers: brief.theme.numbers,
    };
    report::build(report, &filling)
}

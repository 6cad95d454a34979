//! The chapters of a page: one for one clone; for several, one for all together and one for each of them.

use std::collections::BTreeSet;

use super::page::{Answers, short};
use crate::error::{Error, Result};
use crate::render::{CloneEntry, Drawn, Inputs, Manifest};
use crate::report::{Block, Document, Report};
use crate::study::{TOGETHER, folder_of};
use crate::text;

/// A part of a page that is filled from answers and words of its own.
pub struct Chapter {
    /// The name of its clone where there are several; its headings begin with it.
    name: Option<String>,
    /// The folder of its answers where there are several.
    folder: Option<String>,
    /// Its sections.
    pub report: Report,
    /// What it is made of.
    pub manifest: Manifest,
}

/// The chapters of a report, from the manifest of the whole.
///
/// # Errors
/// Two of them have one name: somebody wrote the manifest by hand.
pub fn chapters(report: &Report, manifest: &Manifest) -> Result<Vec<Chapter>> {
    let entries = manifest.inputs.as_ref().map_or(&[][..], |inputs| &inputs.clones);
    if entries.is_empty() {
        let (report, manifest) = (sections(report, false, true), manifest.clone());
        return Ok(vec![Chapter { name: None, folder: None, report, manifest }]);
    }
    let mut folders = BTreeSet::from([TOGETHER.to_owned()]);
    if let Some(twice) = entries.iter().find(|entry| !folders.insert(folder_of(&entry.repository))) {
        let name = text::plain(&twice.repository);
        return Err(Error::usage(format!("manifest.json: two clones are called {name:?}")));
    }
    let of_clones = entries.iter().map(|entry| of_clone(report, manifest, entry));
    Ok(std::iter::once(of_all(report, manifest, entries.len())).chain(of_clones).collect())
}

fn of_all(report: &Report, manifest: &Manifest, count: usize) -> Chapter {
    let mut manifest = manifest.clone();
    manifest.repository = format!("{count} projects");
    // There are several.
    manifest.head.clear();
    Chapter { name: None, folder: Some(TOGETHER.to_owned()), report: sections(report, true, true), manifest }
}

fn of_clone(report: &Report, manifest: &Manifest, entry: &CloneEntry) -> Chapter {
    let mut manifest = manifest.clone();
    manifest.repository.clone_from(&entry.repository);
    manifest.head.clone_from(&entry.head);
    manifest.head_date.clone_from(&entry.head_date);
    manifest.is_complete = entry.is_complete;
    manifest.inputs = manifest.inputs.map(|inputs| Inputs {
        url: entry.url.clone(),
        from_ordinal: entry.from_ordinal,
        method: entry.method.clone(),
        ..inputs
    });
    Chapter {
        name: Some(entry.repository.clone()),
        folder: Some(folder_of(&entry.repository)),
        report: sections(report, false, entry.knows_person),
        manifest,
    }
}

/// The sections of a chapter; of a clone that does not know the person only the first, which says so.
pub fn sections(report: &Report, together: bool, knows_person: bool) -> Report {
    let mut report = report.sections_for(together);
    report.sections.truncate(if knows_person { usize::MAX } else { 1 });
    report
}

impl Chapter {
    /// Where the answer of a query of this chapter stands, without folder and ending of all answers.
    pub fn place(&self, query: &str) -> String {
        self.folder.as_ref().map_or_else(|| query.to_owned(), |folder| format!("{folder}/{query}"))
    }

    /// Where the sections to paste stand, by the place of their parts: those of several clones in a folder for each.
    pub fn fragments(&self, document: &Document) -> Vec<(usize, String)> {
        let keys = document.parts.iter().enumerate().filter(|(_, part)| part.fragment.is_some());
        keys.filter_map(|(at, part)| Some((at, self.fragment(&text::slug(part.key.as_ref()?))))).collect()
    }

    fn fragment(&self, name: &str) -> String {
        format!("releases/{}.md", self.place(name))
    }

    /// Tells the parts of one page among several apart: headings by the clone, tables and charts by their folder.
    pub fn mark(&self, document: &mut Document) {
        for part in &mut document.parts {
            if let Some(name) = &self.name {
                part.heading = format!("{name}: {}", part.heading);
            }
            let name = part.key.as_deref().map(text::slug).unwrap_or_default();
            let (alone, placed) = (format!("releases/{name}.md"), self.fragment(&name));
            for block in &mut part.blocks {
                match block {
                    Block::Table(table) => table.query = self.place(&table.query),
                    Block::Links(links) => links
                        .iter_mut()
                        .filter(|link| link.target == alone)
                        .for_each(|link| link.target.clone_from(&placed)),
                    _ => {}
                }
            }
        }
        let Some(folder) = &self.folder else { return };
        for request in &mut document.charts {
            let facts = request.facts.iter_mut().map(|(query, _)| query);
            facts.chain([&mut request.query]).for_each(|query| *query = self.place(query));
            if let Some(toml::Value::String(id)) = request.spec.get_mut("id") {
                *id = format!("{id}-{folder}");
            }
        }
    }

    /// The answers by their places.
    pub fn placed(&self, answers: Answers) -> Answers {
        let Answers { results, headers } = answers;
        Answers {
            results: results.into_iter().map(|(name, result)| (self.place(&name), result)).collect(),
            headers: headers.into_iter().map(|(name, header)| (self.place(&name), header)).collect(),
        }
    }
}

/// A document with its charts, and the answers beside it.
#[derive(Default)]
pub struct Page {
    pub document: Document,
    pub charts: Vec<Drawn>,
    pub answers: Answers,
    /// Files of sections that are ready to paste, by the place of their parts.
    pub fragments: Vec<(usize, String)>,
}

impl Page {
    /// Puts another chapter behind those before.
    pub fn append(&mut self, chapter: Self) {
        let (charts, parts) = (self.document.charts.len(), self.document.parts.len());
        self.fragments.extend(chapter.fragments.into_iter().map(|(at, path)| (parts + at, path)));
        for mut part in chapter.document.parts {
            for block in &mut part.blocks {
                if let Block::Chart(at) = block {
                    *at += charts;
                }
            }
            self.document.parts.push(part);
        }
        self.document.charts.extend(chapter.document.charts);
        self.charts.extend(chapter.charts);
        self.answers.results.extend(chapter.answers.results);
        self.answers.headers.extend(chapter.answers.headers);
    }
}

/// The line under the title of a page of several clones.
pub fn places(clones: &[CloneEntry]) -> String {
    let place = |clone: &CloneEntry| format!("{} at {}", clone.repository, short(&clone.head));
    clones.iter().map(place).collect::<Vec<_>>().join(", ")
}

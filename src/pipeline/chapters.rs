//! The chapters of a page: one for one clone; for several, one for all together and one for each of them.

use std::collections::BTreeSet;

use super::pages::{Answers, short};
use crate::error::{Error, Result};
use crate::render::{CloneEntry, Drawn, Inputs, Manifest};
use crate::report::{Block, Document, Report};
use crate::text;

/// The folder of the answers for all clones together.
pub(super) const TOGETHER: &str = "together";

/// A part of a page that is filled from answers and words of its own.
pub(super) struct Chapter {
    /// The name of its clone where there are several; its headings begin with it.
    name: Option<String>,
    /// The folder of its answers where there are several.
    folder: Option<String>,
    /// Its sections.
    pub(super) report: Report,
    /// What it is made of.
    pub(super) manifest: Manifest,
}

/// The chapters of a report, from the manifest of the whole.
///
/// # Errors
/// Two of them have one name: somebody wrote the manifest by hand.
pub(super) fn chapters(report: &Report, manifest: &Manifest) -> Result<Vec<Chapter>> {
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
pub(super) fn sections(report: &Report, together: bool, knows_person: bool) -> Report {
    let mut report = report.sections_for(together);
    report.sections.truncate(if knows_person { usize::MAX } else { 1 });
    report
}

/// Whether a clone of that name could not be told apart from the others.
pub(super) fn is_taken(name: &str, others: impl IntoIterator<Item = impl AsRef<str>>) -> bool {
    let folder = folder_of(name);
    folder == TOGETHER || others.into_iter().any(|other| folder_of(other.as_ref()) == folder)
}

/// The folder of the answers of one clone among several. Ids of charts end in it, where a point or several dashes are one
/// dash.
pub(super) fn folder_of(repository: &str) -> String {
    let parts: Vec<&str> = repository.split(['/', '.', '-']).filter(|part| !part.is_empty()).collect();
    text::slug(&parts.join("-"))
}

impl Chapter {
    /// Where the answer of a query of this chapter stands, without folder and ending of all answers.
    pub(super) fn place(&self, query: &str) -> String {
        self.folder.as_ref().map_or_else(|| query.to_owned(), |folder| format!("{folder}/{query}"))
    }

    /// Where the sections to paste stand, by the place of their parts: those of several clones in a folder for each.
    pub(super) fn fragments(&self, document: &Document) -> Vec<(usize, String)> {
        let keys = document.parts.iter().enumerate().filter(|(_, part)| part.fragment.is_some());
        keys.filter_map(|(at, part)| Some((at, self.fragment(&text::slug(part.key.as_ref()?))))).collect()
    }

    fn fragment(&self, name: &str) -> String {
        format!("releases/{}.md", self.place(name))
    }

    /// Tells the parts of one page among several apart: headings by the clone, tables and charts by their folder.
    pub(super) fn mark(&self, document: &mut Document) {
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
    pub(super) fn placed(&self, answers: Answers) -> Answers {
        let Answers { results, headers } = answers;
        Answers {
            results: results.into_iter().map(|(name, result)| (self.place(&name), result)).collect(),
            headers: headers.into_iter().map(|(name, header)| (self.place(&name), header)).collect(),
        }
    }
}

/// A document with its charts, and the answers beside it.
#[derive(Default)]
pub(super) struct Page {
    pub(super) document: Document,
    pub(super) charts: Vec<Drawn>,
    pub(super) answers: Answers,
    /// Files of sections that are ready to paste, by the place of their parts.
    pub(super) fragments: Vec<(usize, String)>,
}

impl Page {
    /// Puts another chapter behind those before.
    pub(super) fn append(&mut self, chapter: Self) {
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
pub(super) fn places(clones: &[CloneEntry]) -> String {
    let place = |clone: &CloneEntry| format!("{} at {}", clone.repository, short(&clone.head));
    clones.iter().map(place).collect::<Vec<_>>().join(", ")
}

//! The chapters of a report: one for a single repository; for several, one for all together and one for each.

use std::collections::BTreeSet;

use super::answers::Answers;
use super::brief::Brief;
use crate::error::{Error, Result};
use crate::render::RepositoryBrief;
use crate::report::{Block, Document, Report};
use crate::study::{TOGETHER, folder_of};
use crate::text;

/// A part of a page with results of its own.
pub struct Chapter {
    /// The name of its repository, if there are several; its headings start with it.
    name: Option<String>,
    /// The folder of its results, if there are several repositories.
    folder: Option<String>,
    /// Its sections.
    pub report: Report,
    /// Its brief.
    pub brief: Brief,
}

/// The chapters of a report.
///
/// # Errors
/// Two repositories have the same folder, because the manifest was edited.
pub fn chapters(report: &Report, brief: &Brief) -> Result<Vec<Chapter>> {
    if brief.repositories.is_empty() {
        let report = sections(report, false, true);
        return Ok(vec![Chapter { name: None, folder: None, report, brief: brief.clone() }]);
    }
    check_names(&brief.repositories)?;
    let mut chapters = vec![together(report, brief)];
    chapters.extend(brief.repositories.iter().map(|repository| of_repository(report, brief, repository)));
    Ok(chapters)
}

fn check_names(repositories: &[RepositoryBrief]) -> Result<()> {
    let mut folders = BTreeSet::from([TOGETHER.to_owned()]);
    match repositories.iter().find(|it| !folders.insert(folder_of(&it.repository))) {
        Some(twice) => {
            let name = text::plain(&twice.repository);
            Err(Error::usage(format!("manifest.json: two repositories have the name {name:?}")))
        }
        None => Ok(()),
    }
}

fn together(report: &Report, brief: &Brief) -> Chapter {
    let mut brief = brief.clone();
    brief.repository = format!("{} projects", brief.repositories.len());
    // There are several commits, and no room to name them.
    brief.head.clear();
    Chapter { name: None, folder: Some(TOGETHER.to_owned()), report: sections(report, true, true), brief }
}

fn of_repository(report: &Report, brief: &Brief, own: &RepositoryBrief) -> Chapter {
    let brief = Brief {
        repository: own.repository.clone(),
        head: own.head.clone(),
        head_date: own.head_date.clone(),
        is_complete: own.is_complete,
        url: own.url.clone(),
        from_ordinal: own.from_ordinal,
        method: own.method.clone(),
        ..brief.clone()
    };
    Chapter {
        name: Some(own.repository.clone()),
        folder: Some(folder_of(&own.repository)),
        report: sections(report, false, own.has_person),
        brief,
    }
}

/// The sections of a chapter. If the repository does not have the person, only the first section, which says so.
pub fn sections(report: &Report, together: bool, has_person: bool) -> Report {
    let mut report = report.sections_for(together);
    report.sections.truncate(if has_person { usize::MAX } else { 1 });
    report
}

impl Chapter {
    /// The path of a result of this chapter below `data`, without extension.
    pub fn place(&self, query: &str) -> String {
        self.folder.as_ref().map_or_else(|| query.to_owned(), |folder| format!("{folder}/{query}"))
    }

    /// The files of sections to paste, by the position of their part; each of several repositories has a folder.
    pub fn fragments(&self, document: &Document) -> Vec<(usize, String)> {
        let keys = document.parts.iter().enumerate().filter(|(_, part)| part.fragment.is_some());
        keys.filter_map(|(at, part)| Some((at, self.fragment(&text::slug(part.key.as_ref()?))))).collect()
    }

    fn fragment(&self, name: &str) -> String {
        format!("releases/{}.md", self.place(name))
    }

    /// Makes headings, tables and charts of several repositories distinct: by the name or by the folder.
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

    /// The results by path.
    pub fn placed(&self, answers: Answers) -> Answers {
        let Answers { results, headers } = answers;
        Answers {
            results: results.into_iter().map(|(name, result)| (self.place(&name), result)).collect(),
            headers: headers.into_iter().map(|(name, header)| (self.place(&name), header)).collect(),
        }
    }
}

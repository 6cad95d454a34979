//! One person's page, over one clone or several.

use std::path::{Path, PathBuf};

use super::config::{Options, Own, Wanted};
use super::explain::nobody;
use super::gather::{Gathered, gather};
use super::joined::joined;
use super::pages::{self, Answers};
use super::publish::{self, Published};
use crate::error::{Error, Result};
use crate::fact::Notice;
use crate::history;
use crate::output::Folder;
use crate::progress::{Progress, Stage};
use crate::query::{Catalog, Parameters, Value};
use crate::render::{Drawn, Look, Manifest};
use crate::report::{self, Block, Document, Report};
use crate::text;

/// The folder of the answers for all clones together.
const TOGETHER: &str = "together";

/// What is asked of whom.
#[derive(Debug, Clone, Copy)]
pub struct Portrait<'a> {
    /// The clones, each once.
    pub clones: &'a [PathBuf],
    /// A name, a part of one, or a person_id.
    pub person: &'a str,
    /// The report's name.
    pub report: &'a str,
}

/// A document with its charts, the answers beside it, and what it is made of.
struct Page {
    document: Document,
    charts: Vec<Drawn>,
    answers: Answers,
    manifest: Manifest,
}

/// Makes the page of a person in a folder: the sections of a report for each clone and, of several, those for all together.
///
/// # Errors
/// Nobody bears the name in any of the clones, or different people do; the report is not about a person; and whatever can
/// be wrong with queries, report, folder or clone.
pub fn portray(
    options: &Options,
    portrait: Portrait<'_>,
    own: Own,
    (folder, force): (&Path, bool),
    progress: &dyn Progress,
) -> Result<Published> {
    let is_ours = own.queries.is_empty() && own.reports.is_empty();
    let queries = Catalog::new(own.queries)?;
    let reports = report::Catalog::new(own.reports)?;
    let report = reports.get(portrait.report)?;
    if !publish::takes_person(report, &queries) {
        return Err(Error::usage(format!("the report {} is not about one person", report.name))
            .hint("leave out --person, and give one clone; or choose --report person"));
    }
    let parameters = publish::parameters(report, options)?;
    if !is_ours {
        publish::rehearse(report, &queries, &parameters)?;
    }
    let folder = Folder::prepare(folder, force)?;
    let asked: Vec<_> = report.queries().into_iter().filter_map(|name| queries.get(name).ok()).collect();
    let mut clones = Vec::with_capacity(portrait.clones.len());
    for path in portrait.clones {
        let options = Options { path: path.clone(), ..options.clone() };
        let mut clone = gather(&options, Wanted::by(&queries, asked.iter().copied()), progress)?;
        tell_apart(&mut clone, &clones);
        clones.push(clone);
    }
    agree_on_looks(&mut clones);
    let (id, name) = who(&clones, portrait.person)?;
    let painter = Painter { options, queries: &queries, report, parameters, id, name, progress };
    let page = painter.all(&clones)?;
    pages::check_highlights(&options.highlight, &page.answers.results)?;
    let notices = notices(&clones);
    let (artifacts, manifest) = history::with_threads(options.threads, || {
        pages::files(&page.document, &page.charts, &page.answers, page.manifest)
    })??;
    folder.write(&artifacts, &manifest, progress)?;
    let mut published = Published { files: artifacts.len() + 1, notices, commits: 0, releases: 0 };
    for clone in clones {
        let one = Published::new(clone, 0);
        published.commits += one.commits;
        published.releases += one.releases;
    }
    Ok(published)
}

/// Clones that do not look the same are shown as if none had a look of its own.
fn agree_on_looks(clones: &mut [Gathered]) {
    let is_one = clones.first().is_some_and(|first| clones.iter().all(|clone| clone.look == first.look));
    if !is_one {
        clones.iter_mut().for_each(|clone| clone.look = Look::default());
    }
}

/// Sections and files of clones with one name are told apart by a number.
fn tell_apart(clone: &mut Gathered, others: &[Gathered]) {
    let is_taken = |name: &str| {
        let mut folders = others.iter().map(|other| folder_of(&other.repository));
        folder_of(name) == TOGETHER || folders.any(|folder| folder == folder_of(name))
    };
    let numbered = (2..).map(|number| format!("{}-{number}", clone.repository));
    let name = std::iter::once(clone.repository.clone()).chain(numbered).find(|name| !is_taken(name));
    clone.repository = name.unwrap_or_default();
}

/// The folder of the answers of one clone among several.
fn folder_of(repository: &str) -> String {
    text::slug(&repository.replace('/', "-"))
}

/// The id and the name of the person whom a text means in all clones that know it.
fn who(clones: &[Gathered], name: &str) -> Result<(String, String)> {
    let mut found: Option<(&str, &str)> = None;
    // A part of a name means nobody where a clone has the whole of it.
    let is_known = clones.iter().any(|clone| !clone.called(name).is_empty());
    for clone in clones.iter().filter(|clone| !is_known || !clone.called(name).is_empty()) {
        let Some(person) = clone.person(name)? else { continue };
        match found {
            Some((id, other)) if id != person.id => {
                let (one, two) = (text::person(other), text::person(&person.name));
                return Err(Error::usage(format!("{:?} means different people: {one} and {two}", text::plain(name)))
                    .hint("give one name in full"));
            }
            _ => found = Some((&person.id, &person.name)),
        }
    }
    found.map(|(id, name)| (id.to_owned(), text::person(name))).ok_or_else(|| nobody(name))
}

struct Painter<'a> {
    options: &'a Options,
    queries: &'a Catalog,
    report: &'a Report,
    parameters: Parameters,
    id: String,
    name: String,
    progress: &'a dyn Progress,
}

impl Painter<'_> {
    fn all(&self, clones: &[Gathered]) -> Result<Page> {
        if let [only] = clones {
            return only.while_storing(self.progress, || self.page(only, None, false));
        }
        let all = joined(clones).ok_or_else(|| Error::usage("no clone was given"))?;
        let mut pages = self.page(&all, Some(TOGETHER), true)?;
        let mut manifests = Vec::with_capacity(clones.len());
        for clone in clones {
            let folder = folder_of(&clone.repository);
            let page = clone.while_storing(self.progress, || self.page(clone, Some(&folder), false))?;
            manifests.push(page.manifest.clone());
            pages.append(page);
        }
        pages.of_several(&manifests, &notices(clones));
        Ok(pages)
    }

    /// A page; one among several has its answers in a folder.
    fn page(&self, gathered: &Gathered, folder: Option<&str>, together: bool) -> Result<Page> {
        let mut report = self.report.sections_for(together);
        let mut parameters = self.parameters.clone();
        parameters.set("person", Value::Text(self.id.clone()));
        parameters.set("person_name", Value::Text(self.name.clone()));
        let knows = gathered.ledger.people.people.iter().any(|person| person.id == self.id);
        if !knows {
            report.sections.truncate(1);
        }
        let results = publish::run(&report, self.queries, gathered, self.options, &parameters, self.progress)?;
        self.progress.begin(Stage::Files, None);
        let mut manifest = publish::described(&report, gathered, self.options, &results, &parameters);
        if together {
            // It has several.
            manifest.head.clear();
        }
        let mut document = pages::fill(&report, &results, &manifest)?;
        let mut answers = Answers { headers: publish::headers(&results, self.queries), results };
        if let Some(folder) = folder {
            mark(&mut document, folder);
            answers = answers.within(folder);
        }
        let charts = history::with_threads(self.options.threads, || pages::draw(&document, &manifest))??;
        Ok(Page { document, charts, answers, manifest })
    }
}

/// What a reader must know, of several clones each by its name.
fn notices(clones: &[Gathered]) -> Vec<Notice> {
    if let [only] = clones {
        return only.notices();
    }
    let told = |clone: &Gathered| {
        let named = |notice: Notice| Notice { text: format!("{}: {}", clone.repository, notice.text), ..notice };
        clone.notices().into_iter().map(named).collect::<Vec<_>>()
    };
    clones.iter().flat_map(told).collect()
}

/// Tells the parts of one page among several apart: tables and charts by their folder.
fn mark(document: &mut Document, folder: &str) {
    let blocks = document.parts.iter_mut().flat_map(|part| &mut part.blocks);
    for block in blocks {
        if let Block::Table(table) = block {
            table.query = format!("{folder}/{}", table.query);
        }
    }
    for request in &mut document.charts {
        let facts = request.facts.iter_mut().map(|(query, _)| query);
        for query in facts.chain([&mut request.query]) {
            *query = format!("{folder}/{query}");
        }
        if let Some(toml::Value::String(id)) = request.spec.get_mut("id") {
            *id = format!("{id}-{folder}");
        }
    }
}

impl Page {
    /// Puts the page of one clone behind the others: its sections are told apart by its name.
    fn append(&mut self, page: Self) {
        let charts = self.document.charts.len();
        for mut part in page.document.parts {
            part.heading = format!("{}: {}", page.manifest.repository, part.heading);
            for block in &mut part.blocks {
                if let Block::Chart(at) = block {
                    *at += charts;
                }
            }
            self.document.parts.push(part);
        }
        self.document.charts.extend(page.document.charts);
        self.charts.extend(page.charts);
        self.answers.results.extend(page.answers.results);
        self.answers.headers.extend(page.answers.headers);
    }

    /// Says of which clones the page is, and what a reader must know of each.
    fn of_several(&mut self, clones: &[Manifest], notices: &[Notice]) {
        let all = |of: fn(&Manifest) -> &str| clones.iter().map(of).collect::<Vec<_>>().join(", ");
        self.document.notices = notices.to_vec();
        self.manifest.notices.clear();
        self.manifest.is_complete = true;
        notices.iter().for_each(|notice| self.manifest.tell(notice));
        let place = |clone: &Manifest| format!("{} at {}", clone.repository, pages::short(&clone.head));
        self.document.subtitle = clones.iter().map(place).collect::<Vec<_>>().join(", ");
        self.manifest.repository = all(|clone| &clone.repository);
        self.manifest.head = all(|clone| &clone.head);
        self.manifest.head_date = clones.iter().filter_map(|clone| clone.head_date.clone()).max();
        if let Some(inputs) = &mut self.manifest.inputs {
            inputs.clones = clones.iter().map(|clone| clone.repository.clone()).collect();
            inputs.method.clear();
        }
    }
}

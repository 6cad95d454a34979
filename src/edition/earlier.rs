//! An earlier report, to be drawn again from its tables.

use std::collections::BTreeMap;
use std::path::Path;

use super::answers::Answers;
use super::brief::Brief;
use super::chapters::{Chapter, chapters};
use super::check::check;
use super::manifest::from_manifest;
use super::tool::TOOL;
use crate::config::{Config, Options};
use crate::error::{Error, Result};
use crate::fact::{Notice, NoticeKind};
use crate::output::Earlier;
use crate::query::ResultSet;
use crate::render::{self, Manifest, Package};
use crate::report::Report;
use crate::text;

/// The folder of an earlier report.
pub struct EarlierReport {
    folder: Earlier,
    manifest: Manifest,
    /// The brief of the report.
    pub brief: Brief,
}

/// The results in an earlier report.
pub struct EarlierAnswers {
    /// The results of each chapter.
    pub answers: Vec<Answers>,
    /// Tables that were edited after the report was made.
    edited: Vec<String>,
}

impl EarlierReport {
    /// Opens a folder.
    ///
    /// # Errors
    /// It is not an output folder of `laurels report`, or its manifest is not allowed.
    pub fn open(path: &Path) -> Result<Self> {
        let folder = Earlier::open(path)?;
        let manifest = render::read_manifest(folder.manifest())?;
        let Some(brief) = from_manifest(&manifest)? else {
            let shown = text::plain(&path.to_string_lossy());
            return Err(Error::usage(format!("{shown} is not a report folder"))
                .hint("use `--from` with a folder that `laurels report` wrote"));
        };
        Ok(Self { folder, manifest, brief })
    }

    /// The results of each chapter of a report.
    ///
    /// # Errors
    /// A table is missing or does not fit the report.
    pub fn answers(&self, report: &Report) -> Result<EarlierAnswers> {
        let package = Package::parse(&self.folder.read("datapackage.json")?)?;
        let mut tables = Tables { earlier: self, package, edited: Vec::new() };
        let mut answers = Vec::new();
        for chapter in chapters(report, &self.brief)? {
            answers.push(tables.of(&chapter)?);
        }
        Ok(EarlierAnswers { answers, edited: tables.edited })
    }
}

impl EarlierAnswers {
    /// The notice that tables were edited: readers must not take their numbers for counted ones.
    #[must_use]
    pub fn notice(&self) -> Option<Notice> {
        let text = format!(
            "These tables were edited by hand, so their numbers may differ from git: {}.",
            self.edited.join(", ")
        );
        (!self.edited.is_empty()).then(|| Notice::new(NoticeKind::ChangedData, text))
    }
}

impl Brief {
    /// The brief for drawing a report again, with the theme and sizes of the options.
    ///
    /// # Errors
    /// The given configuration is wrong.
    pub fn restyled(mut self, options: &Options) -> Result<Self> {
        if let Some(given) = &options.config {
            self.theme = Config::parse(&given.path, &given.content)?.theme;
        }
        self.theme = options.theme.applied_to(self.theme);
        if !options.theme.sizes.is_empty() {
            self.sizes.clone_from(&options.theme.sizes);
        }
        let is_given = |name: &str| options.used.iter().any(|new| new.name == name);
        self.options.retain(|old| !old.is_about_theme || (options.config.is_none() && !is_given(&old.name)));
        for new in &options.used {
            let new = new.for_redrawing();
            if !self.options.contains(&new) {
                self.options.push(new);
            }
        }
        TOOL.clone_into(&mut self.tool);
        Ok(self)
    }
}

/// The tables of an earlier report.
struct Tables<'a> {
    earlier: &'a EarlierReport,
    package: Package,
    /// Those that were edited.
    edited: Vec<String>,
}

impl Tables<'_> {
    /// The results of a chapter.
    fn of(&mut self, chapter: &Chapter) -> Result<Answers> {
        let mut results = BTreeMap::new();
        for query in chapter.report.queries() {
            let result = self.read(&chapter.place(query), chapter.brief.raw_csv)?;
            results.insert(query.to_owned(), render::as_read(result));
        }
        check(&chapter.report, &results, &chapter.brief.fields())?;
        let known = self.package.headers();
        let mut headers = BTreeMap::new();
        for name in results.keys() {
            if let Some(header) = known.get(&chapter.place(name)) {
                headers.insert(name.clone(), header.clone());
            }
        }
        Ok(Answers { results, headers })
    }

    fn read(&mut self, place: &str, is_raw: bool) -> Result<ResultSet> {
        let path = format!("data/{place}.csv");
        let manifest = &self.earlier.manifest;
        let columns = self.package.columns(place)?.ok_or_else(|| {
            Error::usage(format!("datapackage.json does not list {path}, which the report {} needs", manifest.report))
                .hint(format!("the folder was written by {}; this is {TOOL}", text::plain(&manifest.tool)))
        })?;
        let content = self.earlier.folder.read(&path)?;
        let written = manifest.files.get(&path);
        if written.is_none_or(|entry| entry.sha256 != text::sha256_hex(content.as_bytes())) {
            self.edited.push(path.clone());
        }
        render::read_csv(&content, &columns, is_raw).map_err(|what| {
            Error::usage(format!("{path}: {what}"))
                .hint("you can edit values, but must keep the columns and their types")
        })
    }
}

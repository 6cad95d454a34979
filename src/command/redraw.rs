//! `laurels report --from`: from the tables of an earlier run to its pages: the same bytes without the clone, as long as nobody touched them or
//! wished for another look.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::destination::Destination;
use crate::config::{Config, Options, Own, Sheet, is_about_theme, option_name};
use crate::edition::{self, Answers, Chapter, TOOL, chapters, check};
use crate::error::{Error, Result};
use crate::fact::{Notice, NoticeKind};
use crate::output::Earlier;
use crate::progress::{Progress, Stage};
use crate::query::ResultSet;
use crate::render::{self, Inputs, Manifest, Package};
use crate::report;
use crate::text;
use crate::workers;

/// How a configuration is named of which only the looks were used: the counts are those of before.
const CONFIG_LOOKS: &str = "--config FILE (looks)";

/// What was drawn again.
#[derive(Debug, Clone)]
pub struct Redrawn {
    /// What a reader must know.
    pub notices: Vec<Notice>,
    /// Number of files, the manifest included.
    pub files: usize,
}

/// Makes the pages of an earlier output folder anew, in the same or another folder. Of the options those about looks and
/// sizes matter, which change no number.
///
/// # Errors
/// It is no output folder of `laurels report`, a table was changed so that it cannot be read, the look is not legible,
/// nobody in the tables is the person to be set off, or the folder is unfit.
pub fn redraw(
    from: &Path,
    options: &Options,
    own: Own,
    destination: Destination<'_>,
    progress: &dyn Progress,
) -> Result<Redrawn> {
    let earlier = Earlier::open(from)?;
    let mut manifest = render::read_manifest(earlier.manifest())?;
    let Some(mut inputs) = manifest.inputs.take() else {
        let shown = text::plain(&from.to_string_lossy());
        return Err(
            Error::usage(format!("{shown} holds no report")).hint("--from takes a folder that `laurels report` wrote")
        );
    };
    inputs.theme.check().map_err(|what| Error::usage(format!("manifest.json: {what}")))?;
    inputs.sizes = other_sizes(&inputs.sizes)?;
    restyle(&mut manifest, &mut inputs, options)?;
    manifest.inputs = Some(inputs);
    let reports = report::Catalog::new(own.reports)?;
    let report = reports.get(&manifest.report).map_err(|error| {
        let name = text::plain(&manifest.report);
        error.hint(format!("if {name} is a report of your own, give --reports with the folder of {name}.toml"))
    })?;
    let package = Package::parse(&earlier.read("datapackage.json")?)?;
    let mut tables = Tables { earlier: &earlier, package, manifest: &manifest, changed: Vec::new() };
    let answers: Vec<Answers> =
        chapters(report, &manifest)?.iter().map(|chapter| tables.of(chapter)).collect::<Result<_>>()?;
    edition::check_highlights(&options.highlight, &answers)?;
    let changed = changed(&tables.changed);
    manifest.remove_notices(NoticeKind::UnknownHighlight);
    let wished = manifest.inputs.as_ref().map_or(&[][..], |inputs| &inputs.theme.highlight);
    if let Some(notice) = edition::unknown_highlights(report, wished, &answers).filter(|_| options.highlight.is_empty())
    {
        manifest.add_notice(&notice);
    }
    if let Some(notice) = changed {
        manifest.add_notice(&notice);
    }
    TOOL.clone_into(&mut manifest.tool);
    manifest.files.clear();
    let folder = destination.prepare()?;
    progress.begin(Stage::Files, None);
    let notices = manifest.notices();
    let (artifacts, manifest) = workers::with_threads(options.threads, || edition::pages(report, answers, manifest))??;
    folder.write(&artifacts, &manifest, progress)?;
    Ok(Redrawn { notices, files: artifacts.len() + 1 })
}

/// Takes the look that is wished for now, and names its options in place of those before.
fn restyle(manifest: &mut Manifest, inputs: &mut Inputs, options: &Options) -> Result<()> {
    let look = match &options.config {
        Some(content) => Config::parse("the file given by --config", content)?.theme,
        None => inputs.theme.clone(),
    };
    inputs.theme = options.theme(look);
    if !options.sizes.is_empty() {
        inputs.sizes.clone_from(&options.sizes);
    }
    let is_given = |old: &str| options.typed.iter().any(|new| option_name(new) == option_name(old));
    let is_about_looks = |old: &str| is_about_theme(old) || old == CONFIG_LOOKS;
    let is_replaced = |old: &str| is_about_looks(old) && (options.config.is_some() || is_given(old));
    manifest.options.retain(|old| !is_replaced(old));
    let typed = options.typed.iter().map(|new| if option_name(new) == "--config" { CONFIG_LOOKS } else { new });
    let new: Vec<String> =
        typed.filter(|new| !manifest.options.iter().any(|old| old == new)).map(str::to_owned).collect();
    manifest.options.extend(new);
    Ok(())
}

/// The sizes of an earlier report, each once.
///
/// # Errors
/// One of them is always made: somebody wrote the manifest by hand.
fn other_sizes(sizes: &[Sheet]) -> Result<Vec<Sheet>> {
    match sizes.iter().find(|size| matches!(size, Sheet::Blog | Sheet::Narrow)) {
        Some(size) => Err(Error::usage(format!("manifest.json: the size {} is always made", size.name()))
            .hint("`sizes` may hold \"wide\" and \"social\"")),
        None => Ok(sizes.iter().copied().collect::<BTreeSet<_>>().into_iter().collect()),
    }
}

/// The tables of an earlier report.
struct Tables<'a> {
    earlier: &'a Earlier,
    package: Package,
    manifest: &'a Manifest,
    /// Those that are not as they were written.
    changed: Vec<String>,
}

impl Tables<'_> {
    /// The answers of a chapter, which must fit its report.
    fn of(&mut self, chapter: &Chapter) -> Result<Answers> {
        let inputs = chapter.manifest.inputs.clone().unwrap_or_default();
        let mut results = BTreeMap::new();
        for query in chapter.report.queries() {
            let result = self.read(&chapter.place(query), inputs.raw_csv)?;
            results.insert(query.to_owned(), render::as_read(result));
        }
        check(&chapter.report, &results, &edition::fields(&chapter.manifest, &inputs))?;
        let headers = self.package.headers();
        let told = |name: &String| Some((name.clone(), headers.get(&chapter.place(name))?.clone()));
        Ok(Answers { headers: results.keys().filter_map(told).collect(), results })
    }

    fn read(&mut self, place: &str, is_raw: bool) -> Result<ResultSet> {
        let path = format!("data/{place}.csv");
        let columns = self.package.columns(place)?.ok_or_else(|| {
            let report = &self.manifest.report;
            Error::usage(format!("datapackage.json names no {path}, which the report {report} needs"))
                .hint(format!("{} wrote the folder, and this is {TOOL}", text::plain(&self.manifest.tool)))
        })?;
        let content = self.earlier.read(&path)?;
        let written = self.manifest.files.get(&path);
        if written.is_none_or(|entry| entry.sha256 != text::sha256_hex(content.as_bytes())) {
            self.changed.push(path.clone());
        }
        render::read_csv(&content, &columns, is_raw).map_err(|what| {
            Error::usage(format!("{path}: {what}"))
                .hint("a table may be changed by hand, but its columns and their types must stay")
        })
    }
}

/// Whoever changed a number must not pass it off as counted.
fn changed(files: &[String]) -> Option<Notice> {
    let text = format!("Changed since they were counted, so that git need not agree: {}.", files.join(", "));
    (!files.is_empty()).then_some(Notice::new(NoticeKind::ChangedData, text))
}

//! From the tables of an earlier run to its pages: the same bytes without the clone, as long as nobody touched them.

use std::collections::BTreeMap;
use std::path::Path;

use super::TOOL;
use super::config::Own;
use super::pages::{self, Answers};
use super::publish::check;
use crate::chart::Sheet;
use crate::error::{Error, Result};
use crate::fact::Notice;
use crate::history;
use crate::output::{Earlier, Folder};
use crate::progress::{Progress, Stage};
use crate::query::ResultSet;
use crate::render::{self, Manifest, Package};
use crate::report::{self, Report};
use crate::text;

/// What was drawn again.
#[derive(Debug, Clone)]
pub struct Redrawn {
    /// What a reader must know.
    pub notices: Vec<Notice>,
    /// Number of files, the manifest included.
    pub files: usize,
}

/// Makes the pages of an earlier output folder anew, in the same or another folder; with charts of the sizes that it has,
/// unless others are asked for.
///
/// # Errors
/// It is no output folder of `laurels report`, a table was changed so that it cannot be read, or the folder is unfit.
pub fn redraw(
    from: &Path,
    own: Own,
    sizes: Vec<Sheet>,
    threads: usize,
    (folder, force): (&Path, bool),
    progress: &dyn Progress,
) -> Result<Redrawn> {
    let earlier = Earlier::open(from)?;
    let mut manifest = render::read_manifest(earlier.manifest())?;
    let Some(inputs) = manifest.inputs.as_ref() else {
        let shown = text::plain(&from.to_string_lossy());
        return Err(
            Error::usage(format!("{shown} holds no report")).hint("--from takes a folder that `laurels report` wrote")
        );
    };
    if !inputs.clones.is_empty() {
        return Err(Error::usage("a page of several clones cannot be drawn again").hint("make it anew from the clones"));
    }
    inputs.look.check().map_err(|what| Error::usage(format!("manifest.json: {what}")))?;
    let reports = report::Catalog::new(own.reports)?;
    let report = &reports.get(&manifest.report)?.sections_for(false);
    let package = Package::parse(&earlier.read("datapackage.json")?)?;
    let results = tables(&earlier, report, &package, inputs.raw_csv, &manifest)?;
    check(report, &results.rows, &pages::fields(&manifest, inputs))?;
    if let Some(notice) = changed(&results.changed) {
        manifest.tell(&notice);
    }
    if let Some(inputs) = manifest.inputs.as_mut().filter(|_| !sizes.is_empty()) {
        inputs.sizes = sizes;
    }
    TOOL.clone_into(&mut manifest.tool);
    manifest.files.clear();
    let folder = Folder::prepare(folder, force)?;
    progress.begin(Stage::Files, None);
    let answers = Answers { results: results.rows, headers: package.headers() };
    let notices = manifest.notices();
    let (artifacts, manifest) = history::with_threads(threads, || pages::pages(report, &answers, manifest))??;
    folder.write(&artifacts, &manifest, progress)?;
    Ok(Redrawn { notices, files: artifacts.len() + 1 })
}

/// Tables that were read, and the names of those that are not as they were written.
struct Tables {
    rows: BTreeMap<String, ResultSet>,
    changed: Vec<String>,
}

fn tables(earlier: &Earlier, report: &Report, package: &Package, raw: bool, manifest: &Manifest) -> Result<Tables> {
    let mut tables = Tables { rows: BTreeMap::new(), changed: Vec::new() };
    for query in report.queries() {
        let path = format!("data/{query}.csv");
        let columns = package.columns(query)?.ok_or_else(|| {
            Error::usage(format!("datapackage.json names no {path}, which the report {} needs", report.name))
                .hint(format!("{} wrote the folder, and this is {TOOL}", text::plain(&manifest.tool)))
        })?;
        let content = earlier.read(&path)?;
        if manifest.files.get(&path).is_none_or(|entry| entry.sha256 != pages::sha256(content.as_bytes())) {
            tables.changed.push(path.clone());
        }
        let result = render::read_csv(&content, &columns, raw).map_err(|what| {
            Error::usage(format!("{path}: {what}"))
                .hint("a table may be changed by hand, but its columns and their types must stay")
        })?;
        tables.rows.insert(query.to_owned(), render::as_told(result));
    }
    Ok(tables)
}

/// Whoever changed a number must not pass it off as counted.
fn changed(files: &[String]) -> Option<Notice> {
    let text = format!("Changed since they were counted, so that git need not agree: {}.", files.join(", "));
    (!files.is_empty()).then_some(Notice { code: "changed_data", text, is_incomplete: false })
}

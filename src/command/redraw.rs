//! `laurels report --from`: draws an earlier report again from its tables, without a clone.
//!
//! The bytes are the same unless a table was edited or another theme is given.

use std::path::Path;

use super::destination::Destination;
use crate::config::{Options, Own};
use crate::edition::{self, EarlierReport, Written};
use crate::error::Result;
use crate::fact::{Notice, NoticeKind};
use crate::output::Content;
use crate::progress::Progress;
use crate::report;
use crate::text;

/// What was drawn again.
#[derive(Debug, Clone)]
pub struct Redrawn {
    /// Messages about the numbers.
    pub notices: Vec<Notice>,
    /// The new files.
    pub written: Written,
}

/// Makes the pages of an earlier report again, in the same folder or another. Only options about the theme and sizes
/// apply; no number changes.
///
/// # Errors
/// The folder has no report, a table cannot be read, a color has too little contrast, a highlighted person is not in
/// the tables, or the output folder cannot be written.
pub fn redraw(
    from: &Path,
    options: &Options,
    own: Own,
    destination: Destination<'_>,
    progress: &dyn Progress,
) -> Result<Redrawn> {
    let earlier = EarlierReport::open(from)?;
    let mut brief = earlier.brief.clone().restyled(options)?;
    let reports = report::Catalog::new(own.reports)?;
    let report = reports.get(&brief.report).map_err(|error| {
        let name = text::plain(&brief.report);
        error.hint(format!("if {name} is your own report, add `--reports` with the folder of {name}.toml"))
    })?;
    let tables = earlier.answers(report)?;
    brief.highlight(edition::highlighted(&options.theme.highlight, &tables.answers)?);
    brief.notices.retain(|notice| notice.kind != NoticeKind::UnknownHighlight);
    if options.theme.highlight.is_empty() {
        let unknown = edition::unknown_highlights(report, &brief.theme.highlight, &tables.answers);
        brief.notices.extend(unknown);
    }
    brief.notices.extend(tables.notice());
    let folder = destination.prepare(Content::Report)?;
    let written = edition::publish(report, &brief, tables.answers, folder, options.run.threads, progress)?;
    Ok(Redrawn { notices: brief.notices, written })
}

//! The results of a report's queries.

use std::collections::BTreeMap;

use crate::error::Result;
use crate::progress::Progress;
use crate::query::{Engine, Header, ResultSet};
use crate::render;
use crate::report::Report;

/// The results of a report's queries as CSV files hold them, and the headers of the queries.
#[derive(Default)]
pub struct Answers {
    /// The results, by query.
    pub results: BTreeMap<String, ResultSet>,
    /// The headers, by query.
    pub headers: BTreeMap<String, Header>,
}

/// Runs the queries of a report.
///
/// # Errors
/// A query is wrong, or the user interrupts.
pub fn answers(
    report: &Report,
    mut engine: Engine<'_>,
    progress: &dyn Progress,
) -> Result<BTreeMap<String, ResultSet>> {
    let mut results = BTreeMap::new();
    for name in report.queries() {
        progress.check()?;
        results.insert(name.to_owned(), render::as_read(engine.run(name)?));
        progress.advance(1);
    }
    Ok(results)
}

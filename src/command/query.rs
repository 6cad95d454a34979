//! `laurels query`: the answer of one query.

use super::hints;
use crate::config::Options;
use crate::error::Result;
use crate::fact::Notice;
use crate::progress::{Progress, Stage};
use crate::query::{Catalog, Engine, Parameters, Query, ResultSet, Value, wanted};
use crate::study::{nobody, study};
use crate::table::Source;

/// The answer of one query over a clone, and what its reader must know.
///
/// A query that is not ours is tried on empty tables first: a wrong column is an error before history is read.
///
/// # Errors
/// The query is wrong, the clone cannot be read, or the user interrupts.
pub fn query(
    options: &Options,
    catalog: &Catalog,
    query: &Query,
    mut parameters: Parameters,
    progress: &dyn Progress,
) -> Result<(ResultSet, Vec<Notice>)> {
    if !catalog.is_tried(query) {
        Engine::dry(catalog, parameters.clone()).run_query(query)?;
    }
    let gathered = study(options, wanted(catalog, std::iter::once(query)), progress)?;
    let person = parameters.get("person").and_then(Value::text).filter(|name| !name.is_empty()).map(str::to_owned);
    if let Some(name) = person.filter(|_| catalog.takes(query, "person")) {
        let found = gathered.person(&name)?.ok_or_else(|| nobody(&name))?;
        parameters.set("person", Value::Text(found.id.clone()));
    }
    let release = parameters.get("release").and_then(Value::text).filter(|name| !name.is_empty()).map(str::to_owned);
    // In a query of ours it is one; in a user's own it may be anything.
    if let Some(name) = release.filter(|_| catalog.is_tried(query) && catalog.takes(query, "release")) {
        let at = gathered.selection.position(&name)?;
        parameters.set("release", Value::Text(gathered.selection.releases[at].name.clone()));
    }
    progress.begin(Stage::Queries, Some(1));
    let source = Source::of(&gathered, options.emails);
    let result = gathered.while_storing(progress, || Engine::new(catalog, &source, parameters).run_query(query))?;
    progress.advance(1);
    // Answers by release begin at the first release to list; all releases went into them.
    let ordinal = result.position("ordinal");
    let result = result.filtered(|row| {
        let place = ordinal.and_then(|at| row.get(at)).and_then(Value::integer);
        place.is_none_or(|place| place >= gathered.from_ordinal)
    });
    let hints = hints::hints(&result, &gathered, options.emails);
    Ok((result, [gathered.notices(), hints].concat()))
}

//! `laurels query`: the answer of one query.

use super::hints;
use crate::config::Options;
use crate::error::Result;
use crate::fact::Notice;
use crate::progress::{Progress, Stage};
use crate::query::{Catalog, Engine, Parameters, Query, ResultSet, Value, wanted};
use crate::study::{nobody, study};
use crate::table::Source;

/// What a user asks.
#[derive(Debug, Clone)]
pub enum QueryText {
    /// A query of the catalog.
    Named(String),
    /// Text that was typed.
    Typed(String),
    /// A file of the user's, by its name without the ending.
    File {
        /// The name.
        name: String,
        /// The text.
        sql: String,
    },
}

impl QueryText {
    /// The query. A typed one needs no header; one in a file only if it has parameters.
    ///
    /// # Errors
    /// There is no such query, or its text is malformed.
    pub fn parse(self, catalog: &Catalog) -> Result<Query> {
        match self {
            Self::Named(name) => catalog.get(&name).cloned(),
            Self::Typed(sql) => Query::parse("(typed)", &with_header(&sql)),
            Self::File { name, sql } => match sql.contains("-- question:") || sql.contains("-- param:") {
                true => Query::parse(&name, &sql),
                false => Query::parse(&name, &sql).or_else(|_| Query::parse(&name, &with_header(&sql))),
            },
        }
    }
}

fn with_header(sql: &str) -> String {
    format!("-- question: (typed)\n-- grain: (typed)\n{sql}")
}

/// An answer and its notices.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The rows.
    pub result: ResultSet,
    /// What a reader must know.
    pub notices: Vec<Notice>,
}

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
) -> Result<Answer> {
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
    Ok(Answer { result, notices: [gathered.notices(), hints].concat() })
}

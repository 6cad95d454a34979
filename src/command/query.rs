//! `laurels query`: the result of one query.

use super::hints;
use crate::config::Options;
use crate::edition;
use crate::error::{Error, Result};
use crate::fact::Notice;
use crate::identity::organization::day;
use crate::progress::Limits;
use crate::progress::{Progress, Stage};
use crate::query::{Catalog, Engine, Parameters, Query, ResultSet, Value, wanted};
use crate::study::{Study, study};
use crate::table::Source;
use crate::text;

/// The length of a day such as 2020-01-31.
const DAY_LENGTH: usize = 10;

/// A query as a user gives it.
#[derive(Debug, Clone)]
pub enum QueryText {
    /// A query of the catalog.
    Named(String),
    /// Text that was typed.
    Typed(String),
    /// A user-defined file.
    File {
        /// The name of the file without its extension.
        name: String,
        /// The text.
        sql: String,
    },
}

impl QueryText {
    /// The parsed query. Typed text needs no header; a file needs one only if it has parameters.
    ///
    /// # Errors
    /// There is no such query, or its text is malformed.
    pub fn parse(self, catalog: &Catalog) -> Result<Query> {
        match self {
            Self::Named(name) => catalog.get(&name).cloned(),
            Self::Typed(sql) => Query::without_header("--sql", &sql),
            Self::File { name, sql } if has_header(&sql) => Query::parse(&name, &sql),
            Self::File { name, sql } => Query::without_header(&name, &sql),
        }
    }
}

fn has_header(sql: &str) -> bool {
    sql.contains("-- question:") || sql.contains("-- param:")
}

/// A result and its notices.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The rows.
    pub result: ResultSet,
    /// Messages about the numbers.
    pub notices: Vec<Notice>,
}

/// The result of one query over a clone.
///
/// A user-defined query first runs on empty tables, so that a wrong column is an error before the history is read.
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
    check_day(catalog, query, &parameters)?;
    let is_without_person = catalog.takes(query, "person") && given(&parameters, "person").is_none();
    let study = study(options, wanted(catalog, std::iter::once(query)), progress)?;
    find_person(&study, catalog, query, &mut parameters)?;
    find_release(&study, catalog, query, &mut parameters)?;
    progress.begin(Stage::Queries, Some(1));
    let source = Source::of(&study, options.output.emails);
    let limits = Limits::new(progress, options.run.memory);
    let mut engine = Engine::new(catalog, &source, parameters).within(limits);
    let result = study.while_storing(progress, || engine.run_query(query))?;
    progress.advance(1);
    let result = from_first_release(result, &study);
    let mut notices = study.notices();
    notices.extend(hints::hints(&result, &study, options.output.emails));
    if result.rows.is_empty() && is_without_person {
        notices.push(hints::no_person(&text::plain(&query.name)));
    }
    if result.position("mailmap").is_none() {
        let shown = edition::people_in(&result, i64::MAX);
        notices.extend(edition::probably_one_notices(&edition::concerned(&study, &shown)));
    }
    Ok(Answer { result, notices })
}

/// Replaces the name of a person by the person_id.
fn find_person(study: &Study, catalog: &Catalog, query: &Query, parameters: &mut Parameters) -> Result<()> {
    let Some(wanted) = given(parameters, "person").filter(|_| catalog.takes(query, "person")) else { return Ok(()) };
    let person = study.person(&wanted)?;
    parameters.set("person", Value::Text(person.id.clone()));
    Ok(())
}

/// Replaces any form of a release's name by its name in tables. In user-defined queries the parameter may mean anything.
fn find_release(study: &Study, catalog: &Catalog, query: &Query, parameters: &mut Parameters) -> Result<()> {
    let is_release = catalog.is_tried(query) && catalog.takes(query, "release");
    let Some(wanted) = given(parameters, "release").filter(|_| is_release) else { return Ok(()) };
    let at = study.selection.position(&wanted)?;
    parameters.set("release", Value::Text(study.selection.releases[at].name.clone()));
    Ok(())
}

/// Checks the day of `as_of`: the engine would compare anything with dates.
fn check_day(catalog: &Catalog, query: &Query, parameters: &Parameters) -> Result<()> {
    let is_day = catalog.is_tried(query) && catalog.takes(query, "as_of");
    match given(parameters, "as_of").filter(|_| is_day) {
        Some(text) if text.len() != DAY_LENGTH || day(&text).is_none() => {
            Err(Error::usage(format!("the parameter as_of has the invalid date {:?}", text::plain(&text)))
                .hint("write it as 2020-01-31"))
        }
        _ => Ok(()),
    }
}

/// The text of a parameter, if it is not empty.
fn given(parameters: &Parameters, name: &str) -> Option<String> {
    let text = parameters.get(name).and_then(Value::text)?;
    (!text.is_empty()).then(|| text.to_owned())
}

/// Removes the rows of releases before the first one to list. All releases went into the numbers.
fn from_first_release(result: ResultSet, study: &Study) -> ResultSet {
    let Some(ordinal) = result.position("ordinal") else { return result };
    result.filtered(|row| {
        let release = row.get(ordinal).and_then(Value::integer);
        release.is_none_or(|release| release >= study.from_ordinal)
    })
}

//! Meanings of columns that refer to another column: `-- column: who = people.name`.

use std::collections::BTreeMap;

use super::definition::Query;
use super::header::Meaning;
use crate::error::{Error, Result};
use crate::table::schema;
use crate::text;

/// More steps than this from column to column are a circle.
const MAX_STEPS: usize = 64;

/// Replaces every reference by the sentence of the column that it refers to. A user's own query may replace one of ours
/// and describe fewer columns: references to the others get no sentence.
///
/// # Errors
/// A header refers to an unknown table, query or column, or to itself.
pub(super) fn resolve(queries: &mut BTreeMap<String, Query>) -> Result<()> {
    let mut resolved = BTreeMap::new();
    for query in queries.values() {
        resolved.insert(query.name.clone(), columns(queries, query)?);
    }
    for (query, columns) in queries.values_mut().zip(resolved.into_values()) {
        query.header.columns = columns;
    }
    Ok(())
}

/// The columns of a query with their sentences.
fn columns(queries: &BTreeMap<String, Query>, query: &Query) -> Result<Vec<(String, Meaning)>> {
    let mut columns = Vec::with_capacity(query.header.columns.len());
    for (name, meaning) in &query.header.columns {
        let place = format!("query {}, column {:?}", query.name, text::plain(name));
        let sentence = follow(queries, meaning).map_err(|error| error.within(&place))?;
        columns.extend(sentence.map(|sentence| (name.clone(), Meaning::Told(sentence))));
    }
    Ok(columns)
}

/// The sentence that a meaning leads to, if a query on the way describes the column.
fn follow(queries: &BTreeMap<String, Query>, from: &Meaning) -> Result<Option<String>> {
    let mut meaning = from;
    for _ in 0..MAX_STEPS {
        let (source, column) = match meaning {
            Meaning::Told(sentence) => return Ok(Some(sentence.clone())),
            Meaning::Same { source, column } => (source, column),
        };
        if let Some(table) = schema::table(source) {
            return of_table(table, column).map(Some);
        }
        let Some(query) = queries.get(source) else {
            let names = schema::TABLES.iter().map(|table| table.name).chain(queries.keys().map(String::as_str));
            return Err(wrong(format!("there is no table or query {:?}", text::plain(source)), source, names));
        };
        match query.header.columns.iter().find(|(name, _)| name == column) {
            Some((_, next)) => meaning = next,
            None => return Ok(None),
        }
    }
    Err(wrong("its meaning refers to itself".to_owned(), "", std::iter::empty()))
}

fn of_table(table: &schema::TableSchema, column: &str) -> Result<String> {
    if let Some(found) = table.columns.iter().find(|found| found.name == column) {
        return Ok(found.meaning());
    }
    let what = format!("the table {} has no column {:?}", table.name, text::plain(column));
    Err(wrong(what, column, table.columns.iter().map(|known| known.name)))
}

fn wrong<'n>(what: String, wanted: &str, names: impl Iterator<Item = &'n str>) -> Error {
    let hint = text::did_you_mean(wanted, names).unwrap_or_else(|| {
        "refer to a column of a table or query, or write `-- column: name | what it means`".to_owned()
    });
    Error::usage(what).hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Queries by name, each with one line on a column.
    fn queries(columns: &[(&str, &str)]) -> BTreeMap<String, Query> {
        let mut queries = BTreeMap::new();
        for (name, line) in columns {
            let text = format!("-- question: Who?\n-- column: {line}\nSELECT 1");
            queries.insert((*name).to_owned(), Query::parse(name, &text).expect("well-formed"));
        }
        queries
    }

    #[test]
    fn sentences_come_from_tables_and_queries() {
        let mut queries =
            queries(&[("a", "who = people.name"), ("b", "is = a.who"), ("c", "n | How many."), ("d", "x = a.missing")]);
        resolve(&mut queries).expect("all references are known");
        let name = "The name as mapped by the mailmap.";
        assert_eq!((queries["a"].header.meaning("who"), queries["b"].header.meaning("is")), (Some(name), Some(name)));
        assert_eq!(queries["c"].header.meaning("n"), Some("How many."));
        assert_eq!(queries["d"].header.columns, []);
    }

    #[test]
    fn unknown_references_are_errors() {
        for (line, what) in
            [("x = people.nam", "no column"), ("x = peple.name", "no table or query"), ("x = a.x", "itself")]
        {
            let error = resolve(&mut queries(&[("a", line)])).expect_err(line);
            assert!(error.what.starts_with("query a, column ") && error.what.contains(what), "{error}");
        }
        assert!(resolve(&mut queries(&[("a", "x = b.x"), ("b", "x = a.x")])).is_err());
    }
}

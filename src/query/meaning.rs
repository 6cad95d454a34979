//! What a column means where a header leaves that to another one: `-- column: who = people.name`.

use std::collections::BTreeMap;

use super::header::{Meaning, Query};
use crate::error::{Error, Result};
use crate::table::schema;
use crate::text;

/// Whoever points further than this points in a circle.
const MAX_STEPS: usize = 64;

/// Puts the sentences of tables and queries where headers point at them. A query of a user's own may replace one of ours
/// without a word on its columns: those are then untold wherever they go.
///
/// # Errors
/// A header points at what does not exist, or in a circle.
pub(super) fn tell(queries: &mut BTreeMap<String, Query>) -> Result<()> {
    let mut told = BTreeMap::new();
    for query in queries.values() {
        let mut columns = Vec::with_capacity(query.header.columns.len());
        for (name, meaning) in &query.header.columns {
            let sentence = follow(queries, meaning).map_err(|what| {
                let column = text::plain(name);
                Error::usage(format!("query {}: what the column {column:?} means: {what}", query.name))
                    .hint("point at a column of a table or query, or write `-- column: name | what it means`")
            })?;
            columns.extend(sentence.map(|sentence| (name.clone(), Meaning::Told(sentence))));
        }
        told.insert(query.name.clone(), columns);
    }
    for (query, columns) in queries.values_mut().zip(told.into_values()) {
        query.header.columns = columns;
    }
    Ok(())
}

/// The sentence at the end of the way, if a query does not keep silent on it; or what is wrong.
fn follow(queries: &BTreeMap<String, Query>, from: &Meaning) -> std::result::Result<Option<String>, String> {
    let mut meaning = from;
    for _ in 0..MAX_STEPS {
        let (source, column) = match meaning {
            Meaning::Told(sentence) => return Ok(Some(sentence.clone())),
            Meaning::Same { source, column } => (source, column),
        };
        if let Some(table) = schema::table(source) {
            let found = table.columns.iter().find(|found| found.name == column);
            let missing = || format!("the table {source} has no column {:?}", text::plain(column));
            return found.map(|found| Some(found.meaning())).ok_or_else(missing);
        }
        let Some(query) = queries.get(source) else {
            return Err(format!("there is no table or query {:?}", text::plain(source)));
        };
        match query.header.columns.iter().find(|(name, _)| name == column) {
            Some((_, next)) => meaning = next,
            None => return Ok(None),
        }
    }
    Err("it points at itself in the end".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queries(columns: &[(&str, &str)]) -> BTreeMap<String, Query> {
        let query = |(name, line): &(&str, &str)| {
            let text = format!("-- question: Who?\n-- column: {line}\nSELECT 1");
            ((*name).to_owned(), Query::parse(name, &text).expect("well-formed"))
        };
        columns.iter().map(query).collect()
    }

    #[test]
    fn sentences_come_from_tables_and_queries() {
        let mut queries =
            queries(&[("a", "who = people.name"), ("b", "is = a.who"), ("c", "n | How many."), ("d", "x = a.unsaid")]);
        tell(&mut queries).expect("all is there");
        let name = "The name after the mailmap.";
        assert_eq!((queries["a"].header.meaning("who"), queries["b"].header.meaning("is")), (Some(name), Some(name)));
        assert_eq!(queries["c"].header.meaning("n"), Some("How many."));
        assert_eq!(queries["d"].header.columns, []);
    }

    #[test]
    fn what_is_not_there_is_an_error() {
        for (line, what) in
            [("x = people.nam", "no column"), ("x = peple.name", "no table or query"), ("x = a.x", "itself")]
        {
            let error = tell(&mut queries(&[("a", line)])).expect_err(line);
            assert!(error.what.contains("query a: ") && error.what.contains(what), "{error}");
        }
        assert!(tell(&mut queries(&[("a", "x = b.x"), ("b", "x = a.x")])).is_err());
    }
}

//! All queries by name: those in the program, and a user's own.

use std::collections::{BTreeMap, BTreeSet};

use super::definition::Query;
use super::embedded::EMBEDDED;
use super::meaning;
use super::parameter::Parameters;
use crate::error::{Error, Result};
use crate::table::schema;
use crate::text;

/// Queries by name.
#[derive(Debug, Clone)]
pub struct Catalog {
    queries: BTreeMap<String, Query>,
    has_own: bool,
}

impl Catalog {
    /// The queries in the program, and a user's own: (name, text) each. A query of the same name replaces ours.
    ///
    /// # Errors
    /// A query is malformed, has the name of a table, or reads an unknown table or query; or the meaning of a column
    /// refers to an unknown column.
    pub fn new(own: Vec<(String, String)>) -> Result<Self> {
        let has_own = !own.is_empty();
        let mut queries = BTreeMap::new();
        for (name, sql) in EMBEDDED {
            queries.insert((*name).to_owned(), Query::parse(name, sql)?);
        }
        for (name, sql) in own {
            if schema::table(&name).is_some() {
                let what = format!("{name}.sql has the name of the table {name}");
                return Err(Error::usage(what).hint("rename the file"));
            }
            let query = Query::parse(&name, &sql)?;
            queries.insert(name, query);
        }
        meaning::resolve(&mut queries)?;
        let catalog = Self { queries, has_own };
        for query in catalog.queries.values() {
            catalog.check(query)?;
        }
        Ok(catalog)
    }

    /// Adds a query under a new name, with other default values of its parameters.
    ///
    /// # Errors
    /// The name is that of a table or another query, or the query does not have these parameters.
    pub fn add_variant(&mut self, name: &str, query: &str, values: &Parameters) -> Result<()> {
        if schema::table(name).is_some() || self.queries.contains_key(name) {
            let what = format!("the variant {:?} has the name of a table or query", text::plain(name));
            return Err(Error::usage(what).hint("choose another name"));
        }
        let mut variant = self.get(query)?.clone();
        variant.set_defaults(values)?;
        name.clone_into(&mut variant.name);
        self.queries.insert(name.to_owned(), variant);
        Ok(())
    }

    /// All queries, ordered by name.
    pub fn iter(&self) -> impl Iterator<Item = &Query> {
        self.queries.values()
    }

    /// The query of that name.
    ///
    /// # Errors
    /// There is no such query.
    pub fn get(&self, name: &str) -> Result<&Query> {
        self.queries.get(name).ok_or_else(|| {
            let hint = if schema::table(name).is_some() {
                format!("{name} is a table: `laurels query --sql 'SELECT * FROM {name}'`")
            } else {
                let listed = self.iter().filter(|query| !query.header.is_helper).map(|query| query.name.as_str());
                text::did_you_mean(name, listed)
                    .unwrap_or_else(|| "`laurels list` shows all queries; a SELECT statement needs `--sql`".to_owned())
            };
            Error::usage(format!("there is no query {:?}", text::plain(name))).hint(hint)
        })
    }

    /// The error for a name that is neither a table nor a query; it suggests a similar name.
    #[must_use]
    pub fn unknown(&self, name: &str) -> Error {
        let tables = schema::TABLES.iter().map(|table| table.name);
        let names = tables.chain(self.queries.keys().map(String::as_str));
        let hint = text::did_you_mean(name, names)
            .unwrap_or_else(|| "`laurels schema` lists the tables; `laurels list` lists the queries".to_owned());
        Error::usage(format!("there is no table or query {:?}", text::plain(name))).hint(hint)
    }

    /// Whether a query and all that it may read are those in the program, which our tests run over empty tables.
    #[must_use]
    pub fn is_tried(&self, query: &Query) -> bool {
        !self.has_own && self.queries.get(&query.name).is_some_and(|known| known.sql == query.sql)
    }

    /// Whether a query, or one that it reads, has a parameter of that name.
    #[must_use]
    pub fn takes(&self, query: &Query, parameter: &str) -> bool {
        self.reached(query).queries.iter().any(|query| query.parameter(parameter).is_some())
    }

    /// Whether a query, or one that it reads, reads the table of that name.
    #[must_use]
    pub fn reads(&self, query: &Query, table: &str) -> bool {
        self.reached(query).names.contains(table)
    }

    /// Checks that a query reads known tables and queries, and that no common table expression hides one.
    pub(super) fn check(&self, query: &Query) -> Result<()> {
        let is_known = |name: &str| schema::table(name).is_some() || self.queries.contains_key(name);
        if let Some(name) = query.statement.expressions.iter().find(|name| is_known(name)) {
            let what = format!("query {}: WITH {name}: {name} is already the name of a table or query", query.name);
            return Err(Error::usage(what).hint("rename the common table expression"));
        }
        match query.statement.sources().find(|source| !is_known(source)) {
            Some(unknown) => Err(self.unknown(unknown).within(&format!("query {}", query.name))),
            None => Ok(()),
        }
    }

    /// A query and all that it reads.
    fn reached<'a>(&'a self, query: &'a Query) -> Reached<'a> {
        let mut reached = Reached { queries: vec![query], names: BTreeSet::new() };
        let mut next = 0;
        while let Some(query) = reached.queries.get(next).copied() {
            for name in query.statement.sources() {
                if reached.names.insert(name)
                    && let Some(found) = self.queries.get(name)
                {
                    reached.queries.push(found);
                }
            }
            next += 1;
        }
        reached
    }
}

/// A query and all that it reads.
struct Reached<'a> {
    /// The query, and the queries that it reads.
    queries: Vec<&'a Query>,
    /// The names of the tables and queries that it reads.
    names: BTreeSet<&'a str>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Value;

    fn own(name: &str, sql: &str) -> Vec<(String, String)> {
        vec![(name.to_owned(), format!("-- question: ?\n-- grain: ?\n{sql}"))]
    }

    #[test]
    fn misspelled_names_are_corrected() {
        let catalog = Catalog::new(Vec::new()).expect("well-formed");
        let error = catalog.get("rankings").expect_err("no such query");
        assert_eq!(error.hint.as_deref(), Some("did you mean `ranking`?"));
        let error = Catalog::new(own("a", "SELECT name FROM peple")).expect_err("no such table");
        assert_eq!(error.what, "query a: there is no table or query \"peple\"");
        assert_eq!(error.hint.as_deref(), Some("did you mean `people`?"));
    }

    #[test]
    fn a_variant_is_the_same_query_with_other_values() {
        let mut catalog = Catalog::new(Vec::new()).expect("well-formed");
        let mut values = Parameters::default();
        values.set("level", Value::Text("top".to_owned()));
        catalog.add_variant("top_folders", "words_by_folder", &values).expect("a parameter of the query");
        let variant = catalog.get("top_folders").expect("added");
        assert_eq!(variant.header.parameters[0].default, Value::Text("top".to_owned()));
        assert!(catalog.add_variant("people", "words_by_folder", &values).is_err(), "a table");
        assert!(catalog.add_variant("ranking", "words_by_folder", &values).is_err(), "another query");
        assert!(catalog.add_variant("x", "ranking", &values).is_err(), "no such parameter");
        values.set("level", Value::Integer(1));
        assert!(catalog.add_variant("x", "words_by_folder", &values).is_err(), "another type");
    }

    #[test]
    fn no_name_hides_another() {
        let error = Catalog::new(own("people", "SELECT 1")).expect_err("a table");
        assert!(error.what.contains("the name of the table"), "{error}");
        let hidden = "WITH commits AS (SELECT 1 AS x) SELECT x FROM commits";
        let error = Catalog::new(own("a", hidden)).expect_err("a hidden table");
        assert!(error.what.contains("commits is already the name of a table"), "{error}");
    }
}

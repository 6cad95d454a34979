//! Runs queries over tables. Everything that a query reads is made first: each column of a table and each result once.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use polars::prelude::{Column, DataFrame};

use super::catalog::Catalog;
use super::conversion::result_set;
use super::definition::Query;
use super::engine_error;
use super::parameter::Parameters;
use super::result::ResultSet;
use super::run::run;
use super::steps::steps;
use super::words::Words;
use crate::error::{Error, Result};
use crate::progress::Limits;
use crate::table::schema::{self, ColumnSchema, ColumnType, TableSchema};
use crate::table::{self, Source};
use crate::text;

/// Makes the columns of tables when a query first names them.
pub trait Tables {
    /// The values of a column.
    ///
    /// # Errors
    /// The column cannot be made, which is a bug.
    fn column(&self, column: &ColumnSchema) -> Result<Column>;
}

/// Tables without rows, to check queries before any work.
struct Empty;

impl Tables for Empty {
    fn column(&self, column: &ColumnSchema) -> Result<Column> {
        Ok(table::empty(column))
    }
}

impl Tables for Source<'_> {
    fn column(&self, column: &ColumnSchema) -> Result<Column> {
        table::column(column, self)
    }
}

/// Runs queries and keeps their results.
pub struct Engine<'a> {
    catalog: &'a Catalog,
    tables: &'a dyn Tables,
    parameters: Parameters,
    /// By table and column.
    columns: BTreeMap<(&'static str, &'static str), Column>,
    /// By query.
    results: BTreeMap<String, DataFrame>,
    /// The queries that are being run, each read by the one before.
    running: Vec<String>,
    limits: Limits<'a>,
}

impl<'a> Engine<'a> {
    /// An engine over tables; the parameter values apply to all queries.
    #[must_use]
    pub fn new(catalog: &'a Catalog, tables: &'a dyn Tables, parameters: Parameters) -> Self {
        Self {
            catalog,
            tables,
            parameters,
            columns: BTreeMap::new(),
            results: BTreeMap::new(),
            running: Vec::new(),
            limits: Limits::default(),
        }
    }

    /// The same engine with limits for each query.
    #[must_use]
    pub fn within(self, limits: Limits<'a>) -> Self {
        Self { limits, ..self }
    }

    /// An engine over tables without rows.
    #[must_use]
    pub fn dry(catalog: &'a Catalog, parameters: Parameters) -> Self {
        Self::new(catalog, &Empty, parameters)
    }

    /// The result of a query in the catalog.
    ///
    /// # Errors
    /// There is no such query, or it is wrong.
    pub fn run(&mut self, name: &str) -> Result<ResultSet> {
        self.running.clear();
        let frame = self.result(self.catalog.get(name)?)?;
        result_set(&frame)
    }

    /// The result of a query that is not in the catalog.
    ///
    /// # Errors
    /// The query is wrong.
    pub fn run_query(&mut self, query: &Query) -> Result<ResultSet> {
        self.running.clear();
        let frame = self.execute(query)?;
        result_set(&frame)
    }

    fn result(&mut self, query: &Query) -> Result<DataFrame> {
        if let Some(frame) = self.results.get(&query.name) {
            return Ok(frame.clone());
        }
        let frame = self.execute(query)?;
        self.results.insert(query.name.clone(), frame.clone());
        Ok(frame)
    }

    fn execute(&mut self, query: &Query) -> Result<DataFrame> {
        if self.running.contains(&query.name) {
            let path = self.running.join(" -> ");
            return Err(Error::usage(format!("the queries refer to each other in a circle: {path} -> {}", query.name))
                .hint("remove one of these references"));
        }
        self.catalog.check(query)?;
        let tree = self.parameters.bind(query)?;
        self.running.push(query.name.clone());
        let mut frames = Vec::new();
        for source in query.statement.sources() {
            frames.push((source.to_owned(), self.source(source, &query.statement.words)?));
        }
        self.running.pop();
        let steps = steps(&tree, &query.statement.uses);
        run(steps, frames, self.limits).map_err(|error| engine_error::plain(error, &query.name, self.columns_of(query)))
    }

    /// A table or the result of a query, by name.
    fn source(&mut self, name: &str, words: &Words) -> Result<DataFrame> {
        match schema::table(name) {
            Some(table) => self.table(table, words),
            None => self.result(self.catalog.get(name)?),
        }
    }

    /// A table with the columns that a statement may name; it has at least one column, which carries the number of rows.
    fn table(&mut self, table: &'static TableSchema, words: &Words) -> Result<DataFrame> {
        let mut named: Vec<&ColumnSchema> = table.columns.iter().filter(|column| words.name(column.name)).collect();
        if named.is_empty() {
            // Texts take more memory than other types.
            named.extend(table.columns.iter().min_by_key(|column| column.kind == ColumnType::Text));
        }
        let mut columns = Vec::with_capacity(named.len());
        for column in named {
            columns.push(self.column(table, column)?);
        }
        let height = columns.first().map_or(0, Column::len);
        DataFrame::new(height, columns).map_err(|error| Error::internal(text::plain(&error.to_string())))
    }

    fn column(&mut self, table: &'static TableSchema, column: &'static ColumnSchema) -> Result<Column> {
        match self.columns.entry((table.name, column.name)) {
            Entry::Occupied(made) => Ok(made.get().clone()),
            Entry::Vacant(place) => Ok(place.insert(self.tables.column(column)?).clone()),
        }
    }

    /// The names of all columns of the tables and queries that a query reads.
    fn columns_of<'q>(&'q self, query: &'q Query) -> impl Iterator<Item = &'q str> {
        query.statement.sources().flat_map(|source| {
            let table = schema::table(source).into_iter().flat_map(|table| table.columns);
            let result = self.results.get(source).into_iter().flat_map(DataFrame::columns);
            table.map(|column| column.name).chain(result.map(|column| column.name().as_str()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_query_runs_over_empty_tables() {
        let catalog = Catalog::new(Vec::new()).expect("our queries are well-formed");
        let mut engine = Engine::dry(&catalog, Parameters::default());
        let mut errors = Vec::new();
        for query in catalog.iter() {
            match engine.run(&query.name) {
                Ok(result) => assert!(!result.columns.is_empty(), "{}", query.name),
                Err(error) => errors.push(error.what),
            }
        }
        assert!(errors.is_empty(), "{errors:#?}");
    }

    #[test]
    fn a_query_that_reads_itself_is_an_error() {
        let own =
            |name: &str, other: &str| (name.to_owned(), format!("-- question: ?\n-- grain: ?\nSELECT * FROM {other}"));
        let catalog = Catalog::new(vec![own("a", "b"), own("b", "a")]).expect("each is well-formed");
        let error = Engine::dry(&catalog, Parameters::default()).run("a").expect_err("a cycle");
        assert!(error.what.contains("in a circle"), "{error}");
    }

    #[test]
    fn unknown_columns_get_a_suggestion() {
        let catalog = Catalog::new(Vec::new()).expect("our queries are well-formed");
        for (sql, meant) in [
            ("SELECT nam FROM people", "name"),
            ("SELECT person_id FROM ranking WHERE rank_line = 1", "rank_lines"),
            ("SELECT p.nam FROM people AS p", "name"),
        ] {
            let query = Query::without_header("q", sql).expect("a SELECT");
            let error = Engine::dry(&catalog, Parameters::default()).run_query(&query).expect_err("no such column");
            assert_eq!(error.hint, Some(format!("did you mean `{meant}`?")), "{error}");
        }
    }
}

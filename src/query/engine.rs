//! Runs queries over tables: what a query reads is made first, each table and each answer once.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use polars::prelude::{AnyValue, Column, DataFrame, DataType, IntoLazy, PolarsResult, TimeUnit};
use polars::sql::SQLContext;

use super::catalog::Catalog;
use super::guard;
use super::header::Query;
use super::parameter::{self, Parameters};
use super::result::{self, ColumnType, ResultSet, Value};
use super::steps::{Step, steps};
use super::words::Words;
use crate::error::{Error, Result};
use crate::table::{self, schema};
use crate::text;

/// Makes the columns of tables, when a query first names them.
pub trait Tables {
    /// The values of a column.
    ///
    /// # Errors
    /// It cannot be made: a bug.
    fn column(&self, table: &schema::TableSchema, column: &schema::ColumnSchema) -> Result<Column>;
}

/// The tables without rows: to check queries before any work.
struct Empty;

impl Tables for Empty {
    fn column(&self, _: &schema::TableSchema, column: &schema::ColumnSchema) -> Result<Column> {
        Ok(table::empty(column))
    }
}

impl Tables for table::Source<'_> {
    fn column(&self, _: &schema::TableSchema, column: &schema::ColumnSchema) -> Result<Column> {
        table::column(column, self)
    }
}

/// Runs queries and keeps their answers.
pub struct Engine<'a> {
    catalog: &'a Catalog,
    tables: &'a dyn Tables,
    parameters: Parameters,
    /// By table and column.
    columns: BTreeMap<(&'static str, &'static str), Column>,
    /// By query.
    answers: BTreeMap<String, DataFrame>,
    path: Vec<String>,
}

impl<'a> Engine<'a> {
    /// An engine over tables, with the same parameter values for all queries.
    #[must_use]
    pub fn new(catalog: &'a Catalog, tables: &'a dyn Tables, parameters: Parameters) -> Self {
        Self { catalog, tables, parameters, columns: BTreeMap::new(), answers: BTreeMap::new(), path: Vec::new() }
    }

    /// An engine over tables without rows.
    #[must_use]
    pub fn dry(catalog: &'a Catalog, parameters: Parameters) -> Self {
        Self::new(catalog, &Empty, parameters)
    }

    /// The answer of a named query.
    ///
    /// # Errors
    /// There is no such query, or it is wrong.
    pub fn run(&mut self, name: &str) -> Result<ResultSet> {
        let query = self.catalog.get(name)?.clone();
        self.path.clear();
        self.answer(&query).and_then(|frame| result_set(&frame))
    }

    /// The answer of a query that is not in the catalog.
    ///
    /// # Errors
    /// The query is wrong.
    pub fn run_query(&mut self, query: &Query) -> Result<ResultSet> {
        self.execute(query).and_then(|frame| result_set(&frame))
    }

    fn answer(&mut self, query: &Query) -> Result<DataFrame> {
        if let Some(frame) = self.answers.get(&query.name) {
            return Ok(frame.clone());
        }
        let frame = self.execute(query)?;
        self.answers.insert(query.name.clone(), frame.clone());
        Ok(frame)
    }

    /// The columns of a table that a statement may name, each made once; one column is there in any case, for its rows.
    fn table(&mut self, table: &'static schema::TableSchema, words: &Words) -> Result<DataFrame> {
        let mut named: Vec<&schema::ColumnSchema> =
            table.columns.iter().filter(|column| words.name(column.name)).collect();
        if named.is_empty() {
            named.extend(table.columns.iter().min_by_key(|column| column.kind == schema::ColumnType::Text));
        }
        let mut columns = Vec::with_capacity(named.len());
        for column in named {
            let made = match self.columns.entry((table.name, column.name)) {
                Entry::Occupied(made) => made.into_mut(),
                Entry::Vacant(place) => place.insert(self.tables.column(table, column)?),
            };
            columns.push(made.clone());
        }
        let rows = columns.first().map_or(0, Column::len);
        DataFrame::new(rows, columns).map_err(|error| Error::internal(text::plain(&error.to_string())))
    }

    fn execute(&mut self, query: &Query) -> Result<DataFrame> {
        if self.path.contains(&query.name) {
            return Err(Error::usage(format!("the query {} reads itself: {}", query.name, self.path.join(" -> "))));
        }
        let mut checked = guard::check(&query.name, &query.sql, |name| self.catalog.knows(name))?;
        parameter::bind(query, &mut checked.statement, &self.parameters.of(query))?;
        self.path.push(query.name.clone());
        let mut frames = Vec::with_capacity(checked.sources.len());
        for source in &checked.sources {
            let frame = match schema::table(source) {
                Some(table) => self.table(table, &checked.words)?,
                None => self.answer(&self.catalog.get(source)?.clone())?,
            };
            frames.push((source.as_str(), frame));
        }
        self.path.pop();
        let steps = steps(&checked.statement, &checked.uses);
        let wrong = |what: &str| {
            Error::usage(format!("query {}: {}", query.name, text::plain(what)))
                .hint("`laurels schema` lists tables and columns; polars' SQL dialect is documented at docs.pola.rs")
        };
        collect(&steps, frames).map_err(|what| wrong(&what))
    }
}

/// Bytes of stack for the SQL engine, which descends into a query by recursion and takes megabytes for ours.
const STACK: usize = 64 << 20;

/// Runs the steps of a statement over frames. On a thread of its own, for the stack's sake; and the engine has panicked on odd queries,
/// which are a user's text and not the end of the program.
fn collect(steps: &[Step], frames: Vec<(&str, DataFrame)>) -> std::result::Result<DataFrame, String> {
    let work = || {
        let mut context = SQLContext::new();
        for (name, frame) in frames {
            context.register(name, frame.lazy());
        }
        run(&mut context, steps).map_err(|error| error.to_string())
    };
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().name("laurels-sql".to_owned()).stack_size(STACK);
        let running = thread.spawn_scoped(scope, work).map_err(|error| format!("no thread to run it: {error}"))?;
        running.join().unwrap_or_else(|_| Err("the SQL engine gave up on this text".to_owned()))
    })
}

/// Rows of a frame that become values at once.
const BATCH: usize = 1 << 16;

/// A frame as results of some rows each, so that a large one is never all values at once.
pub fn batches(frame: &DataFrame) -> impl Iterator<Item = Result<ResultSet>> {
    let starts = (0..frame.height()).step_by(BATCH);
    starts.map(|start| result_set(&frame.slice(i64::try_from(start).unwrap_or(i64::MAX), BATCH)))
}

fn run(context: &mut SQLContext, steps: &[Step]) -> PolarsResult<DataFrame> {
    let mut last = DataFrame::empty();
    for step in steps {
        let frame = context.execute(&step.sql)?;
        match &step.name {
            Some(name) if step.is_shared => context.register(name, frame.collect()?.lazy()),
            Some(name) => context.register(name, frame),
            None => last = frame.collect()?,
        }
    }
    Ok(last)
}

fn result_set(frame: &DataFrame) -> Result<ResultSet> {
    let mut columns = Vec::with_capacity(frame.width());
    let mut cells: Vec<Vec<Value>> = Vec::with_capacity(frame.width());
    for column in frame.columns() {
        let kind = kind(column.dtype()).ok_or_else(|| {
            Error::usage(format!(
                "the column {} is of type {}, which has no place in a result",
                column.name(),
                column.dtype()
            ))
            .hint("convert it, for example with CAST(... AS VARCHAR)")
        })?;
        columns.push(result::Column { name: column.name().to_string(), kind });
        cells.push(column.as_materialized_series().iter().map(|cell| value(&cell)).collect());
    }
    let mut cells: Vec<_> = cells.into_iter().map(Vec::into_iter).collect();
    let rows =
        (0..frame.height()).map(|_| cells.iter_mut().map(|column| column.next().unwrap_or(Value::Null)).collect());
    Ok(ResultSet { columns, rows: rows.collect() })
}

fn kind(dtype: &DataType) -> Option<ColumnType> {
    Some(match dtype {
        DataType::Boolean => ColumnType::Boolean,
        dtype if dtype.is_integer() => ColumnType::Integer,
        dtype if dtype.is_float() => ColumnType::Float,
        DataType::String | DataType::Null => ColumnType::Text,
        DataType::Date => ColumnType::Date,
        DataType::Datetime(_, _) => ColumnType::Time,
        _ => return None,
    })
}

fn value(cell: &AnyValue<'_>) -> Value {
    match cell {
        AnyValue::Boolean(value) => Value::Boolean(*value),
        AnyValue::String(value) => Value::Text((*value).to_owned()),
        AnyValue::StringOwned(value) => Value::Text(value.to_string()),
        AnyValue::Date(days) => Value::Date(*days),
        AnyValue::Datetime(at, unit, _) => Value::Time(match unit {
            TimeUnit::Nanoseconds => at.div_euclid(1_000_000_000),
            TimeUnit::Microseconds => at.div_euclid(1_000_000),
            TimeUnit::Milliseconds => at.div_euclid(1_000),
        }),
        AnyValue::Float64(value) => Value::Float(*value),
        AnyValue::Float32(value) => Value::Float(f64::from(*value)),
        other => other.extract::<i64>().map_or(Value::Null, Value::Integer),
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
        assert!(error.what.contains("reads itself"), "{error}");
    }
}

//! Lets through what is one `SELECT` over known tables and queries, and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use sqlparser::ast::{
    ObjectName, Query as Body, Select, SelectFlavor, SetExpr, Statement, TableFactor, Visit, Visitor,
};
use sqlparser::dialect::GenericDialect;
use sqlparser::parser::Parser;
use sqlparser::tokenizer::Tokenizer;

use super::words::Words;
use crate::error::{Error, Result};
use crate::text;

/// Queries nested deeper than this are an attack on the stack.
const MAX_DEPTH: usize = 64;
/// No honest query is longer.
const MAX_BYTES: usize = 1 << 20;

/// A checked statement, and the tables and queries it reads.
#[derive(Debug)]
pub(super) struct Checked {
    pub(super) statement: Statement,
    pub(super) sources: BTreeSet<String>,
    /// How often each table, query and common table expression is read.
    pub(super) uses: BTreeMap<String, usize>,
    /// Which columns it may name.
    pub(super) words: Words,
}

/// Parses and checks the text of a query; `is_known` says which names may be read.
pub(super) fn check(name: &str, sql: &str, is_known: impl Fn(&str) -> bool) -> Result<Checked> {
    let wrong = |what: String| {
        Error::usage(format!("query {name}: {what}"))
            .hint("a query is one SELECT over the tables of `laurels schema` and the queries of `laurels list`")
    };
    if sql.len() > MAX_BYTES {
        return Err(wrong("the text is longer than a megabyte".to_owned()));
    }
    let tokens = Tokenizer::new(&GenericDialect, sql)
        .tokenize_with_location()
        .map_err(|error| wrong(text::plain(&error.to_string())))?;
    let words = Words::of(tokens.iter().map(|token| &token.token));
    let mut statements = Parser::new(&GenericDialect)
        .with_recursion_limit(MAX_DEPTH)
        .with_tokens_with_locations(tokens)
        .parse_statements()
        .map_err(|error| wrong(text::plain(&error.to_string())))?;
    let (Some(statement), true) = (statements.pop(), statements.is_empty()) else {
        return Err(wrong("there must be exactly one statement".to_owned()));
    };
    if !matches!(statement, Statement::Query(_)) {
        return Err(wrong("only SELECT (with WITH) is allowed".to_owned()));
    }
    let mut guard = Guard::default();
    if let ControlFlow::Break(what) = statement.visit(&mut guard) {
        return Err(wrong(what));
    }
    if let Some(name) = guard.ctes.iter().find(|name| is_known(name)) {
        return Err(wrong(format!("WITH {name} hides the table or query of that name"))
            .hint("give the common table expression another name"));
    }
    let is_source = |name: &&String| !guard.ctes.contains(*name);
    let sources: BTreeSet<String> = guard.uses.keys().filter(is_source).cloned().collect();
    if let Some(unknown) = sources.iter().find(|source| !is_known(source)) {
        return Err(wrong(format!("there is no table or query {:?}", text::plain(unknown)))
            .hint("`laurels schema` lists the tables, `laurels list` the queries"));
    }
    Ok(Checked { statement, sources, uses: guard.uses, words })
}

#[derive(Default)]
struct Guard {
    uses: BTreeMap<String, usize>,
    ctes: BTreeSet<String>,
}

impl Visitor for Guard {
    type Break = String;

    fn pre_visit_query(&mut self, query: &Body) -> ControlFlow<String> {
        for cte in query.with.iter().flat_map(|with| &with.cte_tables) {
            self.ctes.insert(cte.alias.name.value.clone());
        }
        if query.with.as_ref().is_some_and(|with| with.recursive) {
            return ControlFlow::Break("WITH RECURSIVE is not allowed".to_owned());
        }
        body(&query.body)
    }

    fn pre_visit_select(&mut self, select: &Select) -> ControlFlow<String> {
        // `FROM t` alone means all columns to some engines, and nothing to others.
        if select.flavor != SelectFlavor::Standard {
            return ControlFlow::Break("a query begins with SELECT, not with FROM".to_owned());
        }
        match select.into {
            Some(_) => ControlFlow::Break("SELECT INTO is not allowed".to_owned()),
            None => ControlFlow::Continue(()),
        }
    }

    fn pre_visit_relation(&mut self, relation: &ObjectName) -> ControlFlow<String> {
        match relation.0.as_slice() {
            [part] if part.as_ident().is_some() => {
                let name = part.as_ident().map(|ident| ident.value.clone()).unwrap_or_default();
                *self.uses.entry(name).or_default() += 1;
                ControlFlow::Continue(())
            }
            _ => ControlFlow::Break(format!("{:?} is no plain table name", text::plain(&relation.to_string()))),
        }
    }

    fn pre_visit_table_factor(&mut self, factor: &TableFactor) -> ControlFlow<String> {
        match factor {
            TableFactor::Table { args: None, .. } | TableFactor::Derived { .. } | TableFactor::NestedJoin { .. } => {
                ControlFlow::Continue(())
            }
            other => {
                ControlFlow::Break(format!("table functions are not allowed: {}", text::plain(&other.to_string())))
            }
        }
    }
}

/// A statement may hide in the body of a query: `WITH x AS (DELETE ...)`.
fn body(body: &SetExpr) -> ControlFlow<String> {
    match body {
        SetExpr::Select(_) | SetExpr::Query(_) | SetExpr::Values(_) => ControlFlow::Continue(()),
        SetExpr::SetOperation { left, right, .. } => {
            self::body(left)?;
            self::body(right)
        }
        _ => ControlFlow::Break("only SELECT is allowed".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources(sql: &str) -> std::result::Result<Vec<String>, String> {
        let known = |name: &str| matches!(name, "commits" | "people");
        check("q", sql, known).map(|checked| checked.sources.into_iter().collect()).map_err(|error| error.what)
    }

    #[test]
    fn selects_over_known_names_pass() {
        assert_eq!(sources("SELECT * FROM commits JOIN people ON TRUE"), Ok(vec!["commits".into(), "people".into()]));
        assert_eq!(sources("WITH a AS (SELECT * FROM commits) SELECT * FROM a"), Ok(vec!["commits".into()]));
        assert_eq!(sources("SELECT 1"), Ok(vec![]));
    }

    #[test]
    fn everything_else_is_refused() {
        for sql in [
            "SELECT * FROM read_csv('/etc/passwd')",
            "SELECT * FROM read_parquet('x')",
            "SELECT * FROM '/etc/passwd'",
            "SELECT * FROM 'file.csv'",
            "SELECT * FROM secrets",
            "SELECT * FROM other.commits",
            "SELECT * FROM generate_series(1, 1000000000)",
            "SELECT * FROM commits, LATERAL (SELECT * FROM secrets)",
            "SELECT (SELECT name FROM secrets)",
            "SELECT * FROM commits WHERE commit_id IN (SELECT name FROM secrets)",
            "SELECT * INTO x FROM commits",
            "FROM commits",
            "FROM commits SELECT 1",
            "SELECT 1 FROM (FROM commits)",
            "CREATE TABLE x AS SELECT * FROM commits",
            "DROP TABLE commits",
            "DELETE FROM commits",
            "TRUNCATE TABLE commits",
            "SHOW TABLES",
            "EXPLAIN SELECT * FROM commits",
            "SELECT 1; SELECT 2",
            "WITH commits AS (SELECT 1) SELECT * FROM commits",
            "WITH RECURSIVE a AS (SELECT 1 UNION ALL SELECT * FROM a) SELECT * FROM a",
            "TABLE commits",
            "SELECT * FROM UNNEST([1, 2])",
            "",
            "SELEC",
        ] {
            assert!(sources(sql).is_err(), "{sql}");
        }
        let deep = format!("SELECT {}1{}", "(".repeat(5000), ")".repeat(5000));
        assert!(sources(&deep).is_err());
    }
}

//! Text to a checked syntax tree: exactly one `SELECT`, and what it reads.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use sqlparser::ast::{self, Visit};
use sqlparser::dialect::GenericDialect;
use sqlparser::keywords::Keyword;
use sqlparser::parser::{Parser, ParserError};
use sqlparser::tokenizer::{Token, Tokenizer};

use super::guard::Guard;
use super::words::Words;
use crate::error::{Error, Result};
use crate::text;

/// Deeper nesting could overflow the stack.
const MAX_DEPTH: usize = 64;
/// Longer texts are refused: parsing takes memory.
const MAX_BYTES: usize = 1 << 20;
/// Each operator in a row is a level of the syntax tree, on which the engine works recursively.
const MAX_OPERATORS: usize = 1000;
/// The engine's time grows with the square of their number.
const MAX_UNIONS: usize = 100;

/// A checked statement: one `SELECT` that reads tables and queries by their plain names.
#[derive(Debug, Clone)]
pub struct Statement {
    /// The syntax tree, with parameters as placeholders.
    pub tree: ast::Statement,
    /// How often each table, query and common table expression is read.
    pub uses: BTreeMap<String, usize>,
    /// The names of the common table expressions.
    pub expressions: BTreeSet<String>,
    /// The columns that it may name.
    pub words: Words,
}

impl Statement {
    /// Parses and checks the text of a query.
    ///
    /// # Errors
    /// The text is too long or malformed, or not exactly one `SELECT` over plain names.
    pub fn parse(sql: &str) -> Result<Self> {
        if sql.len() > MAX_BYTES {
            return Err(refused("the text is longer than 1 MB"));
        }
        let tokens = Tokenizer::new(&GenericDialect, sql)
            .tokenize_with_location()
            .map_err(|error| malformed(&ParserError::from(error)))?;
        check_size(tokens.iter().map(|token| &token.token))?;
        let words = Words::of(tokens.iter().map(|token| &token.token));
        let mut statements = Parser::new(&GenericDialect)
            .with_recursion_limit(MAX_DEPTH)
            .with_tokens_with_locations(tokens)
            .parse_statements()
            .map_err(|error| malformed(&error))?;
        let Some(tree) = statements.pop() else {
            return Err(refused("the query is empty"));
        };
        if !statements.is_empty() {
            return Err(refused("a query is one statement, not several"));
        }
        if !matches!(tree, ast::Statement::Query(_)) {
            return Err(refused("only SELECT and WITH ... SELECT are allowed"));
        }
        let mut guard = Guard::default();
        if let ControlFlow::Break(what) = tree.visit(&mut guard) {
            return Err(refused(&what));
        }
        Ok(Self { tree, uses: guard.uses, expressions: guard.expressions, words })
    }

    /// The tables and queries that it reads, in alphabetical order.
    pub fn sources(&self) -> impl Iterator<Item = &str> {
        self.uses.keys().filter(|name| !self.expressions.contains(*name)).map(String::as_str)
    }
}

/// Refuses a text that the engine would work on for minutes, or that would overflow its stack.
fn check_size<'t>(tokens: impl Iterator<Item = &'t Token>) -> Result<()> {
    let (mut operators, mut unions) = (0, 0);
    for token in tokens {
        match token {
            Token::Word(word) if matches!(word.keyword, Keyword::UNION | Keyword::EXCEPT | Keyword::INTERSECT) => {
                unions += 1;
            }
            Token::Word(word) if matches!(word.keyword, Keyword::AND | Keyword::OR | Keyword::NOT) => operators += 1,
            Token::Word(_) | Token::Whitespace(_) | Token::Comma | Token::Number(..) | Token::Period => {}
            Token::LParen | Token::RParen | Token::SingleQuotedString(_) | Token::SemiColon => {}
            _ => operators += 1,
        }
    }
    if operators > MAX_OPERATORS {
        return Err(refused("the text has more than 1,000 operators"));
    }
    if unions > MAX_UNIONS {
        return Err(refused("the text has more than 100 UNION, EXCEPT or INTERSECT"));
    }
    Ok(())
}

fn refused(what: &str) -> Error {
    Error::usage(what)
        .hint("a query is one SELECT over the tables of `laurels schema` and the queries of `laurels list`")
}

fn malformed(error: &ParserError) -> Error {
    let what = match error {
        ParserError::TokenizerError(what) | ParserError::ParserError(what) => in_plain_words(what),
        ParserError::RecursionLimitExceeded => return refused("the text is nested too deeply"),
    };
    Error::usage(format!("syntax error: {what}")).hint("`laurels help queries` describes the SQL that laurels accepts")
}

/// The parser's message, such as `Expected: an SQL statement, found: SELEC at Line: 1, Column: 1`.
fn in_plain_words(message: &str) -> String {
    let mut words = text::plain(message);
    for (label, word) in [("Expected: ", "expected "), (", found: ", ", found "), (" at Line: ", " at line ")] {
        words = words.replacen(label, word, 1);
    }
    words.replacen(", Column: ", ", column ", 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sources(sql: &str) -> Option<Vec<String>> {
        Statement::parse(sql).ok().map(|statement| statement.sources().map(str::to_owned).collect())
    }

    #[test]
    fn selects_over_plain_names_pass() {
        assert_eq!(
            sources("SELECT * FROM commits JOIN people ON TRUE"),
            Some(vec!["commits".to_owned(), "people".to_owned()])
        );
        assert_eq!(sources("WITH a AS (SELECT * FROM commits) SELECT * FROM a"), Some(vec!["commits".to_owned()]));
        assert_eq!(sources("SELECT (SELECT name FROM secrets)"), Some(vec!["secrets".to_owned()]));
        assert_eq!(sources("SELECT 1"), Some(Vec::new()));
    }

    #[test]
    fn everything_else_is_refused() {
        for sql in [
            "SELECT * FROM read_csv('/etc/passwd')",
            "SELECT * FROM read_parquet('x')",
            "SELECT * FROM other.commits",
            "SELECT * FROM generate_series(1, 1000000000)",
            "SELECT * FROM commits, LATERAL read_csv('x')",
            "SELECT (SELECT name FROM read_csv('x'))",
            "SELECT * FROM commits WHERE commit_id IN (SELECT name FROM read_csv('x'))",
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
            "WITH RECURSIVE a AS (SELECT 1 UNION ALL SELECT * FROM a) SELECT * FROM a",
            "TABLE commits",
            "SELECT * FROM UNNEST([1, 2])",
            "",
            "SELEC",
        ] {
            assert!(sources(sql).is_none(), "{sql}");
        }
        let deep = format!("SELECT {}1{}", "(".repeat(5000), ")".repeat(5000));
        assert!(sources(&deep).is_none());
    }

    #[test]
    fn syntax_errors_name_the_place() {
        let error = Statement::parse("SELEC name").expect_err("a typing error");
        assert_eq!(error.what, "syntax error: expected an SQL statement, found SELEC at line 1, column 1");
        assert_eq!(Statement::parse(" ").expect_err("no statement").what, "the query is empty");
    }

    #[test]
    fn a_file_name_is_a_name_like_any_other() {
        // The catalog has no table of that name.
        for sql in ["SELECT * FROM '/etc/passwd'", "SELECT * FROM 'file.csv'"] {
            assert_eq!(sources(sql).map(|found| found.len()), Some(1), "{sql}");
        }
    }
}

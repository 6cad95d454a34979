//! The comments at the top of a query file: what it answers, what a row is, which parameters it takes.

use super::result::Value;
use crate::error::{Error, Result};
use crate::text;

/// A query as its file describes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    /// The file's name without `.sql`.
    pub name: String,
    /// What the header says.
    pub header: Header,
    /// The whole text.
    pub sql: String,
}

/// The header of a query file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Header {
    /// The question that the query answers.
    pub question: String,
    /// What one row is.
    pub grain: String,
    /// The parameters, in order.
    pub parameters: Vec<Parameter>,
    /// What columns of the answer mean: (name, one sentence). Not every file tells all.
    pub columns: Vec<(String, String)>,
}

/// `-- param: top integer = 10 | How many ranks count as the top`
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Its name, written `:name` in the query.
    pub name: String,
    /// Its value unless another is given; also says its type.
    pub default: Value,
    /// What it means.
    pub meaning: String,
}

impl Query {
    /// Reads a query file.
    ///
    /// # Errors
    /// The header lacks its question, or a parameter is malformed.
    pub fn parse(name: &str, sql: &str) -> Result<Self> {
        let mut header = Header::default();
        for (number, line) in (1..).zip(sql.lines()) {
            let Some(comment) = line.trim().strip_prefix("--") else { break };
            let (key, value) = comment.split_once(':').map_or(("", ""), |(key, value)| (key.trim(), value.trim()));
            match key {
                "question" => value.clone_into(&mut header.question),
                "grain" => value.clone_into(&mut header.grain),
                "column" => header.columns.push(column(value).ok_or_else(|| {
                    Error::usage(format!("query {name}, line {number}: {:?} is no column", text::plain(value)))
                        .hint("write `-- column: name | what it means`")
                })?),
                "param" => header.parameters.push(parameter(value).ok_or_else(|| {
                    Error::usage(format!("query {name}, line {number}: {:?} is no parameter", text::plain(value))).hint(
                        "write `-- param: top integer = 10 | what it means`; types are integer, number, text, boolean",
                    )
                })?),
                _ => {}
            }
        }
        if header.question.is_empty() {
            return Err(Error::usage(format!("query {name} does not say what it answers"))
                .hint("begin the file with `-- question: ...` and `-- grain: one row per ...`"));
        }
        Ok(Self { name: name.to_owned(), header, sql: sql.to_owned() })
    }
}

fn column(text: &str) -> Option<(String, String)> {
    let (name, meaning) = text.split_once('|')?;
    Some((name.trim().to_owned(), meaning.trim().to_owned())).filter(|(name, _)| !name.is_empty())
}

fn parameter(text: &str) -> Option<Parameter> {
    let (declaration, meaning) = text.split_once('|')?;
    let (left, default) = declaration.split_once('=')?;
    let (name, kind) = left.trim().split_once(' ')?;
    let is_word = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let default = value(kind.trim(), default.trim())?;
    is_word(name).then(|| Parameter { name: name.to_owned(), default, meaning: meaning.trim().to_owned() })
}

/// A value of a declared type from text.
pub(super) fn value(kind: &str, text: &str) -> Option<Value> {
    match kind {
        "integer" => text.parse().ok().map(Value::Integer),
        "number" => text.parse::<f64>().ok().filter(|number| number.is_finite()).map(Value::Float),
        "boolean" => text.parse().ok().map(Value::Boolean),
        "text" => Some(Value::Text(text.trim_matches('\'').to_owned())),
        _ => None,
    }
}

impl Parameter {
    /// The name of its type in the header.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self.default {
            Value::Integer(_) => "integer",
            Value::Float(_) => "number",
            Value::Boolean(_) => "boolean",
            _ => "text",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_read() {
        let sql = "-- question: Who?\n-- grain: one row\n-- column: n | How many\n-- param: top integer = 10 | How many\nSELECT 1";
        let query = Query::parse("q", sql).expect("good");
        assert_eq!(query.header.columns, [("n".to_owned(), "How many".to_owned())]);
        assert!(Query::parse("q", &sql.replace("n | How", "How")).is_err());
        assert_eq!((query.header.question.as_str(), query.header.grain.as_str()), ("Who?", "one row"));
        assert_eq!(query.header.parameters[0].default, Value::Integer(10));
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        let error = Query::parse("q", "-- question: Who?\n-- param: top integer = ten | x\nSELECT 1")
            .expect_err("ten is no integer");
        assert!(error.what.contains("line 2"), "{error}");
        assert!(Query::parse("q", "SELECT 1").is_err());
    }
}

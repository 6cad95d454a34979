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
    /// What columns of the answer mean, by name. A user's file need not tell all.
    pub columns: Vec<(String, Meaning)>,
    /// The columns that make a row the only one of its kind, none of them ever null; empty where there is no such promise.
    pub key: Vec<String>,
    /// Columns whose values stand in the key of another query's answer.
    pub references: Vec<Reference>,
}

/// What a column means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// `-- column: share | A fraction, 0 to 1.`: one sentence.
    Told(String),
    /// `-- column: person = people.person_id`: what is told of that column of a table or query. A catalog has none of these.
    Same {
        /// The table or query.
        source: String,
        /// Its column.
        column: String,
    },
}

/// `-- refers: release, person_id -> ranking`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The columns, in the order of that key.
    pub columns: Vec<String>,
    /// The query whose key they are.
    pub query: String,
}

impl Header {
    /// What is told of a column, in one sentence.
    #[must_use]
    pub fn meaning(&self, column: &str) -> Option<&str> {
        match self.columns.iter().find(|(name, _)| name == column) {
            Some((_, Meaning::Told(sentence))) => Some(sentence),
            _ => None,
        }
    }
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
    /// The header lacks its question, or a line of it is malformed.
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
                        .hint("write `-- column: name | what it means`, or `-- column: name = table.column`")
                })?),
                "key" => header.key = names(value),
                "refers" => header.references.push(reference(value).ok_or_else(|| {
                    Error::usage(format!("query {name}, line {number}: {:?} refers to nothing", text::plain(value)))
                        .hint("write `-- refers: column, column -> query`")
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

fn column(text: &str) -> Option<(String, Meaning)> {
    let (name, meaning) = match text.split_once('|') {
        Some((name, sentence)) => (name, Meaning::Told(sentence.trim().to_owned())),
        None => {
            let (name, same) = text.split_once('=')?;
            let (source, column) = same.trim().split_once('.')?;
            (name, Meaning::Same { source: source.to_owned(), column: column.to_owned() })
        }
    };
    Some((name.trim().to_owned(), meaning)).filter(|(name, _)| !name.is_empty())
}

fn names(text: &str) -> Vec<String> {
    text.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

fn reference(text: &str) -> Option<Reference> {
    let (columns, query) = text.split_once("->")?;
    let reference = Reference { columns: names(columns), query: query.trim().to_owned() };
    (!reference.columns.is_empty() && !reference.query.is_empty()).then_some(reference)
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
        assert_eq!(query.header.columns, [("n".to_owned(), Meaning::Told("How many".to_owned()))]);
        assert_eq!((query.header.meaning("n"), query.header.meaning("m")), (Some("How many"), None));
        assert!(Query::parse("q", &sql.replace("n | How", "How")).is_err());
        assert_eq!((query.header.question.as_str(), query.header.grain.as_str()), ("Who?", "one row"));
        assert_eq!(query.header.parameters[0].default, Value::Integer(10));
    }

    #[test]
    fn keys_and_what_is_told_elsewhere_are_read() {
        let head =
            "-- question: Who?\n-- column: who = people.name\n-- key: release, who\n-- refers: release -> releases\n";
        let query = Query::parse("q", &format!("{head}SELECT 1")).expect("good").header;
        let same = Meaning::Same { source: "people".to_owned(), column: "name".to_owned() };
        assert_eq!(query.columns, [("who".to_owned(), same)]);
        assert_eq!((query.meaning("who"), query.key.join("+").as_str()), (None, "release+who"));
        let reference = Reference { columns: vec!["release".to_owned()], query: "releases".to_owned() };
        assert_eq!(query.references, [reference]);
        for (good, wrong) in [("people.name", "people"), ("release -> releases", "release"), ("-> releases", "->")] {
            assert!(Query::parse("q", &head.replace(good, wrong)).is_err(), "{wrong}");
        }
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        let error = Query::parse("q", "-- question: Who?\n-- param: top integer = ten | x\nSELECT 1")
            .expect_err("ten is no integer");
        assert!(error.what.contains("line 2"), "{error}");
        assert!(Query::parse("q", "SELECT 1").is_err());
    }
}

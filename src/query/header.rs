//! The comments at the top of a query file: its question, what a row is, its columns and parameters.

use super::value::Value;
use crate::error::{Error, Result};
use crate::text;

/// The header of a query file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Header {
    /// The question that the query answers.
    pub question: String,
    /// What one row is.
    pub grain: String,
    /// True for a step that other queries read; `laurels list` does not show it.
    pub is_helper: bool,
    /// The parameters, in order.
    pub parameters: Vec<Parameter>,
    /// What columns of the result mean, by name. A user's own query need not describe all.
    pub columns: Vec<(String, Meaning)>,
    /// The columns that together identify a row, never null; empty if there are no such columns.
    pub key: Vec<String>,
    /// Columns whose values are keys of another query's result.
    pub references: Vec<Reference>,
}

/// What a column means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// `-- column: share | A fraction, 0 to 1.`: one sentence.
    Told(String),
    /// `-- column: person = people.person_id`: as that column of a table or query. A catalog has replaced all of these.
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
    /// The columns, in the order of the other query's key.
    pub columns: Vec<String>,
    /// The other query.
    pub query: String,
}

/// `-- param: top integer = 10 | How many ranks count as the top`
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Its name, written `:name` in the query.
    pub name: String,
    /// Its default value, which also decides its type.
    pub default: Value,
    /// The values that it can have; empty if it can have any of its type.
    pub choices: Vec<Value>,
    /// What it means.
    pub meaning: String,
}

impl Header {
    /// Reads the header of the query `name`.
    ///
    /// # Errors
    /// The header has no question, or a line of it is malformed.
    pub fn parse(name: &str, sql: &str) -> Result<Self> {
        let mut header = Self::default();
        for (number, line) in (1..).zip(sql.lines()) {
            let Some(comment) = line.trim().strip_prefix("--") else { break };
            header.read(comment.trim()).map_err(|error| error.within(&format!("query {name}, line {number}")))?;
        }
        if header.question.is_empty() {
            return Err(Error::usage(format!("query {name} has no question"))
                .hint("begin the file with `-- question: ...` and `-- grain: one row per ...`"));
        }
        Ok(header)
    }

    fn read(&mut self, comment: &str) -> Result<()> {
        if comment == "helper" {
            self.is_helper = true;
            return Ok(());
        }
        let Some((key, value)) = comment.split_once(':') else { return Ok(()) };
        let value = value.trim();
        match key.trim() {
            "question" => value.clone_into(&mut self.question),
            "grain" => value.clone_into(&mut self.grain),
            "column" => self.columns.push(column(value)?),
            "key" => self.key = names(value),
            "refers" => self.references.push(reference(value)?),
            "param" => self.parameters.push(parameter(value)?),
            _ => {}
        }
        Ok(())
    }

    /// What a column means, in one sentence, if the header says so.
    #[must_use]
    pub fn meaning(&self, column: &str) -> Option<&str> {
        match self.columns.iter().find(|(name, _)| name == column) {
            Some((_, Meaning::Told(sentence))) => Some(sentence),
            _ => None,
        }
    }
}

fn column(text: &str) -> Result<(String, Meaning)> {
    let described = described_column(text).filter(|(name, _)| !name.is_empty());
    described.ok_or_else(|| {
        malformed(text, "column").hint("write `-- column: name | what it means`, or `-- column: name = table.column`")
    })
}

fn described_column(text: &str) -> Option<(String, Meaning)> {
    if let Some((name, sentence)) = text.split_once('|') {
        return Some((name.trim().to_owned(), Meaning::Told(sentence.trim().to_owned())));
    }
    let (name, same) = text.split_once('=')?;
    let (source, column) = same.trim().split_once('.')?;
    let meaning = Meaning::Same { source: source.to_owned(), column: column.to_owned() };
    Some((name.trim().to_owned(), meaning))
}

fn names(text: &str) -> Vec<String> {
    text.split(',').map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

fn reference(text: &str) -> Result<Reference> {
    let (columns, query) = text.split_once("->").unwrap_or_default();
    let reference = Reference { columns: names(columns), query: query.trim().to_owned() };
    if reference.columns.is_empty() || reference.query.is_empty() {
        return Err(malformed(text, "refers").hint("write `-- refers: column, column -> query`"));
    }
    Ok(reference)
}

fn parameter(text: &str) -> Result<Parameter> {
    declared_parameter(text).ok_or_else(|| {
        malformed(text, "param")
            .hint("write `-- param: top integer = 10 | what it means`; types are integer, number, text, boolean")
    })
}

fn declared_parameter(text: &str) -> Option<Parameter> {
    let (declaration, meaning) = text.split_once('|')?;
    let (name_and_type, default) = declaration.split_once('=')?;
    let (name, kind) = name_and_type.trim().split_once(' ')?;
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    if !name.chars().all(is_word) {
        return None;
    }
    // `'folder' or 'top'`: the default and the other values that are allowed.
    let values: Option<Vec<Value>> = default.split(" or ").map(|text| value(kind.trim(), text.trim())).collect();
    let values = values?;
    let default = values.first()?.clone();
    let choices = if values.len() > 1 { values } else { Vec::new() };
    Some(Parameter { name: name.to_owned(), default, choices, meaning: meaning.trim().to_owned() })
}

fn malformed(text: &str, what: &str) -> Error {
    Error::usage(format!("malformed `-- {what}:` line: {:?}", text::plain(text)))
}

/// Reads a value of a declared type.
fn value(kind: &str, text: &str) -> Option<Value> {
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

    /// Reads a value of its type; `None` if the text is not one.
    #[must_use]
    pub fn value(&self, text: &str) -> Option<Value> {
        value(self.kind(), text)
    }

    /// Whether it can have this value, which has its type.
    #[must_use]
    pub fn allows(&self, value: &Value) -> bool {
        self.choices.is_empty() || self.choices.contains(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_read() {
        let sql = "-- question: Who?\n-- grain: one row\n-- column: n | How many\n-- param: top integer = 10 | How many\nSELECT 1";
        let header = Header::parse("q", sql).expect("well-formed");
        assert_eq!(header.columns, [("n".to_owned(), Meaning::Told("How many".to_owned()))]);
        assert_eq!((header.meaning("n"), header.meaning("m")), (Some("How many"), None));
        assert!(Header::parse("q", &sql.replace("n | How", "How")).is_err());
        assert_eq!((header.question.as_str(), header.grain.as_str()), ("Who?", "one row"));
        assert_eq!(header.parameters[0].default, Value::Integer(10));
        assert!(!header.is_helper);
        assert!(Header::parse("q", &format!("-- helper\n{sql}")).expect("well-formed").is_helper);
    }

    #[test]
    fn keys_and_references_are_read() {
        let head =
            "-- question: Who?\n-- column: who = people.name\n-- key: release, who\n-- refers: release -> releases\n";
        let header = Header::parse("q", head).expect("well-formed");
        let same = Meaning::Same { source: "people".to_owned(), column: "name".to_owned() };
        assert_eq!(header.columns, [("who".to_owned(), same)]);
        assert_eq!((header.meaning("who"), header.key.join("+").as_str()), (None, "release+who"));
        let reference = Reference { columns: vec!["release".to_owned()], query: "releases".to_owned() };
        assert_eq!(header.references, [reference]);
        for (good, wrong) in [("people.name", "people"), ("release -> releases", "release"), ("-> releases", "->")] {
            assert!(Header::parse("q", &head.replace(good, wrong)).is_err(), "{wrong}");
        }
    }

    #[test]
    fn parameters_can_have_choices() {
        let header = "-- question: Who?\n-- param: level text = 'folder' or 'top' | how\n";
        let header = Header::parse("q", header).expect("well-formed");
        let parameter = &header.parameters[0];
        assert_eq!(parameter.default, Value::Text("folder".to_owned()));
        assert!(parameter.allows(&Value::Text("top".to_owned())) && !parameter.allows(&Value::Text("x".to_owned())));
    }

    #[test]
    fn errors_name_the_line() {
        let error = Header::parse("q", "-- question: Who?\n-- param: top integer = ten | x\nSELECT 1")
            .expect_err("`ten` is not an integer");
        assert!(error.what.contains("line 2"), "{error}");
        assert!(Header::parse("q", "SELECT 1").is_err());
    }
}

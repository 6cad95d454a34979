//! A report filled with answers, before it is a page.

use super::definition::Format;
use crate::fact::Notice;
use crate::query::{ResultSet, Value};
use crate::text::{self, Numbers};

/// A filled report.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document {
    /// The title.
    pub title: String,
    /// One line under the title: repository, revision, date.
    pub subtitle: String,
    /// What a reader must know first.
    pub notices: Vec<Notice>,
    /// The sections.
    pub parts: Vec<Part>,
    /// The charts that [`Block::Chart`] refers to.
    pub charts: Vec<ChartRequest>,
    /// How its numbers are written.
    pub numbers: Numbers,
}

/// A section.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Part {
    /// The heading.
    pub heading: String,
    /// What links and file names are made from: the release's name in sections of releases.
    pub key: Option<String>,
    /// What stands in the report.
    pub blocks: Vec<Block>,
    /// What stands in the section's own file; `None` where it has none.
    pub fragment: Option<Vec<Block>>,
}

/// Something under a heading.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Text(Vec<Span>),
    /// A table.
    Table(Table),
    /// A chart of [`Document::charts`].
    Chart(usize),
    /// Words, then names in a row.
    Names(Vec<Span>, Vec<String>),
    /// Links in a row.
    Links(Vec<Link>),
    /// Points, one paragraph each.
    Points(Vec<Vec<Span>>),
}

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub enum Span {
    /// Words.
    Plain(String),
    /// A command, path or name as typed.
    Code(String),
}

/// A link.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// What is shown.
    pub label: String,
    /// Where it leads: a web address, or a path within the output folder.
    pub target: String,
}

/// A table of values.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// Words above it.
    pub caption: Vec<Span>,
    /// Its headings, each with how values are written.
    pub columns: Vec<(String, Format)>,
    /// Its rows.
    pub rows: Vec<Vec<Value>>,
    /// Rows beyond those that an item shows: folded where a page can fold, counted elsewhere.
    pub rest: Vec<Vec<Value>>,
    /// The query whose CSV has all of them.
    pub query: String,
}

/// A chart to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartRequest {
    /// The specification, templates filled.
    pub spec: toml::Table,
    /// The query that fed it.
    pub query: String,
    /// The rows to draw.
    pub data: ResultSet,
    /// The row of figures that goes with them, after the query that fed it; most charts have none.
    pub facts: Option<(String, ResultSet)>,
}

impl Span {
    /// Text in which backticks set code. Nothing in it is taken for a template; a stray backtick of a stranger only moves
    /// where code begins, and both kinds are escaped.
    #[must_use]
    pub fn split(text: &str) -> Vec<Self> {
        text.split('`')
            .enumerate()
            .map(|(at, part)| if at % 2 == 0 { Self::Plain(part.to_owned()) } else { Self::Code(part.to_owned()) })
            .filter(|span| !span.text().is_empty())
            .collect()
    }

    /// The words without marks.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Code(text) => text,
        }
    }
}

impl Format {
    /// A value written for people; text is cleaned of control characters, but not yet escaped for a page.
    #[must_use]
    pub fn write(self, value: &Value, numbers: Numbers) -> String {
        match (self, value) {
            (Self::Signed, Value::Integer(number)) => numbers.signed(*number),
            (Self::Year, Value::Integer(year)) => year.to_string(),
            (Self::Percent, value) => value.float().map(|share| numbers.percent(share)).unwrap_or_default(),
            (_, value) => shown(value, numbers),
        }
    }
}

/// A value as its type suggests.
pub(super) fn shown(value: &Value, numbers: Numbers) -> String {
    match value {
        Value::Null => String::new(),
        Value::Boolean(value) => if *value { "yes" } else { "no" }.to_owned(),
        Value::Integer(number) => numbers.whole(*number),
        Value::Float(number) => numbers.decimal(*number, 2),
        Value::Text(words) => text::plain(words),
        Value::Date(_) | Value::Time(_) => value.iso().unwrap_or_default(),
    }
}

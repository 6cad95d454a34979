//! A report filled with results.

use super::cell_format::CellFormat;
use super::span::Span;
use crate::fact::Notice;
use crate::query::{ResultSet, Value};
use crate::text::Numbers;

/// A filled report.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document {
    /// The title.
    pub title: String,
    /// The line below the title: revision, commit, date.
    pub subtitle: String,
    /// Messages about the numbers.
    pub notices: Vec<Notice>,
    /// The sections.
    pub parts: Vec<Part>,
    /// The charts that [`Block::Chart`] refers to.
    pub charts: Vec<ChartRequest>,
    /// How numbers are written.
    pub numbers: Numbers,
}

/// A section.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Part {
    /// The heading.
    pub heading: String,
    /// What anchors and file names are made from: the name of the release in sections of releases.
    pub key: Option<String>,
    /// Whether lines of the section's row are unknown; `None` if the row does not say it.
    pub is_incomplete: Option<bool>,
    /// The blocks in the report.
    pub blocks: Vec<Block>,
    /// The blocks in the section's own file; `None` if it has no such file.
    pub fragment: Option<Vec<Block>>,
}

/// A block under a heading.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Text(Vec<Span>),
    /// A table.
    Table(DataTable),
    /// A chart of [`Document::charts`], by position.
    Chart(usize),
    /// A list of names in one paragraph.
    Names {
        /// The words before the names.
        caption: Vec<Span>,
        /// The names.
        names: Vec<String>,
    },
    /// Links in one paragraph.
    Links(Vec<Link>),
    /// A bullet list.
    Points(Vec<Vec<Span>>),
}

/// A link.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The text.
    pub label: String,
    /// A web address, or a path within the output folder.
    pub target: String,
}

/// A table of values.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DataTable {
    /// The words above it.
    pub caption: Vec<Span>,
    /// The headings of its columns.
    pub columns: Vec<Heading>,
    /// The rows that are shown.
    pub rows: Vec<Vec<Value>>,
    /// More rows: the HTML page folds them, other formats count them.
    pub rest: Vec<Vec<Value>>,
    /// The query whose CSV file has all rows.
    pub query: String,
}

/// The heading of a column.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// The title.
    pub title: String,
    /// How the cells are written.
    pub format: CellFormat,
}

/// A chart to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartRequest {
    /// The specification with filled templates.
    pub spec: toml::Table,
    /// The query that returned the rows.
    pub query: String,
    /// The rows to draw.
    pub data: ResultSet,
    /// The query and the row with the key figures of a card; other charts have none.
    pub facts: Option<(String, ResultSet)>,
}

impl Block {
    /// The text of a paragraph without markup; `None` for other blocks.
    #[must_use]
    pub fn paragraph(&self) -> Option<String> {
        match self {
            Self::Text(spans) => Some(spans.iter().map(Span::text).collect()),
            _ => None,
        }
    }
}

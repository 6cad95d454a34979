//! Answers, charts and documents as CSV, JSON, Parquet, Markdown, HTML and tables for a terminal.
//!
//! Each format has one rule for text from strangers. Everything here is a pure function to text or bytes; nothing
//! writes.

mod csv;
mod escape;
mod guide;
mod html;
mod json;
mod manifest;
mod markdown;
mod package;
mod package_form;
mod parquet;
mod readme;
mod snippet;
mod terminal;
mod theme_css;

use crate::chart::{Chart, Skipped, Spec};
use crate::config::{Sheet, Theme as Look};

pub use csv::{as_told, csv, has_empty_texts, read_csv};
pub use guide::guide;
pub use html::html;
pub use json::rows;
pub use manifest::{ChartEntry, CloneEntry, FileEntry, Inputs, Manifest, manifest, read_manifest};
pub use markdown::{fragment, markdown, table as markdown_table};
pub use package::Package;
pub use parquet::parquet;
pub use readme::readme;
pub use snippet::{markdown as markdown_snippet, picture as html_snippet};
pub use terminal::{TableStyle, table as terminal_table};

/// A chart that a report asks for.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// What was asked for.
    pub spec: Spec,
    /// The picture, or why there is none.
    pub chart: Result<Chart, Skipped>,
    /// The same in other sizes, that for phones first; none where there is no picture.
    pub others: Vec<Chart>,
    /// Sizes in which there is nothing to draw though there is in the first, and why.
    pub skipped: Vec<(Sheet, Skipped)>,
}

impl Drawn {
    /// The picture in all sizes.
    pub fn all(&self) -> impl Iterator<Item = &Chart> {
        self.chart.iter().chain(&self.others)
    }

    /// The picture for phones.
    #[must_use]
    pub fn narrow(&self) -> Option<&Chart> {
        self.others.iter().find(|chart| chart.sheet == Sheet::Narrow)
    }
}

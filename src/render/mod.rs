//! Answers, charts and documents as CSV, JSON, Parquet, Markdown, HTML and tables for a terminal.
//!
//! Each format has one rule for text from strangers. Everything here is a pure function to text or bytes; nothing
//! writes.

mod csv;
mod escape;
mod html;
mod json;
mod look;
mod markdown;
mod package;
mod parquet;
mod readme;
mod snippet;
mod terminal;

use crate::chart::{Chart, Spec};

pub use csv::{as_told, csv, has_empty_texts, read_csv};
pub use html::html;
pub use json::{ChartEntry, FileEntry, Inputs, Manifest, manifest, read_manifest, rows};
pub use look::Look;
pub use markdown::{fragment, markdown, table as markdown_table};
pub use package::Package;
pub use parquet::parquet;
pub use readme::readme;
pub use snippet::{html as html_snippet, markdown as markdown_snippet};
pub use terminal::table as terminal_table;

/// A chart that a report asks for: the picture, or why there is none.
pub type Drawn = (Spec, Result<Chart, String>);

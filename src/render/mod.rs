//! Results, charts and documents as CSV, JSON, Parquet, Markdown, HTML and terminal tables.
//!
//! Each format has one rule to escape untrusted text. All functions are pure: they return text or bytes and write
//! nothing.

mod cells;
mod csv;
mod drawn;
mod escape;
mod gaps;
mod guide;
mod html;
mod json;
mod link_target;
mod manifest;
mod markdown;
mod package;
mod parquet;
mod readme;
mod snippet;
mod terminal;
mod theme_css;

pub use csv::{CsvError, StoredColumn, as_read, csv, read_csv};
pub use drawn::Drawn;
pub use gaps::{gaps, incomplete};
pub use guide::guide;
pub use html::html;
pub use json::rows;
pub use manifest::{
    ChartEntry, FileEntry, Inputs, Manifest, ProbablyOneEntry, RepositoryBrief, manifest, read_manifest,
};
pub use markdown::{fragment, markdown, table as markdown_table};
pub use package::Package;
pub use parquet::parquet;
pub use readme::{FolderReadme, readme};
pub use snippet::{markdown as markdown_snippet, picture as html_snippet};
pub use terminal::{TableStyle, table as terminal_table};

//! One `.toml` file is one report: sections of texts, tables and charts over queries.
//!
//! A report names queries, columns and words; it has no SQL. [`build`] fills it with results and returns a [`Document`],
//! which `render` turns into pages. Numbers and names in a document are values without escapes.

mod build;
mod catalog;
mod cell_format;
mod check;
mod definition;
mod document;
mod item;
pub mod least;
mod method;
mod span;
mod template;

pub use build::{Filling, build};
pub use catalog::Catalog;
pub use cell_format::CellFormat;
pub use check::check;
pub use definition::{Report, Section};
pub use document::{Block, ChartRequest, DataTable, Document, Heading, Link, Part};
pub use item::{Item, TableColumn};
pub use method::{AnalyzedClone, LeftOut, Method, MethodProfile, method};
pub use span::Span;

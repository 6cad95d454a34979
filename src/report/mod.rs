//! One `.toml` file is one report: sections of texts, tables and charts over queries.
//!
//! A report names columns and words; it holds no SQL. [`build`] fills it with answers and gives a [`Document`], which
//! `render` turns into pages: numbers and names stay values until then.

mod build;
mod catalog;
mod definition;
mod document;
mod method;
mod template;

pub use build::{Filling, build, check};
pub use catalog::Catalog;
pub use definition::{Format, Item, Report, Section, TableColumn};
pub use document::{Block, ChartRequest, Document, Link, Part, Span, Table};
pub use method::{Method, Source, method};

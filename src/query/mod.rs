//! One `.sql` file is one named query: a header of comments, then one `SELECT`.
//!
//! Queries name tables of the [`crate::table::schema`] or other queries. Parameters become literals in the syntax tree,
//! never in the text, and the `guard` lets nothing but `SELECT` over known names through: polars' SQL engine would
//! otherwise take any text.

mod catalog;
mod engine;
mod guard;
mod header;
mod meaning;
mod parameter;
mod result;
mod steps;
mod wanted;
mod words;

pub use catalog::Catalog;
pub use engine::{Engine, Tables, batches};
pub use header::{Header, Meaning, Parameter, Query, Reference};
pub use parameter::Parameters;
pub use result::{Column, ColumnType, ResultSet, Value};
pub use wanted::wanted;

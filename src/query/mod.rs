//! One `.sql` file is one named query: a header of comments, then one `SELECT`.
//!
//! A query reads tables of the [`crate::table::schema`] and other queries by name. Parameters become literals in the
//! syntax tree, never in the text. The guard allows only `SELECT` over known names, since polars' SQL engine would accept
//! any statement.
//!
//! To add a query, write `queries/NAME.sql`; the build finds it in its folder.

mod catalog;
mod conversion;
mod definition;
mod embedded;
mod engine;
mod engine_error;
mod guard;
mod header;
mod meaning;
mod parameter;
mod result;
mod run;
mod statement;
mod steps;
#[cfg(test)]
pub mod tests;
mod value;
mod wanted;
mod words;

pub use catalog::Catalog;
pub use conversion::batches;
pub use definition::Query;
pub use engine::{Engine, Tables};
pub use header::{Header, Meaning, Parameter, Reference};
pub use parameter::Parameters;
pub use result::{Column, ResultSet};
pub use value::Value;
pub use wanted::wanted;

pub use crate::table::schema::ColumnType;

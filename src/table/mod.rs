//! The tables that queries read: one file per table, which lists the columns and how each is filled.
//!
//! To add a column, add one entry to its table's list. The [`schema`] holds all tables.

mod area_changes;
mod build;
mod changes;
mod column;
mod commits;
mod contributions;
mod credits;
mod document_history;
mod documents;
mod frame;
mod identity_pairs;
mod line_totals;
mod memberships;
mod people;
mod profile_contributions;
mod pull_requests;
mod release_commits;
mod releases;
pub mod schema;
mod source;
mod trailers;
mod values;

pub use build::{build, column};
pub use frame::empty;
pub use source::Source;

//! The data dictionary: every table with all its columns.
//!
//! `laurels schema`, the documented dictionary, the CSV data package and the empty tables for checks are made from it.

use super::{
    area_changes, changes, commits, contributions, credits, documents, identity_pairs, memberships, people,
    profile_contributions, pull_requests, release_commits, releases, trailers,
};

pub use super::column::{ColumnSchema, ColumnType, TableSchema};

/// All tables, in the order of the dictionary.
pub const TABLES: &[TableSchema] = &[
    commits::TABLE,
    changes::TABLE,
    area_changes::TABLE,
    documents::TABLE,
    people::TABLE,
    credits::TABLE,
    contributions::TABLE,
    profile_contributions::TABLE,
    pull_requests::TABLE,
    trailers::TABLE,
    identity_pairs::TABLE,
    memberships::TABLE,
    releases::TABLE,
    release_commits::TABLE,
];

/// The table of that name.
#[must_use]
pub fn table(name: &str) -> Option<&'static TableSchema> {
    TABLES.iter().find(|table| table.name == name)
}

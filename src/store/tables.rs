//! The tables of a segment. Each table declares its columns next to the functions that write and read it.
//!
//! Facts of a second kind, such as hunks, get a table of their own.

use super::changes::CHANGES;
use super::column::Table;
use super::commits::{COMMITS, PARENTS};
use super::identities::{IDENTITIES, PATHS, TEXTS};
use super::remarks::REMARKS;

/// The version of all tables. Increase it when the meaning of a column changes: a file with other columns is rejected
/// without it.
pub const FORMAT: u32 = 5;

/// All tables.
pub const TABLES: &[Table] = &[COMMITS, PARENTS, IDENTITIES, PATHS, CHANGES, REMARKS, TEXTS];

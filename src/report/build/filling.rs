//! The values that a report is filled with.

use std::collections::BTreeMap;

use crate::fact::Notice;
use crate::query::{ResultSet, Value};
use crate::report::span::Span;
use crate::text::Numbers;

/// The values that a report is filled with.
pub struct Filling<'a> {
    /// The results of its queries, by name.
    pub results: &'a BTreeMap<String, ResultSet>,
    /// Values for all templates, for example `repository`, `revision`, `head`, `head_date` and `top`.
    pub fields: BTreeMap<String, Value>,
    /// Messages about the numbers.
    pub notices: Vec<Notice>,
    /// The points of the method section.
    pub method: Vec<Vec<Span>>,
    /// The web address of the repository, for links to comparisons.
    pub url: Option<String>,
    /// The ordinal of the first release that has its own section.
    pub from_ordinal: i64,
    /// How numbers are written.
    pub numbers: Numbers,
}

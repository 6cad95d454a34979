//! What queries need from a clone in addition to its history.

use super::catalog::Catalog;
use super::definition::Query;
use crate::study::Wanted;

/// What some queries need from a clone in addition to its history.
#[must_use]
pub fn wanted<'a>(catalog: &Catalog, mut queries: impl Iterator<Item = &'a Query>) -> Wanted {
    Wanted { documents: queries.any(|query| catalog.reads(query, "documents")) }
}

//! The releases or years on a card.

use crate::chart::kit::periods::Period;

/// What a person did from the first release, or year, to the last.
pub struct Career<'a> {
    /// All of it, oldest first.
    pub all: &'a [Period],
    /// What of it has a column.
    pub shown: &'a [Period],
    /// Years in place of releases.
    pub is_by_year: bool,
    /// Some column is cut short.
    pub is_broken: bool,
}

//! A chart of a report in all its sizes.

use crate::chart::{Chart, Skipped, Spec};
use crate::config::Sheet;

/// A chart of a report, drawn or not.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// The specification.
    pub spec: Spec,
    /// The chart in the default size, or why there is none.
    pub chart: Result<Chart, Skipped>,
    /// The chart in other sizes, the one for phones first; empty if there is none in the default size.
    pub others: Vec<Chart>,
    /// Sizes in which the chart could not be drawn, and why.
    pub skipped: Vec<(Sheet, Skipped)>,
}

impl Drawn {
    /// The chart in all sizes.
    pub fn all(&self) -> impl Iterator<Item = &Chart> {
        self.chart.iter().chain(&self.others)
    }

    /// The chart for phones.
    #[must_use]
    pub fn narrow(&self) -> Option<&Chart> {
        self.others.iter().find(|chart| chart.sheet == Sheet::Narrow)
    }
}

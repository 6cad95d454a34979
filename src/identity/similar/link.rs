//! A connection between two candidates.

use super::similarity::{Confidence, Similarity};

/// Two candidates, by index, who may be the same person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Link {
    pub(super) confidence: Confidence,
    pub(super) reason: Similarity,
    pub(super) one: usize,
    pub(super) other: usize,
}

//! One statement about who worked for which organization.

use super::subject::AffiliationSubject;

/// One statement about who worked for which organization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AffiliationEntry {
    /// Whom the entry is about.
    pub subject: AffiliationSubject,
    /// The name of the organization; empty if the file says that it is unknown.
    pub organization: String,
    /// The first day, in days since 1970-01-01; `None` without a start.
    pub from: Option<i32>,
    /// The day after the last one; `None` without an end.
    pub until: Option<i32>,
    /// The line in the file, from 1.
    pub line: usize,
}

impl AffiliationEntry {
    /// The first day, `i32::MIN` without a start.
    pub(super) fn first_day(&self) -> i32 {
        self.from.unwrap_or(i32::MIN)
    }

    /// The day after the last one, `i32::MAX` without an end.
    pub(super) fn end_day(&self) -> i32 {
        self.until.unwrap_or(i32::MAX)
    }
}

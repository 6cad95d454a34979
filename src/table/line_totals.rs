//! Changes added up: files and lines.

use crate::fact::{FileChange, Lines};

/// Totals of some changes.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct LineTotals {
    /// Paths changed.
    pub(super) files: i64,
    /// Lines added.
    pub(super) added: i64,
    /// Lines deleted.
    pub(super) deleted: i64,
}

impl LineTotals {
    pub(super) fn add(&mut self, change: &FileChange) {
        self.files += 1;
        if let Lines::Counted { added, deleted } = change.lines {
            self.added += i64::from(added);
            self.deleted += i64::from(deleted);
        }
    }

    /// Lines changed: the larger of lines added and deleted.
    pub(super) fn changed(self) -> i64 {
        self.added.max(self.deleted)
    }
}

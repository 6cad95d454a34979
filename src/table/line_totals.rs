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
    /// Paths whose lines are unknown.
    pub(super) unknown: i64,
}

impl LineTotals {
    pub(super) fn add(&mut self, change: &FileChange) {
        self.files += 1;
        match change.lines {
            Lines::Counted { added, deleted } => {
                self.added += i64::from(added);
                self.deleted += i64::from(deleted);
            }
            Lines::Binary => {}
            Lines::Unknown => self.unknown += 1,
        }
    }

    /// Lines changed: the larger of lines added and deleted.
    pub(super) fn changed(self) -> i64 {
        self.added.max(self.deleted)
    }
}

/// A number of lines; `None` if it is unknown. If some lines are unknown, it is the least number, and 0 says nothing.
pub(super) fn known(lines: i64, is_incomplete: bool) -> Option<i64> {
    (!is_incomplete || lines > 0).then_some(lines)
}

//! The table of areas that commits touched: the changes of each commit, added up by area.

use super::column::ColumnType::{Integer, Text};
use super::column::{TableSchema, column};
use super::line_totals::LineTotals;
use super::source::Source;
use super::values::Values;
use crate::fact::FileChange;

pub(super) const TABLE: TableSchema = TableSchema {
    name: "area_changes",
    grain: "one row per commit and area of the project that it touched; merge commits have none",
    columns: &[
        column("commit_id", Text, "The commit.", |source| {
            let (rows, _) = source.parts.touches(source.facts);
            source.ids(rows.iter().map(|(commit, _)| *commit))
        }),
        column("area", Text, "The area, as in changes.", |source| {
            let (rows, _) = source.parts.touches(source.facts);
            source.areas(rows.iter().map(|(_, area)| Some(*area)))
        }),
        column("files_changed", Integer, "Paths of the area that the commit changed; null if incomplete.", |source| {
            sums(source, |total| total.files)
        }),
        column("lines_added", Integer, "Lines added in the area; null if the commit is incomplete.", |source| {
            sums(source, |total| total.added)
        }),
        column("lines_deleted", Integer, "Lines deleted in the area; null if the commit is incomplete.", |source| {
            sums(source, |total| total.deleted)
        }),
        column(
            "lines_changed",
            Integer,
            "The larger of lines_added and lines_deleted; null if incomplete.",
            |source| sums(source, LineTotals::changed),
        ),
        column("lines_added_by_hand", Integer, "Of lines_added, those in files that are not generated.", |source| {
            sums_by_hand(source, |total| total.added)
        }),
        column(
            "lines_deleted_by_hand",
            Integer,
            "Of lines_deleted, those in files that are not generated.",
            |source| sums_by_hand(source, |total| total.deleted),
        ),
    ],
};

fn sums(source: &Source<'_>, of: fn(LineTotals) -> i64) -> Values {
    sums_where(source, |_| true, of)
}

fn sums_by_hand(source: &Source<'_>, of: fn(LineTotals) -> i64) -> Values {
    sums_where(source, |change| !source.is_generated(change), of)
}

/// A number of each row, from the changes for which `is_counted` holds; null if the commit is incomplete.
fn sums_where(source: &Source<'_>, is_counted: impl Fn(&FileChange) -> bool, of: fn(LineTotals) -> i64) -> Values {
    let (rows, row_of_change) = source.parts.touches(source.facts);
    let mut totals = vec![LineTotals::default(); rows.len()];
    for (change, row) in source.facts.changes.iter().zip(row_of_change) {
        if is_counted(change) {
            totals[*row as usize].add(change);
        }
    }
    let is_complete = |commit: u32| !source.commit(commit).is_incomplete;
    let complete = rows.iter().zip(totals).map(|((commit, _), total)| is_complete(*commit).then(|| of(total)));
    Values::integers(complete)
}

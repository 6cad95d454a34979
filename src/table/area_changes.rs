//! The table of areas that commits touched: the changes of each commit, added up by area.

use super::column::ColumnType::{Boolean, Integer, Text};
use super::column::{TableSchema, column};
use super::line_totals::{LineTotals, known};
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
        column("files_changed", Integer, "Paths of the area that the commit changed.", files),
        column(
            "lines_added",
            Integer,
            "Lines added in the area; at least this many if incomplete; null if unknown.",
            |source| sums(source, |total| total.added),
        ),
        column("lines_deleted", Integer, "Lines deleted in the area; null as for lines_added.", |source| {
            sums(source, |total| total.deleted)
        }),
        column(
            "lines_changed",
            Integer,
            "The larger of lines_added and lines_deleted; null as for lines_added.",
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
        column("is_incomplete", Boolean, "True if lines of any of these files are unknown.", |source| {
            Values::booleans(totals_where(source, |_| true).into_iter().map(|total| total.unknown > 0))
        }),
    ],
};

fn files(source: &Source<'_>) -> Values {
    Values::integers(totals_where(source, |_| true).into_iter().map(|total| Some(total.files)))
}

fn sums(source: &Source<'_>, of: fn(LineTotals) -> i64) -> Values {
    let totals = totals_where(source, |_| true);
    least(&totals, &totals, of)
}

fn sums_by_hand(source: &Source<'_>, of: fn(LineTotals) -> i64) -> Values {
    least(&totals_where(source, |change| !source.is_generated(change)), &totals_where(source, |_| true), of)
}

/// The totals of each row, from the changes for which `is_counted` holds.
fn totals_where(source: &Source<'_>, is_counted: impl Fn(&FileChange) -> bool) -> Vec<LineTotals> {
    let (rows, row_of_change) = source.parts.touches(source.facts);
    let mut totals = vec![LineTotals::default(); rows.len()];
    for (change, row) in source.facts.changes.iter().zip(row_of_change) {
        if is_counted(change) {
            totals[*row as usize].add(change);
        }
    }
    totals
}

/// A number of lines of each row; null if it is unknown.
fn least(totals: &[LineTotals], whole: &[LineTotals], of: fn(LineTotals) -> i64) -> Values {
    let value = |(total, whole): (&LineTotals, &LineTotals)| known(of(*total), whole.unknown > 0);
    Values::integers(totals.iter().zip(whole).map(value))
}

//! The table of areas that commits touched: the changes of a commit, added up by area.

use super::build::Source;
use super::frame::Values;
use crate::fact::{FileChange, Lines};
use crate::study::Touch;

pub(super) fn values(source: &Source<'_>, column: &str) -> Option<Values> {
    let (rows, of_change) = source.parts.touches(source.facts);
    let changes = &source.facts.changes;
    let sums = |is_counted: &dyn Fn(&FileChange) -> bool, of: fn((i64, i64, i64)) -> i64| {
        let mut totals = vec![(0, 0, 0); rows.len()];
        for (change, row) in changes.iter().zip(of_change).filter(|(change, _)| is_counted(change)) {
            let total: &mut (i64, i64, i64) = &mut totals[*row as usize];
            total.0 += 1;
            if let Lines::Counted { added, deleted } = change.lines {
                total.1 += i64::from(added);
                total.2 += i64::from(deleted);
            }
        }
        let is_complete = |commit: u32| !source.facts.commits[commit as usize].is_incomplete;
        let value = |(row, total): (&Touch, (i64, i64, i64))| Some(of(total)).filter(|_| is_complete(row.0));
        Values::Integer(rows.iter().zip(totals).map(value).collect())
    };
    let all = |_: &FileChange| true;
    let by_hand = |of| {
        let is_generated = source.parts.is_generated(source.facts);
        sums(&|change| !is_generated[change.path as usize], of)
    };
    Some(match column {
        "commit_id" => source.ids(rows.iter().map(|(commit, _)| *commit)),
        "area" => {
            let names = &source.parts.division(source.facts).names;
            Values::picked(names.iter().map(Some), rows.iter().map(|(_, area)| Some(*area)))
        }
        "files_changed" => sums(&all, |(files, _, _)| files),
        "lines_added" => sums(&all, |(_, added, _)| added),
        "lines_deleted" => sums(&all, |(_, _, deleted)| deleted),
        "lines_changed" => sums(&all, |(_, added, deleted)| added.max(deleted)),
        "lines_added_by_hand" => by_hand(|(_, added, _)| added),
        "lines_deleted_by_hand" => by_hand(|(_, _, deleted)| deleted),
        _ => return None,
    })
}

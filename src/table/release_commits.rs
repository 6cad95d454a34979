//! The table of the commits in each release.

use super::column::ColumnType::Text;
use super::column::{TableSchema, column};
use super::source::Source;
use super::values::Values;

pub(super) const TABLE: TableSchema = TableSchema {
    name: "release_commits",
    grain: "one row per release and commit in its range, merge commits included",
    columns: &[
        column("release", Text, "The release.", releases),
        column("commit_id", Text, "A commit of `git rev-list PREVIOUS..TAG`.", |source| {
            source.ids(ranges(source).iter().flatten().copied())
        }),
    ],
};

/// The name of a release once for each of its commits.
fn releases(source: &Source<'_>) -> Values {
    let names = source.selection.releases.iter().map(|release| &release.name);
    let mut rows = Vec::new();
    for (position, commits) in (0_u32..).zip(ranges(source)) {
        rows.resize(rows.len() + commits.len(), Some(position));
    }
    Values::picked(names, rows.into_iter())
}

/// Positions of the commits in each release.
fn ranges<'a>(source: &Source<'a>) -> &'a [Vec<u32>] {
    let releases = source.selection.releases.len();
    &source.ranges[..releases.min(source.ranges.len())]
}

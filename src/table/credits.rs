//! The table of credits: who has a part in which commit.

use super::build::Source;
use super::frame::Values;

/// Each commit twice: for its author, then for its committer.
pub(super) fn values(source: &Source<'_>, column: &str) -> Option<Values> {
    let commits = &source.facts.commits;
    Some(match column {
        "commit_id" => source.ids((0_u32..).take(commits.len()).flat_map(|at| [at, at])),
        "person_id" => source.persons(commits.iter().flat_map(|commit| [commit.author, commit.committer])),
        "role" => Values::picked(
            ["author", "committer"].into_iter().map(Some),
            commits.iter().flat_map(|_| [Some(0), Some(1)]),
        ),
        _ => return None,
    })
}

//! A history of three commits and two releases.

use std::path::Path;

use super::History;
use super::laurels::{self, Run, laurels, text};
use super::people::ADA;

/// Three commits and two releases.
pub(crate) fn small() -> History {
    small_in(&[])
}

pub(crate) fn small_in(options: &[&str]) -> History {
    let mut history = History::with(options);
    history.commit(ADA, &[("a", "1\n"), ("src/b", "1\n2\n")]).tag("v1.0");
    history.commit("Bob <bob@example.com>", &[("a", "2\n")]).tag("v1.1").commit(ADA, &[("a", "3\n")]).done();
    history
}

pub(crate) fn overview(repo: &Path) -> Run {
    laurels(&["query", "overview", "-C", &text(repo)])
}

/// Number of commits in HEAD.
pub(crate) fn commits(repo: &Path) -> String {
    laurels::query(repo, &["overview"])[0]["commits"].clone()
}

//! A history of four commits for the tests to damage, and its numbers.

use crate::support::History;
use crate::support::build::Change;
use crate::support::laurels::{self, Run, laurels, text};
use crate::support::people::ADA;

/// Author, committer and message of a commit made by hand.
pub(crate) const PEOPLE: &[u8] =
    b"author A <a@corp.example> 1600000000 +0000\ncommitter A <a@corp.example> 1600000000 +0000\n\nm\n";

/// Four commits with the subjects a, b, c and d. Each of the first three adds a line to `f`; the last adds `g`.
pub(crate) fn four() -> History {
    let mut history = History::new();
    for (subject, path, content) in
        [("a", "f", "1\n"), ("b", "f", "1\n2\n"), ("c", "f", "1\n2\n3\n"), ("d", "g", "1\n")]
    {
        history.commit_on("main", ADA, &[], subject, &[Change::Write(path, content.as_bytes())]);
    }
    history.done();
    history
}

/// Subject and lines added of each commit; empty if unknown.
pub(crate) fn lines(history: &History) -> Vec<(String, String)> {
    const SQL: &str = "SELECT subject, lines_added FROM commits ORDER BY subject";
    let rows = laurels::query(&history.path(), &["--sql", SQL]);
    rows.iter().map(|row| (row["subject"].clone(), row["lines_added"].clone())).collect()
}

pub(crate) fn known(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(subject, lines)| ((*subject).to_owned(), (*lines).to_owned())).collect()
}

pub(crate) fn strict(history: &History) -> Run {
    laurels(&["query", "overview", "--strict", "-C", &text(&history.path())])
}

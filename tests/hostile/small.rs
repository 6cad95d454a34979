//! The history of four commits that the tests damage, and the question that they ask.

use crate::support::History;
use crate::support::build::Change;
use crate::support::laurels::{self, Run, laurels, text};

pub(crate) const ADA: &str = "Ada <ada@example.com>";

/// Author, committer and message of a commit made by hand.
pub(crate) const PEOPLE: &[u8] =
    b"author A <a@corp.example> 1600000000 +0000\ncommitter A <a@corp.example> 1600000000 +0000\n\nm\n";

/// a, b, c and d: each a commit by its name; `f` grows by one line in each of the first three, `g` comes in the last.
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

/// Subject and lines added of every commit; empty where unknown.
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

//! Documents and their words, worked out by hand and judged by git and `wc`.

use crate::support::History;
use crate::support::build::Change;
use crate::support::laurels::{self, Row, laurels, query, text};

const ADA: &str = "Ada <ada@example.com>";
const BOB: &str = "Bob <bob@example.com>";

/// Minutes of two meetings a month apart, a guide that Bob wrote again, and files that are no prose.
fn story() -> History {
    let mut history = History::new();
    history.commit(ADA, &[("minutes/1.md", "# One\n\nfour words are here\n"), ("lib.rs", "fn main() {}\n")]); // 6
    history.commit(BOB, &[("guide.adoc", "a b c\nd e f\n"), ("minutes/a/deep.txt", "x\u{a0}y\n")]); // 6, 2
    history.day(30).commit(ADA, &[("minutes/2.md", "two words\n"), ("minutes/CMakeLists.txt", "no prose here\n")]); // 2
    history.commit(BOB, &[("guide.adoc", "a b c\nd e g h\n"), ("minutes/gone.rst", "one two three\n")]); // 7
    let rest =
        [Change::Delete("minutes/gone.rst"), Change::Write("bin.md", b"x y\0"), Change::Mode("120000", "l.md", b"a")];
    history.commit_on("main", ADA, &[], "rest", &rest).done();
    history
}

fn lines(rows: &[Row], columns: &str) -> Vec<String> {
    let cell = |cell: &String| if cell.is_empty() { "-".to_owned() } else { cell.clone() };
    rows.iter().map(|row| columns.split(' ').map(|name| cell(&row[name])).collect::<Vec<_>>().join(" ")).collect()
}

fn answer(history: &History, args: &[&str], columns: &str) -> Vec<String> {
    lines(&query(&history.path(), args), columns)
}

#[test]
fn documents() {
    let sql = "SELECT d.*, p.name FROM documents d JOIN people p ON p.person_id = d.first_author_id ORDER BY d.path";
    let columns = "path folder format bytes words first_commit_date last_commit_date name commits";
    let expected = [
        "bin.md . markdown 4 - 2020-10-13 2020-10-13 Ada 1",
        "guide.adoc . asciidoc 14 7 2020-09-13 2020-10-13 Bob 2",
        "minutes/1.md minutes markdown 27 6 2020-09-13 2020-09-13 Ada 1",
        "minutes/2.md minutes markdown 10 2 2020-10-13 2020-10-13 Ada 1",
        "minutes/a/deep.txt minutes/a text 5 2 2020-09-13 2020-09-13 Bob 1",
    ];
    assert_eq!(answer(&story(), &["--sql", sql], columns), expected);
    let history = story();
    let git = |path: &str| {
        history.git().text(&["log", "--full-history", "--no-merges", "--format=%H", "--", path]).replace('\n', " ")
    };
    for row in query(&history.path(), &["--sql", "SELECT * FROM documents ORDER BY path"]) {
        let commits = git(&row["path"]);
        assert!(commits.starts_with(&row["last_commit_id"]) && commits.ends_with(&row["first_commit_id"]), "{row:?}");
    }
}

#[test]
fn a_binary_document_is_told() {
    let run = laurels(&["query", "prose", "--no-cache", "-C", &text(&story().path())]).ok();
    run.says("1 document is binary or too large to be prose");
    let run = laurels(&["query", "overview", "--no-cache", "-C", &text(&story().path())]).ok();
    assert!(!run.err.contains("document"), "documents are read only when a query asks: {}", run.err);
}

#[test]
fn words_by_folder_and_month() {
    let history = story();
    let columns = "folder documents words words_per_document first_date latest_date last_change_date active_months months words_per_month";
    let expected = [
        "minutes 2 8 4.000000 2020-09-13 2020-10-13 2020-10-13 2 2 4.000000",
        ". 2 7 7.000000 2020-09-13 2020-10-13 2020-10-13 2 2 3.500000",
        "minutes/a 1 2 2.000000 2020-09-13 2020-09-13 2020-09-13 1 1 2.000000",
    ];
    assert_eq!(answer(&history, &["words_by_folder"], columns), expected);
    let expected = ["2020 9 3 15 2", "2020 10 2 2 1"];
    assert_eq!(answer(&history, &["words_by_month"], "year month documents words authors"), expected);
    let expected = ["5 17 4.250000 3 2020-09-13 2020-10-13"];
    assert_eq!(
        answer(&history, &["prose"], "documents words words_per_document folders first_date latest_date"),
        expected
    );
}

#[test]
fn what_is_missing_has_no_words() {
    let history = story();
    let id = history.git().text(&["rev-parse", "HEAD:minutes/2.md"]);
    let loose = history.path().join(".git/objects").join(&id[..2]).join(&id[2..]);
    std::fs::remove_file(loose).expect("a small history is imported as loose objects");
    let run = laurels(&["query", "prose", "--no-cache", "--strict", "--format", "csv", "-C", &text(&history.path())]);
    assert!(run.ended_with(4).says("The contents of 1 document are missing").out.contains("5,15,"));
}

#[test]
fn the_report_of_words() {
    let history = story();
    let (folder, _) = laurels::report(&history.path(), &["--report", "words", "--name", "minutes"]);
    let page = std::fs::read_to_string(folder.join("report.md")).expect("written");
    assert!(page.contains("minutes has 17 words in 5 documents and 3 folders"), "{page}");
}

//! Documents and their words, worked out by hand and judged by git and `wc`.

use std::collections::BTreeMap;

use crate::support::History;
use crate::support::build::{Change, random};
use crate::support::laurels::{self, laurels, lines, query, text};
use crate::support::people::{ADA, BOB};

/// Minutes of two meetings a month apart, a guide that Bob wrote again, and files that are not prose.
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

fn answer(history: &History, args: &[&str], columns: &str) -> Vec<String> {
    lines(&history.path(), args, columns)
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
fn a_binary_document_is_reported() {
    let run = laurels(&["query", "prose", "--no-cache", "-C", &text(&story().path())]).ok();
    run.says("1 document is binary or too large to count");
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
    let expected = [
        "minutes 3 10 3.333333 2020-09-13 2020-10-13 2020-10-13 2 2 5.000000",
        ". 2 7 7.000000 2020-09-13 2020-10-13 2020-10-13 2 2 3.500000",
    ];
    assert_eq!(answer(&history, &["words_by_folder", "--param", "level=top"], columns), expected);
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
    let page = laurels::page(&history.path(), &["--report", "words", "--name", "minutes"]);
    assert!(page.contains("minutes has 17 words in 5 documents and 3 folders"), "{page}");
}

#[test]
fn words_of_changes_and_of_people() {
    let history = story();
    let sql = "SELECT path, words_added, words_deleted FROM changes h JOIN commits c ON c.commit_id = h.commit_id \
               ORDER BY c.committed_at, path";
    let expected = [
        "lib.rs - -",
        "minutes/1.md 6 0",
        "guide.adoc 6 0",
        "minutes/a/deep.txt 2 0",
        "minutes/2.md 2 0",
        "minutes/CMakeLists.txt - -",
        "guide.adoc 4 3",
        "minutes/gone.rst 3 0",
        "bin.md - -",
        "l.md - -",
        "minutes/gone.rst 0 3",
    ];
    let columns = "path words_added words_deleted";
    assert_eq!(answer(&history, &["--sql", sql, "--words"], columns), expected);
    let none: Vec<String> = expected.map(|line| format!("{} - -", line.split(' ').next().expect("a path"))).into();
    assert_eq!(answer(&history, &["--sql", sql], columns), none, "nobody asked");
    let columns = "name commits words_added words_deleted words_net first_date last_date";
    let expected = ["Bob 2 15 3 12 2020-09-13 2020-10-13", "Ada 3 8 3 5 2020-09-13 2020-10-13"];
    assert_eq!(answer(&history, &["words_by_person", "--words"], columns), expected);
    assert_eq!(answer(&history, &["words_by_person"], columns), [""; 0]);
}

/// A text of short lines out of few words, so that lines repeat.
fn prose(next: &mut impl FnMut(u64) -> u64) -> String {
    let mut line = || {
        let length = next(4);
        let word = |_| ["a", "b", "c", "long"][usize::try_from(next(4)).expect("small")];
        (0..length).map(word).collect::<Vec<_>>()
    };
    (0..40).map(|_| line().join(" ") + "\n").collect()
}

/// Words of the lines that `git log -p` shows as added and deleted, by commit.
fn of_git(history: &History) -> BTreeMap<String, (usize, usize)> {
    let mut found: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut commit = String::new();
    for line in history.git().text(&["log", "-p", "-U0", "--format=commit %H", "--", "*.md"]).lines() {
        if let Some(id) = line.strip_prefix("commit ") {
            commit = id.to_owned();
        }
        let words = |text: &str| text.split_whitespace().count();
        let is_header = line.starts_with("+++ ") || line.starts_with("--- ");
        let entry = found.entry(commit.clone()).or_default();
        match line.split_at_checked(1) {
            Some(("+", text)) if !is_header => entry.0 += words(text),
            Some(("-", text)) if !is_header => entry.1 += words(text),
            _ => {}
        }
    }
    found
}

#[test]
fn words_of_changes_are_those_of_gits_lines_and_add_up() {
    for seed in 1..=4 {
        let mut next = random(seed);
        let mut history = History::new();
        for _ in 0..12 {
            let (path, text) = (["a.md", "b/c.md"][usize::try_from(next(2)).expect("small")], prose(&mut next));
            history.commit(ADA, &[(path, &text)]);
        }
        history.done();
        let sql = "SELECT commit_id, SUM(words_added) AS added, SUM(words_deleted) AS deleted FROM changes \
                   GROUP BY commit_id ORDER BY commit_id";
        let git = of_git(&history).into_iter().map(|(commit, (added, deleted))| format!("{commit} {added} {deleted}"));
        let ours = answer(&history, &["--sql", sql, "--words"], "commit_id added deleted");
        assert_eq!(ours, git.collect::<Vec<_>>(), "seed {seed}");
        let sum =
            "SELECT path, SUM(words_added) - SUM(words_deleted) AS words FROM changes GROUP BY path ORDER BY path";
        let now = "SELECT path, words FROM documents ORDER BY path";
        let sums = answer(&history, &["--sql", sum, "--words"], "path words");
        assert_eq!(sums, answer(&history, &["--sql", now], "path words"), "seed {seed}");
    }
}

#[test]
fn facts_with_words_are_stored_separately() {
    let (history, cache) = (story(), tempfile::tempdir().expect("a folder"));
    let run = |words: bool| {
        let repo = text(&history.path());
        let sql = "SELECT path, lines_added, words_added FROM changes ORDER BY commit_id, path";
        let more: &[&str] = if words { &["--words"] } else { &[] };
        let mut command = laurels::command(&[&["query", "--sql", sql, "-v", "-C", &repo], more].concat());
        let run = laurels::finish(command.env("XDG_CACHE_HOME", cache.path())).ok();
        let known = run.err.split("cache: ").nth(1).and_then(|words| words.split(' ').next()).map(str::to_owned);
        (run.out, known.expect("a number"))
    };
    let (plain, words) = (run(false), run(true));
    assert_eq!((plain.1.as_str(), words.1.as_str()), ("0", "0"), "facts without words do not do for words");
    assert_ne!(plain.0, words.0);
    for _ in 0..2 {
        assert_eq!(run(false), (plain.0.clone(), "5".to_owned()));
        assert_eq!(run(true), (words.0.clone(), "5".to_owned()));
    }
}

#[test]
fn a_link_in_place_of_a_document_has_no_words() {
    let mut history = History::new();
    let link = [Change::Mode("120000", "a.md", b"the target of a link"), Change::Write("b.md", b"one two three\n")];
    history.commit_on("main", ADA, &[], "link", &link);
    let swap = [Change::Write("a.md", b"one two\n"), Change::Mode("120000", "b.md", b"a link")];
    history.commit_on("main", BOB, &[], "swap", &swap).done();
    let columns = "name words_added words_deleted";
    let rows = answer(&history, &["words_by_person", "--words"], columns);
    assert_eq!(rows, ["Ada 3 0", "Bob 2 3"], "only the words of regular files count");
}

#[test]
fn a_query_says_what_it_needs() {
    let history = story();
    let run = |args: &[&str]| laurels(&[&["query", "-C", &text(&history.path())], args].concat());
    for name in ["person", "person_areas", "person_years"] {
        let expected = format!("note: The query {name} is about one person. Add `--param person=NAME`.");
        run(&[name]).ok().says(&expected);
    }
    assert!(!run(&["person", "--param", "person=Ada"]).ok().err.contains("about one person"));
    run(&["words_by_person"]).ok().says("note: The words of changes are not counted. Use `--words` to count them.");
    assert!(!run(&["words_by_person", "--words"]).ok().err.contains("--words"));
    run(&["words_by_folder", "--param", "level=top"]).ok();
    let wrong = run(&["words_by_folder", "--param", "level=nothing"]).ended_with(2);
    wrong.says("the parameter level cannot be \"nothing\"").says("the values are: folder, top");
    run(&["words_by_folder", "--param", "level=tpo"]).ended_with(2).says("did you mean `top`?");
}

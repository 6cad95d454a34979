//! Odd commits and tags: absurd dates, no content, many parents, tags that lead nowhere.

use std::fs;

use crate::history::releases::equal_to_git;
use crate::hostile::inert::assert_inert_page;
use crate::hostile::objects::damaged;
use crate::hostile::small::{PEOPLE, strict};
use crate::support::History;
use crate::support::build::Change;
use crate::support::laurels::{self, column, files};
use crate::support::people::ADA;

#[test]
fn dates_out_of_range_are_null_and_reported() {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n")]).tag("v1.0").done();
    for (author, committer) in [
        ("9223372036854775 +0000", "1600000000 +051800"),
        ("0 -0800", "9223372036854775807 +0000"),
        ("-1 +0000", "18446744073709551617 +0000"),
        ("99999999999999999999999999 +0000", ""),
        ("", "-62167219201 +9999"),
        ("7258118400 +0000", "7258118399 -7349423"),
    ] {
        let people = format!("author A <a@x> {author}\ncommitter A <a@x> {committer}\n\nm\n");
        history.raw_commit(people.as_bytes());
    }
    history.git().bytes(&["tag", "v1.1"]);
    let (_, run) = laurels::report(&history.path(), &[]);
    assert!(run.err.contains("commits have no date, or a date outside the years 1900 to 2200"), "{}", run.err);
    let sql = "SELECT authored_date, committed_date, author_offset_minutes FROM commits \
               WHERE subject = 'm' ORDER BY authored_date, committed_date";
    let dates = laurels::query(&history.path(), &["--sql", sql]);
    assert_eq!(column(&dates, "authored_date").iter().filter(|date| **date == "1970-01-01").count(), 1);
    assert_eq!(column(&dates, "authored_date").iter().filter(|date| date.is_empty()).count(), 5);
    assert_eq!(column(&dates, "committed_date").iter().filter(|date| **date == "2199-12-31").count(), 1);
    equal_to_git(&history.path(), &[]);
}

#[test]
fn histories_without_content_make_a_report() {
    const NOBODY: &[u8] = b"author  <> 0 +0000\ncommitter  <>\n\n";
    let mut bots = History::new();
    bots.commit("renovate[bot] <bot@example.com>", &[("a", "1\n")]).tag("v1.0").done();
    let mut nothing = History::new();
    nothing.commit_on("main", ADA, &[], "", &[]).tag("v1.0").light_tag("v1.1", "main").done();
    let nobody = History::new();
    let tree = nobody.raw_tree(&[]);
    nobody.move_main(&nobody.raw("commit", &[format!("tree {tree}\n").as_bytes(), NOBODY].concat()));
    for history in [bots, nothing, nobody] {
        let (folder, run) = laurels::report(&history.path(), &[]);
        assert!(!run.err.contains("internal"), "{}", run.err);
        let files = files(&folder);
        assert!(files.contains_key("report.html"), "{:?}", files.keys());
        for (name, content) in &files {
            if name.ends_with("report.html") || name.ends_with(".svg") {
                assert_inert_page(name, std::str::from_utf8(content).expect("UTF-8"));
            }
        }
    }
}

#[test]
fn octopus_merges_and_duplicate_parents_count_as_git_counts_them() {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n")]).tag("v1.0");
    let names: Vec<String> = (0..100).map(|number| format!("b{number}")).collect();
    for name in &names {
        history.commit_on(name, "Bob <bob@example.com>", &["main"], "side", &[Change::Write(name, b"1\n")]);
    }
    let others: Vec<&str> = names.iter().map(String::as_str).collect();
    history.commit_on("main", ADA, &others, "octopus", &[]).tag("v1.1").done();
    let (tree, parent) =
        (history.git().text(&["rev-parse", "main^{tree}"]), history.git().text(&["rev-parse", "main"]));
    let twice = format!("tree {tree}\nparent {parent}\nparent {parent}\n");
    let id = history.raw("commit", &[twice.as_bytes(), PEOPLE].concat());
    history.move_main(&id);
    history.git().bytes(&["tag", "v1.2"]);
    assert_eq!(column(&equal_to_git(&history.path(), &[]), "release"), ["1.0", "1.1", "1.2"]);
}

#[test]
fn broken_tags_are_reported() {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n")]).tag("v1.0").commit(ADA, &[("a", "2\n")]).tag("v1.1");
    history.commit_on("side", ADA, &["main"], "side", &[]).light_tag("v1.2", "side");
    history.commit(ADA, &[("a", "3\n")]).done();
    damaged(&history, "side", 0);
    let tags = history.path().join(".git/refs/tags");
    fs::write(tags.join("v1.3"), "garbage\n").expect("written");
    fs::write(tags.join("v1.4"), format!("{}\n", "1".repeat(40))).expect("written");
    strict(&history).ended_with(4).says("v1.2");
    let releases = laurels::query(&history.path(), &["release_summary"]);
    assert_eq!(column(&releases, "release"), ["1.0", "1.1", "unreleased"]);
    assert_eq!(column(&releases, "commits"), ["1", "1", "1"]);
}

#[test]
fn a_tag_named_unreleased_is_a_release_of_its_own() {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n")]).tag("v1.0").commit(ADA, &[("a", "2\n")]).commit(ADA, &[("a", "3\n")]);
    history.tag("unreleased").commit(ADA, &[("a", "4\n")]).done();
    assert_eq!(column(&equal_to_git(&history.path(), &["--tags", "*"]), "commits"), ["1", "2", "1"]);
}

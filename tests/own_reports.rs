//! Reports that users write: templates, names of chart files, columns of charts.

use std::fs;

use crate::support::History;
use crate::support::laurels::{self, laurels, text};

#[test]
fn the_text_for_no_rows_is_filled_from_its_section() {
    let mut history = History::new();
    history.commit("Ada <ada@example.com>", &[("a", "1\n")]).tag("v1.0").done();
    let own = "question = \"q\"\ntitle = \"t\"\n[[section]]\nheading = \"{release}\"\neach = \"release_summary\"\n\
               [[section.item]]\nquery = \"left_out\"\nnames = \"name\"\notherwise = \"No bot by {release} of {repository}.\"\n";
    let file = history.scratch().join("bots.toml");
    fs::write(&file, own).expect("written");
    let page = laurels::page(&history.path(), &["--reports", &text(history.scratch()), "--report", "bots"]);
    assert!(page.contains("No bot by 1.0 of project."), "{page}");
    fs::write(&file, own.replace("{release} of", "{commits} and {kind} of")).expect("written");
    let args = ["report", &text(&history.path()), "--reports", &text(history.scratch()), "--report", "bots"];
    laurels(&args).ended_with(2).says("unknown placeholder {kind}");
}

/// A report of one section with charts of these ids.
fn charts(section: &str, ids: &[&str]) -> String {
    let item = |id: &&str| {
        format!(
            "[[section.item]]\nquery = \"contributors\"\n[section.item.chart]\nid = \"{id}\"\nkind = \"bars\"\ntitle = \"t\"\n"
        )
    };
    let items: String = ids.iter().map(item).collect();
    format!("question = \"q\"\ntitle = \"t\"\n[[section]]\nheading = \"h\"\n{section}\n{items}")
}

#[test]
fn two_charts_with_one_file_name_are_refused_before_history_is_read() {
    let mut history = History::new();
    history.commit("Ada <ada@example.com>", &[("a", "1\n")]).tag("v1.0");
    history.commit("Bob <bob@example.com>", &[("b", "1\n")]).tag("v1.1").done();
    let (repo, folder, out) = (text(&history.path()), text(history.scratch()), text(&history.scratch().join("out")));
    let run = |own: String| {
        fs::write(history.scratch().join("own.toml"), own).expect("written");
        laurels(&["report", &repo, "--reports", &folder, "--report", "own", "-o", &out])
    };
    for ids in [["a.b", "a-b"], ["A", "a"], ["a", "-a-"], ["a--b", "a..b"], ["chart", "é"], ["x-{head}", "x-{head}"]] {
        run(charts("", &ids)).ended_with(2).says("make one file name");
        assert!(!history.scratch().join("out").exists());
    }
    let each = "each = \"release_summary\"";
    for id in ["a", "a-{repository}"] {
        run(charts(each, &[id])).ended_with(2).says("is the same in each repetition of its section");
        assert!(!history.scratch().join("out").exists());
    }
    // Only the rows show that the names are equal.
    run(charts(each, &["a-{commits}"])).ended_with(2).says("two parts are written to charts/a-1.svg");
    assert!(!history.scratch().join("out").exists());
    run(charts(&format!("{each}\ntake = 1"), &["a"])).ok();
    run(charts(each, &["a-{release:slug}"])).ok();
    run(charts("", &["-narrow", "chart", "a.b", "a-c"])).ok();
    let page = fs::read_to_string(history.scratch().join("out/report.html")).expect("written");
    for id in ["id=\"narrow-t\"", "id=\"chart--narrow-t\""] {
        assert_eq!(page.matches(id).count(), 1, "{id}");
    }
}

#[test]
fn a_card_without_its_facts_is_refused() {
    let mut history = History::new();
    history.commit("Ada <ada@example.com>", &[("a", "1\n")]).tag("v1.0").done();
    let (repo, folder) = (text(&history.path()), text(history.scratch()));
    let args = [
        "report",
        &repo,
        "--reports",
        &folder,
        "--report",
        "own",
        "--person",
        "Ada",
        "-o",
        &text(&history.scratch().join("out")),
    ];
    let item =
        "question = \"q\"\ntitle = \"t\"\n[[section]]\nheading = \"h\"\n[[section.item]]\nquery = \"person_course\"\n";
    let card = "chart = { id = \"c\", kind = \"card\" }\n";
    for (own, said) in [
        (format!("{item}{card}"), "reads the column \"name\", but the item names no query for it: add `facts`"),
        (
            format!("{item}{card}facts = \"overview\"\n"),
            "reads the column \"name\", which the query overview does not have",
        ),
        (format!("{item}names = \"release\"\nfacts = \"person\"\n"), "`facts` applies only to a chart"),
    ] {
        fs::write(history.scratch().join("own.toml"), own).expect("written");
        laurels(&args).ended_with(2).says(said);
    }
}

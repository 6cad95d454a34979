//! Areas and generated files over a history so small that the answers are worked out by hand.

use std::fs;

use crate::support::History;
use crate::support::build::Change;
use crate::support::laurels::{self, Run, column, laurels, lines, query, text};
use crate::support::markdown;
use crate::support::people::{ADA, BOB, CLEO};

const BOT: &str = "renovate[bot] <bot@renovateapp.com>";

/// Three releases and a tail, more than a year after the first two; behind every commit its lines by area.
fn story() -> History {
    let mut history = History::new();
    // src +3; top level +6, of them 5 generated
    history.commit(ADA, &[("src/a.rs", "1\n2\n3\n"), ("README", "r\n"), ("Cargo.lock", "1\n2\n3\n4\n5\n")]);
    history.commit(BOB, &[("docs/x.md", "1\n")]); // docs +1
    history.commit(BOT, &[("src/b.rs", "1\n")]).tag("v1.0"); // src +1
    history.day(10);
    history.commit(BOB, &[("src/a.rs", "1\n2\n3\n4\n")]); // src +1
    history.commit(BOB, &[("src/a.rs", "1\n"), ("Cargo.lock", "6\n7\n")]); // src -3; top level +2 -5, all generated
    history.commit(CLEO, &[("docs/x.md", "2\n"), ("vendor/v.c", "1\n2\n")]).tag("v1.1"); // docs +1 -1; vendor +2, generated
    history.day(400);
    history.commit(CLEO, &[("docs/x.md", "2\n3\n")]); // docs +1
    history.commit(CLEO, &[("src/a.rs", "1\n2\n")]).tag("v1.2"); // src +1
    history.day(401).commit(CLEO, &[("docs/y.md", "1\n")]).done(); // docs +1
    history
}

fn answer(name: &str, columns: &str) -> Vec<String> {
    lines(&story().path(), &[name], columns)
}

#[test]
fn areas() {
    let columns = "area commits share people lines_added lines_deleted lines_net lines_added_by_hand lines_deleted_by_hand \
                   lines_net_by_hand leader leader_commits leader_share first_commit_date last_commit_date";
    // Of the top level Ada and Bob have a commit each, Ada the more lines.
    let expected = [
        "docs 4 0.500000 2 4 1 3 4 1 3 Cleo 3 0.750000 2020-09-13 2021-10-19",
        "src 4 0.500000 3 5 3 2 5 3 2 Bob 2 0.500000 2020-09-13 2021-10-18",
        "(top level) 2 0.250000 2 8 5 3 1 0 1 Ada 1 0.500000 2020-09-13 2020-09-23",
        "vendor 1 0.125000 1 2 0 2 0 0 0 Cleo 1 1.000000 2020-09-23 2020-09-23",
    ];
    assert_eq!(answer("areas", columns), expected);
}

#[test]
fn areas_by_release() {
    let columns = "release area commits people lines_added lines_deleted lines_net lines_added_by_hand lines_deleted_by_hand \
                   lines_net_by_hand leader leader_commits";
    let expected = [
        "1.0 (top level) 1 1 6 0 6 1 0 1 Ada 1",
        "1.0 docs 1 1 1 0 1 1 0 1 Bob 1",
        "1.0 src 1 1 3 0 3 3 0 3 Ada 1",
        "1.1 src 2 1 1 3 -2 1 3 -2 Bob 2",
        "1.1 (top level) 1 1 2 5 -3 0 0 0 Bob 1",
        "1.1 docs 1 1 1 1 0 1 1 0 Cleo 1",
        "1.1 vendor 1 1 2 0 2 0 0 0 Cleo 1",
        "1.2 docs 1 1 1 0 1 1 0 1 Cleo 1",
        "1.2 src 1 1 1 0 1 1 0 1 Cleo 1",
        "unreleased docs 1 1 1 0 1 1 0 1 Cleo 1",
    ];
    assert_eq!(answer("areas_by_release", columns), expected);
}

#[test]
fn the_lead_changes_when_somebody_has_more_commits() {
    let columns = "area release ordinal leader leader_before leader_commits";
    // After 1.1 Bob and Cleo have a commit and a line each in docs: the name decides, and Bob keeps the lead.
    let expected = ["docs 1.2 3 Cleo Bob 2", "src 1.1 2 Bob Ada 2"];
    assert_eq!(answer("area_leads", columns), expected);
}

#[test]
fn area_keepers() {
    let columns = "area commits people first_author first_commit_date leader leader_commits recent_leader recent_leader_commits keeper \
                   leader_last_date last_commit_date is_silent is_dormant lead_changes lead_changed_in";
    let expected = [
        "docs 4 2 Bob 2020-09-13 Cleo 3 Cleo 2 Cleo 2021-10-19 2021-10-19 false false 1 1.2: Cleo",
        "src 4 3 Ada 2020-09-13 Bob 2 Cleo 1 Cleo 2020-09-23 2021-10-18 true false 1 1.1: Bob",
        "(top level) 2 2 Ada 2020-09-13 Ada 1 - 0 Ada 2020-09-13 2020-09-23 true true 0 -",
        "vendor 1 1 Cleo 2020-09-23 Cleo 1 - 0 Cleo 2021-10-19 2020-09-23 false true 0 -",
    ];
    assert_eq!(answer("area_keepers", columns), expected);
}

#[test]
fn lines_with_and_without_generated_files() {
    let columns = "release lines_added lines_deleted lines_net lines_added_generated lines_deleted_generated \
                   lines_added_by_hand lines_deleted_by_hand lines_net_by_hand";
    let expected =
        ["1.0 11 0 11 5 0 6 0 6", "1.1 6 9 -3 4 5 2 4 -2", "1.2 2 0 2 0 0 2 0 2", "unreleased 1 0 1 0 0 1 0 1"];
    assert_eq!(answer("lines_by_release", columns), expected);
    let columns = "name commits lines_added lines_deleted lines_net lines_added_by_hand lines_deleted_by_hand \
                   lines_net_by_hand is_net_negative is_net_negative_by_hand";
    let expected = ["Bob 3 4 8 -4 2 3 -1 true true", "Cleo 4 6 1 5 4 1 3 false false", "Ada 1 9 0 9 4 0 4 false false"];
    assert_eq!(answer("lines_by_person", columns), expected);
    let expected = [
        "1.0 Bob 1 1 0 1 1 0 1",
        "1.0 Ada 1 9 0 9 4 0 4",
        "1.1 Bob 2 3 8 -5 1 3 -2",
        "1.1 Cleo 1 3 1 2 1 1 0",
        "1.2 Cleo 2 2 0 2 2 0 2",
        "unreleased Cleo 1 1 0 1 1 0 1",
    ];
    let columns = "release name commits lines_added lines_deleted lines_net lines_added_by_hand lines_deleted_by_hand lines_net_by_hand";
    assert_eq!(answer("lines_by_person_and_release", columns), expected);
}

/// Runs a query with a configuration.
fn configured(history: &History, config: &str, args: &[&str]) -> Run {
    let file = history.scratch().join("own.toml");
    fs::write(&file, config).expect("written");
    let (repo, file) = (text(&history.path()), text(&file));
    laurels(&[&["query", "-C", &repo, "--config", &file, "--format", "csv"], args].concat())
}

const AREA_OF: [&str; 2] = ["--sql", "SELECT DISTINCT path, area FROM changes ORDER BY path"];
const GENERATED: [&str; 2] = ["--sql", "SELECT DISTINCT path FROM changes WHERE is_generated ORDER BY path"];

#[test]
fn configured_areas_are_in_the_order_of_the_file() {
    let history = story();
    // Not in alphabetical order; the first with a glob for a path has it.
    let config = "[areas]\nwriting = [\"docs/\", \"README\"]\ncode = \"**/*.[cr]*\"\nall = \"*\"\n";
    let run = configured(&history, config, &AREA_OF).ok();
    let rows = laurels::rows(&run.out);
    let expected = ["all", "writing", "writing", "writing", "code", "code", "code"];
    assert_eq!(
        column(&rows, "path"),
        ["Cargo.lock", "README", "docs/x.md", "docs/y.md", "src/a.rs", "src/b.rs", "vendor/v.c"]
    );
    assert_eq!(column(&rows, "area"), expected);
    assert_eq!(run.err, "");
    let rows = laurels::rows(&configured(&history, "[areas]\ncode = \"src\"\n", &AREA_OF).ok().out);
    assert_eq!(column(&rows, "area"), ["(other)", "(other)", "(other)", "(other)", "code", "code", "(other)"]);
}

#[test]
fn unmatched_globs_are_reported_where_they_matter() {
    let history = story();
    let config = "[areas]\ncode = [\"src\", \"SRC\"]\nagain = \"src/*.rs\"\n[generated]\npaths = [\"none\"]\nnot = [\"docs/z.md\"]\n";
    let run = configured(&history, config, &AREA_OF).ok();
    run.says("\"SRC\" of \"code\", all of the area \"again\" (earlier areas have its files).");
    configured(&history, config, &GENERATED)
        .ok()
        .says("under [generated] match no file: \"none\" of \"paths\", \"docs/z.md\" of \"not\".");
    // Queries without areas and generated files do not report unused globs.
    assert_eq!(configured(&history, config, &["overview"]).ok().err, "");
}

#[test]
fn wrong_configurations_exit_with_2_and_a_reason() {
    let history = story();
    let long = format!("[areas]\nx = [{}]\n", "\"y\", ".repeat(5000));
    for (config, words) in [
        ("[areas]\ncode = \"src/[a-\"\n", "invalid glob \"src/[a-\" of \"code\": missing ]"),
        ("[areas]\ncode = \"src\\\\\"\n", "a backslash at the end"),
        ("[areas]\ncode = \"src\"\ncode = \"lib\"\n", "duplicate key"),
        ("[areas]\ncode = []\n", "has no globs"),
        ("[areas]\n\"(other)\" = \"src\"\n", "is a reserved area name"),
        ("[areas]\ncode = 3\n", "2 | code = 3"),
        ("[generated]\nnot = [\"\"]\n", "it is empty"),
        ("[generated]\nfiles = [\"x\"]\n", "unknown field"),
        (long.as_str(), "more than 1024 globs"),
    ] {
        let run = configured(&history, config, &["overview"]).ended_with(2);
        assert!(run.err.contains(words), "{words}: {}", run.err);
        assert!(run.err.contains("hint: "), "{}", run.err);
    }
}

#[test]
fn the_configuration_of_the_guide_is_read() {
    let guide = ::laurels::guide::find("configuration").expect("a guide").text;
    let config = markdown::blocks(guide, "toml")[0];
    assert!(config.contains("[areas]") && config.contains("[generated]"));
    configured(&story(), config, &["left_out"]).ok();
}

#[test]
fn attributes_and_the_configuration_overrule_the_built_in_list() {
    let mut history = story();
    assert_eq!(generated(&history, &[]), ["Cargo.lock", "vendor/v.c"]);
    let root = "*.md linguist-generated\nCargo.lock -linguist-generated\nvendor/** linguist-vendored=false\n";
    history.commit(ADA, &[(".gitattributes", root), ("docs/.gitattributes", "x.md !linguist-generated\n")]).done();
    assert_eq!(generated(&history, &[]), ["docs/y.md"]);
    assert_eq!(generated(&history, &["--rev", "v1.2"]), ["Cargo.lock", "vendor/v.c"]);
    let config = "[generated]\npaths = [\"src\"]\nnot = [\"docs/\", \"src/a.rs\"]\n";
    let run = configured(&history, config, &GENERATED).ok();
    assert_eq!(column(&laurels::rows(&run.out), "path"), ["src/b.rs"]);
    assert_eq!(run.err, "");
}

fn generated(history: &History, args: &[&str]) -> Vec<String> {
    let rows = query(&history.path(), &[&GENERATED[..], args].concat());
    column(&rows, "path").into_iter().map(str::to_owned).collect()
}

#[test]
fn attributes_that_came_with_a_merge_are_found() {
    let mut history = History::new();
    history.commit(ADA, &[("lib/a.c", "1\n")]);
    history.commit_on("side", BOB, &[], "elsewhere", &[Change::Write("b.c", b"1\n")]);
    history.commit_on(
        "main",
        ADA,
        &["side"],
        "merge",
        &[Change::Write("lib/.gitattributes", b"*.c linguist-generated\n")],
    );
    history.done();
    assert_eq!(generated(&history, &[]), ["lib/a.c"]);
}

#[test]
fn hostile_paths_have_areas_too() {
    let mut history = History::new();
    let blob = history.raw("blob", b"1\n");
    let tree = history.raw_tree(&[("100644", b"c", &blob)]);
    let top =
        history.raw_tree(&[("40000", b"\xFF\n", &tree), ("40000", b"a\nb", &tree), ("40000", b"\xE2\x80\xAEx", &tree)]);
    history.commit(ADA, &[("x", "1\n")]).done();
    history.raw_commit_with(&top, b"author A <a@x> 1600000000 +0000\ncommitter A <a@x> 1600000000 +0000\n\nm\n");
    let rows = query(&history.path(), &["--sql", "SELECT DISTINCT area FROM changes ORDER BY area"]);
    assert_eq!(column(&rows, "area"), ["(top level)", "\\xFF\n", "a\nb", "\u{202e}x"]);
    let list = laurels(&["query", "areas", "-C", &text(&history.path()), "--format", "table"]).ok();
    assert!(!list.out.contains('\u{202e}'));
}

#[test]
fn a_gitattributes_that_is_a_link_or_a_folder_is_ignored() {
    let mut history = History::new();
    history.commit(ADA, &[("a.c", "1\n")]);
    history.commit_on(
        "main",
        ADA,
        &[],
        "odd",
        &[
            Change::Mode("120000", ".gitattributes", b"* linguist-generated"),
            Change::Write("b/.gitattributes/c", b"* linguist-generated\n"),
        ],
    );
    history.done();
    assert_eq!(generated(&history, &[]), [""; 0]);
}

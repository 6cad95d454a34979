//! The command line: exit codes, messages and output formats.

use std::process::Stdio;

use crate::support::laurels::{self, laurels, text};
use crate::support::small::small;

#[test]
fn wrong_usage_exits_with_2_and_a_hint() {
    let history = small();
    let repo = text(&history.path());
    laurels(&["frobnicate"]).ended_with(2);
    laurels(&["query"]).ended_with(2);
    laurels(&["query", "overview", "--top", "0"]).ended_with(2);
    laurels(&["query", "no_such", "-C", &repo]).ended_with(2).says("laurels list");
    laurels(&["query", "commits", "-C", &repo]).ended_with(2).says("SELECT * FROM commits");
    laurels(&["query", "streaks", "-C", &repo, "--param", "top"]).ended_with(2).says("--param key=value");
    laurels(&["query", "streaks", "-C", &repo, "--param", "top=ten"]).ended_with(2).says("not of type integer");
    laurels(&["query", "streaks", "-C", &repo, "--param", "size=1"]).ended_with(2).says("its parameters are: top");
    laurels(&["report", &repo, "--report", "no_such"]).ended_with(2).says("releases");
    laurels(&["query", "overview", "-C", &repo, "--mailmap", "/no/such"]).ended_with(2).says("/no/such");
}

#[test]
fn help_version_list_and_schema_need_no_clone() {
    for args in [
        &["--help"][..],
        &["--version"],
        &["list"],
        &["schema"],
        &["report", "--help"],
        &["query", "--help"],
        &["facts", "--help"],
        &["cache", "--help"],
    ] {
        let run = laurels::finish(laurels::command(args).current_dir("/")).ok();
        assert!(!run.out.is_empty() && run.err.is_empty(), "{args:?}: {run:?}");
    }
}

#[test]
fn every_format_says_the_same() {
    let history = small();
    let repo = text(&history.path());
    let print = |format: &str| {
        let sql = "SELECT release, commits FROM release_summary ORDER BY ordinal";
        laurels(&["query", "--sql", sql, "-C", &repo, "--format", format]).ok().out
    };
    assert_eq!(print("csv"), "release,commits\n1.0,1\n1.1,1\nunreleased,1\n");
    let json: serde_json::Value = serde_json::from_str(&print("json")).expect("JSON");
    assert_eq!(json[2], serde_json::json!({"release": "unreleased", "commits": 1}));
    let table = print("table");
    let first: Vec<&str> = table.lines().next().unwrap_or_default().split_whitespace().collect();
    assert_eq!(first, ["release", "commits"]);
    assert!(table.ends_with("(3 rows)\n"), "{table}");
    let markdown = print("markdown");
    assert!(markdown.starts_with("| release | commits |\n") && markdown.contains("| 1.1 | 1 |\n"), "{markdown}");
}

#[test]
fn a_closed_pipe_ends_the_program_quietly() {
    let history = small();
    let repo = text(&history.path());
    for args in [&["list"][..], &["schema"], &["--help"], &["query", "ranking", "-q", "-C", &repo]] {
        let mut command = laurels::command(args);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("laurels runs");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("it ends");
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]), "{args:?}");
    }
}

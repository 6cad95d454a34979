//! What a newcomer meets first: help, guides, completions, manual pages, the version, and where a clone may be named.

use crate::support::laurels::{laurels, text};
use crate::support::small::small;

const COMMANDS: [&str; 11] =
    ["report", "query", "explain", "facts", "identities", "list", "schema", "cache", "completions", "man", "help"];

#[test]
fn help_lists_commands_and_guides() {
    let out = laurels(&["help"]).ok().out;
    for name in COMMANDS.iter().chain(&["counting", "queries", "glossary"]) {
        assert!(out.lines().any(|line| line.trim_start().starts_with(name)), "{name}:\n{out}");
    }
}

#[test]
fn help_of_a_command_is_its_long_help() {
    let help = laurels(&["help", "report"]).ok().out;
    assert_eq!(help, laurels(&["report", "--help"]).ok().out);
    for heading in ["What to read:", "What a release is:", "What counts:", "People:", "Output:", "Appearance:"] {
        assert!(help.contains(&format!("\n{heading}\n")), "{heading}:\n{help}");
    }
    let short = laurels(&["report", "-h"]).ok().out;
    assert!(short.len() < help.len() / 2 + help.len() / 4, "{} of {} characters", short.len(), help.len());
}

#[test]
fn a_guide_is_plain_markdown_in_a_pipe() {
    let guide = laurels(&["help", "counting"]).ok().out;
    assert!(guide.starts_with("# ") && !guide.contains('\u{1b}'), "{guide}");
}

#[test]
fn a_misspelled_topic_gets_a_suggestion() {
    laurels(&["help", "countin"]).ended_with(2).says("did you mean `counting`?");
    laurels(&["help", "reprot"]).ended_with(2).says("did you mean `report");
    laurels(&["reprot"]).ended_with(2).says("`report`");
}

#[test]
fn every_shell_completes_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = laurels(&["completions", shell]).ok().out;
        let missing = COMMANDS.iter().find(|name| !script.contains(**name));
        assert_eq!(missing, None, "{shell}");
        assert!(script.contains("from-release"), "{shell}");
    }
    laurels(&["completions", "tcsh"]).ended_with(2).says("bash");
}

#[test]
fn manual_pages_have_a_title_and_the_options() {
    let page = laurels(&["man"]).ok().out;
    assert!(page.contains(".TH laurels 1"), "{page}");
    let page = laurels(&["man", "report"]).ok().out;
    assert!(page.contains("laurels-report") && page.contains("\\-\\-from\\-release"), "{page}");
    laurels(&["man", "reprot"]).ended_with(2).says("did you mean `report");
}

#[test]
fn the_version_names_its_build() {
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(laurels(&["-V"]).ok().out, format!("laurels {version}\n"));
    let long = laurels(&["--version"]).ok().out;
    assert!(long.starts_with(&format!("laurels {version} (")), "{long}");
    assert!(long.contains("commit") && long.contains("features: "), "{long}");
}

#[test]
fn a_clone_may_be_an_argument_or_an_option() {
    let history = small();
    let repo = text(&history.path());
    let sql = "SELECT COUNT(*) AS commits FROM commits";
    for args in [
        ["query", "overview", &repo].as_slice(),
        &["query", "overview", "-C", &repo],
        &["query", "overview", "--repo", &repo],
    ] {
        assert!(laurels(args).ok().out.contains(",3,"), "{args:?}");
    }
    for args in [["query", "--sql", sql, &repo].as_slice(), &["query", "--sql", sql, "-C", &repo]] {
        assert_eq!(laurels(args).ok().out, "commits\n3\n", "{args:?}");
    }
    laurels(&["query", "--sql", sql, &repo, &repo]).ended_with(2).says("unexpected argument");
    laurels(&["query", "overview", &repo, "-C", &repo]).ended_with(2).says("cannot be used together");
    let one = laurels(&["explain", "--person", "Ada", &repo]);
    assert_eq!(one.out, laurels(&["explain", "--person", "Ada", "-C", &repo]).out);
}

#[test]
fn a_wide_table_has_all_columns() {
    let history = small();
    let repo = text(&history.path());
    let table =
        |more: &[&str]| laurels(&[&["query", "contributors", &repo, "--format", "table"], more].concat()).ok().out;
    let narrow = table(&[]);
    assert!(!narrow.contains("person_id") && narrow.contains('%') && narrow.contains("--wide shows"), "{narrow}");
    let wide = table(&["--wide"]);
    assert!(wide.contains("person_id") && !wide.contains('%') && !wide.contains("--wide"), "{wide}");
}

#[test]
fn arguments_in_the_wrong_order_are_explained() {
    let history = small();
    let repo = text(&history.path());
    laurels(&["query", &repo, "overview"]).ended_with(2).says("the name of a query comes first");
    let sql = "SELECT COUNT(*) AS commits FROM commits";
    laurels(&["query", "contributors", "--sql", sql]).ended_with(2).says("`contributors` is the name of a query");
}

#[test]
fn a_misspelled_revision_or_a_url_gets_a_hint() {
    let history = small();
    let repo = text(&history.path());
    laurels(&["query", "overview", &repo, "--rev", "1.0"]).ended_with(2).says("did you mean `v1.0`?");
    for url in ["https://example.com/project", "git@example.com:project.git"] {
        laurels(&["query", "overview", url]).ended_with(3).says("uses no network").says("git clone");
    }
}

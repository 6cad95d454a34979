//! Shallow and partial clones, grafts and replace refs, and a configuration that comes with the clone.

use std::fs;

use crate::history::releases::equal_to_git;
use crate::hostile::small::{four, lines, strict};
use crate::support::History;
use crate::support::build::Change;
use crate::support::laurels::{self, column, laurels, text};
use crate::support::people::ADA;

#[test]
fn a_shallow_clone_adds_no_whole_tree() {
    let history = four();
    let shallow = history.scratch().join("shallow/project");
    history.git().clone_shallow(2, &shallow);
    let rows = laurels::query(
        &shallow,
        &["--sql", "SELECT subject, lines_added, is_incomplete FROM commits ORDER BY subject"],
    );
    let cells = ["subject", "lines_added", "is_incomplete"].map(|name| column(&rows, name));
    assert_eq!(cells, [["c", "d"], ["", "1"], ["true", "false"]]);
    let run = laurels(&["query", "overview", "-C", &text(&shallow)]).ok();
    assert!(!run.err.contains("missing or damaged"), "its end is where it should be: {}", run.err);
    let (folder, _) = laurels::report(&shallow, &[]);
    for name in ["report.md", "report.html", "manifest.json"] {
        let page = fs::read_to_string(folder.join(name)).expect("written");
        assert!(page.contains("shallow clone"), "{name}");
    }
    let picture = fs::read_to_string(folder.join("charts/top-contributors-all-time.svg")).expect("written");
    assert!(picture.contains("The clone is incomplete, and so are the numbers."), "{picture}");
    let summary = fs::read_to_string(folder.join("data/release_summary.csv")).expect("written");
    assert_eq!(laurels::rows(&summary)[0]["is_incomplete"], "true");
}

#[test]
fn a_partial_clone_has_commits_but_no_lines() {
    let history = four();
    let partial = history.scratch().join("partial");
    history.git().bytes(&["config", "uploadpack.allowFilter", "true"]);
    let origin = format!("file://{}", text(&history.path()));
    history.git().bytes(&["clone", "--quiet", "--bare", "--filter=blob:none", &origin, &text(&partial)]);
    let rows = laurels::query(&partial, &["--sql", "SELECT subject, lines_added FROM commits ORDER BY subject"]);
    assert_eq!((column(&rows, "subject"), column(&rows, "lines_added")), (vec!["a", "b", "c", "d"], vec![""; 4]));
    laurels(&["query", "overview", "--strict", "-C", &text(&partial)]).ended_with(4).says("git fetch --refetch");
    // The pictures show commits, and all commits are there.
    let (folder, _) = laurels::report(&partial, &[]);
    laurels(&["report", "--from", &text(&folder)]).ok();
    laurels(&["report", "--strict", "--from", &text(&folder)]).ended_with(4);
    let picture = fs::read_to_string(folder.join("charts/top-contributors-all-time.svg")).expect("written");
    assert!(picture.contains("Some lines could not be counted.") && !picture.contains("incomplete"), "{picture}");
}

#[test]
fn a_boundary_hides_nothing_that_is_reached_another_way() {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n")]).commit(ADA, &[("a", "2\n")]).tag("v1.0");
    history.commit_on("topic", ADA, &["main"], "topic", &[Change::Write("t", b"1\n")]);
    history.commit(ADA, &[("a", "3\n")]);
    history.commit_on("main", ADA, &["topic"], "merge", &[]).tag("v1.1").done();
    let boundary = history.git().text(&["rev-parse", "topic"]);
    fs::write(history.path().join(".git/shallow"), format!("{boundary}\n")).expect("written");
    assert_eq!(history.git().text(&["rev-list", "--count", "HEAD"]), "5");
    assert_eq!(column(&equal_to_git(&history.path(), &[]), "commits"), ["2", "2"]);
    let topic = "SELECT lines_added, parents FROM commits WHERE subject = 'topic' ORDER BY subject";
    let row = &laurels::query(&history.path(), &["--sql", topic])[0];
    assert_eq!((row["lines_added"].as_str(), row["parents"].as_str()), ("", "0"));
}

#[test]
fn replace_refs_and_grafts_change_nothing_and_are_reported() {
    let history = four();
    let before = lines(&history);
    let git = history.git();
    git.bytes(&["replace", "main~1", "main~3"]);
    fs::write(history.path().join(".git/info/grafts"), format!("{}\n", git.text(&["rev-parse", "main"])))
        .expect("written");
    assert_eq!(lines(&history), before);
    strict(&history).ended_with(0).says("note: The clone has replace refs").says("note: The clone has grafts");
}

#[test]
fn a_configuration_in_the_clone_runs_no_command_and_takes_little_time() {
    let mut history = four();
    let stars = "*a".repeat(2000);
    let config =
        format!("exclude_people = [\"{stars}b\"]\n[people]\nbots = [\"{stars}\"]\n[releases]\ntags = \"{stars}\"\n");
    history.commit(&format!("{} <a@x>", "a".repeat(3000)), &[("laurels.toml", &config)]).done();
    let mut command = laurels::command(&["query", "overview", "-C"]);
    laurels::finish_within(20, command.arg(history.path())).ok();
    history.commit(ADA, &[("laurels.toml", "commands = [\"rm\"]\u{1b}[31m\n")]).done();
    let run = laurels(&["query", "overview", "-C", &text(&history.path())]).ended_with(2).says("--config FILE");
    assert!(!run.err.contains('\u{1b}'));
}

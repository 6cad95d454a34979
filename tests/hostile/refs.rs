//! HEAD, `packed-refs` and alternates that are damaged or missing: the cause is named.

use std::fs;

use crate::hostile::small::{four, known, lines, strict};
use crate::support::History;
use crate::support::laurels::{self, laurels, text};

fn write(history: &History, name: &str, content: &str) {
    fs::write(history.path().join(".git").join(name), content).expect("written");
}

#[test]
fn a_head_without_a_commit_names_the_cause() {
    let id = "1234567890".repeat(4);
    let cases = [
        ("HEAD", "garbage\n", "HEAD is damaged: it contains neither a branch nor the id of a commit"),
        ("HEAD", "", "HEAD is damaged: it contains neither a branch nor the id of a commit"),
        ("HEAD", "ref: refs/heads/../../x\n", "HEAD is damaged: \"../../x\" is not a name of a branch"),
        ("HEAD", &format!("{id}\n"), "HEAD names the commit 1234567890, which is missing or damaged"),
        ("refs/heads/main", "garbage\n", "the branch \"main\" of HEAD is damaged: its file contains no id of a commit"),
        ("refs/heads/main", "", "the branch \"main\" of HEAD is damaged: its file contains no id of a commit"),
        ("refs/heads/main", &id, "the branch \"main\" names the commit 1234567890, which is missing or damaged"),
        ("HEAD", "ref: refs/heads/nothing\n", "HEAD points to the branch \"nothing\", which has no commits yet"),
    ];
    for (name, content, expected) in cases {
        let history = four();
        write(&history, name, content);
        strict(&history).ended_with(3).says(expected);
    }
}

#[test]
fn damaged_packed_refs_are_reported() {
    let history = four();
    history.git().bytes(&["pack-refs", "--all"]);
    let sound = fs::read_to_string(history.path().join(".git/packed-refs")).expect("there");
    strict(&history).ended_with(0);
    write(&history, "packed-refs", &format!("{sound}garbage\n"));
    write(
        &history,
        "refs/heads/main",
        sound.lines().find_map(|line| line.strip_suffix(" refs/heads/main")).expect("there"),
    );
    let line = sound.lines().count() + 1;
    strict(&history).ended_with(4).says(&format!("packed-refs is damaged: line {} is not a ref.", line));
    fs::remove_file(history.path().join(".git/refs/heads/main")).expect("removed");
    write(&history, "packed-refs", "garbage\n");
    let expected = "the branch \"main\" of HEAD cannot be read: line 1 of packed-refs is not a ref";
    strict(&history).ended_with(3).says(expected);
}

#[test]
fn alternates_are_reported_and_missing_ones_are_the_cause() {
    let history = four();
    let shared = history.scratch().join("shared");
    history.git().bytes(&["clone", "--quiet", "--shared", &text(&history.path()), &text(&shared)]);
    let run = |args: &[&str]| laurels(&[&["query", "overview", "--strict", "-C", &text(&shared)], args].concat());
    run(&[]).ended_with(0).says("note: The clone reads objects from 1 folder outside of it (objects/info/alternates).");
    let list = shared.join(".git/objects/info/alternates");
    let (folder, _) = laurels::report(&shared, &[]);
    for name in ["report.md", "manifest.json"] {
        let page = fs::read_to_string(folder.join(name)).expect("written");
        assert!(page.contains("outside of it") && !page.contains(&text(&history.path())), "{name}");
    }
    fs::write(&list, "/no/such/folder\n").expect("written");
    let run_lost = run(&["--no-cache"]).ended_with(3);
    run_lost
        .says("which is missing or damaged")
        .says("objects/info/alternates names /no/such/folder, which is missing");
    for (content, expected) in [
        ("/etc/passwd\n", "names /etc/passwd, which is not a readable folder"),
        ("\0\n", "objects/info/alternates is not a list of folders"),
    ] {
        fs::write(&list, content).expect("written");
        run(&["--no-cache"]).ended_with(3).says(expected);
    }
}

#[test]
fn a_missing_alternate_that_is_not_needed_is_a_note() {
    let history = four();
    write(&history, "objects/info/alternates", "/no/such/folder\n");
    strict(&history).ended_with(0).says("note: objects/info/alternates names 1 folder that cannot be found.");
    assert_eq!(lines(&history), known(&[("a", "1"), ("b", "1"), ("c", "1"), ("d", "1")]));
}

#[cfg(unix)]
#[test]
fn a_fifo_in_an_alternate_does_not_hang() {
    let history = four();
    let other = history.scratch().join("other");
    fs::create_dir_all(other.join("info")).expect("created");
    let fifo = other.join("info/alternates");
    assert!(std::process::Command::new("mkfifo").arg(&fifo).status().expect("mkfifo runs").success());
    write(&history, "objects/info/alternates", &format!("{}\n", text(&other)));
    let mut command = laurels::command(&["query", "overview", "-C", &text(&history.path())]);
    laurels::finish_within(60, &mut command).ended_with(3).says("is not a regular file of at most");
}

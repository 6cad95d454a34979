//! The same history and options give the same bytes on any machine, in any folder, at any time and for any form of clone.

use std::collections::BTreeMap;
use std::path::Path;

use crate::support::build::Change;
use crate::support::laurels::{self, files, finish, text};
use crate::support::{Git, History};

/// Enough people, ties, releases and merges to show any unstable order.
fn history() -> History {
    const PEOPLE: [&str; 7] = ["Ada", "Bob", "Cleo", "Dora", "Elif", "山田太郎", "Zoë"];
    let mut history = History::new();
    for round in 0..70_usize {
        let author = format!("{} <{}@example.com>", PEOPLE[round * round % 7], round % 3);
        let content: String = (0..40).map(|line| format!("{}\n", (line * (round + 3)) % 31)).collect();
        let (file, other) = (format!("f{}", round % 5), format!("dir/g{}", round % 11));
        history.commit(&author, &[(&file, &content), (&other, &content[..round])]);
        match round % 14 {
            3 => drop(history.commit_on(
                "side",
                &author,
                &["main"],
                "side",
                &[Change::Write("side", content.as_bytes())],
            )),
            6 => drop(history.commit_on("main", &author, &["side"], "merge", &[Change::Write("side", b"1\n")])),
            13 => drop(history.tag(&format!("v1.{}", round / 14))),
            _ => {}
        }
    }
    history.done();
    history
}

/// A report of a folder, written below `scratch`.
fn report(repo: &Path, scratch: &Path, options: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir_in(scratch).expect("a folder");
    let output = folder.path().join("report");
    finish(laurels::command(&["report", &text(repo), "-o", &text(&output)]).args(options)).ok();
    files(&output)
}

/// Asserts that two reports are equal. Names the files that differ instead of printing their bytes.
fn assert_same(found: &BTreeMap<String, Vec<u8>>, expected: &BTreeMap<String, Vec<u8>>, what: &str) {
    assert_eq!(found.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>(), "{what}");
    let different: Vec<&String> = found.keys().filter(|name| found[*name] != expected[*name]).collect();
    assert!(different.is_empty(), "{what}: {different:?} differ");
}

#[test]
fn the_same_bytes_twice_and_with_any_number_of_threads() {
    let history = history();
    let (repo, scratch) = (history.path(), history.scratch());
    let first = report(&repo, scratch, &[]);
    assert!(first.len() > 15, "{:?}", first.keys());
    for threads in ["0", "1", "2", "4", "9"] {
        assert_same(&report(&repo, scratch, &["--threads", threads]), &first, threads);
    }
}

#[test]
fn the_same_bytes_in_another_time_zone_locale_and_folder() {
    let history = history();
    let (repo, scratch) = (history.path(), history.scratch());
    let first = report(&repo, scratch, &[]);
    let output = scratch.join("elsewhere");
    let mut command = laurels::command(&["report", ".", "-o", "../elsewhere", "--color", "always"]);
    command.current_dir(&repo).env("TZ", "Asia/Kathmandu").env("LANG", "tr_TR.UTF-8").env("LC_ALL", "ja_JP.eucJP");
    command.env("HOME", "/no/such").env("USER", "somebody").env("COLUMNS", "20").env("RAYON_NUM_THREADS", "3");
    finish(&mut command).ok();
    assert_same(&files(&output), &first, "environment");
}

#[test]
fn the_same_bytes_packed_or_loose_bare_or_not() {
    let history = history();
    let (repo, scratch) = (history.path(), history.scratch());
    let git = history.git();
    git.bytes(&["reset", "--quiet", "--hard"]);
    let first = report(&repo, scratch, &[]);
    assert_same(&report(&repo.join("dir"), scratch, &[]), &first, "a folder inside");
    let bare = scratch.join("bare/project.git");
    git.bytes(&["clone", "--quiet", "--bare", ".", &text(&bare)]);
    assert_same(&report(&bare, scratch, &[]), &first, "bare");
    Git::at(&bare).bytes(&["repack", "-adfq", "--depth=50"]);
    Git::at(&bare).bytes(&["pack-refs", "--all"]);
    Git::at(&bare).bytes(&["commit-graph", "write", "--reachable"]);
    assert_same(&report(&bare, scratch, &[]), &first, "packed");
    Git::at(&bare).unpack();
    assert_same(&report(&bare, scratch, &[]), &first, "loose");
    let linked = scratch.join("linked/project");
    git.bytes(&["worktree", "add", "--quiet", "--detach", &text(&linked)]);
    assert_same(&report(&linked, scratch, &[]), &first, "a linked worktree");
}

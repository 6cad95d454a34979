//! Histories that would take too much memory or time.

use crate::hostile::small::{PEOPLE, four, known, lines, strict};
use crate::support::History;
use crate::support::build::Change;
use crate::support::laurels::{self, text};
use crate::support::meter::memory_of;
use crate::support::people::ADA;

#[test]
fn huge_folders_are_counted() {
    let mut history = History::new();
    let names: Vec<String> = (0..5000).map(|number| format!("dir/{number}")).collect();
    let changes: Vec<Change<'_>> = names.iter().map(|name| Change::Write(name, b"1\n")).collect();
    history.commit_on("main", ADA, &[], "huge", &changes).done();
    assert_eq!(lines(&history), known(&[("huge", "5000")]));
}

#[test]
fn paths_as_deep_as_git_allows_are_counted_and_deeper_ones_reported() {
    for (depth, expected) in [(2000, "1"), (3000, "")] {
        let mut history = History::new();
        let path = format!("{}f", "d/".repeat(depth));
        history.commit_on("main", ADA, &[], "deep", &[Change::Write(&path, b"1\n")]).done();
        assert_eq!(lines(&history), known(&[("deep", expected)]), "{depth}");
        let run = strict(&history).ended_with(if expected.is_empty() { 4 } else { 0 });
        assert_eq!(run.err.contains("more than 2,048 levels, the limit of git"), expected.is_empty(), "{}", run.err);
        assert!(!run.err.contains("too many paths"), "{}", run.err);
    }
}

/// A tree of ten folders of ten folders, ten levels deep: ten thousand million files in eleven objects.
fn bomb(history: &History) -> String {
    let mut entry = ("100644", history.raw("blob", b"boom\n"));
    for _ in 0..10 {
        let names: Vec<String> = (0..10).map(|number| format!("f{number}")).collect();
        let entries: Vec<_> = names.iter().map(|name| (entry.0, name.as_bytes(), entry.1.as_str())).collect();
        entry = ("40000", history.raw_tree(&entries));
    }
    entry.1
}

#[test]
fn a_git_bomb_is_reported_within_a_minute() {
    let mut history = four();
    let bomb = bomb(&history);
    let id = history.raw_commit_with(&bomb, PEOPLE);
    let mut command = laurels::command(&["query", "overview", "--strict", "-C"]);
    laurels::finish_within(60, command.arg(history.path())).ended_with(4).says("too many paths").says(&id[..10]);
}

#[test]
fn many_bombs_take_no_more_memory_than_one() {
    let mut history = four();
    let bomb = bomb(&history);
    let nothing = history.raw_tree(&[]);
    for _ in 0..3 {
        history.raw_commit_with(&bomb, PEOPLE);
        history.raw_commit_with(&nothing, PEOPLE);
    }
    let path = text(&history.path());
    let mut command = laurels::command(&["query", "overview", "-C", &path, "--threads", "1", "--no-cache"]);
    let Some(most) = memory_of(&mut command) else { return };
    assert!(most < 700, "{most} MB");
}

/// Six files of 33 MB, each changed once. All together take 400 MB, but only one thread at a time may hold such a pair.
#[test]
fn huge_files_are_held_in_memory_one_at_a_time() {
    const SIZE: usize = 33 << 20;
    let history = History::new();
    let line = "all work and no play makes a dull history\n".repeat(1000);
    let mut content = line.repeat(SIZE / line.len());
    let mut entries: Vec<[String; 2]> = Vec::new();
    for number in 0..6 {
        let versions = ["first", "second"].map(|version| {
            content.replace_range(..8, &format!("{version:>6}{number}\n"));
            history.raw("blob", content.as_bytes())
        });
        entries.push(versions);
    }
    drop(content);
    let names: Vec<String> = (0..6).map(|number| format!("f{number}")).collect();
    let mut parent = String::new();
    for version in 0..2 {
        let files: Vec<_> =
            names.iter().zip(&entries).map(|(name, ids)| ("100644", name.as_bytes(), &*ids[version])).collect();
        let tree = history.raw_tree(&files);
        let mut commit = format!("tree {tree}\n{parent}").into_bytes();
        commit.extend_from_slice(PEOPLE);
        let id = history.raw("commit", &commit);
        history.move_main(&id);
        parent = format!("parent {id}\n");
    }
    for packed in [false, true] {
        if packed {
            history.git().text(&["repack", "-adq", "--window=2"]);
        }
        let path = text(&history.path());
        let mut command = laurels::command(&["query", "overview", "-C", &path, "--threads", "8", "--no-cache"]);
        let Some(most) = memory_of(&mut command) else { return };
        assert!(most < 250, "{most} MB, packed: {packed}");
    }
    assert_eq!(lines(&history)[0].1, "6");
}

/// git takes files of more than 512 MiB for binary, so nobody needs their content.
#[test]
fn files_that_are_too_large_for_text_take_no_memory() {
    let mut history = four();
    let path = history.scratch().join("large");
    std::fs::File::create(&path).and_then(|file| file.set_len(513 << 20)).expect("written");
    let id = history.git().text(&["hash-object", "-w", "--no-filters", &text(&path)]);
    let tree = history.raw_tree(&[("100644", b"large.md", &id)]);
    history.raw_commit_with(&tree, PEOPLE);
    let path = text(&history.path());
    let sql = "SELECT bytes, words FROM documents ORDER BY path";
    let mut command = laurels::command(&["query", "--sql", sql, "-C", &path, "--no-cache"]);
    let Some(most) = memory_of(&mut command) else { return };
    assert!(most < 200, "{most} MB");
    assert_eq!(laurels::lines(&history.path(), &["--sql", sql], "bytes words"), ["537919488 -"]);
    let sql = "SELECT is_binary, lines_added FROM changes WHERE path = 'large.md' ORDER BY path";
    assert_eq!(laurels::lines(&history.path(), &["--sql", sql], "is_binary lines_added"), ["true -"]);
}

/// Several threads meet a folder that is so large that only one thread at a time may hold it.
#[test]
fn huge_folders_do_not_deadlock() {
    let history = four();
    let blob = history.raw("blob", b"1\n");
    let names: Vec<String> = (0..1_000_000).map(|number| format!("f{number:07}")).collect();
    let tree = |last: &str| {
        let of = |name: &String| ("100644", name.clone(), blob.clone());
        let mut entries: Vec<_> = names.iter().map(of).collect();
        entries.push(("100644", last.to_owned(), blob.clone()));
        let entries: Vec<_> = entries.iter().map(|(mode, name, id)| (*mode, name.as_bytes(), id.as_str())).collect();
        history.raw_tree(&entries)
    };
    let (small, huge) = (history.git().text(&["rev-parse", "main^{tree}"]), [tree("g"), tree("h")]);
    let other = history.git().text(&["rev-parse", "main~1"]);
    let mut parent = history.git().text(&["rev-parse", "main"]);
    let mut commit = |tree: &str, merged: Option<&str>| {
        let merged = merged.map_or_else(String::new, |id| format!("parent {id}\n"));
        let mut text = format!("tree {tree}\nparent {parent}\n{merged}").into_bytes();
        text.extend_from_slice(PEOPLE);
        parent = history.raw("commit", &text);
        parent.clone()
    };
    let mut tip = String::new();
    for number in 0..700 {
        // Merge commits are not compared, so each huge folder is read but never counted as added.
        tip = match number % 200 {
            50 => commit(&huge[0], Some(&other)),
            51 => commit(&huge[1], None),
            52 => commit(&small, Some(&other)),
            _ => commit(&small, None),
        };
    }
    history.move_main(&tip);
    let mut command = laurels::command(&["query", "overview", "--no-cache", "--threads", "4", "-C"]);
    laurels::finish_within(60, command.arg(history.path())).ended_with(0);
}

#[test]
fn a_large_mailmap_is_read_and_a_missing_one_reported() {
    let mut history = History::new();
    let mut mailmap = "# a comment of no use\n".repeat(800_000);
    mailmap.push_str("Ada Lovelace <ada@example.com>\n");
    assert!(mailmap.len() > 16 << 20);
    history.commit(ADA, &[(".mailmap", &mailmap), ("a", "1\n")]).done();
    let path = text(&history.path());
    let names = ["query", "contributors", "-C", &path, "--no-cache"];
    assert!(laurels::laurels(&names).ok().out.contains("Ada Lovelace"));
    let blob = history.git().text(&["rev-parse", "HEAD:.mailmap"]);
    let object = history.path().join(".git/objects").join(&blob[..2]).join(&blob[2..]);
    std::fs::remove_file(&object).expect("a loose object");
    laurels::laurels(&names).ok().says("names are not mapped").says("--mailmap FILE");
    laurels::laurels(&[names.as_slice(), &["--strict"]].concat()).ended_with(4);
}

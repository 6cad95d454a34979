//! Missing, damaged and malformed objects: what cannot be read is unknown and reported, never guessed.

use std::fs;
use std::path::PathBuf;

use ::laurels::fact::{Known, Lines};
use ::laurels::history::{Clone, Counting, Walk, changes};
use ::laurels::progress::Silent;

use crate::hostile::small::{PEOPLE, four, known, lines, strict};
use crate::support::History;
use crate::support::laurels::{self, laurels, text};
use crate::support::people::ADA;

fn loose(history: &History, revision: &str) -> PathBuf {
    let id = history.git().text(&["rev-parse", revision]);
    history.path().join(".git/objects").join(&id[..2]).join(&id[2..])
}

/// Ways to damage a loose object.
pub(crate) fn damaged(history: &History, revision: &str, how: usize) {
    let path = loose(history, revision);
    let content = fs::read(&path).expect("a loose object");
    fs::remove_file(&path).expect("removed");
    match how {
        0 => {}
        1 => fs::write(&path, &content[..content.len() / 2]).expect("written"),
        2 => fs::write(&path, b"").expect("written"),
        3 => fs::write(&path, b"garbage").expect("written"),
        _ => fs::copy(loose(history, "main:g"), &path).map(drop).expect("copied"),
    }
}

#[test]
fn a_damaged_blob_or_tree_makes_its_lines_unknown_and_no_others() {
    for revision in ["main~2:f", "main~2^{tree}"] {
        for how in 0..4 {
            let history = four();
            damaged(&history, revision, how);
            assert_eq!(lines(&history), known(&[("a", "1"), ("b", ""), ("c", ""), ("d", "1")]), "{revision} {how}");
            strict(&history).ended_with(4).says("incomplete: ");
        }
    }
}

#[test]
fn a_missing_blob_takes_the_lines_of_its_own_file_only() {
    let mut history = History::new();
    history.commit(ADA, &[("docs/a", "1\n"), ("src/b", "1\n"), ("src/c", "1\n")]);
    history.commit(ADA, &[("docs/a", "1\n2\n3\n"), ("src/b", "4\n"), ("src/c", "9\n8\n")]).done();
    damaged(&history, "main:src/b", 0);
    let asked = |args: &[&str], columns: &str| laurels::lines(&history.path(), args, columns);
    let columns = "files_changed lines_added lines_deleted lines_changed lines_added_by_hand is_incomplete";
    let sql = ["--sql", "SELECT * FROM commits ORDER BY lines_added"];
    // The second commit adds 2 lines to docs/a and 2 to src/c; those of src/b are unknown.
    assert_eq!(asked(&sql, columns), ["3 3 0 3 3 false", "3 4 1 4 4 true"]);
    let sql = ["--sql", "SELECT * FROM area_changes WHERE lines_deleted IS NOT NULL ORDER BY area, lines_added DESC"];
    assert_eq!(asked(&sql, "area files_changed lines_added"), ["docs 1 2", "docs 1 1", "src 2 2", "src 2 2"]);
    assert_eq!(asked(&["contributors"], "name lines_added is_incomplete"), ["Ada 7 true"]);
    strict(&history).ended_with(4).says("The contents of 1 file change are missing");
}

#[test]
fn a_damaged_commit_ends_the_history_and_is_reported() {
    for how in 0..5 {
        let history = four();
        let id = history.git().text(&["rev-parse", "main~2"]);
        damaged(&history, "main~2", how);
        assert_eq!(lines(&history), known(&[("c", ""), ("d", "1")]), "{how}");
        strict(&history).ended_with(4).says(&id[..10]);
        damaged(&history, "main", how.min(3));
        strict(&history).ended_with(3);
    }
}

#[test]
fn a_commit_without_a_tree_is_counted_and_reported() {
    let mut history = four();
    let parent = history.git().text(&["rev-parse", "main"]);
    let id = history.raw("commit", &[format!("parent {parent}\n").as_bytes(), PEOPLE].concat());
    history.move_main(&id);
    strict(&history).ended_with(4).says(&id[..10]);
    history.raw_commit_with("4b825dc642cb6eb9a060e54bf8d69288fbee4904", PEOPLE);
    strict(&history).ended_with(4);
}

/// Each commit with its lines added and deleted; `None` if they are unknown.
type Numbers = Vec<(String, Option<(u32, u32)>)>;

fn numbers(history: &History) -> Option<(Numbers, bool)> {
    let clone = Clone::open(&history.path()).ok()?;
    let head = clone.resolve("HEAD").ok()?;
    let mut walk = Walk::new(&clone, Known::default());
    walk.reach(head, true, &Silent).ok()?;
    let facts = changes(walk, Counting::default(), &Silent).ok()?;
    let mut out: Numbers = facts.commits.iter().map(|commit| (commit.id.to_hex(), Some((0, 0)))).collect();
    for change in &facts.changes {
        let total = &mut out[change.commit as usize].1;
        match (change.lines, &mut *total) {
            (Lines::Counted { added, deleted }, Some(sum)) => *sum = (sum.0 + added, sum.1 + deleted),
            _ => *total = None,
        }
    }
    for (commit, out) in facts.commits.iter().zip(&mut out) {
        out.1 = out.1.filter(|_| !commit.is_incomplete);
    }
    Some((out, facts.notices.iter().any(|notice| notice.is_incomplete())))
}

#[test]
fn no_damage_to_a_pack_gives_a_wrong_number() {
    let mut history = History::new();
    for round in 0..12 {
        let content: String = (0..60).map(|line| format!("{}\n", (line * (round + 3)) % 41)).collect();
        history.commit(ADA, &[("f", &content), (&format!("dir/{round}"), "1\n2\n")]);
    }
    history.done();
    history.git().bytes(&["repack", "-adq", "--depth=50", "--window=50"]);
    history.git().bytes(&["prune-packed"]);
    let (truth, _) = numbers(&history).expect("whole");
    let [pack] = &history.git().packs()[..] else { panic!("not one pack") };
    let content = fs::read(pack).expect("a pack");
    let mut compared = 0;
    for at in (0..content.len()).step_by(23) {
        let mut bad = content.clone();
        bad[at] ^= 0x55;
        fs::remove_file(pack).expect("removed");
        fs::write(pack, bad).expect("written");
        let Some((found, is_told)) = numbers(&history) else { continue };
        compared += 1;
        let wrong = found.iter().find(|(id, lines)| lines.is_some() && !truth.contains(&(id.clone(), *lines)));
        assert_eq!(wrong, None, "byte {at}");
        assert!(is_told || found == truth, "byte {at}: {} of {} commits, nothing told", found.len(), truth.len());
    }
    assert!(compared > 20, "only {compared} damaged packs could be opened");
}

/// Replaces an object by one with a false size in its header: zlib with a single stored block.
fn liar(history: &History, revision: &str, header: &str) {
    let path = loose(history, revision);
    let sum = header.bytes().fold((1_u32, 0_u32), |(a, b), byte| {
        let a = (a + u32::from(byte)) % 65_521;
        (a, (a + b) % 65_521)
    });
    let length = u16::try_from(header.len()).expect("short");
    let mut content = vec![0x78, 0x01, 0x01];
    content.extend(length.to_le_bytes());
    content.extend((!length).to_le_bytes());
    content.extend(header.bytes());
    content.extend((sum.1 << 16 | sum.0).to_be_bytes());
    fs::remove_file(&path).expect("removed");
    fs::write(path, content).expect("written");
}

#[test]
fn an_object_with_a_false_size_takes_no_memory() {
    for size in ["999999999999", "18446744073709551615", "900000000", "-1", "99999999999999999999999"] {
        let history = four();
        liar(&history, "main~2:f", &format!("blob {size}\0x"));
        liar(&history, "main^{tree}", &format!("tree {size}\0"));
        let run = laurels(&["query", "overview", "--strict", "-C", &text(&history.path())]).ended_with(4);
        assert!(run.err.contains("incomplete: "), "{size}: {}", run.err);
        assert_eq!(lines(&history)[0].1, "1", "{size}");
    }
}

#[test]
fn malformed_trees_count_as_git_counts_them_or_not_at_all() {
    let mut history = four();
    let blob = history.git().text(&["rev-parse", "main:g"]);
    let null = "0".repeat(40);
    let long = "n".repeat(5000);
    let file = |name: &'static str| ("100644", name.as_bytes(), blob.as_str());
    let trees = [
        vec![file("b"), file("a")],
        vec![file("a"), file("a")],
        vec![file(".."), file(".git"), file(".")],
        vec![file("a/b"), file("c")],
        vec![("100644", &b"a"[..], null.as_str())],
        vec![("40000", &b"a"[..], blob.as_str())],
        vec![("0100644", &b"a"[..], blob.as_str())],
        vec![("777", &b"a"[..], blob.as_str())],
        vec![("100644", &b""[..], blob.as_str())],
        vec![("100644", long.as_bytes(), blob.as_str())],
    ]
    .map(|entries| history.raw_tree(&entries));
    let cut_off = [history.raw("tree", b"100644 a"), history.raw("tree", b"garbage")];
    let base = history.git().text(&["rev-parse", "main"]);
    let mut found = Vec::new();
    for tree in trees.iter().chain(&cut_off) {
        history.move_main(&base);
        let id = history.raw_commit_with(tree, PEOPLE);
        let git = history.git().command(&["log", "--numstat", "--format=", "-1", &id]).output().expect("git runs");
        let added = |line: &str| line.split('\t').next().and_then(|count| count.parse::<u64>().ok());
        let theirs: u64 = String::from_utf8_lossy(&git.stdout).lines().filter_map(added).sum();
        let sql = format!("SELECT lines_added FROM commits WHERE commit_id = '{id}' ORDER BY lines_added");
        let ours = laurels::query(&history.path(), &["--sql", &sql])[0]["lines_added"].clone();
        if !ours.is_empty() {
            let is_equal = git.status.success() && ours == theirs.to_string();
            assert!(is_equal, "{tree}: {ours}, git: {git:?}, {:?}", history.git().text(&["ls-tree", tree]));
        }
        found.push(ours);
    }
    // Unknown: the null object, a tree that is a blob, a file without a name, and the two trees that are cut off.
    assert_eq!(found, ["2", "2", "3", "2", "", "", "1", "1", "", "1", "", ""]);
}

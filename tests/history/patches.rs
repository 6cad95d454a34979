//! The same patch in several commits: recognized as git does, or better, on small and on random histories.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::History;
use crate::support::build::{Change, random};
use crate::support::laurels::{line, lines, query};
use crate::support::people::{ADA, BOB, CLEO};

const BASE: &str = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
/// The base with six lines changed: three for three.
const FIXED: &str = "1\n2\n3\nfour\nfive\nsix\n7\n8\n9\n";

/// A fix on `main` (1.1), made before on `maint` (1.0.1), where the lines around it differ; taken back and applied again in 1.2.
fn story() -> History {
    let mut history = History::new();
    let write = |path, text: &'static str| Change::Write(path, text.as_bytes());
    history.commit(ADA, &[("a", BASE)]).tag("v1.0");
    history.commit_on("maint", ADA, &["main"], "other", &[write("a", "1\n2\n3\nx\n4\n5\n6\ny\n7\n8\n9\n")]);
    history.commit_on("maint", CLEO, &[], "backport", &[write("a", "1\n2\n3\nx\nfour\nfive\nsix\ny\n7\n8\n9\n")]);
    history.light_tag("v1.0.1", "maint");
    history.day(1).commit_on("main", BOB, &[], "fix", &[write("a", FIXED)]).tag("v1.1");
    history.day(2).commit_on("main", ADA, &[], "revert", &[write("a", BASE)]);
    history.commit_on("main", BOB, &[], "again", &[write("a", FIXED)]).tag("v1.2");
    history.done();
    history
}

/// The subject of each commit that repeats another, and of that other.
fn repeated(history: &History, args: &[&str]) -> Vec<(String, String)> {
    let sql = "SELECT commit_id, subject, duplicate_of FROM commits ORDER BY authored_at, commit_id";
    let rows = query(&history.path(), &[&["--sql", sql], args].concat());
    let subjects: BTreeMap<&str, &str> =
        rows.iter().map(|row| (row["commit_id"].as_str(), row["subject"].as_str())).collect();
    let repeats = rows.iter().filter(|row| !row["duplicate_of"].is_empty());
    repeats.map(|row| (row["subject"].clone(), subjects[row["duplicate_of"].as_str()].to_owned())).collect()
}

fn pair(repeat: &str, first: &str) -> (String, String) {
    (repeat.to_owned(), first.to_owned())
}

#[test]
fn a_backport_repeats_what_the_revision_has_though_it_was_written_before() {
    let history = story();
    assert_eq!(repeated(&history, &[]), [pair("again", "fix")], "the patch release is folded, and not looked at");
    let both = [pair("backport", "fix"), pair("again", "fix")];
    assert_eq!(repeated(&history, &["--patches", "separate"]), both);
    let old = ["--rev", "maint", "--patches", "separate"];
    assert_eq!(repeated(&history, &old), [("", ""); 0].map(|(a, b)| pair(a, b)), "main is not reached");
}

#[test]
fn duplicate_patches() {
    let history = story();
    let columns =
        "release name subject first_release is_same_author authored_date first_date lines_added lines_changed";
    let found = |args: &[&str]| lines(&history.path(), &[&["duplicate_patches"], args].concat(), columns);
    let again = "1.2 Bob again 1.1 true 2020-09-15 2020-09-14 3 3";
    assert_eq!(found(&[]), [again]);
    let backport = "1.0.1 Cleo backport 1.1 false 2020-09-13 2020-09-14 3 3";
    assert_eq!(found(&["--patches", "separate"]), [backport, again]);
}

#[test]
fn counted_twice() {
    let history = story();
    let columns = "release commits commits_again commits_again_within share lines_changed lines_added_again \
                   lines_deleted_again lines_changed_again";
    let found = |args: &[&str]| lines(&history.path(), &[&["counted_twice"], args].concat(), columns);
    let (all, first) = ("- 4 1 1 0.250000 18 3 3 3", "1.0 1 0 0 0.000000 9 0 0 0");
    let (second, third) = ("1.1 1 0 0 0.000000 3 0 0 0", "1.2 2 1 0 0.500000 6 3 3 3");
    assert_eq!(found(&[]), [all, first, second, third]);
    let patch = "1.0.1 2 1 0 0.500000 5 3 3 3";
    assert_eq!(found(&["--patches", "separate"]), [all, first, patch, second, third]);
    let none = ["- 3 0 0 0.000000 15 0 0 0", first, second, "1.2 1 0 0 0.000000 3 0 0 0"];
    assert_eq!(found(&["--unique-patches"]), none);
}

#[test]
fn a_patch_counts_once_if_that_is_asked_for() {
    let history = story();
    let commits = |args: &[&str]| lines(&history.path(), &[&["ranking"], args].concat(), "release name commits");
    assert_eq!(commits(&[]), ["1.0 Ada 1", "1.1 Bob 1", "1.2 Ada 1", "1.2 Bob 1"]);
    assert_eq!(commits(&["--unique-patches"]), ["1.0 Ada 1", "1.1 Bob 1", "1.2 Ada 1"]);
    let both = ["--unique-patches", "--patches", "separate"];
    assert_eq!(commits(&both), ["1.0 Ada 1", "1.0.1 Ada 1", "1.1 Bob 1", "1.2 Ada 1"], "Cleo's backport is Bob's fix");
    let sql = ["--sql", "SELECT reason FROM contributions WHERE NOT is_counted ORDER BY reason", "--unique-patches"];
    assert_eq!(lines(&history.path(), &sql, "reason"), ["duplicate"]);
}

#[test]
fn a_commit_is_no_duplicate_of_one_that_does_not_count() {
    let mut history = History::new();
    history.commit(ADA, &[("a", BASE)]).commit("build[bot] <b@example.com>", &[("a", FIXED)]);
    history.commit(ADA, &[("a", BASE)]).commit(BOB, &[("a", FIXED)]).done();
    let found = lines(&history.path(), &["contributors", "--unique-patches"], "name commits");
    assert_eq!(found, ["Ada 2", "Bob 1"]);
    let rows = query(&history.path(), &["--sql", "SELECT commits_again FROM counted_twice WHERE release IS NULL"]);
    assert_eq!(rows[0]["commits_again"], "0");
}

/// The patch ids of commits by subject.
fn ids(history: &History) -> BTreeMap<String, String> {
    let rows = query(&history.path(), &["--sql", "SELECT subject, patch_id FROM commits ORDER BY commit_id"]);
    rows.into_iter().map(|row| (row["subject"].clone(), row["patch_id"].clone())).collect()
}

#[test]
fn commits_without_content_have_no_patch_id() {
    let mut history = History::new();
    let write = |path, text: &'static str| Change::Write(path, text.as_bytes());
    history.commit_on("main", ADA, &[], "base", &[write("a", BASE), write("b", "x\n"), write("c", BASE)]);
    history.commit_on("main", ADA, &[], "empty", &[]);
    history.commit_on("main", ADA, &[], "mode", &[Change::Mode("100755", "b", b"x\n")]);
    history.commit_on("side", ADA, &["main"], "one", &[write("a", "1\nnew\n2\n3\n4\n5\n6\n7\n8\n9\n")]);
    history.commit_on("side", ADA, &[], "same", &[write("a", "1\nnew\n2\n3\n4\n5\n6\n7\nnew\n8\n9\n")]);
    history.commit_on("side", ADA, &[], "other path", &[write("c", "1\nnew\n2\n3\n4\n5\n6\n7\n8\n9\n")]);
    history.commit_on("side", ADA, &[], "moved", &[write("c", "2\n1\nnew\n3\n4\n5\n6\n7\n8\n9\n")]);
    history.commit_on("side", ADA, &[], "back", &[write("c", "1\nnew\n2\n3\n4\n5\n6\n7\n8\n9\n")]);
    history.commit_on("side", ADA, &[], "binary", &[Change::Write("d", b"\0")]);
    history.commit_on("side", ADA, &[], "gone", &[Change::Delete("d")]);
    history.commit_on("main", ADA, &["side"], "merge", &[write("a", BASE)]);
    history.done();
    let ids = ids(&history);
    for subject in ["empty", "mode", "merge"] {
        assert_eq!(ids[subject], "", "{subject}");
    }
    let distinct: BTreeSet<&String> = ids.values().filter(|id| !id.is_empty()).collect();
    assert_eq!(distinct.len(), 8, "a line twice in a file, moves and their reverse, are not repetitions: {ids:#?}");
    assert!(distinct.iter().all(|id| id.len() == 16), "{ids:#?}");
}

/// Inserts a few lines after another one; a repeated edit inserts the same lines after the same one.
#[derive(Clone)]
struct Edit {
    after: String,
    lines: Vec<String>,
}

/// Two branches on which some edits are made twice, in another order, merged in the end.
fn random_history(seed: u64) -> History {
    let mut next = random(seed);
    let base: Vec<String> = (0..60).map(|at| format!("line {at}\n")).collect();
    let mut files = [base.clone(), base.clone()];
    let mut history = History::new();
    history.commit_on("main", ADA, &[], "base", &[Change::Write("f", base.concat().as_bytes())]);
    history.commit_on("maint", ADA, &["main"], "base 2", &[Change::Write("g", b"g\n")]);
    let mut made: Vec<(String, Edit)> = Vec::new();
    for at in 0..60 {
        let repeats = !made.is_empty() && next(3) == 0;
        let (name, edit) = if repeats {
            made.swap_remove(usize::try_from(next(made.len() as u64)).expect("small"))
        } else {
            let lines = (0..=next(6)).map(|line| format!("edit {at} line {line}\n")).collect();
            (format!("edit {at}"), Edit { after: base[usize::try_from(next(60)).expect("small")].clone(), lines })
        };
        let branch = usize::from(if repeats { name.ends_with(" on 0") } else { next(2) == 0 });
        let file = &mut files[branch];
        let place = file.iter().position(|line| *line == edit.after).expect("no line goes away") + 1;
        file.splice(place..place, edit.lines.clone());
        let subject = if repeats { name.replace(" on ", " again on ") } else { format!("{name} on {branch}") };
        let content = file.concat();
        let change = [Change::Write("f", content.as_bytes())];
        history.commit_on(["main", "maint"][branch], BOB, &[], &subject, &change);
        if !repeats {
            made.push((subject, edit));
        }
    }
    history.commit_on("main", ADA, &["maint"], "merge", &[]).done();
    history
}

/// Pairs of commits with the same id, given (commit, id).
fn pairs(ids: impl Iterator<Item = (String, String)>) -> BTreeSet<(String, String)> {
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    ids.for_each(|(commit, id)| groups.entry(id).or_default().push(commit));
    let mut pairs = BTreeSet::new();
    for group in groups.values_mut() {
        group.sort();
        let later = |at: usize| group[at + 1..].iter().map(move |other| (at, other));
        pairs.extend((0..group.len()).flat_map(later).map(|(at, other)| (group[at].clone(), other.clone())));
    }
    pairs
}

#[test]
fn repetitions_that_git_finds_are_found_and_no_others_but_real_ones() {
    let (mut of_git, mut of_ours) = (0, 0);
    for seed in 1..=6 {
        let history = random_history(seed);
        let git = history.git();
        let log = git.bytes(&["log", "--no-merges", "-p", "--no-renames", "main"]);
        let told = git.feed(&["patch-id", "--stable"], &log);
        let told = told.lines().filter_map(|line| line.split_once(' '));
        let theirs = pairs(told.map(|(id, commit)| (commit.to_owned(), id.to_owned())));
        let sql = "SELECT commit_id, patch_id, subject FROM commits WHERE patch_id IS NOT NULL ORDER BY commit_id";
        let rows = query(&history.path(), &["--sql", sql]);
        let ours = pairs(rows.iter().map(|row| (row["commit_id"].clone(), row["patch_id"].clone())));
        let subject = |commit: &str| rows.iter().find(|row| row["commit_id"] == *commit).expect("it").clone();
        let edit = |commit: &str| subject(commit)["subject"].split_whitespace().take(2).collect::<Vec<_>>().join(" ");
        assert!(theirs.is_subset(&ours), "seed {seed}: {:#?}", theirs.difference(&ours));
        assert!(ours.iter().all(|(one, other)| edit(one) == edit(other)), "seed {seed}");
        of_git += theirs.len();
        of_ours += ours.len();
    }
    assert!(of_git > 10 && of_ours > of_git, "{of_git} {of_ours}: backports with other lines around are found, too");
}

#[test]
fn a_patch_is_counted_again_only_after_one_that_counts() {
    let mut history = History::new();
    let write = |text: &'static str| [Change::Write("a", text.as_bytes())];
    history.commit(ADA, &[("a", BASE)]);
    // A bot makes the patch; Bob and Cleo make it again, each after it was taken back.
    let bot = "renovate[bot] <29139614+renovate[bot]@users.noreply.github.com>";
    for author in [bot, BOB, CLEO] {
        history.commit_on("main", author, &[], "fix", &write(FIXED));
        history.commit_on("main", bot, &[], "revert", &write(BASE));
    }
    history.tag("v1.0").done();
    let again = |args: &[&str]| {
        let rows = query(&history.path(), &[&["counted_twice"], args].concat());
        line(&rows[0], "commits commits_again lines_changed_again")
    };
    assert_eq!(again(&[]), "3 1 3");
    assert_eq!(again(&["--unique-patches"]), "2 0 0");
    // Three fixes and three reverts: all but one of each.
    assert_eq!(again(&["--profile", "gitdm"]), "7 4 12");
}

//! The store: a run with it gives the same numbers as a run without it, whatever happened to the clone or to the files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use proptest::prelude::*;

use crate::support::build::Change;
use crate::support::laurels::{self, Run, files, text};
use crate::support::people::{ADA, BOB};
use crate::support::{Git, History};

/// The files of a segment.
const TABLES: usize = 7;

/// Everything about every commit and its changes, so that any wrong fact is seen.
const EVERYTHING: &str = "\
    SELECT c.*, h.path, h.status, h.kind, h.is_binary, h.lines_added AS added, h.lines_deleted AS deleted \
    FROM commits c LEFT JOIN changes h ON h.commit_id = c.commit_id ORDER BY c.commit_id, h.path";

/// A cache folder for one test.
struct Cache {
    folder: tempfile::TempDir,
}

impl Cache {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("laurels")
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = laurels::command(args);
        command.env("XDG_CACHE_HOME", self.folder.path());
        command
    }

    fn run(&self, args: &[&str]) -> Run {
        laurels::finish(&mut self.command(args)).ok()
    }

    /// All facts of a clone as CSV with its notices, and how many commits came from the store.
    fn everything(&self, repo: &Path, more: &[&str]) -> (String, usize) {
        let run = self.run(&[&["query", "--sql", EVERYTHING, "-v", "-C", &text(repo)], more].concat());
        let known = match run.err.split("cache: ").nth(1).and_then(|words| words.split_whitespace().next()) {
            // `cache: not used`
            Some("not") => 0,
            number => number.and_then(|number| number.parse().ok()).expect("a number"),
        };
        let is_notice = |line: &&str| line.starts_with("note: ") || line.starts_with("incomplete: ");
        let notices: Vec<&str> = run.err.lines().filter(is_notice).collect();
        (run.out + &notices.join("\n"), known)
    }

    /// Asserts that runs with and without the cache agree; returns how many commits came from the store.
    fn check(&self, repo: &Path) -> usize {
        let (warm, known) = self.everything(repo, &[]);
        let (cold, none) = self.everything(repo, &["--no-cache"]);
        assert_eq!(warm, cold);
        assert_eq!(none, 0);
        known
    }

    /// The folder of the only clone.
    fn clone(&self) -> PathBuf {
        let mut folders = fs::read_dir(self.path()).expect("a cache").map(|entry| entry.expect("an entry").path());
        folders.find(|path| path.is_dir()).expect("a clone")
    }

    fn manifest(&self) -> PathBuf {
        self.clone().join("manifest.json")
    }

    fn segments(&self) -> usize {
        let manifest: serde_json::Value =
            serde_json::from_slice(&fs::read(self.manifest()).expect("there")).expect("JSON");
        manifest["segments"].as_array().expect("a list").len()
    }
}

/// A message with every kind of remark.
const MERGE: &str = "Merge #1 #2\n\nA title\nby r=ada\n1: one r=ada a=bob\n\nSuccessful merges:\n\n - #3 (x)\n\nHelped-by: C\nand on\n\nSee merge request g/p!4\n\nReviewed-by: Ada <ada@example.com>\nTested-by: D <d@x>";

/// A history with every kind of fact: merges, odd dates, binaries, tags.
fn history_in(options: &[&str]) -> History {
    let mut history = History::with(options);
    history.commit(ADA, &[("a", "1\n2\n3\n"), ("src/ü", "x\n")]).tag("v1.0");
    history.commit_on(
        "side",
        BOB,
        &["main"],
        "side\nstep",
        &[Change::Write("b", b"1\0"), Change::Mode("120000", "l", b"a")],
    );
    history.commit_on("side", "<nobody@example.com>", &[], "", &[Change::Delete("l"), Change::Write("b", b"2\0")]);
    history.commit(ADA, &[("a", "1\n3\n")]);
    history.commit_on("main", BOB, &["side"], MERGE, &[Change::Write("b", b"2\0")]);
    history.commit_on(
        "main",
        ADA,
        &[],
        "pin",
        &[Change::Submodule("sub", &"1".repeat(if options.is_empty() { 40 } else { 64 }))],
    );
    history.tag("v1.1").done();
    history
}

fn history() -> History {
    history_in(&[])
}

/// Every file of an output folder.
type Files = BTreeMap<String, Vec<u8>>;

/// A whole report, byte for byte.
fn report(cache: &Cache, repo: &Path, more: &[&str]) -> Files {
    let folder = tempfile::tempdir().expect("a folder");
    let output = text(&folder.path().join("report"));
    cache.run(&[&["report", "-q", &text(repo), "-o", &output], more].concat());
    files(Path::new(&output))
}

/// All tables, byte for byte, so that the order of rows is compared, too.
fn tables(cache: &Cache, repo: &Path, more: &[&str]) -> Files {
    let folder = tempfile::tempdir().expect("a folder");
    let output = text(&folder.path().join("facts"));
    cache.run(&[&["facts", "-q", &text(repo), "-o", &output], more].concat());
    files(Path::new(&output))
}

fn assert_same_bytes(cache: &Cache, repo: &Path, make: fn(&Cache, &Path, &[&str]) -> Files) {
    let (warm, cold) = (make(cache, repo, &[]), make(cache, repo, &["--no-cache"]));
    assert_eq!(warm.keys().collect::<Vec<_>>(), cold.keys().collect::<Vec<_>>());
    let different: Vec<&String> = warm.keys().filter(|name| warm[*name] != cold[*name]).collect();
    assert!(different.is_empty(), "{different:?} differ");
}

#[test]
fn the_second_run_reads_only_new_commits_and_gives_the_same_numbers() {
    let (cache, mut history) = (Cache::new(), history());
    assert_eq!(cache.check(&history.path()), 0);
    assert_eq!(cache.check(&history.path()), 6);
    history.commit(BOB, &[("a", "4\n"), ("new", "1\n")]).done();
    assert_eq!(cache.check(&history.path()), 6);
    assert_eq!(cache.check(&history.path()), 7);
    assert_same_bytes(&cache, &history.path(), report);
    assert_same_bytes(&cache, &history.path(), tables);
}

#[test]
fn sha_256_repositories_are_stored_too() {
    let (cache, history) = (Cache::new(), history_in(&["--object-format=sha256"]));
    assert_eq!(cache.check(&history.path()), 0);
    assert_eq!(cache.check(&history.path()), 6);
}

#[test]
fn worktrees_share_a_store_and_clones_do_not() {
    let (cache, history) = (Cache::new(), history());
    cache.check(&history.path());
    let (linked, other) = (history.scratch().join("linked"), history.scratch().join("other"));
    history.git().bytes(&["worktree", "add", "--quiet", "--detach", &text(&linked)]);
    assert_eq!(cache.check(&linked), 6);
    history.git().bytes(&["clone", "--quiet", ".", &text(&other)]);
    assert_eq!(cache.check(&other), 0);
}

#[test]
fn many_small_runs_leave_few_files() {
    let (cache, mut history) = (Cache::new(), history());
    for round in 0..20 {
        let known = cache.everything(&history.path(), &[]).1;
        assert_eq!(known, if round == 0 { 0 } else { 5 + round });
        assert!(cache.segments() <= 3, "{}", cache.segments());
        history.commit(if round % 3 == 0 { "New <n@example.com>" } else { ADA }, &[("a", &round.to_string())]).done();
    }
    assert_eq!(cache.check(&history.path()), 25);
    let kept = fs::read_dir(cache.clone()).expect("a folder").count();
    assert_eq!(kept, TABLES * cache.segments() + 2);
}

#[test]
fn configuration_is_applied_after_the_store() {
    let (cache, history) = (Cache::new(), history());
    cache.check(&history.path());
    let mailmap = history.scratch().join("mailmap");
    fs::write(&mailmap, "Grace <ada@example.com>\n").expect("written");
    let (mailmap, repo) = (text(&mailmap), text(&history.path()));
    for options in [
        &["--mailmap", &mailmap][..],
        &["--tags", "v1.1"],
        &["--rev", "side"],
        &["--rev", "v1.0"],
        &["--patches", "separate"],
        &["--emails"],
    ] {
        for sql in ["SELECT * FROM people", "SELECT * FROM ranking", "SELECT * FROM release_summary", EVERYTHING] {
            let args = [&["query", "-q", "--sql", sql, "-C", &repo], options].concat();
            let cold = cache.run(&[&args[..], &["--no-cache"]].concat());
            assert_eq!(cache.run(&args).out, cold.out, "{options:?} {sql}");
        }
    }
}

/// A change of a clone between two runs.
#[derive(Debug, Clone, Copy)]
enum Step {
    Grow,
    Branch,
    Merge,
    Rewrite,
    Tag,
    MoveTag,
}

fn steps() -> impl Strategy<Value = Vec<(Step, u8)>> {
    let step = prop_oneof![
        4 => Just(Step::Grow),
        2 => Just(Step::Branch),
        2 => Just(Step::Merge),
        1 => Just(Step::Rewrite),
        2 => Just(Step::Tag),
        1 => Just(Step::MoveTag),
    ];
    prop::collection::vec((step, any::<u8>()), 1..7)
}

fn take(history: &mut History, (step, seed): (Step, u8), at: usize) {
    let author = format!("P{} <p{}@example.com>", seed % 5, seed % 7);
    let (file, content) = (format!("f{}", seed % 4), format!("{at}\n").repeat(usize::from(seed % 9) + 1));
    let change = [Change::Write(&file, content.as_bytes())];
    let git = history.git();
    match step {
        Step::Grow => drop(history.commit(&author, &[(&file, &content)]).done()),
        Step::Branch => drop(
            history
                .commit_on(
                    &format!("b{at}"),
                    &author,
                    &["main"],
                    &format!("branch (#{})\n\nTested-by: {author}", at % 3),
                    &change,
                )
                .done(),
        ),
        Step::Merge => {
            let side = format!("m{at}");
            history.commit_on(&side, &author, &["main"], "side", &change).commit(&author, &[("main", &content)]);
            let merge = format!("Merge pull request #{at} from u{seed}/side\n\nTitle {}", at % 2);
            history.commit_on("main", &author, &[&side], &merge, &change).done();
        }
        // As after a force push: other commits with the same content.
        Step::Rewrite => {
            let tree = git.text(&["rev-parse", "main^{tree}"]);
            let message = format!("rewritten {at}");
            let id = git.text(&["commit-tree", &tree, "-p", "main~1", "-m", &message]);
            git.bytes(&["update-ref", "refs/heads/main", &id]);
        }
        Step::Tag => drop(git.bytes(&["tag", &format!("v1.{at}"), "main"])),
        Step::MoveTag => drop(git.bytes(&["tag", "--force", "v1.0", "main~1"])),
    }
}

proptest! {
    // Each case runs dozens of processes.
    #![proptest_config(ProptestConfig { max_shrink_iters: 20, failure_persistence: None, ..ProptestConfig::with_cases(8) })]

    #[test]
    fn incremental_equals_full(runs in prop::collection::vec(steps(), 1..4)) {
        let (cache, mut history) = (Cache::new(), History::new());
        history.commit(ADA, &[("a", "1\n")]).commit(BOB, &[("a", "2\n")]).tag("v1.0").done();
        let mut at = 0;
        for steps in runs {
            for step in steps {
                at += 1;
                take(&mut history, step, at);
            }
            assert_same_bytes(&cache, &history.path(), tables);
        }
        assert_same_bytes(&cache, &history.path(), report);
    }
}

#[test]
fn damaged_and_foreign_files_are_ignored_and_replaced() {
    let (cache, history) = (Cache::new(), history());
    let repo = history.path();
    cache.check(&repo);
    let whole = files(&cache.clone());
    let tables: Vec<&String> = whole.keys().filter(|name| name.ends_with(".parquet")).collect();
    assert_eq!(tables.len(), TABLES);
    let edit = |name: &str, change: &dyn Fn(&[u8]) -> Option<Vec<u8>>| {
        let path = cache.clone().join(name);
        match change(&fs::read(&path).expect("there")) {
            Some(content) => fs::write(&path, content).expect("written"),
            None => fs::remove_file(&path).expect("removed"),
        }
        assert_eq!(cache.check(&repo), 0, "{name}");
        assert_eq!(cache.check(&repo), 6, "{name}");
    };
    edit(tables[0], &|_| None);
    edit(tables[1], &|bytes| Some(bytes[..bytes.len() / 2].to_vec()));
    edit(tables[2], &|_| Some(Vec::new()));
    edit(tables[3], &|bytes| Some(bytes.iter().map(|byte| byte ^ 1).collect()));
    edit(tables[4], &|_| Some(whole[tables[0]].clone()));
    edit("manifest.json", &|_| Some(Vec::new()));
    edit("manifest.json", &|_| Some(b"{\"tool\": \"another\"}".to_vec()));
    edit("manifest.json", &|_| None);
    let replace = |from: &'static str, to: &'static str| {
        move |bytes: &[u8]| Some(String::from_utf8_lossy(bytes).replace(from, to).into_bytes())
    };
    edit("manifest.json", &replace("\"rules\": ", "\"rules\": 9"));
    edit("manifest.json", &replace("\"format\": ", "\"format\": 9"));
    edit("manifest.json", &replace("\"id_length\": 20", "\"id_length\": 32"));
    edit("manifest.json", &replace("\"commits\": 6", "\"commits\": 4294967295"));
    edit("manifest.json", &replace("\"bytes\": ", "\"bytes\": 99999999999"));
    edit("manifest.json", &replace("\"xxh64\": \"", "\"xxh64\": \"../../../"));
}

#[test]
fn no_changed_byte_gives_a_wrong_number() {
    let (cache, history) = (Cache::new(), history());
    cache.check(&history.path());
    let clone = fs::canonicalize(history.path().join(".git")).expect("there");
    let load = || ::laurels::store::Store::at(&cache.path(), &clone, 20).load().facts.commits.len();
    assert_eq!(load(), 6);
    for (name, content) in files(&cache.clone()).iter().filter(|(name, _)| *name != "lock") {
        let path = cache.clone().join(name);
        for at in (0..content.len()).step_by(if name.ends_with("json") { 1 } else { 5 }) {
            let mut changed = content.clone();
            changed[at] ^= 1 << (at % 8);
            fs::write(&path, &changed).expect("written");
            // White space in the manifest can change without effect.
            let same = name == "manifest.json" && is_same_json(&changed, content);
            assert!(load() == 0 || same, "{name}, byte {at}");
            fs::write(&path, &content[..at]).expect("written");
            assert_eq!(load(), 0, "{name}, the first {at} bytes");
        }
        fs::write(&path, content).expect("written");
    }
    assert_eq!(load(), 6);
}

fn is_same_json(one: &[u8], other: &[u8]) -> bool {
    let parse = |bytes| serde_json::from_slice::<serde_json::Value>(bytes).ok();
    parse(one).is_some() && parse(one) == parse(other)
}

#[test]
fn files_of_another_store_are_rejected() {
    // A file of one store, with its checksum, replaces that of another: the numbers of rows do not fit.
    let (one, other) = (Cache::new(), Cache::new());
    let (first, mut second) = (history(), history());
    second.commit("Eve <eve@example.com>", &[("evil", "1\n")]).done();
    one.check(&first.path());
    other.check(&second.path());
    let entries = |cache: &Cache| -> serde_json::Value {
        serde_json::from_slice(&fs::read(cache.manifest()).expect("there")).expect("JSON")
    };
    for table in ["changes", "commits", "identities", "parents", "paths"] {
        let mut manifest = entries(&one);
        let original = fs::read(one.manifest()).expect("there");
        let foreign = entries(&other)["segments"][0]["tables"][table].clone();
        let name = format!("{table}-{}.parquet", foreign["xxh64"].as_str().expect("digits"));
        fs::copy(other.clone().join(&name), one.clone().join(&name)).expect("copied");
        manifest["segments"][0]["tables"][table] = foreign;
        fs::write(one.manifest(), manifest.to_string()).expect("written");
        let clone = fs::canonicalize(first.path().join(".git")).expect("there");
        let known = ::laurels::store::Store::at(&one.path(), &clone, 20).load();
        // Unused people and paths change no number; any other table makes the cache unusable.
        let expected = if ["identities", "paths"].contains(&table) { 6 } else { 0 };
        assert_eq!(known.facts.commits.len(), expected, "{table}");
        fs::write(one.manifest(), original).expect("written");
    }
}

#[test]
fn an_unwritable_cache_changes_no_number() {
    let history = history();
    let cache = Cache::new();
    // A file in place of the folder: not even the superuser can write there.
    fs::write(cache.path(), "mine").expect("written");
    assert_eq!(cache.check(&history.path()), 0);
    let run = cache.run(&["query", "overview", "-C", &text(&history.path())]);
    assert!(!run.err.contains("cache") && !run.err.contains("store"), "{}", run.err);
    let run = cache.run(&["query", "overview", "-v", "-C", &text(&history.path())]);
    assert!(run.err.contains("the cache "), "{}", run.err);
    assert_eq!(fs::read(cache.path()).expect("there"), b"mine");
    for home in ["", "relative", "/no/such/home"] {
        let mut command = laurels::command(&["query", "overview", "-C", &text(&history.path())]);
        laurels::finish(command.env("HOME", home).env("XDG_CACHE_HOME", "")).ok();
        assert!(!Path::new("/no/such/home").exists());
    }
}

#[test]
fn concurrent_runs_give_the_same_numbers() {
    let (cache, mut history) = (Cache::new(), history());
    for round in 0..3 {
        let args = ["query", "-q", "--sql", EVERYTHING, "-C", &text(&history.path())];
        let start = || cache.command(&args).stdout(Stdio::piped()).spawn().expect("laurels runs");
        let runs: Vec<_> = (0..4).map(|_| start()).collect();
        let outputs: Vec<_> = runs.into_iter().map(|run| run.wait_with_output().expect("it ends").stdout).collect();
        assert!(outputs.iter().all(|output| *output == outputs[0]), "round {round}");
        let expected = cache.everything(&history.path(), &["--no-cache"]).0;
        let found = String::from_utf8_lossy(&outputs[0]);
        assert!(!found.is_empty() && expected.starts_with(&*found), "round {round}");
        assert_eq!(cache.check(&history.path()), 6 + round);
        history.commit(ADA, &[("a", &format!("{round}\n"))]).done();
    }
}

#[test]
fn a_run_does_not_wait_for_the_lock() {
    let (cache, mut history) = (Cache::new(), history());
    cache.check(&history.path());
    history.commit(ADA, &[("a", "5\n")]).done();
    let lock = fs::File::create(cache.clone().join("lock")).expect("there");
    lock.try_lock().expect("free");
    assert_eq!(cache.check(&history.path()), 6);
    assert_eq!(cache.check(&history.path()), 6);
    drop(lock);
    assert_eq!(cache.check(&history.path()), 6);
    assert_eq!(cache.check(&history.path()), 7);
}

#[test]
fn a_shallow_clone_at_the_same_path_ends_at_its_boundary() {
    let (cache, history) = (Cache::new(), history());
    let (place, full) = (history.scratch().join("place"), history.scratch().join("full"));
    let origin = format!("file://{}", text(&history.path()));
    history.git().bytes(&["clone", "--quiet", &origin, &text(&place)]);
    assert_eq!(cache.check(&place), 0);
    fs::rename(&place, &full).expect("moved");
    history.git().clone_shallow(2, &place);
    cache.check(&place);
    cache.check(&place);
    Git::at(&place).bytes(&["fetch", "--quiet", "--unshallow"]);
    assert!(cache.check(&place) >= 6);
}

#[test]
fn commits_of_a_shallow_clone_are_completed_later() {
    let (cache, history) = (Cache::new(), history());
    let place = history.scratch().join("place");
    history.git().clone_shallow(2, &place);
    assert_eq!(cache.check(&place), 0);
    assert!(cache.check(&place) < 6);
    Git::at(&place).bytes(&["fetch", "--quiet", "--unshallow"]);
    assert!(cache.check(&place) < 6);
    assert_eq!(cache.check(&place), 6);
}

#[test]
fn missing_objects_are_read_when_they_appear() {
    let (cache, history) = (Cache::new(), history());
    let blob = history.git().text(&["rev-parse", "v1.0:a"]);
    history.git().bytes(&["repack", "-adq"]);
    history.git().unpack();
    let object = history.path().join(".git/objects").join(&blob[..2]).join(&blob[2..]);
    let away = history.scratch().join("away");
    fs::rename(&object, &away).expect("moved");
    assert_eq!(cache.check(&history.path()), 0);
    let known = cache.check(&history.path());
    assert!((1..6).contains(&known), "{known}");
    fs::rename(&away, &object).expect("moved");
    assert_eq!(cache.check(&history.path()), known);
    assert_eq!(cache.check(&history.path()), 6);
}

#[test]
fn the_cache_command_shows_path_and_size_and_removes_only_its_files() {
    let (cache, history) = (Cache::new(), history());
    assert_eq!(cache.run(&["cache", "path"]).out, format!("{}\n", text(&cache.path())));
    assert_eq!(cache.run(&["cache", "size"]).out, "0 bytes for 0 clones\n");
    assert_eq!(cache.run(&["cache", "clear"]).out, "removed: 0 bytes for 0 clones\n");
    cache.check(&history.path());
    let bytes: usize = files(&cache.clone()).values().map(Vec::len).sum();
    let size = cache.run(&["cache", "size"]).out;
    assert!(size.replace(',', "").starts_with(&format!("{bytes} bytes")) && size.ends_with(" for 1 clone\n"), "{size}");
    fs::write(cache.clone().join("thesis.txt"), "mine").expect("written");
    fs::write(cache.path().join("notes"), "mine").expect("written");
    let (kept, run) = (cache.clone(), cache.run(&["cache", "clear"]));
    assert_eq!(run.out, format!("removed: {size}"));
    assert!(run.err.contains("notes") && run.err.contains("not removed"), "{}", run.err);
    assert_eq!(files(&kept).into_keys().collect::<Vec<_>>(), ["thesis.txt"]);
    fs::remove_file(kept.join("thesis.txt")).expect("removed");
    fs::remove_file(cache.path().join("notes")).expect("removed");
    cache.run(&["cache", "clear"]);
    assert!(!cache.path().exists());
    laurels::laurels(&["cache", "path"]).ended_with(2).says("XDG_CACHE_HOME");
    laurels::laurels(&["cache"]).ended_with(2);
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_the_cache_and_links_are_not_followed() {
    use std::os::unix::fs::PermissionsExt;
    let (cache, history) = (Cache::new(), history());
    cache.check(&history.path());
    for folder in [cache.path(), cache.clone()] {
        assert_eq!(fs::metadata(folder).expect("there").permissions().mode() & 0o777, 0o700);
    }
    let elsewhere = history.scratch().join("elsewhere");
    fs::create_dir(&elsewhere).expect("created");
    fs::write(elsewhere.join("manifest.json"), "mine").expect("written");
    let link = cache.path().join("0".repeat(32));
    std::os::unix::fs::symlink(&elsewhere, &link).expect("linked");
    cache.run(&["cache", "clear"]);
    assert!(elsewhere.join("manifest.json").exists() && link.exists());
}

#[cfg(unix)]
#[test]
fn what_is_in_place_of_the_cache_is_neither_followed_nor_waited_for() {
    let (cache, history) = (Cache::new(), history());
    let repo = text(&history.path());
    cache.check(&history.path());
    let elsewhere = history.scratch().join("elsewhere");
    fs::create_dir(&elsewhere).expect("created");
    let is_not_used = |path: &Path, what: &str| {
        let mut command = cache.command(&["query", "overview", "-C", &repo]);
        let run = laurels::finish_within(60, &mut command).ok();
        let notice = format!("note: the cache is not used: {} is {what}\n", text(path));
        assert!(run.err.contains(&notice), "{notice}{}", run.err);
        assert_eq!(run.out, cache.run(&["query", "overview", "--no-cache", "-C", &repo]).out);
        assert!(!cache.run(&["query", "overview", "--quiet", "-C", &repo]).err.contains("cache"));
        laurels::finish_within(60, &mut cache.command(&["cache", "clear"])).ok();
        assert!(fs::symlink_metadata(path).is_ok(), "it is not ours, so it stays");
        fs::remove_file(path).expect("removed");
        cache.check(&history.path());
    };
    for name in ["lock", "manifest.json"] {
        let path = cache.clone().join(name);
        let _ = fs::remove_file(&path);
        fifo(&path);
        is_not_used(&path, "not a regular file");
        let _ = fs::remove_file(&path);
        std::os::unix::fs::symlink(elsewhere.join("file"), &path).expect("linked");
        is_not_used(&path, "a symbolic link");
    }
    let folder = cache.clone();
    fs::remove_dir_all(&folder).expect("removed");
    std::os::unix::fs::symlink(&elsewhere, &folder).expect("linked");
    is_not_used(&folder, "a symbolic link");
    assert_eq!(fs::read_dir(&elsewhere).expect("there").count(), 0, "nothing was written through a link");
}

#[cfg(unix)]
#[test]
fn leftovers_of_other_kinds_are_replaced() {
    let (cache, mut history) = (Cache::new(), history());
    cache.check(&history.path());
    let elsewhere = history.scratch().join("elsewhere");
    std::os::unix::fs::symlink(&elsewhere, cache.clone().join("manifest.json.new")).expect("linked");
    let tag = cache.path().join("CACHEDIR.TAG");
    fs::remove_file(&tag).expect("removed");
    fifo(&tag);
    history.commit(ADA, &[("a", "5\n")]).done();
    assert_eq!(cache.check(&history.path()), 6);
    assert_eq!(cache.check(&history.path()), 7);
    assert!(fs::symlink_metadata(elsewhere).is_err(), "nothing was written through a link");
    laurels::finish_within(60, &mut cache.command(&["cache", "clear"])).ok();
    assert!(fs::symlink_metadata(tag).is_ok());
}

#[cfg(unix)]
fn fifo(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().expect("mkfifo runs").success());
}

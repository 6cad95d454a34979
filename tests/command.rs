//! The command line: what it answers to wrong and right use, and how it treats the folder it writes.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use sha2::{Digest, Sha256};

use crate::support::laurels::{self, Run, column, files, laurels, text};
use crate::support::{Git, History};

const ADA: &str = "Ada <ada@example.com>";

/// Three commits and two releases.
fn small() -> History {
    small_in(&[])
}

fn small_in(options: &[&str]) -> History {
    let mut history = History::with(options);
    history.commit(ADA, &[("a", "1\n"), ("src/b", "1\n2\n")]).tag("v1.0");
    history.commit("Bob <bob@example.com>", &[("a", "2\n")]).tag("v1.1").commit(ADA, &[("a", "3\n")]).done();
    history
}

fn overview(repo: &Path) -> Run {
    laurels(&["query", "overview", "-C", &text(repo)])
}

/// Number of commits in HEAD.
fn commits(repo: &Path) -> String {
    laurels::query(repo, &["overview"])[0]["commits"].clone()
}

#[test]
fn wrong_usage_ends_with_2_and_says_what_would_be_right() {
    let history = small();
    let repo = text(&history.path());
    laurels(&["frobnicate"]).ended_with(2);
    laurels(&["query"]).ended_with(2);
    laurels(&["query", "overview", "--top", "0"]).ended_with(2);
    laurels(&["query", "no_such", "-C", &repo]).ended_with(2).says("the queries are: ").says(" contributors, ");
    laurels(&["query", "commits", "-C", &repo]).ended_with(2).says("SELECT * FROM commits");
    laurels(&["query", "streaks", "-C", &repo, "--param", "top"]).ended_with(2).says("--param key=value");
    laurels(&["query", "streaks", "-C", &repo, "--param", "top=ten"]).ended_with(2).says("not of type integer");
    laurels(&["query", "streaks", "-C", &repo, "--param", "size=1"]).ended_with(2).says("it takes top");
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
fn a_clone_that_cannot_be_read_ends_with_3_and_a_hint() {
    let history = small();
    let file = history.path().join("file");
    fs::write(&file, "text").expect("written");
    for (path, words) in [
        (history.scratch().join("missing"), "no such folder"),
        (file, "not a folder"),
        (history.scratch().to_owned(), "not a git repository"),
    ] {
        overview(&path).ended_with(3).says(words).says("hint: ");
    }
    let repo = text(&history.path());
    laurels(&["query", "overview", "-C", &repo, "--rev", "no-such"]).ended_with(3).says("no-such").says("git branch");
    laurels(&["query", "overview", "-C", &repo, "--rev", "HEAD^{tree}"]).ended_with(3).says("not a commit");
}

#[test]
fn an_empty_repository_and_a_head_to_nowhere_are_named() {
    overview(&History::new().path()).ended_with(3).says("\"main\", which has no commit yet");
    let history = small();
    history.git().bytes(&["symbolic-ref", "HEAD", "refs/heads/nowhere"]);
    overview(&history.path()).ended_with(3).says("\"nowhere\"").says("--rev");
    laurels(&["query", "overview", "-C", &text(&history.path()), "--rev", "main"]).ok();
    fs::write(history.path().join(".git/HEAD"), "garbage\n").expect("written");
    assert_eq!(overview(&history.path()).code, Some(3));
}

#[test]
fn a_failed_report_leaves_no_folder() {
    let history = History::new();
    let folder = history.scratch().join("new");
    laurels(&["report", &text(&history.path()), "-o", &text(&folder.join("deeper/report"))]).ended_with(3);
    assert!(!folder.exists());
}

#[test]
fn sha_256_repositories_are_read() {
    let history = small_in(&["--object-format=sha256"]);
    assert_eq!(commits(&history.path()), "3");
    let releases = laurels::query(&history.path(), &["release_summary"]);
    assert_eq!(column(&releases, "release"), ["1.0", "1.1", "unreleased"]);
    assert!(releases.iter().all(|release| release["commit_id"].len() == 64));
    assert_eq!(column(&releases, "lines_added"), ["3", "1", "1"]);
}

#[test]
fn reftables_and_unknown_extensions_are_refused_by_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let made =
        Git::at(folder.path()).command(&["init", "--quiet", "--ref-format=reftable"]).output().expect("git runs");
    if made.status.success() {
        overview(folder.path()).ended_with(3).says("\"reftable\"").says("git refs migrate");
    }
    let history = small();
    history.git().bytes(&["config", "core.repositoryFormatVersion", "1"]);
    history.git().bytes(&["config", "extensions.frobnicate", "true"]);
    overview(&history.path()).ended_with(3).says("frobnicate");
}

#[test]
fn bare_and_linked_and_inner_folders_are_one_history() {
    let history = small();
    let git = history.git();
    let (bare, linked) = (history.scratch().join("bare"), history.scratch().join("linked"));
    let (apart, place) = (history.scratch().join("apart"), text(&history.scratch().join("place")));
    git.bytes(&["clone", "--quiet", "--separate-git-dir", &place, ".", &text(&apart)]);
    assert_eq!(commits(&apart.join("src")), "3");
    git.bytes(&["clone", "--quiet", "--bare", ".", &text(&bare)]);
    git.bytes(&["worktree", "add", "--quiet", &text(&linked), "v1.1"]);
    assert_eq!(commits(&bare), "3");
    assert_eq!(commits(&linked), "2");
    assert_eq!(commits(&linked.join("src")), "2");
    assert_eq!(commits(&history.path().join(".git")), "3");
}

#[test]
fn objects_of_another_clone_are_found() {
    let history = small();
    let shared = history.scratch().join("shared");
    history.git().bytes(&["clone", "--quiet", "--shared", ".", &text(&shared)]);
    assert_eq!(commits(&shared), "3");
    fs::write(shared.join(".git/objects/info/alternates"), "/no/such/objects\n").expect("written");
    assert_eq!(overview(&shared).code, Some(3));
}

#[test]
fn what_a_killed_run_left_behind_is_in_nobodys_way() {
    let folder = tempfile::tempdir().expect("a folder");
    let left = folder.path().join(format!(".laurels-{}", std::process::id()));
    fs::create_dir(&left).expect("created");
    fs::write(left.join("report.md"), "half").expect("written");
    drop(::laurels::output::Folder::prepare(folder.path(), false).expect("process numbers come again"));
}

#[test]
fn the_environment_of_git_is_not_obeyed() {
    let history = small();
    let mut command = laurels::command(&["query", "overview", "-q", "--format", "csv"]);
    for name in
        ["GIT_DIR", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_INDEX_FILE"]
    {
        command.env(name, "/no/such");
    }
    let home = history.scratch().join("home");
    fs::create_dir(&home).expect("created");
    fs::write(home.join(".gitconfig"), "[broken").expect("written");
    command.env("HOME", &home).env("XDG_CONFIG_HOME", &home).env("GIT_CONFIG_GLOBAL", home.join(".gitconfig"));
    command.env("GIT_CONFIG_COUNT", "1").env("GIT_CONFIG_KEY_0", "core.bare").env("GIT_CONFIG_VALUE_0", "garbage");
    let run = laurels::finish(command.env("GIT_REPLACE_REF_BASE", "refs/tags/").current_dir(history.path())).ok();
    assert_eq!(laurels::rows(&run.out)[0]["commits"], "3");
}

#[test]
fn a_fifo_where_git_reads_a_file_does_not_hang() {
    for (name, is_common) in
        [("HEAD", false), ("config", true), ("shallow", true), ("packed-refs", true), ("objects/info/alternates", true)]
    {
        let history = small();
        let linked = history.scratch().join("linked");
        history.git().bytes(&["worktree", "add", "--quiet", &text(&linked), "v1.1"]);
        let fifo = history.path().join(".git").join(name);
        let _ = fs::remove_file(&fifo);
        assert!(Command::new("mkfifo").arg(&fifo).status().expect("mkfifo runs").success());
        let run = |path: &Path| laurels::finish_within(20, laurels::command(&["query", "overview", "-C"]).arg(path));
        run(&history.path()).ended_with(3).says(name);
        if is_common {
            run(&linked).ended_with(3).says(name);
        }
    }
}

#[test]
fn only_strict_runs_end_with_4_on_a_shallow_clone() {
    let history = small();
    let shallow = history.scratch().join("shallow");
    let origin = format!("file://{}", text(&history.path()));
    history.git().bytes(&["clone", "--quiet", "--depth=1", &origin, &text(&shallow)]);
    overview(&shallow).ok().says("incomplete: This is a shallow clone");
    laurels(&["query", "overview", "-C", &text(&shallow), "--strict"]).ended_with(4);
    let folder = text(&history.scratch().join("report"));
    laurels(&["report", &text(&shallow), "-o", &folder, "--strict"]).ended_with(4);
    laurels(&["query", "overview", "-C", &text(&history.path()), "--strict"]).ok();
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
fn a_reader_that_leaves_is_a_quiet_end() {
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

#[test]
fn a_folder_that_is_not_ours_is_left_alone() {
    let history = small();
    let (repo, folder) = (text(&history.path()), history.scratch().join("mine"));
    fs::create_dir(&folder).expect("created");
    fs::write(folder.join("thesis.txt"), "mine").expect("written");
    laurels(&["report", &repo, "-o", &text(&folder)]).ended_with(5).says("--force");
    assert_eq!(files(&folder).len(), 1);
    laurels(&["report", &repo, "-o", &text(&folder.join("thesis.txt/below"))]).ended_with(5).says("hint: ");
    laurels(&["report", &repo, "-o", &text(&folder.join("thesis.txt"))]).ended_with(5).says("not a folder");
    laurels(&["report", &repo, "-o", &text(&folder), "--force"]).ok();
    assert_eq!(fs::read(folder.join("thesis.txt")).expect("still there"), b"mine");
    assert!(folder.join("report.md").exists());
}

#[test]
fn a_second_run_replaces_the_first() {
    let history = small();
    let (folder, _) = laurels::report(&history.path(), &[]);
    fs::write(folder.join("notes.txt"), "mine").expect("written");
    assert!(folder.join("releases/1.0.md").exists());
    laurels::report(&history.path(), &["--from-release", "1.1"]);
    assert!(!folder.join("releases/1.0.md").exists() && folder.join("releases/1.1.md").exists());
    assert_eq!(fs::read(folder.join("notes.txt")).expect("still there"), b"mine");
    assert!(files(&folder).keys().all(|name| !name.contains(".laurels")));
}

#[test]
fn the_manifest_names_every_file_and_its_hash() {
    let history = small();
    let (folder, _) = laurels::report(&history.path(), &[]);
    let mut written = files(&folder);
    let manifest = written.remove("manifest.json").expect("a manifest");
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).expect("JSON");
    assert_eq!(manifest["head"], history.git().text(&["rev-parse", "HEAD"]));
    let listed = manifest["files"].as_object().expect("an object");
    assert_eq!(listed.keys().collect::<Vec<_>>(), written.keys().collect::<Vec<_>>());
    for (name, content) in &written {
        let hash: String = Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(listed[name]["sha256"], hash, "{name}");
        assert_eq!(listed[name]["bytes"], content.len(), "{name}");
    }
}

#[test]
fn ctrl_c_leaves_what_was_there() {
    // Long lists of lines that all differ take a while to compare; the folder is there from the first moment.
    let mut history = History::new();
    for round in 0..60 {
        let lines: String = (0..3000).map(|line| format!("{}\n", (line * (round + 7)) % 4001)).collect();
        history.commit(ADA, &[("a", &lines)]);
    }
    history.done();
    let folder = history.scratch().join("report");
    let mut command = laurels::command(&["report", "-o"]);
    command.arg(&folder).arg(history.path()).stderr(Stdio::piped());
    let child = command.spawn().expect("laurels runs");
    while !folder.exists() {
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill runs");
    let output = child.wait_with_output().expect("it ends");
    assert!(sent.success());
    assert_eq!(output.status.code(), Some(130), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(!folder.exists());
}

#[test]
fn words_in_place_of_rows_are_filled_from_their_section() {
    let mut history = History::new();
    history.commit("Ada <ada@example.com>", &[("a", "1\n")]).tag("v1.0").done();
    let own = "question = \"q\"\ntitle = \"t\"\n[[section]]\nheading = \"{release}\"\neach = \"release_summary\"\n\
               [[section.item]]\nquery = \"left_out\"\nnames = \"name\"\notherwise = \"No bot by {release} of {repository}.\"\n";
    let file = history.scratch().join("bots.toml");
    fs::write(&file, own).expect("written");
    let (folder, _) = laurels::report(&history.path(), &["--reports", &text(history.scratch()), "--report", "bots"]);
    let page = fs::read_to_string(folder.join("report.md")).expect("a report");
    assert!(page.contains("No bot by 1.0 of project."), "{page}");
    fs::write(&file, own.replace("{release} of", "{commits} and {kind} of")).expect("written");
    let args = ["report", &text(&history.path()), "--reports", &text(history.scratch()), "--report", "bots"];
    laurels(&args).ended_with(2).says("there is no value {kind} for a template");
}

/// A report of one section with charts of these ids.
fn charts(section: &str, ids: &[&str]) -> String {
    let item = |id: &&str| {
        format!(
            "[[section.item]]\nquery = \"contributors\"\n[section.item.chart]\nid = \"{id}\"\nkind = \"bars\"\ntitle = \"t\"\n"
        )
    };
    let items: String = ids.iter().map(item).collect();
    format!("question = \"q\"\ntitle = \"t\"\n[[section]]\nheading = \"h\"\n{section}\n{items}")
}

#[test]
fn two_charts_of_one_file_are_found_before_history_is_read() {
    let mut history = History::new();
    history.commit("Ada <ada@example.com>", &[("a", "1\n")]).tag("v1.0");
    history.commit("Bob <bob@example.com>", &[("b", "1\n")]).tag("v1.1").done();
    let (repo, folder, out) = (text(&history.path()), text(history.scratch()), text(&history.scratch().join("out")));
    let run = |own: String| {
        fs::write(history.scratch().join("own.toml"), own).expect("written");
        laurels(&["report", &repo, "--reports", &folder, "--report", "own", "-o", &out])
    };
    for ids in [["a.b", "a-b"], ["A", "a"], ["a", "-a-"], ["a--b", "a..b"], ["chart", "é"], ["x-{head}", "x-{head}"]] {
        run(charts("", &ids)).ended_with(2).says("make one file name");
        assert!(!history.scratch().join("out").exists());
    }
    let each = "each = \"release_summary\"";
    for id in ["a", "a-{repository}"] {
        run(charts(each, &[id])).ended_with(2).says("stands in a section with `each`");
        assert!(!history.scratch().join("out").exists());
    }
    // What only the rows tell.
    run(charts(each, &["a-{commits}"])).ended_with(2).says("two parts of it are written to charts/a-1.svg");
    assert!(!history.scratch().join("out").exists());
    run(charts(&format!("{each}\ntake = 1"), &["a"])).ok();
    run(charts(each, &["a-{release:slug}"])).ok();
    run(charts("", &["-narrow", "chart", "a.b", "a-c"])).ok();
    let page = fs::read_to_string(history.scratch().join("out/report.html")).expect("written");
    for id in ["id=\"narrow-t\"", "id=\"chart--narrow-t\""] {
        assert_eq!(page.matches(id).count(), 1, "{id}");
    }
}

#[test]
fn a_card_without_its_figures_is_a_mistake_in_the_report() {
    let mut history = History::new();
    history.commit("Ada <ada@example.com>", &[("a", "1\n")]).tag("v1.0").done();
    let (repo, folder) = (text(&history.path()), text(history.scratch()));
    let args = [
        "report",
        &repo,
        "--reports",
        &folder,
        "--report",
        "own",
        "--person",
        "Ada",
        "-o",
        &text(&history.scratch().join("out")),
    ];
    let item =
        "question = \"q\"\ntitle = \"t\"\n[[section]]\nheading = \"h\"\n[[section.item]]\nquery = \"person_course\"\n";
    let card = "chart = { id = \"c\", kind = \"card\" }\n";
    for (own, said) in [
        (format!("{item}{card}"), "reads the column \"name\", and the item names no query for it: it needs `facts`"),
        (
            format!("{item}{card}facts = \"overview\"\n"),
            "reads the column \"name\", which the query overview does not have",
        ),
        (format!("{item}names = \"release\"\nfacts = \"person\"\n"), "facts are for a chart"),
    ] {
        fs::write(history.scratch().join("own.toml"), own).expect("written");
        laurels(&args).ended_with(2).says(said);
    }
}

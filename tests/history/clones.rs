//! Every kind of clone that git makes is read, or refused with a reason.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::History;
use crate::support::laurels::{self, column, laurels, text};
use crate::support::needs::{self, Need};
use crate::support::small::{commits, overview, small, small_in};

#[test]
fn a_clone_that_cannot_be_read_exits_with_3_and_a_hint() {
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
    laurels(&["query", "overview", "-C", &repo, "--rev", "no-such"]).ended_with(2).says("no-such").says("git branch");
    laurels(&["query", "overview", "-C", &repo, "--rev", "HEAD^{tree}"]).ended_with(3).says("not a commit");
}

#[test]
fn an_empty_repository_and_a_broken_head_are_reported() {
    overview(&History::new().path()).ended_with(3).says("\"main\", which has no commits yet");
    let history = small();
    history.git().bytes(&["symbolic-ref", "HEAD", "refs/heads/nowhere"]);
    overview(&history.path()).ended_with(3).says("\"nowhere\"").says("--rev");
    laurels(&["query", "overview", "-C", &text(&history.path()), "--rev", "main"]).ok();
    fs::write(history.path().join(".git/HEAD"), "garbage\n").expect("written");
    assert_eq!(overview(&history.path()).code, Some(3));
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
    if !needs::is_missing(Need::Reftable) {
        let history = History::with(&["--ref-format=reftable"]);
        overview(&history.path()).ended_with(3).says("\"reftable\"").says("git refs migrate");
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
fn a_fifo_in_place_of_a_file_of_git_is_refused() {
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
fn only_strict_runs_exit_with_4_on_a_shallow_clone() {
    let history = small();
    let shallow = history.scratch().join("shallow");
    history.git().clone_shallow(1, &shallow);
    overview(&shallow).ok().says("incomplete: This is a shallow clone");
    laurels(&["query", "overview", "-C", &text(&shallow), "--strict"]).ended_with(4);
    let folder = text(&history.scratch().join("report"));
    laurels(&["report", &text(&shallow), "-o", &folder, "--strict"]).ended_with(4);
    laurels(&["query", "overview", "-C", &text(&history.path()), "--strict"]).ok();
}

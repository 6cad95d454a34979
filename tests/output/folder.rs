//! The folder of a report: replaced as a whole, never lost, and nothing else in it is touched.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use ::laurels::output::{Content, Folder};
use sha2::{Digest, Sha256};

use crate::support::History;
use crate::support::laurels::{self, files, laurels, text};
use crate::support::people::ADA;
use crate::support::small::small;

#[test]
fn a_failed_report_leaves_no_folder() {
    let history = History::new();
    let folder = history.scratch().join("new");
    laurels(&["report", &text(&history.path()), "-o", &text(&folder.join("deeper/report"))]).ended_with(3);
    assert!(!folder.exists());
}

#[test]
fn leftovers_of_a_killed_run_do_not_stop_the_next_run() {
    let folder = tempfile::tempdir().expect("a folder");
    let left = folder.path().join(format!(".laurels-{}", std::process::id()));
    fs::create_dir(&left).expect("created");
    fs::write(left.join("report.md"), "half").expect("written");
    drop(Folder::prepare(folder.path(), Content::Report, false).expect("process numbers come again"));
}

#[test]
fn a_folder_with_other_files_is_not_touched_without_force() {
    let history = small();
    let (repo, folder) = (text(&history.path()), laurels::foreign_folder(&history.path()));
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
fn ctrl_c_leaves_the_folder_as_it_was() {
    // Files without a common line take long to compare. The folder is made at the start.
    let mut history = History::new();
    for round in 0..60 {
        let lines: String = (0..3000).map(|line| format!("{}\n", (line * (round + 7)) % 4001)).collect();
        history.commit(ADA, &[("a", &lines)]);
    }
    history.done();
    let folder = history.scratch().join("report");
    let mut command = laurels::command(&["report", "-o"]);
    command.arg(&folder).arg(history.path()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("laurels runs");
    while hidden(history.scratch()).is_empty() {
        assert!(child.try_wait().expect("a child").is_none(), "it ended without a staging folder");
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill runs");
    let output = child.wait_with_output().expect("it ends");
    assert!(sent.success());
    assert_eq!(output.status.code(), Some(130), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(!folder.exists() && hidden(history.scratch()).is_empty());
}

/// The names in a folder that begin with a dot.
fn hidden(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name());
    names.map(|name| name.to_string_lossy().into_owned()).filter(|name| name.starts_with('.')).collect()
}

#[test]
fn nothing_is_written_into_a_git_directory() {
    let history = small();
    let repo = history.path();
    for place in ["x", "refs/tags/report", "objects/deeper/x"] {
        let folder = repo.join(".git").join(place);
        let run = laurels(&["report", &text(&repo), "--force", "-o", &text(&folder)]).ended_with(5);
        run.says("inside the git directory");
        assert!(!folder.exists(), "{place}");
    }
}

#[test]
fn tables_do_not_replace_a_report_without_force() {
    let history = small();
    let (folder, _) = laurels::report(&history.path(), &[]);
    let before = files(&folder);
    let facts = ["facts", &text(&history.path()), "-o", &text(&folder)].map(str::to_owned);
    let facts: Vec<&str> = facts.iter().map(String::as_str).collect();
    laurels(&facts).ended_with(5).says("holds a report of laurels").says("--force");
    assert_eq!(files(&folder), before);
    laurels(&[facts.as_slice(), &["--force"]].concat()).ok();
    assert!(files(&folder).keys().all(|name| name.ends_with(".parquet") || name == "manifest.json"));
    assert!(!folder.join("charts").exists(), "empty folders go, too");
    laurels(&["report", &text(&history.path()), "-o", &text(&folder)])
        .ended_with(5)
        .says("the tables of `laurels facts`");
}

#[test]
fn the_current_folder_can_be_the_output_folder() {
    let history = small();
    let folder = history.scratch().join("here");
    fs::create_dir(&folder).expect("created");
    for report in ["releases", "activity"] {
        let mut command = laurels::command(&["report", &text(&history.path()), "--report", report, "-o", "."]);
        laurels::finish(command.current_dir(&folder)).ok();
        assert!(laurels::read(&folder, "manifest.json").contains(&format!("\"report\": \"{report}\"")));
    }
    assert!(!folder.join("data/ranking.csv").exists(), "of the first report only");
}

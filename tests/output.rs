//! The folder of a report: replaced as a whole, never lost, and nothing else in it is touched.

use std::fs;
use std::process::{Command, Stdio};

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
    drop(::laurels::output::Folder::prepare(folder.path(), false).expect("process numbers come again"));
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
    while !folder.exists() {
        assert!(child.try_wait().expect("a child").is_none(), "it ended without a folder");
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill runs");
    let output = child.wait_with_output().expect("it ends");
    assert!(sent.success());
    assert_eq!(output.status.code(), Some(130), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(!folder.exists());
}

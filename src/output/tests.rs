//! What is written, replaced and refused.

use std::fs;

use super::artifact::{Artifact, is_safe};
use super::contents::Content;
use super::folder::Folder;
use crate::progress::Silent;

fn artifact(path: &str) -> Artifact {
    Artifact { path: path.to_owned(), bytes: b"x".to_vec() }
}

const OURS: &str = "{\"tool\": \"laurels 0\", \"files\": {\"a/b.csv\": {}, \"../evil\": {}, \"c.md\": {}}}";
const LESS: &str = "{\"tool\": \"laurels 0\", \"files\": {\"c.md\": {}}}";

#[test]
fn a_second_run_replaces_the_files_of_the_first_only() {
    let dir = tempfile::tempdir().expect("a folder");
    let out = dir.path().join("out");
    let evil = dir.path().join("evil");
    fs::write(&evil, "mine").expect("written");
    let folder = Folder::prepare(&out, Content::Report, false).expect("new");
    folder.write(&[artifact("a/b.csv"), artifact("c.md")], OURS, &Silent).expect("written");
    fs::write(out.join("notes.txt"), "mine").expect("written");
    let folder = Folder::prepare(&out, Content::Report, false).expect("ours");
    folder.write(&[artifact("c.md")], LESS, &Silent).expect("written");
    assert!(out.join("c.md").exists() && !out.join("a/b.csv").exists());
    assert!(out.join("notes.txt").exists() && evil.exists());
    let names = fs::read_dir(&out).expect("a folder").map(|entry| entry.expect("an entry").file_name());
    let hidden: Vec<_> = names.filter(|name| name.to_string_lossy().starts_with('.')).collect();
    assert!(hidden.is_empty(), "{hidden:?}");
}

#[test]
fn a_folder_with_other_files_is_refused() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("thesis.txt"), "mine").expect("written");
    assert!(Folder::prepare(dir.path(), Content::Report, false).is_err());
    let file = dir.path().join("thesis.txt");
    assert!(Folder::prepare(&file, Content::Report, true).is_err());
}

#[test]
fn unsafe_names_are_never_written() {
    for name in ["../x", "/x", "a//b", ".x", "a/../b", "a\\b", "a b", ""] {
        assert!(!is_safe(name), "{name}");
    }
    let dir = tempfile::tempdir().expect("a folder");
    let out = dir.path().join("out");
    let folder = Folder::prepare(&out, Content::Report, false).expect("new");
    assert!(folder.write(&[artifact("A"), artifact("a")], OURS, &Silent).is_err());
    assert!(!out.exists());
}

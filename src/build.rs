//! Embeds the files of the folders `queries` and `reports`, and names the commit of a release build.

#![allow(clippy::print_stdout, reason = "a build script talks to cargo on standard output")]

use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/build.rs");
    embed("queries", "sql")?;
    embed("reports", "toml")?;
    // A development build changes with every commit: naming the commit would compile everything again.
    if std::env::var("PROFILE").as_deref() == Ok("release") {
        name_commit();
    }
    Ok(())
}

/// Writes a Rust array of (name, text) of all files of a folder, ordered by name.
fn embed(folder: &str, extension: &str) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={folder}");
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR")?);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(root.join(folder))? {
        let path = entry?.path();
        if path.extension().is_some_and(|found| found == extension) {
            files.push(path);
        }
    }
    files.sort();
    let mut list = String::from("&[\n");
    for file in &files {
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        writeln!(list, "    ({name:?}, include_str!({file:?})),")?;
    }
    list.push_str("]\n");
    let out = std::env::var("OUT_DIR")?;
    std::fs::write(Path::new(&out).join(format!("{folder}.rs")), list)?;
    Ok(())
}

/// Gives the program the hash and date of its commit, for `laurels --version`.
fn name_commit() {
    watch("HEAD");
    watch("logs/HEAD");
    if let Some(commit) = git(&["log", "-1", "--format=%h, %cs", "--abbrev=10", "HEAD"]) {
        println!("cargo::rustc-env=LAURELS_COMMIT={commit}");
    }
}

/// Runs this script again when a file of the git folder changes.
fn watch(file: &str) {
    if let Some(path) = git(&["rev-parse", "--git-path", file]) {
        println!("cargo::rerun-if-changed={path}");
    }
}

/// The first line that git prints, or `None` if there is no git or no repository.
fn git(arguments: &[&str]) -> Option<String> {
    // A package from a registry may lie inside the repository of another project.
    let own = Command::new("git").args(["ls-files", "--error-unmatch", "Cargo.toml"]).output().ok()?;
    if !own.status.success() {
        return None;
    }
    let output = Command::new("git").args(arguments).output().ok()?;
    let line = String::from_utf8(output.stdout).ok()?.lines().next()?.to_owned();
    output.status.success().then_some(line)
}

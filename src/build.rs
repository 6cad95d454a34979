//! Gives a release build the commit that it was built from, for `laurels --version`.

use std::process::Command;

fn main() {
    println!("cargo::rerun-if-changed=src/build.rs");
    // A development build changes with every commit: naming the commit would compile everything again.
    if std::env::var("PROFILE").as_deref() != Ok("release") {
        return;
    }
    watch("HEAD");
    watch("logs/HEAD");
    let describe = ["log", "-1", "--format=%h, %cs", "--abbrev=10", "HEAD"];
    if let Some(commit) = git(&describe) {
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

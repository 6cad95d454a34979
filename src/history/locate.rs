//! Finds the git folder of a path, and refuses folders that would make git read something dangerous.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::shown;
use crate::error::{Error, Result};

/// Files that git reads whole, with the largest size we accept.
const CHECKED_FILES: &[(&str, u64)] =
    &[("config", 1 << 20), ("HEAD", 1 << 16), ("packed-refs", 1 << 30), ("shallow", 1 << 26)];
/// The largest file that names a folder.
pub const MAX_POINTER: u64 = 1 << 16;

/// The git folder of the repository that contains `path`.
///
/// # Errors
/// There is none, or it is unsafe to open.
pub fn git_dir(path: &Path) -> Result<PathBuf> {
    let start = folder(path)?;
    for folder in start.ancestors() {
        for candidate in [folder.join(".git"), folder.to_owned()] {
            let has_head = std::fs::symlink_metadata(candidate.join("HEAD")).is_ok();
            if !has_head && !candidate.is_file() {
                continue;
            }
            // Before gix reads a file there.
            preflight(&candidate)?;
            if gix::discover::is_git(&candidate).is_ok() {
                return Ok(candidate);
            }
        }
    }
    Err(missing(path, "not a git repository, and neither is any folder above it"))
}

/// The folder of objects and refs of a git folder, which all worktrees of a clone share.
pub fn common_dir(git_dir: &Path) -> PathBuf {
    let folder = if git_dir.is_file() { pointed(git_dir, "gitdir: ") } else { None };
    let folder = folder.unwrap_or_else(|| git_dir.to_owned());
    pointed(&folder.join("commondir"), "").unwrap_or(folder)
}

/// The canonical form of an existing folder.
fn folder(path: &Path) -> Result<PathBuf> {
    let meta = std::fs::metadata(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound if is_url(path) => url(path),
        ErrorKind::NotFound => missing(path, "no such folder"),
        _ => missing(path, &error.to_string()),
    })?;
    if !meta.is_dir() {
        return Err(missing(path, "not a folder"));
    }
    std::fs::canonicalize(path).map_err(|error| missing(path, &error.to_string()))
}

/// Whether a path that does not exist looks like an address: `https://...` or `git@host:...`.
fn is_url(path: &Path) -> bool {
    let text = path.to_string_lossy();
    text.contains("://") || (text.contains('@') && text.contains(':'))
}

fn url(path: &Path) -> Error {
    let shown = shown::path(path);
    Error::clone_unreadable(format!("{shown} is a URL, and laurels uses no network"))
        .hint(format!("clone it first: `git clone {shown}`, then pass the folder of the clone"))
}

fn missing(path: &Path, what: &str) -> Error {
    Error::clone_unreadable(format!("{}: {what}", shown::path(path)))
        .hint("pass the folder of a local clone, for example `laurels report path/to/clone`")
}

/// Refuses a git folder if a file that git reads whole is not a small regular file. Follows the `.git` file of a linked
/// worktree.
fn preflight(candidate: &Path) -> Result<()> {
    let mut folders = vec![candidate.to_owned()];
    if candidate.is_file() {
        check_file(candidate, MAX_POINTER)?;
        folders = pointed(candidate, "gitdir: ").into_iter().collect();
    }
    if let Some(common) = folders.first().map(|folder| folder.join("commondir")).filter(|file| file.exists()) {
        check_file(&common, MAX_POINTER)?;
        folders.extend(pointed(&common, ""));
    }
    for folder in &folders {
        for (name, limit) in CHECKED_FILES {
            check_file(&folder.join(name), *limit)?;
        }
    }
    Ok(())
}

/// Refuses a file that is not a regular one, or too large. A file that does not exist is fine.
///
/// # Errors
/// The message names the file.
pub fn check_file(path: &Path, limit: u64) -> Result<()> {
    let Ok(meta) = std::fs::metadata(path) else { return Ok(()) };
    if meta.is_file() && meta.len() <= limit {
        return Ok(());
    }
    let what = format!("{} is not a regular file of at most {limit} bytes", shown::path(path));
    Err(Error::clone_unreadable(what).hint("the repository is damaged or malicious, so it was not read"))
}

/// The folder that a one-line file names, relative to the file's own folder.
fn pointed(file: &Path, prefix: &str) -> Option<PathBuf> {
    let content = std::fs::read_to_string(file).ok()?;
    let target = content.strip_prefix(prefix)?.trim_end_matches(['\n', '\r']);
    Some(file.parent()?.join(target))
}

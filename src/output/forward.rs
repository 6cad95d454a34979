//! Replaces the files of a folder one by one, in a way that the next run can finish.
//!
//! A staging folder inside the target is complete once it has the name [`COMMITTED`]. From then on its files belong into
//! the target: a run that dies leaves the folder, and the next one moves what is still in it.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::artifact::is_safe;
use super::contents::{MANIFEST, listed_files};
use super::files::{failed, sync};
use super::remove::remove_listed;
use super::staging::parent;
use crate::error::{Error, Result};
use crate::text;

/// The name of a complete staging folder whose files are being moved.
const COMMITTED: &str = ".laurels-complete";

/// Makes the files of a staging folder those of the target.
///
/// # Errors
/// A file has a folder in its place, or the system refuses a step. After the first rename, the next run finishes.
pub fn commit(staging: &Path, target: &Path) -> Result<()> {
    finish(target)?;
    check_places(staging, target)?;
    let committed = target.join(COMMITTED);
    fs::rename(staging, &committed).map_err(|error| failed("write", &committed, &error))?;
    sync(target);
    finish(target)
}

/// Finishes what a dead run began. Does nothing if there is nothing to finish.
///
/// # Errors
/// The system refuses a step.
pub fn finish(target: &Path) -> Result<()> {
    let committed = target.join(COMMITTED);
    let manifest = committed.join(MANIFEST);
    // The manifest is moved last: without it only the empty folder is left.
    if manifest.exists() {
        let new = listed_files(&manifest);
        remove_stale(target, &new)?;
        for file in new.iter().filter(|file| is_safe(file)) {
            move_file(&committed, target, file)?;
        }
        sync(target);
        move_file(&committed, target, MANIFEST)?;
        sync(target);
    }
    match fs::remove_dir_all(&committed) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(failed("remove", &committed, &error)),
        _ => Ok(()),
    }
}

/// Removes the files of the old output that the new one does not have.
fn remove_stale(target: &Path, new: &[String]) -> Result<()> {
    let new: BTreeSet<&str> = new.iter().map(String::as_str).collect();
    for file in listed_files(&target.join(MANIFEST)) {
        if is_safe(&file) && !new.contains(file.as_str()) {
            remove_listed(target, &file).map_err(|error| failed("remove", &target.join(&file), &error))?;
        }
    }
    Ok(())
}

/// Moves a file, unless an earlier run has.
fn move_file(from: &Path, to: &Path, name: &str) -> Result<()> {
    let place = to.join(name);
    fs::create_dir_all(parent(&place)).map_err(|error| failed("create", parent(&place), &error))?;
    match fs::rename(from.join(name), &place) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(failed("write", &place, &error)),
        Ok(()) => Ok(()),
    }
}

/// Refuses before the first step what would stop it half way: a folder in place of a file, or a file in place of a folder.
fn check_places(staging: &Path, target: &Path) -> Result<()> {
    let files = listed_files(&staging.join(MANIFEST));
    for name in files.iter().map(String::as_str).chain([MANIFEST]) {
        let place = target.join(name);
        let folders = place.ancestors().skip(1).take_while(|folder| *folder != target);
        let is_blocked = place.is_dir() || folders.into_iter().any(|folder| folder.exists() && !folder.is_dir());
        if is_blocked {
            let shown = text::plain(&place.to_string_lossy());
            return Err(Error::output(format!("{shown} cannot be written: a folder or file has its name"))
                .hint("choose another folder with -o, or remove it"));
        }
    }
    Ok(())
}

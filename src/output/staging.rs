//! A folder in which an output is written before readers see it.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::artifact::Artifact;
use super::contents::{MANIFEST, STAGING};
use super::files::{failed, flush, sync, write_file};
use super::remove::remove_output;
use crate::error::{Error, Result};
use crate::progress::Progress;
use crate::text;

/// Names that are tried for a staging folder.
const ATTEMPTS: usize = 100;

/// Hexadecimal digits of a target's name in the names of its staging folders.
const DIGITS: usize = 8;

/// A folder of this run. It is removed when it is dropped, whatever it then holds.
#[derive(Debug)]
pub struct Staging {
    /// Where it is.
    pub path: PathBuf,
    /// Locked while the process lives, so that another run knows a dead one's folder. `None` where the system cannot.
    _lock: Option<File>,
}

impl Staging {
    /// A new folder beside the target, on the same file system.
    ///
    /// # Errors
    /// The folder cannot be created.
    pub fn beside(target: &Path) -> Result<Self> {
        Self::create(parent(target), &prefix_of(target))
    }

    /// A new folder inside the target.
    ///
    /// # Errors
    /// The folder cannot be created.
    pub fn inside(target: &Path) -> Result<Self> {
        Self::create(target, STAGING)
    }

    /// Process ids repeat, so a killed run may have left a folder of the same name.
    fn create(parent: &Path, prefix: &str) -> Result<Self> {
        for at in 0..ATTEMPTS {
            let path = parent.join(format!("{prefix}{}-{at}", std::process::id()));
            match fs::create_dir(&path) {
                Ok(()) => return Ok(Self { _lock: lock(&path), path }),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(failed("write into", parent, &error)),
            }
        }
        let shown = text::plain(&parent.to_string_lossy());
        Err(Error::output(format!("{shown} has too many folders {STAGING}*")).hint("remove them"))
    }

    /// Writes all files, and waits until they are on disk.
    ///
    /// # Errors
    /// A file cannot be written, or the user interrupts.
    pub fn fill(&self, artifacts: &[Artifact], manifest: &str, progress: &dyn Progress) -> Result<()> {
        let mut written = Vec::with_capacity(artifacts.len() + 1);
        let contents = artifacts.iter().map(|artifact| (artifact.path.as_str(), artifact.bytes.as_slice()));
        for (path, bytes) in contents.chain([(MANIFEST, manifest.as_bytes())]) {
            progress.check()?;
            let path = self.path.join(path);
            write_file(&path, bytes)?;
            written.push(path);
            progress.advance(1);
        }
        // File systems flush many files at once faster than one after the other.
        flush(&written, progress)?;
        let folders: std::collections::BTreeSet<&Path> = written.iter().map(|path| parent(path)).collect();
        for folder in folders {
            sync(folder);
        }
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // A failure here has no remedy, and an error before it is the one to report.
        remove_output(&self.path);
    }
}

/// Removes the staging folders of a target that dead runs left.
pub fn remove_leftovers(target: &Path) {
    remove_dead(parent(target), &prefix_of(target));
    remove_dead(target, STAGING);
}

fn remove_dead(folder: &Path, prefix: &str) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let is_staging = entry.file_name().to_string_lossy().starts_with(prefix);
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        // The lock of a living run is held; where folders cannot be locked, nothing is removed.
        if is_staging && is_folder && lock(&entry.path()).is_some() {
            remove_output(&entry.path());
        }
    }
}

/// The folder's own lock, if the system has one and no other process holds it.
fn lock(folder: &Path) -> Option<File> {
    let folder = File::open(folder).ok()?;
    folder.try_lock().ok()?;
    Some(folder)
}

/// The beginning of the names of staging folders beside a target.
fn prefix_of(target: &Path) -> String {
    let name = target.file_name().unwrap_or_default();
    let hash = text::sha256_hex(name.as_encoded_bytes());
    format!("{STAGING}{}-", &hash[..DIGITS])
}

/// The folder that holds a file or folder.
pub fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    }
}

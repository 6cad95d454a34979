//! The output folder.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::artifact::{Artifact, is_safe};
use super::files::{failed, flush, sync, write_file};
use super::manifest::{MANIFEST, STAGING, is_ours, listed_files};
use crate::error::{Error, Result};
use crate::progress::Progress;
use crate::text;

/// Names that are tried for the staging folder.
const ATTEMPTS: usize = 100;

/// An output folder that was checked and can be written.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    staging: PathBuf,
    /// The folders that were created for it, innermost first.
    created: Vec<PathBuf>,
    is_written: bool,
}

impl Folder {
    /// Checks that a report can be written to `path`, and creates the folder if necessary.
    ///
    /// # Errors
    /// The path is a file, has files that laurels did not write (unless `force` is set), or cannot be written.
    pub fn prepare(path: &Path, force: bool) -> Result<Self> {
        let shown = text::plain(&path.to_string_lossy());
        let exists = exists(path)?;
        if exists && !force && !is_ours(path)? {
            return Err(Error::output(format!("{shown} has files that laurels did not write"))
                .hint("choose another folder with -o, or use --force to write into this one"));
        }
        let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
        let created: Vec<PathBuf> = path.ancestors().take_while(is_missing).map(Path::to_owned).collect();
        if !exists {
            fs::create_dir_all(path).map_err(|error| failed("create", path, &error))?;
        }
        // A folder may exist and still refuse files: better to learn that now.
        match create_staging(path) {
            Ok(staging) => Ok(Self { path: path.to_owned(), staging, created, is_written: false }),
            Err(error) => {
                remove_empty(&created);
                Err(error)
            }
        }
    }

    /// Writes the artifacts, the manifest last.
    ///
    /// # Errors
    /// A file cannot be written, or the user interrupts: then the folder stays as it was.
    pub fn write(mut self, artifacts: &[Artifact], manifest: &str, progress: &dyn Progress) -> Result<()> {
        self.stage(artifacts, manifest, progress)?;
        self.publish(artifacts)?;
        self.is_written = true;
        Ok(())
    }

    /// Writes all files to the staging folder.
    fn stage(&self, artifacts: &[Artifact], manifest: &str, progress: &dyn Progress) -> Result<()> {
        check_names(artifacts)?;
        let mut written = Vec::with_capacity(artifacts.len() + 1);
        let contents = artifacts.iter().map(|artifact| (artifact.path.as_str(), artifact.bytes.as_slice()));
        for (path, bytes) in contents.chain([(MANIFEST, manifest.as_bytes())]) {
            progress.check()?;
            let path = self.staging.join(path);
            write_file(&path, bytes)?;
            written.push(path);
            progress.advance(1);
        }
        // File systems flush many files at once faster than one after the other.
        flush(&written, progress)
    }

    /// Moves the staged files into place.
    fn publish(&self, artifacts: &[Artifact]) -> Result<()> {
        let target = self.path.join(MANIFEST);
        let old = listed_files(&target);
        // If the process is killed during the renames, the folder without a manifest is visibly incomplete.
        match fs::remove_file(&target) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(failed("replace", &target, &error)),
            _ => {}
        }
        for artifact in artifacts {
            self.move_into_place(&artifact.path)?;
        }
        let now: BTreeSet<&str> = artifacts.iter().map(|artifact| artifact.path.as_str()).collect();
        for stale in old.iter().filter(|path| is_safe(path) && !now.contains(path.as_str())) {
            let _ = fs::remove_file(self.path.join(stale));
        }
        self.move_into_place(MANIFEST)?;
        sync(&self.path);
        Ok(())
    }

    fn move_into_place(&self, name: &str) -> Result<()> {
        let place = self.path.join(name);
        if let Some(parent) = place.parent() {
            fs::create_dir_all(parent).map_err(|error| failed("create", parent, &error))?;
        }
        fs::rename(self.staging.join(name), &place).map_err(|error| failed("write", &place, &error))
    }
}

impl Drop for Folder {
    /// Removes what [`Folder::prepare`] created, so that the folder is unchanged after an error.
    fn drop(&mut self) {
        // A failure here has no remedy, and the error before it is the one to report.
        let _ = fs::remove_dir_all(&self.staging);
        if !self.is_written {
            remove_empty(&self.created);
        }
    }
}

/// Whether the folder exists; an error if the path is something else.
fn exists(path: &Path) -> Result<bool> {
    match fs::symlink_metadata(path) {
        Ok(meta) if meta.is_dir() => Ok(true),
        Ok(meta) if meta.is_symlink() && path.is_dir() => Ok(true),
        Ok(_) => {
            let shown = text::plain(&path.to_string_lossy());
            Err(Error::output(format!("{shown} is not a folder")).hint("choose another folder with -o"))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(failed("access", path, &error)),
    }
}

/// Creates a staging folder. Process ids repeat, so a killed run may have left one of the same name.
fn create_staging(path: &Path) -> Result<PathBuf> {
    for at in 0..ATTEMPTS {
        let staging = path.join(format!("{STAGING}{}-{at}", std::process::id()));
        match fs::create_dir(&staging) {
            Ok(()) => return Ok(staging),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(failed("write into", path, &error)),
        }
    }
    let shown = text::plain(&path.to_string_lossy());
    Err(Error::output(format!("{shown} has too many folders {STAGING}*")).hint("remove them"))
}

/// Checks that the names of artifacts are safe and differ, also on file systems that ignore case.
fn check_names(artifacts: &[Artifact]) -> Result<()> {
    let mut seen = BTreeSet::new();
    for artifact in artifacts {
        if !is_safe(&artifact.path) || !seen.insert(artifact.path.to_ascii_lowercase()) {
            return Err(Error::internal(format!("the file name {:?} is unsafe or already used", artifact.path)));
        }
    }
    Ok(())
}

/// Removes empty folders, innermost first.
fn remove_empty(folders: &[PathBuf]) {
    for folder in folders {
        let _ = fs::remove_dir(folder);
    }
}

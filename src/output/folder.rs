//! The output folder.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::artifact::{Artifact, is_safe};
use super::contents::{Content, Contents, MANIFEST};
use super::files::{failed, sync};
use super::forward;
use super::git_folder::refuse_git_folder;
use super::remove::remove_empty;
use super::staging::{Staging, parent, remove_leftovers};
use super::swap::{exchange, is_exchangeable, put};
use crate::error::{Error, Result};
use crate::progress::Progress;
use crate::text;

/// An output folder that was checked and can be written.
#[derive(Debug)]
pub struct Folder {
    target: PathBuf,
    way: Way,
    /// The folders that were created above it, innermost first.
    created: Vec<PathBuf>,
    is_written: bool,
}

/// How the new output takes the place of the old one.
#[derive(Debug)]
enum Way {
    /// In one step: readers see the old output or the new one.
    Swap(Staging),
    /// File by file, because the folder has other files or cannot be exchanged. The next run can finish it.
    Forward(Staging),
}

impl Folder {
    /// Checks that an output can be written to `path`, and finishes or removes what a killed run left there.
    ///
    /// # Errors
    /// The path is a file or inside a git directory, has files that laurels did not write or another kind of output
    /// (unless `force` is set), or cannot be written.
    pub fn prepare(path: &Path, content: Content, force: bool) -> Result<Self> {
        refuse_git_folder(path)?;
        if !exists(path)? {
            return Self::new_folder(path);
        }
        let target = path.canonicalize().map_err(|error| failed("access", path, &error))?;
        forward::finish(&target)?;
        remove_leftovers(&target);
        let found = Contents::of(&target)?;
        if !force {
            check(path, content, &found)?;
        }
        Ok(Self { way: way(&target, &found)?, target, created: Vec::new(), is_written: false })
    }

    fn new_folder(path: &Path) -> Result<Self> {
        let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
        let created: Vec<PathBuf> = path.ancestors().skip(1).take_while(is_missing).map(Path::to_owned).collect();
        let above = parent(path);
        fs::create_dir_all(above).map_err(|error| failed("create", above, &error))?;
        remove_leftovers(path);
        // A folder may exist and still refuse files: better to learn that now.
        match Staging::beside(path) {
            Ok(staging) => Ok(Self { target: path.to_owned(), way: Way::Swap(staging), created, is_written: false }),
            Err(error) => {
                remove_empty(&created);
                Err(error)
            }
        }
    }

    /// Writes the artifacts and the manifest: all of them, or none.
    ///
    /// # Errors
    /// A file cannot be written, or the user interrupts: then the folder stays as it was.
    pub fn write(mut self, artifacts: &[Artifact], manifest: &str, progress: &dyn Progress) -> Result<()> {
        check_names(artifacts)?;
        let staging = match &self.way {
            Way::Swap(staging) | Way::Forward(staging) => staging,
        };
        staging.fill(artifacts, manifest, progress)?;
        progress.check()?;
        let is_done = match &self.way {
            Way::Swap(staging) => swap(staging, &self.target)?,
            Way::Forward(staging) => forward::commit(&staging.path, &self.target).map(|()| true)?,
        };
        if !is_done {
            let staging = Staging::inside(&self.target)?;
            staging.fill(artifacts, manifest, progress)?;
            forward::commit(&staging.path, &self.target)?;
        }
        sync(parent(&self.target));
        self.is_written = true;
        Ok(())
    }
}

impl Drop for Folder {
    /// Removes what [`Folder::prepare`] created, so that nothing is left after an error.
    fn drop(&mut self) {
        if self.is_written {
            return;
        }
        let (Way::Swap(staging) | Way::Forward(staging)) = &self.way;
        let _ = fs::remove_dir_all(&staging.path);
        remove_empty(&self.created);
    }
}

/// Puts the staging folder in the place of the target; false if the system cannot, or if others have files there now.
fn swap(staging: &Staging, target: &Path) -> Result<bool> {
    if put(&staging.path, target).is_ok() {
        return Ok(true);
    }
    if Contents::of(target)?.has_others {
        return Ok(false);
    }
    if let Ok(meta) = fs::metadata(target) {
        let _ = fs::set_permissions(&staging.path, meta.permissions());
    }
    if exchange(&staging.path, target).is_err() {
        return Ok(false);
    }
    // A file of others that came in between is brought back.
    let is_lost = Contents::of(&staging.path).map_or(true, |old| old.has_others);
    Ok(!is_lost || exchange(&staging.path, target).is_err())
}

/// How an output replaces what is in an existing folder.
fn way(target: &Path, found: &Contents) -> Result<Way> {
    if !found.has_others
        && let Ok(staging) = Staging::beside(target)
        && is_exchangeable(target, &staging.path)
    {
        return Ok(Way::Swap(staging));
    }
    Ok(Way::Forward(Staging::inside(target)?))
}

/// Refuses a folder with other files, and another kind of output.
fn check(path: &Path, content: Content, found: &Contents) -> Result<()> {
    let shown = text::plain(&path.to_string_lossy());
    match found.ours {
        None if found.has_others => Err(Error::output(format!("{shown} has files that laurels did not write"))
            .hint("choose another folder with -o, or use --force to write into this one")),
        Some(other) if other != content => {
            Err(Error::output(format!("{shown} holds {}, which would be removed", other.words()))
                .hint("choose another folder with -o, or use --force to replace it"))
        }
        _ => Ok(()),
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

/// Checks that the names of artifacts are safe and differ, also on file systems that ignore case.
fn check_names(artifacts: &[Artifact]) -> Result<()> {
    let mut seen = BTreeSet::from([MANIFEST.to_owned()]);
    for artifact in artifacts {
        if !is_safe(&artifact.path) || !seen.insert(artifact.path.to_ascii_lowercase()) {
            return Err(Error::internal(format!("the file name {:?} is unsafe or already used", artifact.path)));
        }
    }
    Ok(())
}

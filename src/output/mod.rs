//! Artifacts become files in a folder, whole or not at all. The only writer of reports.
//!
//! Everything is written to a staging folder inside the output folder first and then renamed into place, the manifest
//! last: a folder with a manifest is complete. Files of an earlier run that are no longer made are removed, files of
//! anybody else are not touched, and a folder that is not ours is refused.

mod earlier;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::progress::Progress;
use crate::text;

pub use earlier::Earlier;

/// The name of the file that makes a folder ours, and complete.
pub const MANIFEST: &str = "manifest.json";

/// How many files are flushed at a time.
const FLUSHERS: usize = 16;

/// A file to be: a relative path and its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// Path within the output folder, with `/`.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// An output folder that was checked before the work began.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    staging: PathBuf,
    /// The folders that were made for it, innermost first.
    created: Vec<PathBuf>,
    is_written: bool,
}

impl Folder {
    /// Checks that reports may be written to `path`, and creates it if need be: before the work, not after it.
    ///
    /// # Errors
    /// It is a file, holds files that are not ours, or cannot be written.
    pub fn prepare(path: &Path, force: bool) -> Result<Self> {
        let shown = text::plain(&path.to_string_lossy());
        let is_new = match fs::symlink_metadata(path) {
            Ok(meta) if meta.is_dir() => false,
            Ok(meta) if meta.is_symlink() && path.is_dir() => false,
            Ok(_) => return Err(Error::output(format!("{shown} is not a folder")).hint("name another folder with -o")),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => true,
            Err(error) => return Err(failed("look at", path, &error)),
        };
        if !is_new && !force && !is_ours(path)? {
            return Err(Error::output(format!("{shown} holds files that laurels did not write"))
                .hint("name another folder with -o, or give --force to write beside them"));
        }
        let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
        let created: Vec<PathBuf> = path.ancestors().take_while(is_missing).map(Path::to_owned).collect();
        if is_new {
            fs::create_dir_all(path).map_err(|error| failed("create", path, &error))?;
        }
        // A folder may exist and yet refuse files: find out now. Process numbers come again, so a killed run may have left
        // a staging folder of our name; it is not ours to remove.
        let mut attempts = (0..100).map(|at| path.join(format!(".laurels-{}-{at}", std::process::id())));
        let staging = attempts.find_map(|staging| match fs::create_dir(&staging) {
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => None,
            Err(error) => Some(Err(failed("write into", path, &error))),
            Ok(()) => Some(Ok(staging)),
        });
        let staging =
            staging.unwrap_or_else(|| Err(Error::output(format!("{shown} is full of left-overs .laurels-*"))));
        match staging {
            Ok(staging) => Ok(Self { path: path.to_owned(), staging, created, is_written: false }),
            Err(error) => {
                take_back(&created);
                Err(error)
            }
        }
    }

    /// Writes the artifacts, the manifest last.
    ///
    /// # Errors
    /// Something could not be written, or the user interrupted: what was there before stays as it was.
    pub fn write(mut self, artifacts: &[Artifact], manifest: &str, progress: &dyn Progress) -> Result<()> {
        self.stage(artifacts, manifest, progress)?;
        self.publish(artifacts)?;
        self.is_written = true;
        Ok(())
    }

    fn stage(&self, artifacts: &[Artifact], manifest: &str, progress: &dyn Progress) -> Result<()> {
        let mut seen = BTreeSet::new();
        for artifact in artifacts {
            if !is_safe(&artifact.path) || !seen.insert(artifact.path.to_ascii_lowercase()) {
                return Err(Error::internal(format!("the file name {:?} is unsafe or taken", artifact.path)));
            }
        }
        let files: Vec<(PathBuf, &[u8])> = artifacts
            .iter()
            .map(|artifact| (artifact.path.as_str(), artifact.bytes.as_slice()))
            .chain([(MANIFEST, manifest.as_bytes())])
            .map(|(path, bytes)| (self.staging.join(path), bytes))
            .collect();
        for (path, bytes) in &files {
            progress.check()?;
            write_file(path, bytes)?;
            progress.advance(1);
        }
        // Flushed after all are written, many at a time: file systems then commit them together.
        flush(&files, progress)
    }

    fn publish(&self, artifacts: &[Artifact]) -> Result<()> {
        let (staging, target) = (&self.staging, self.path.join(MANIFEST));
        let old = named_in(&target);
        // Without its manifest the folder is visibly incomplete, should we be killed half-way.
        match fs::remove_file(&target) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(failed("replace", &target, &error));
            }
            _ => {}
        }
        for artifact in artifacts {
            let place = self.path.join(&artifact.path);
            if let Some(parent) = place.parent() {
                fs::create_dir_all(parent).map_err(|error| failed("create", parent, &error))?;
            }
            fs::rename(staging.join(&artifact.path), &place).map_err(|error| failed("write", &place, &error))?;
        }
        let now: BTreeSet<&str> = artifacts.iter().map(|artifact| artifact.path.as_str()).collect();
        for stale in old.iter().filter(|path| is_safe(path) && !now.contains(path.as_str())) {
            let _ = fs::remove_file(self.path.join(stale));
        }
        fs::rename(staging.join(MANIFEST), &target).map_err(|error| failed("write", &target, &error))?;
        sync(&self.path);
        Ok(())
    }
}

impl Drop for Folder {
    /// Takes back what [`Folder::prepare`] made; after any error the folder is as it was.
    fn drop(&mut self) {
        // Nothing can be done about a failure here, and the error that led here is the one to tell.
        let _ = fs::remove_dir_all(&self.staging);
        if !self.is_written {
            take_back(&self.created);
        }
    }
}

/// Removes folders as far as they are empty, innermost first.
fn take_back(created: &[PathBuf]) {
    for folder in created {
        let _ = fs::remove_dir(folder);
    }
}

/// A folder is ours when it is empty or has our manifest.
fn is_ours(path: &Path) -> Result<bool> {
    let mut entries = fs::read_dir(path).map_err(|error| failed("read", path, &error))?;
    let is_left_over = |name: &str| name.starts_with(".laurels-");
    let is_empty = entries.all(|entry| entry.is_ok_and(|entry| is_left_over(&entry.file_name().to_string_lossy())));
    Ok(is_empty || fs::read_to_string(path.join(MANIFEST)).is_ok_and(|text| text.contains("\"tool\": \"laurels ")))
}

/// The files that an earlier manifest lists.
fn named_in(manifest: &Path) -> Vec<String> {
    let text = fs::read_to_string(manifest).unwrap_or_default();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    json["files"].as_object().map(|files| files.keys().cloned().collect()).unwrap_or_default()
}

/// Relative, without `..`, without hidden parts, in a plain alphabet.
fn is_safe(path: &str) -> bool {
    path.split('/').all(|part| {
        !part.is_empty()
            && !part.starts_with('.')
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'))
    })
}

fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    let parent = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(|error| failed("create", parent, &error))?;
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .map_err(|error| failed("create", path, &error))?;
    file.write_all(bytes).map_err(|error| failed("write", path, &error))
}

/// Waits until the files are on disk. Threads that wait cost nothing, and a flush alone takes a turn of the disk.
fn flush(files: &[(PathBuf, &[u8])], progress: &dyn Progress) -> Result<()> {
    let some = |files: &[(PathBuf, &[u8])]| {
        files.iter().try_for_each(|(path, _)| {
            progress.check()?;
            let file = fs::OpenOptions::new().write(true).open(path).map_err(|error| failed("read", path, &error))?;
            file.sync_all().map_err(|error| failed("write", path, &error))
        })
    };
    std::thread::scope(|scope| {
        let share = files.len().div_ceil(FLUSHERS).max(1);
        let spawn = |files| {
            let thread = std::thread::Builder::new().name("laurels-flush".to_owned());
            thread.spawn_scoped(scope, move || some(files)).map_err(|_| files)
        };
        let waiting: Vec<_> = files.chunks(share).map(spawn).collect();
        let lost = || Err(Error::internal("a thread that wrote files ended in a panic"));
        waiting.into_iter().try_for_each(|thread| match thread {
            Ok(thread) => thread.join().unwrap_or_else(|_| lost()),
            // No thread to be had: then by ourselves.
            Err(files) => some(files),
        })
    })
}

/// Makes the renames last through a power cut, where the system can.
fn sync(folder: &Path) {
    if let Ok(folder) = fs::File::open(folder) {
        let _ = folder.sync_all();
    }
}

fn failed(what: &str, path: &Path, error: &std::io::Error) -> Error {
    Error::output(format!("cannot {what} {}: {error}", text::plain(&path.to_string_lossy())))
        .hint("check free space and permissions, or name another folder with -o")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::Silent;

    fn artifact(path: &str) -> Artifact {
        Artifact { path: path.to_owned(), bytes: b"x".to_vec() }
    }

    const OURS: &str = "{\"tool\": \"laurels 0\", \"files\": {\"a/b.csv\": {}, \"../evil\": {}, \"c.md\": {}}}";

    #[test]
    fn a_second_run_replaces_the_first_and_leaves_other_files_alone() {
        let dir = tempfile::tempdir().expect("a folder");
        let out = dir.path().join("out");
        let evil = dir.path().join("evil");
        fs::write(&evil, "mine").expect("written");
        let folder = Folder::prepare(&out, false).expect("new");
        folder.write(&[artifact("a/b.csv"), artifact("c.md")], OURS, &Silent).expect("written");
        fs::write(out.join("notes.txt"), "mine").expect("written");
        let folder = Folder::prepare(&out, false).expect("ours");
        folder.write(&[artifact("c.md")], OURS, &Silent).expect("written");
        assert!(out.join("c.md").exists() && !out.join("a/b.csv").exists());
        assert!(out.join("notes.txt").exists() && evil.exists());
        assert!(
            fs::read_dir(&out).expect("a folder").all(|e| !e
                .expect("e")
                .file_name()
                .to_string_lossy()
                .starts_with('.'))
        );
    }

    #[test]
    fn a_folder_of_somebody_else_is_refused() {
        let dir = tempfile::tempdir().expect("a folder");
        fs::write(dir.path().join("thesis.txt"), "mine").expect("written");
        assert!(Folder::prepare(dir.path(), false).is_err());
        let file = dir.path().join("thesis.txt");
        assert!(Folder::prepare(&file, true).is_err());
    }

    #[test]
    fn unsafe_names_are_never_written() {
        for name in ["../x", "/x", "a//b", ".x", "a/../b", "a\\b", "a b", ""] {
            assert!(!is_safe(name), "{name}");
        }
        let dir = tempfile::tempdir().expect("a folder");
        let out = dir.path().join("out");
        let folder = Folder::prepare(&out, false).expect("new");
        assert!(folder.write(&[artifact("A"), artifact("a")], OURS, &Silent).is_err());
        assert!(!out.exists());
    }
}

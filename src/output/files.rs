//! Writes files and flushes them to disk.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::thread;

use crate::error::{Error, Result};
use crate::progress::Progress;
use crate::text;

/// Threads that flush files.
const FLUSHERS: usize = 16;

/// Writes a new file, and creates its folder.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    let parent = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(|error| failed("create", parent, &error))?;
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .map_err(|error| failed("create", path, &error))?;
    file.write_all(bytes).map_err(|error| failed("write", path, &error))
}

/// Waits until the files are on disk. Many threads wait together, because the disk flushes many files at once.
pub fn flush(files: &[PathBuf], progress: &dyn Progress) -> Result<()> {
    let share = files.len().div_ceil(FLUSHERS).max(1);
    thread::scope(|scope| {
        let mut waiting = Vec::new();
        for part in files.chunks(share) {
            let builder = thread::Builder::new().name("laurels-flush".to_owned());
            match builder.spawn_scoped(scope, move || flush_all(part, progress)) {
                Ok(thread) => waiting.push(thread),
                // The system refuses more threads.
                Err(_) => flush_all(part, progress)?,
            }
        }
        for thread in waiting {
            let result = thread.join();
            result.unwrap_or_else(|_| Err(Error::internal("a thread that flushes files panicked")))?;
        }
        Ok(())
    })
}

fn flush_all(files: &[PathBuf], progress: &dyn Progress) -> Result<()> {
    for path in files {
        progress.check()?;
        let file = fs::OpenOptions::new().write(true).open(path).map_err(|error| failed("read", path, &error))?;
        file.sync_all().map_err(|error| failed("write", path, &error))?;
    }
    Ok(())
}

/// Makes renames in a folder survive a power cut, if the system supports it.
pub fn sync(folder: &Path) {
    if let Ok(folder) = fs::File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// The error of a file operation.
pub fn failed(what: &str, path: &Path, error: &std::io::Error) -> Error {
    Error::output(format!("cannot {what} {}: {error}", text::plain(&path.to_string_lossy())))
        .hint("check free space and permissions, or choose another folder with -o")
}

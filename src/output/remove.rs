//! Removes folders and files of laurels, and nothing else.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::artifact::is_safe;
use super::contents::{MANIFEST, listed_files};

/// Removes a staging folder, or an output that was replaced.
///
/// A folder without a manifest was never complete, so all its files are ours. With a manifest, only the files that it
/// lists are removed: somebody may have added a file while the output was replaced.
pub fn remove_output(folder: &Path) {
    let manifest = folder.join(MANIFEST);
    if !manifest.exists() {
        let _ = fs::remove_dir_all(folder);
        return;
    }
    for file in listed_files(&manifest).iter().filter(|file| is_safe(file)) {
        // What cannot be removed stays, under a hidden name.
        let _ = remove_listed(folder, file);
    }
    let _ = fs::remove_file(manifest);
    let _ = fs::remove_dir(folder);
}

/// Removes a file of an output, and the folders above it that are then empty.
///
/// # Errors
/// The file exists and cannot be removed.
pub fn remove_listed(root: &Path, file: &str) -> std::io::Result<()> {
    let path = root.join(file);
    match fs::remove_file(&path) {
        Err(error) if !is_absent(&error) => return Err(error),
        _ => {}
    }
    for folder in path.ancestors().skip(1).take_while(|folder| *folder != root) {
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}

/// Whether there is nothing of that name.
fn is_absent(error: &std::io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// Removes empty folders, innermost first.
pub fn remove_empty(folders: &[std::path::PathBuf]) {
    for folder in folders {
        let _ = fs::remove_dir(folder);
    }
}

//! The cache folder with the stores of all clones: its size, and how to clear it.

use std::fs;
use std::path::{Path, PathBuf};

use super::folder::{TAG, entries, failed, has_tag, is_key, is_ours, lock};
use crate::error::Result;

/// How much is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CacheSize {
    /// Number of clones.
    pub clones: usize,
    /// Bytes in all files.
    pub bytes: u64,
}

/// What [`clear`] did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cleared {
    /// How much was removed.
    pub removed: CacheSize,
    /// What remains: files that are not ours, or that another run uses.
    pub left: Vec<PathBuf>,
}

/// How much is stored for all clones.
#[must_use]
pub fn size(cache: &Path) -> CacheSize {
    let mut size = CacheSize::default();
    for clone in clones(cache) {
        size.clones += 1;
        let ours = entries(&clone).into_iter().filter(|entry| is_ours(&entry.file_name().to_string_lossy()));
        size.bytes += ours.filter_map(|entry| entry.metadata().ok()).map(|meta| meta.len()).sum::<u64>();
    }
    size
}

/// Removes what is stored for all clones, and nothing else. Folders are removed if they are empty then.
///
/// # Errors
/// One of our files cannot be removed.
pub fn clear(cache: &Path) -> Result<Cleared> {
    let mut cleared = Cleared::default();
    for clone in clones(cache) {
        let Ok(Some(_lock)) = lock(&clone) else {
            cleared.left.push(clone);
            continue;
        };
        cleared.removed.bytes += clear_clone(&clone)?;
        cleared.removed.clones += 1;
        let _ = fs::remove_dir(&clone);
    }
    remove_tag(cache);
    let _ = fs::remove_dir(cache);
    let rest = entries(cache).into_iter().map(|entry| entry.path());
    cleared.left.extend(rest.filter(|path| path.file_name().is_none_or(|name| name != TAG)));
    cleared.left.sort();
    cleared.left.dedup();
    Ok(cleared)
}

/// Removes our files from the folder of a clone, and returns their bytes.
fn clear_clone(folder: &Path) -> Result<u64> {
    let mut bytes = 0;
    for entry in entries(folder) {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some(meta) = entry.metadata().ok().filter(|meta| meta.is_file() && is_ours(&name)) else { continue };
        fs::remove_file(entry.path()).map_err(|error| failed(&entry.path(), &error))?;
        bytes += meta.len();
    }
    Ok(bytes)
}

/// Removes the tag if it is ours and the only entry.
fn remove_tag(cache: &Path) {
    let tag = cache.join(TAG);
    if has_tag(cache) && entries(cache).len() == 1 {
        let _ = fs::remove_file(tag);
    }
}

/// The folders of clones.
fn clones(cache: &Path) -> Vec<PathBuf> {
    let is_clone = |entry: &fs::DirEntry| {
        entry.file_type().is_ok_and(|kind| kind.is_dir()) && is_key(&entry.file_name().to_string_lossy())
    };
    entries(cache).into_iter().filter(is_clone).map(|entry| entry.path()).collect()
}

//! Replaces a folder by another in one step, where the system can.

use std::fs;
use std::path::Path;

/// Moves a folder to a place that is empty or absent.
///
/// # Errors
/// There is something in the place.
pub fn put(folder: &Path, place: &Path) -> std::io::Result<()> {
    // POSIX replaces an empty folder; other systems want the place free.
    if !cfg!(unix) {
        let _ = fs::remove_dir(place);
    }
    fs::rename(folder, place)
}

/// Exchanges two folders: a reader of either path sees one or the other, whole, at any time.
///
/// # Errors
/// The system or the file system has no such step, or refuses it.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
pub fn exchange(one: &Path, other: &Path) -> std::io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

/// Exchanges two folders.
///
/// # Errors
/// This system has no such step.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
pub fn exchange(_one: &Path, _other: &Path) -> std::io::Result<()> {
    Err(std::io::ErrorKind::Unsupported.into())
}

/// Whether the target is a folder that can be exchanged with one beside it, as far as can be known before.
pub fn is_exchangeable(target: &Path, beside: &Path) -> bool {
    let is_used = std::env::current_dir().is_ok_and(|current| current.starts_with(target));
    // A shell in the folder would be left in the old one.
    !is_used && has_same_owner(target, beside)
}

/// Whether both are on one file system, with one owner and group: else the exchange would change what the user set.
#[cfg(unix)]
fn has_same_owner(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let key = |path: &Path| fs::metadata(path).map(|meta| (meta.dev(), meta.uid(), meta.gid())).ok();
    key(one).is_some() && key(one) == key(other)
}

#[cfg(not(unix))]
fn has_same_owner(_one: &Path, _other: &Path) -> bool {
    false
}

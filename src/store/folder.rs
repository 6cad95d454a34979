//! The cache folder: how clones and files in it are called, who may write, what may be removed.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::segment::TABLES;
use crate::error::{Error, Result};
use crate::text;

pub(super) const MANIFEST: &str = "manifest.json";
const LOCK: &str = "lock";
/// The end of the name of a file that is being written.
const TEMPORARY: &str = ".new";
/// Tells backup programs that nothing here is worth keeping: <https://bford.info/cachedir/>.
const TAG: &str = "CACHEDIR.TAG";
const TAG_TEXT: &str = "Signature: 8a477f597d28d172789f06886806bc55\n\
                        # What laurels knows of git clones; `laurels cache clear` removes it.\n";
/// Digits of the hash that is a clone's folder name.
const KEY_DIGITS: usize = 32;

/// How much is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Size {
    /// Number of clones.
    pub clones: usize,
    /// Bytes in all files.
    pub bytes: u64,
}

/// What was removed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cleared {
    /// How much was removed.
    pub removed: Size,
    /// What is still there: not ours, in use by another run, or not to be removed.
    pub left: Vec<PathBuf>,
}

/// The folder name of a clone, by the place of its git folder: no two clones share one, and no name tells the place.
pub(super) fn key(clone: &Path, has_words: bool) -> String {
    let mut name = clone.as_os_str().as_encoded_bytes().to_vec();
    if has_words {
        // No path has a NUL.
        name.extend_from_slice(b"\0words");
    }
    text::sha256_hex(&name)[..KEY_DIGITS].to_owned()
}

/// `changes-0123456789abcdef.parquet`.
pub(super) fn file_name(table: &str, checksum: u64) -> String {
    format!("{table}-{checksum:016x}.parquet")
}

/// Creates the folder of a clone, for its owner only: names and addresses are personal data.
pub(super) fn create(cache: &Path, folder: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|error| failed(folder, &error))?;
    let tag = cache.join(TAG);
    if !tag.exists() {
        // A courtesy to others; the store works without.
        let _ = fs::write(&tag, TAG_TEXT);
    }
    Ok(())
}

/// The right to write, until it is dropped; `None` while another run has it.
pub(super) fn lock(folder: &Path) -> Result<Option<fs::File>> {
    let path = folder.join(LOCK);
    let file = fs::OpenOptions::new().create(true).truncate(false).write(true).open(&path);
    let file = file.map_err(|error| failed(&path, &error))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(fs::TryLockError::WouldBlock) => Ok(None),
        Err(fs::TryLockError::Error(error)) => Err(failed(&path, &error)),
    }
}

/// Puts a whole file in place. It is not waited for the disk: what a power cut tears has the wrong checksum, and is
/// written anew.
pub(super) fn replace(folder: &Path, name: &str, content: &[u8]) -> Result<()> {
    let (path, temporary) = (folder.join(name), folder.join(format!("{name}{TEMPORARY}")));
    let written = fs::File::create(&temporary).and_then(|mut file| file.write_all(content));
    written.and_then(|()| fs::rename(&temporary, &path)).map_err(|error| {
        let _ = fs::remove_file(&temporary);
        failed(&path, &error)
    })
}

/// Removes files of ours that are not to be kept: folded segments, and what killed runs left behind.
pub(super) fn sweep(folder: &Path, keep: &[String]) {
    for entry in entries(folder) {
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_ours(&name) && name != MANIFEST && name != LOCK && !keep.contains(&name) {
            // Where a reader still holds it open and the system minds, a later run removes it.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// How much is stored for all clones.
#[must_use]
pub fn size(cache: &Path) -> Size {
    let mut size = Size::default();
    for clone in clones(cache) {
        size.clones += 1;
        let ours = entries(&clone).into_iter().filter(|entry| is_ours(&entry.file_name().to_string_lossy()));
        size.bytes += ours.filter_map(|entry| entry.metadata().ok()).map(|meta| meta.len()).sum::<u64>();
    }
    size
}

/// Removes what is stored for all clones, and nothing else: folders are removed when they are empty then.
///
/// # Errors
/// A file of ours cannot be removed.
pub fn clear(cache: &Path) -> Result<Cleared> {
    let mut cleared = Cleared::default();
    for clone in clones(cache) {
        let Ok(Some(_lock)) = lock(&clone) else {
            cleared.left.push(clone);
            continue;
        };
        for entry in entries(&clone) {
            let name = entry.file_name().to_string_lossy().into_owned();
            let meta = entry.metadata().ok().filter(fs::Metadata::is_file);
            if let Some(meta) = meta.filter(|_| is_ours(&name)) {
                fs::remove_file(entry.path()).map_err(|error| failed(&entry.path(), &error))?;
                cleared.removed.bytes += meta.len();
            }
        }
        cleared.removed.clones += 1;
        let _ = fs::remove_dir(&clone);
    }
    if fs::read(cache.join(TAG)).is_ok_and(|tag| tag == TAG_TEXT.as_bytes()) && entries(cache).len() == 1 {
        let _ = fs::remove_file(cache.join(TAG));
    }
    let _ = fs::remove_dir(cache);
    let rest = entries(cache).into_iter().map(|entry| entry.path());
    cleared.left.extend(rest.filter(|path| path.file_name().is_none_or(|name| name != TAG)));
    cleared.left.sort();
    cleared.left.dedup();
    Ok(cleared)
}

/// The folders of clones: real folders with a name as [`key`] makes them.
fn clones(cache: &Path) -> Vec<PathBuf> {
    let is_key = |name: &str| name.len() == KEY_DIGITS && is_hexadecimal(name);
    let is_clone = |entry: &fs::DirEntry| {
        entry.file_type().is_ok_and(|kind| kind.is_dir()) && is_key(&entry.file_name().to_string_lossy())
    };
    entries(cache).into_iter().filter(is_clone).map(|entry| entry.path()).collect()
}

fn entries(folder: &Path) -> Vec<fs::DirEntry> {
    fs::read_dir(folder).map(|entries| entries.filter_map(std::io::Result::ok).collect()).unwrap_or_default()
}

/// Whether a file in the folder of a clone has a name that we give.
fn is_ours(name: &str) -> bool {
    let name = name.strip_suffix(TEMPORARY).unwrap_or(name);
    let is_table = || {
        let (table, checksum) = name.strip_suffix(".parquet")?.split_once('-')?;
        Some(TABLES.iter().any(|ours| ours.name == table) && checksum.len() == 16 && is_hexadecimal(checksum))
    };
    name == MANIFEST || name == LOCK || is_table().unwrap_or(false)
}

fn is_hexadecimal(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

fn failed(path: &Path, error: &std::io::Error) -> Error {
    Error::output(format!("the cache {}: {error}", text::plain(&path.to_string_lossy())))
        .hint("--no-cache does without; XDG_CACHE_HOME names another place")
}

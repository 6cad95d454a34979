//! The folder of a clone in the cache: names of files, the lock, and safe replacement.

use std::fs;
use std::io::{Read, Write};
use std::path::Path;

use super::open;
use super::tables::TABLES;
use crate::error::{Error, Result};
use crate::text;

/// The file with the list of segments.
pub const LIST: &str = "manifest.json";
const LOCK: &str = "lock";
/// The end of the name of a file that is being written.
const TEMPORARY: &str = ".new";
/// Excludes the cache from backups: <https://bford.info/cachedir/>.
pub const TAG: &str = "CACHEDIR.TAG";
const TAG_TEXT: &str = "Signature: 8a477f597d28d172789f06886806bc55\n\
                            # Cache of laurels for git clones; `laurels cache clear` removes it.\n";
/// Digits of the hash that is a clone's folder name.
const KEY_DIGITS: usize = 32;
const CHECKSUM_DIGITS: usize = 16;

/// The folder name of a clone, a hash of the path of its git folder: unique, and it does not reveal the path.
pub fn key(clone: &Path, has_words: bool) -> String {
    let mut name = clone.as_os_str().as_encoded_bytes().to_vec();
    if has_words {
        // A path cannot contain a NUL.
        name.extend_from_slice(b"\0words");
    }
    text::sha256_hex(&name)[..KEY_DIGITS].to_owned()
}

/// Whether this is a folder name as [`key`] makes them.
pub fn is_key(name: &str) -> bool {
    name.len() == KEY_DIGITS && is_hexadecimal(name)
}

/// The name of a table's file, such as `changes-0123456789abcdef.parquet`.
pub fn file_name(table: &str, checksum: u64) -> String {
    format!("{table}-{checksum:016x}.parquet")
}

/// Creates the folder of a clone. Only its owner can read it, since names and addresses are personal data.
pub fn create(cache: &Path, folder: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|error| failed(folder, &error))?;
    check(folder)?;
    // The store works without it, so an error does not matter. Nothing that is there is opened.
    if let Ok(mut tag) = fs::File::create_new(cache.join(TAG)) {
        let _ = tag.write_all(TAG_TEXT.as_bytes());
    }
    Ok(())
}

/// Refuses a folder of a clone, or a file in it, that is something else: a symbolic link, a FIFO or a device. What is
/// not there is no error.
pub fn check(folder: &Path) -> Result<()> {
    let is_odd = |path: &Path, is_right: fn(&fs::FileType) -> bool| {
        fs::symlink_metadata(path).is_ok_and(|meta| !is_right(&meta.file_type()))
    };
    if is_odd(folder, fs::FileType::is_dir) {
        return Err(odd(folder, "not a folder of its own"));
    }
    for path in [LOCK, LIST].map(|name| folder.join(name)) {
        if is_odd(&path, fs::FileType::is_file) {
            return Err(odd(&path, "not a regular file"));
        }
    }
    Ok(())
}

/// The error of something that laurels did not write.
fn odd(path: &Path, what: &str) -> Error {
    let is_link = fs::symlink_metadata(path).is_ok_and(|meta| meta.file_type().is_symlink());
    let what = if is_link { "a symbolic link" } else { what };
    Error::output(format!("the cache is not used: {} is {what}", text::plain(&path.to_string_lossy())))
        .hint("remove it, or use --no-cache")
}

/// Whether the cache has our tag.
pub fn has_tag(cache: &Path) -> bool {
    let mut content = Vec::new();
    let read =
        open::reader(&cache.join(TAG)).map(|file| file.take(TAG_TEXT.len() as u64 + 1).read_to_end(&mut content));
    read.is_ok() && content == TAG_TEXT.as_bytes()
}

/// The right to write, until it is dropped; `None` if another run has it.
pub fn lock(folder: &Path) -> Result<Option<fs::File>> {
    let path = folder.join(LOCK);
    let file = open::writer(&path).map_err(|error| failed(&path, &error))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(fs::TryLockError::WouldBlock) => Ok(None),
        Err(fs::TryLockError::Error(error)) => Err(failed(&path, &error)),
    }
}

/// Writes a file under a temporary name and renames it. What has the temporary name is a leftover of a killed run, or
/// not ours: it is removed, not written to. There is no sync to disk: after a power failure the checksum is
/// wrong, and the file is written again.
pub fn replace(folder: &Path, name: &str, content: &[u8]) -> Result<()> {
    let path = folder.join(name);
    let temporary = folder.join(format!("{name}{TEMPORARY}"));
    let _ = fs::remove_file(&temporary);
    let written = fs::File::create_new(&temporary).and_then(|mut file| file.write_all(content));
    let renamed = written.and_then(|()| fs::rename(&temporary, &path));
    renamed.map_err(|error| {
        let _ = fs::remove_file(&temporary);
        failed(&path, &error)
    })
}

/// Removes files of ours that are not in `keep`: merged segments, and leftovers of killed runs.
pub fn sweep(folder: &Path, keep: &[String]) {
    for entry in entries(folder) {
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_ours(&name) && name != LIST && name != LOCK && !keep.contains(&name) {
            // On some systems a file that is being read cannot be removed; a later run removes it.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether a file in the folder of a clone has a name that we give.
pub fn is_ours(name: &str) -> bool {
    let name = name.strip_suffix(TEMPORARY).unwrap_or(name);
    name == LIST || name == LOCK || is_table_file(name)
}

fn is_table_file(name: &str) -> bool {
    let Some((table, checksum)) = name.strip_suffix(".parquet").and_then(|stem| stem.split_once('-')) else {
        return false;
    };
    let is_table = TABLES.iter().any(|ours| ours.name == table);
    is_table && checksum.len() == CHECKSUM_DIGITS && is_hexadecimal(checksum)
}

fn is_hexadecimal(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

/// The entries of a folder; empty if it cannot be read.
pub fn entries(folder: &Path) -> Vec<fs::DirEntry> {
    fs::read_dir(folder).map(|entries| entries.filter_map(std::io::Result::ok).collect()).unwrap_or_default()
}

/// The error of a file operation in the cache.
pub fn failed(path: &Path, error: &std::io::Error) -> Error {
    Error::output(format!("cannot use the cache {}: {error}", text::plain(&path.to_string_lossy())))
        .hint("use --no-cache, or set XDG_CACHE_HOME to another folder")
}

//! Opens files of the cache without following symbolic links, and without waiting for the other end of a FIFO.

use std::fs::{File, OpenOptions};
use std::io::{Error, Result};
use std::path::Path;

/// Opens a regular file to read it.
pub fn reader(path: &Path) -> Result<File> {
    regular(careful().read(true).open(path)?)
}

/// Opens a regular file to write it, and creates it if needed. Its content stays.
pub fn writer(path: &Path) -> Result<File> {
    regular(careful().write(true).create(true).truncate(false).open(path)?)
}

fn regular(file: File) -> Result<File> {
    if file.metadata()?.is_file() { Ok(file) } else { Err(Error::other("not a regular file")) }
}

#[cfg(unix)]
fn careful() -> OpenOptions {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt;
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
    let mut options = OpenOptions::new();
    options.custom_flags(i32::try_from(flags.bits()).unwrap_or_default());
    options
}

#[cfg(not(unix))]
fn careful() -> OpenOptions {
    OpenOptions::new()
}

//! Reads a folder that an earlier run wrote.

use std::fs;
use std::path::{Path, PathBuf};

use super::contents::MANIFEST;
use super::forward;
use crate::error::{Error, Result};
use crate::text;

/// Bytes of a file that is read at most; the largest real ones have a few megabytes.
const MAX_FILE: u64 = 1 << 30;

/// A complete output folder.
#[derive(Debug)]
pub struct Earlier {
    path: PathBuf,
    manifest: String,
}

impl Earlier {
    /// Opens a folder.
    ///
    /// # Errors
    /// The folder has no manifest that can be read, or a run that died cannot be finished.
    pub fn open(path: &Path) -> Result<Self> {
        // A run that died while it replaced the files of this folder is finished first.
        forward::finish(path)?;
        Ok(Self { path: path.to_owned(), manifest: read(&path.join(MANIFEST))? })
    }

    /// The text of its manifest.
    #[must_use]
    pub fn manifest(&self) -> &str {
        &self.manifest
    }

    /// The text of a file; `name` must come from the program, not from the folder.
    ///
    /// # Errors
    /// The file cannot be read, is not UTF-8, or is too large.
    pub fn read(&self, name: &str) -> Result<String> {
        read(&self.path.join(name))
    }
}

fn read(path: &Path) -> Result<String> {
    let size = fs::metadata(path).map_err(|error| failed(path, &error.to_string()))?.len();
    if size > MAX_FILE {
        let size = text::number(i64::try_from(size).unwrap_or(i64::MAX));
        return Err(failed(path, &format!("it has {size} bytes")));
    }
    fs::read_to_string(path).map_err(|error| failed(path, &error.to_string()))
}

fn failed(path: &Path, what: &str) -> Error {
    Error::usage(format!("cannot read {}: {what}", text::plain(&path.to_string_lossy())))
        .hint("`--from` needs a folder that `laurels report` wrote, with all its files")
}

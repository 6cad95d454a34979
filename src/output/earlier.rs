//! A folder that an earlier run wrote, to be read again.

use std::fs;
use std::path::{Path, PathBuf};

use super::MANIFEST;
use crate::error::{Error, Result};
use crate::text;

/// Files beyond this are not read: the largest real ones have some megabytes.
const MAX_FILE: u64 = 1 << 30;

/// A complete folder of ours.
#[derive(Debug)]
pub struct Earlier {
    path: PathBuf,
    manifest: String,
}

impl Earlier {
    /// Opens a folder.
    ///
    /// # Errors
    /// It has no manifest, or it is not ours.
    pub fn open(path: &Path) -> Result<Self> {
        let earlier = Self { path: path.to_owned(), manifest: String::new() };
        let manifest = earlier.read(MANIFEST)?;
        Ok(Self { manifest, ..earlier })
    }

    /// The text of its manifest.
    #[must_use]
    pub fn manifest(&self) -> &str {
        &self.manifest
    }

    /// The text of a file in it; `name` is ours, never one that the folder names.
    ///
    /// # Errors
    /// It cannot be read, is no UTF-8, or is absurdly large.
    pub fn read(&self, name: &str) -> Result<String> {
        let path = self.path.join(name);
        let failed = |what: String| {
            Error::usage(format!("cannot read {}: {what}", text::plain(&path.to_string_lossy()))).hint(
                "--from takes a folder that `laurels report` wrote; make it anew from the clone if a file is lost",
            )
        };
        let size = fs::metadata(&path).map_err(|error| failed(error.to_string()))?.len();
        if size > MAX_FILE {
            return Err(failed(format!("it has {} bytes", text::number(i64::try_from(size).unwrap_or(i64::MAX)))));
        }
        fs::read_to_string(&path).map_err(|error| failed(error.to_string()))
    }
}

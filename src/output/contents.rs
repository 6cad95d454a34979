//! What a folder holds: an output of laurels, files of others, or nothing.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::files::failed;
use crate::error::Result;

/// The name of the file that marks a folder as written by laurels, and as complete.
pub const MANIFEST: &str = "manifest.json";

/// The beginning of the names of folders that laurels removes again.
pub const STAGING: &str = ".laurels-";

/// More entries than any output has: a larger folder has files of others.
const MAX_ENTRIES: usize = 200_000;

/// The two kinds of output. One does not replace the other without a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// The pages, charts and tables of `laurels report`.
    Report,
    /// The Parquet files of `laurels facts`.
    Tables,
}

impl Content {
    /// What the folder holds, in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Report => "a report of laurels",
            Self::Tables => "the tables of `laurels facts`",
        }
    }
}

/// What a folder holds.
#[derive(Debug, Default)]
pub struct Contents {
    /// The output of laurels, if there is a manifest.
    pub ours: Option<Content>,
    /// Whether there are files that the manifest does not list.
    pub has_others: bool,
}

impl Contents {
    /// Looks through a folder. Folders that a killed run left do not count.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn of(folder: &Path) -> Result<Self> {
        let manifest = fs::read_to_string(folder.join(MANIFEST)).unwrap_or_default();
        let ours = content(&manifest);
        let mut known: BTreeSet<String> = files_in(&manifest).into_iter().collect();
        if ours.is_some() {
            known.insert(MANIFEST.to_owned());
        }
        let mut search = Search { root: folder, known: &known, seen: 0 };
        let has_others = search.has_others(folder)?;
        Ok(Self { ours, has_others })
    }
}

/// A search for files that are not known.
struct Search<'a> {
    root: &'a Path,
    known: &'a BTreeSet<String>,
    seen: usize,
}

impl Search<'_> {
    fn has_others(&mut self, folder: &Path) -> Result<bool> {
        let cannot_read = |error: std::io::Error| failed("read", folder, &error);
        for entry in fs::read_dir(folder).map_err(cannot_read)? {
            let entry = entry.map_err(cannot_read)?;
            self.seen += 1;
            if self.seen > MAX_ENTRIES {
                return Ok(true);
            }
            let path = entry.path();
            let is_top = folder == self.root;
            if is_top && entry.file_name().to_string_lossy().starts_with(STAGING) {
                continue;
            }
            let is_folder = entry.file_type().map_err(cannot_read)?.is_dir();
            let is_other = if is_folder { self.has_others(&path)? } else { !self.is_known(&path) };
            if is_other {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn is_known(&self, path: &Path) -> bool {
        let name = path.strip_prefix(self.root).ok().and_then(Path::to_str);
        name.is_some_and(|name| self.known.contains(&name.replace('\\', "/")))
    }
}

/// What a manifest says that its folder holds; `None` if laurels did not write it.
fn content(manifest: &str) -> Option<Content> {
    let json: serde_json::Value = serde_json::from_str(manifest).ok()?;
    json["tool"].as_str().filter(|tool| tool.starts_with("laurels "))?;
    Some(if json["report"] == "facts" { Content::Tables } else { Content::Report })
}

/// The files that a manifest lists; none if it cannot be read.
pub fn listed_files(manifest: &Path) -> Vec<String> {
    files_in(&fs::read_to_string(manifest).unwrap_or_default())
}

fn files_in(manifest: &str) -> Vec<String> {
    let json: serde_json::Value = serde_json::from_str(manifest).unwrap_or_default();
    match json["files"].as_object() {
        Some(files) => files.keys().cloned().collect(),
        None => Vec::new(),
    }
}

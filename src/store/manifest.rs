//! The list of what is stored: written last, read first, believed only where everything fits.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::Path;

use bytes::Bytes;
use serde::{Deserialize, Serialize};
use twox_hash::XxHash64;

use super::Trouble;
use super::folder::{self, MANIFEST};
use super::segment::{TABLES, Table};
use crate::error::{Error, Result};
use crate::fact::RULES;

/// The version of the files' layout: grows whenever a table or column comes, goes or changes.
const FORMAT: u32 = 5;
/// A manifest of ours has a few kilobytes.
const MAX_MANIFEST: u64 = 1 << 20;
/// Ours have at most eleven segments.
const MAX_SEGMENTS: usize = 64;

/// What is stored, and by which rules it was made.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    format: u32,
    rules: u32,
    id_length: usize,
    segments: Vec<Segment>,
}

/// One immutable part of the store.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Segment {
    pub(super) commits: u32,
    tables: BTreeMap<String, Entry>,
}

/// A file. Its name is made of its table and its checksum, so no manifest can name a file elsewhere.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    bytes: u64,
    /// XXH64 in hexadecimal digits: finds accidents, ten times as fast as the disk; it is no seal against the user.
    xxh64: String,
}

impl Manifest {
    pub(super) fn new(id_length: usize, segments: Vec<Segment>) -> Self {
        Self { format: FORMAT, rules: RULES, id_length, segments }
    }

    /// The segments of a manifest of our format and rules; `None` for any other text.
    pub(super) fn parse(bytes: &[u8], id_length: usize) -> Option<Vec<Segment>> {
        let manifest: Self = serde_json::from_slice(bytes).ok()?;
        let is_ours = (manifest.format, manifest.rules, manifest.id_length) == (FORMAT, RULES, id_length);
        let is_whole = |segment: &Segment| {
            TABLES.iter().all(|table| segment.file(table).is_some()) && segment.tables.len() == TABLES.len()
        };
        let fits = is_ours && manifest.segments.len() <= MAX_SEGMENTS && manifest.segments.iter().all(is_whole);
        Some(manifest.segments).filter(|_| fits)
    }

    fn files(&self) -> Vec<String> {
        let of = |segment: &Segment| TABLES.iter().filter_map(|table| segment.file(table)).collect::<Vec<_>>();
        self.segments.iter().flat_map(of).collect()
    }
}

impl Segment {
    /// Writes the files of a new segment; nobody reads them before the manifest names them.
    pub(super) fn write(folder: &Path, commits: usize, files: Vec<(&Table, Vec<u8>)>) -> Result<Self> {
        let commits = u32::try_from(commits).map_err(|_| Error::output("too many commits to store"))?;
        let mut tables = BTreeMap::new();
        for (table, content) in files {
            let checksum = XxHash64::oneshot(0, &content);
            folder::replace(folder, &folder::file_name(table.name, checksum), &content)?;
            let entry = Entry { bytes: content.len() as u64, xxh64: format!("{checksum:016x}") };
            tables.insert(table.name.to_owned(), entry);
        }
        Ok(Self { commits, tables })
    }

    /// The content of a table's file, if it is what was written.
    pub(super) fn read(&self, folder: &Path, table: &Table) -> Result<Bytes, Trouble> {
        let entry = self.tables.get(table.name).ok_or(Trouble::Damaged)?;
        let checksum = entry.checksum().ok_or(Trouble::Damaged)?;
        let path = folder.join(folder::file_name(table.name, checksum));
        let meta = fs::symlink_metadata(&path).map_err(gone)?;
        if !meta.is_file() || meta.len() != entry.bytes {
            return Err(Trouble::Damaged);
        }
        let mut content = Vec::with_capacity(usize::try_from(entry.bytes).map_err(|_| Trouble::Damaged)?);
        let file = fs::File::open(&path).map_err(gone)?;
        file.take(entry.bytes).read_to_end(&mut content).map_err(|_| Trouble::Damaged)?;
        let is_sound = content.len() as u64 == entry.bytes && XxHash64::oneshot(0, &content) == checksum;
        if is_sound { Ok(Bytes::from(content)) } else { Err(Trouble::Damaged) }
    }

    fn file(&self, table: &Table) -> Option<String> {
        self.tables.get(table.name)?.checksum().map(|checksum| folder::file_name(table.name, checksum))
    }
}

impl Entry {
    /// The checksum, if it is spelled as we spell it.
    fn checksum(&self) -> Option<u64> {
        u64::from_str_radix(&self.xxh64, 16).ok().filter(|checksum| format!("{checksum:016x}") == self.xxh64)
    }
}

fn gone(error: std::io::Error) -> Trouble {
    if error.kind() == std::io::ErrorKind::NotFound { Trouble::Gone } else { Trouble::Damaged }
}

/// The manifest's bytes; `None` where there is none that could be ours.
pub(super) fn read(folder: &Path) -> Option<Vec<u8>> {
    let path = folder.join(MANIFEST);
    let meta = fs::symlink_metadata(&path).ok()?;
    if !meta.is_file() || meta.len() > MAX_MANIFEST {
        return None;
    }
    let mut content = Vec::new();
    fs::File::open(&path).ok()?.take(MAX_MANIFEST).read_to_end(&mut content).ok()?;
    Some(content)
}

/// Makes a manifest the one that counts, and removes the files that it does not name. To be called by who has the lock.
pub(super) fn write(folder: &Path, manifest: &Manifest) -> Result<()> {
    let text = serde_json::to_string_pretty(manifest).map_err(|error| Error::internal(format!("JSON: {error}")))?;
    folder::replace(folder, MANIFEST, text.as_bytes())?;
    folder::sweep(folder, &manifest.files());
    Ok(())
}

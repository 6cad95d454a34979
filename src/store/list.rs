//! The list of segments: written last, read first, and used only if all of it fits.

use std::collections::BTreeMap;
use std::io::{ErrorKind, Read};
use std::path::Path;

use bytes::Bytes;
use serde::{Deserialize, Serialize};
use twox_hash::XxHash64;

use super::column::Table;
use super::folder::{self, LIST};
use super::open;
use super::tables::{FORMAT, TABLES};
use super::trouble::Trouble;
use crate::error::{Error, Result};
use crate::fact::RULES;

/// Our lists have a few kilobytes.
const MAX_LIST: u64 = 1 << 20;
/// Our lists have at most eleven segments.
const MAX_SEGMENTS: usize = 64;

/// All segments of a clone, and the rules by which they were made.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SegmentList {
    format: u32,
    rules: u32,
    id_length: usize,
    segments: Vec<Segment>,
}

/// One immutable part of the store.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Segment {
    pub commits: u32,
    tables: BTreeMap<String, StoredFile>,
}

/// A file. Its name follows from its table and its checksum, so no list can name a file elsewhere.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct StoredFile {
    bytes: u64,
    /// XXH64 in hexadecimal digits. It detects accidents, not attacks, and is ten times as fast as the disk.
    xxh64: String,
}

impl SegmentList {
    /// A list for the current format and rules.
    pub fn new(id_length: usize, segments: Vec<Segment>) -> Self {
        Self { format: FORMAT, rules: RULES, id_length, segments }
    }

    /// The segments of a list of the current format and rules; `None` for any other text.
    pub fn parse(bytes: &[u8], id_length: usize) -> Option<Vec<Segment>> {
        let list: Self = serde_json::from_slice(bytes).ok()?;
        let is_ours = (list.format, list.rules, list.id_length) == (FORMAT, RULES, id_length);
        let fits = is_ours && list.segments.len() <= MAX_SEGMENTS && list.segments.iter().all(Segment::is_whole);
        Some(list.segments).filter(|_| fits)
    }

    fn files(&self) -> Vec<String> {
        self.segments.iter().flat_map(Segment::files).collect()
    }
}

impl Segment {
    /// Writes the files of a new segment. They are not read before the list names them.
    pub fn write(folder: &Path, commits: usize, files: Vec<(&Table, Vec<u8>)>) -> Result<Self> {
        let commits = u32::try_from(commits).map_err(|_| Error::output("the cache cannot store so many commits"))?;
        let mut tables = BTreeMap::new();
        for (table, content) in files {
            let checksum = XxHash64::oneshot(0, &content);
            folder::replace(folder, &folder::file_name(table.name, checksum), &content)?;
            let file = StoredFile { bytes: content.len() as u64, xxh64: format!("{checksum:016x}") };
            tables.insert(table.name.to_owned(), file);
        }
        Ok(Self { commits, tables })
    }

    /// The content of a table's file, if it is as it was written.
    pub fn read(&self, folder: &Path, table: &Table) -> Result<Bytes, Trouble> {
        let file = self.tables.get(table.name).ok_or(Trouble::Damaged)?;
        let checksum = file.checksum().ok_or(Trouble::Damaged)?;
        let path = folder.join(folder::file_name(table.name, checksum));
        let opened = open::reader(&path).map_err(trouble)?;
        if opened.metadata().map_err(trouble)?.len() != file.bytes {
            return Err(Trouble::Damaged);
        }
        let mut content = Vec::with_capacity(usize::try_from(file.bytes).map_err(|_| Trouble::Damaged)?);
        opened.take(file.bytes).read_to_end(&mut content).map_err(|_| Trouble::Damaged)?;
        let is_sound = content.len() as u64 == file.bytes && XxHash64::oneshot(0, &content) == checksum;
        if is_sound { Ok(Bytes::from(content)) } else { Err(Trouble::Damaged) }
    }

    /// Whether it has a file for every table and no others.
    fn is_whole(&self) -> bool {
        self.tables.len() == TABLES.len() && self.files().len() == TABLES.len()
    }

    fn files(&self) -> Vec<String> {
        TABLES.iter().filter_map(|table| self.file_name(table)).collect()
    }

    fn file_name(&self, table: &Table) -> Option<String> {
        let checksum = self.tables.get(table.name)?.checksum()?;
        Some(folder::file_name(table.name, checksum))
    }
}

impl StoredFile {
    /// The checksum; `None` if it is not spelled as we spell it.
    fn checksum(&self) -> Option<u64> {
        let checksum = u64::from_str_radix(&self.xxh64, 16).ok()?;
        (format!("{checksum:016x}") == self.xxh64).then_some(checksum)
    }
}

fn trouble(error: std::io::Error) -> Trouble {
    if error.kind() == ErrorKind::NotFound { Trouble::Gone } else { Trouble::Damaged }
}

/// The bytes of the list; `None` if there is no file that could be ours.
pub fn read(folder: &Path) -> Option<Vec<u8>> {
    let opened = open::reader(&folder.join(LIST)).ok()?;
    if opened.metadata().ok()?.len() > MAX_LIST {
        return None;
    }
    let mut content = Vec::new();
    opened.take(MAX_LIST).read_to_end(&mut content).ok()?;
    Some(content)
}

/// Replaces the list, and removes the files that it does not name. The caller must hold the lock.
pub fn write(folder: &Path, list: &SegmentList) -> Result<()> {
    let text = serde_json::to_string_pretty(list).map_err(|error| Error::internal(format!("JSON: {error}")))?;
    folder::replace(folder, LIST, text.as_bytes())?;
    folder::sweep(folder, &list.files());
    Ok(())
}

//! Further folders of objects, which `objects/info/alternates` names.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::locate::{MAX_POINTER, check_file};
use super::shown;
use crate::error::{Error, Result};
use crate::fact::{Notice, NoticeKind, to_i64};
use crate::text;

/// As in git: alternates of alternates are followed this deep.
const MAX_DEPTH: usize = 5;
/// The most folders that a clone may name.
const MAX_FOLDERS: usize = 1024;

/// The alternates of a clone.
#[derive(Debug, Default)]
pub struct Alternates {
    folders: usize,
    /// Folders that do not exist.
    pub missing: Vec<PathBuf>,
}

impl Alternates {
    /// Reads which folders a clone names, before gix follows them.
    ///
    /// # Errors
    /// A list is not a small regular file, or names something that is not a folder.
    pub fn read(objects: &Path) -> Result<Self> {
        let mut found = Self::default();
        let mut seen = BTreeSet::new();
        let mut queue = vec![(objects.to_owned(), 0)];
        while let Some((folder, depth)) = queue.pop() {
            let list = folder.join("info/alternates");
            check_file(&list, MAX_POINTER)?;
            let content = std::fs::read(&list).unwrap_or_default();
            for named in named(&list, &content)? {
                let path = objects.join(named);
                if !seen.insert(path.clone()) {
                    continue;
                }
                if seen.len() > MAX_FOLDERS || depth == MAX_DEPTH {
                    return Err(damaged(&list, "names too many folders"));
                }
                if found.add(&list, &path)? {
                    queue.push((path, depth + 1));
                }
            }
        }
        found.missing.sort();
        Ok(found)
    }

    /// Adds a folder; returns whether it exists.
    fn add(&mut self, list: &Path, path: &Path) -> Result<bool> {
        match std::fs::metadata(path) {
            Ok(meta) if meta.is_dir() => self.folders += 1,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                self.missing.push(path.to_owned());
                return Ok(false);
            }
            _ => return Err(damaged(list, &format!("names {}, which is not a readable folder", shown::path(path)))),
        }
        Ok(true)
    }

    /// Notices about objects from elsewhere, and about folders that are missing. They name no path, since outputs do not
    /// depend on the machine.
    pub fn notices(&self) -> Vec<Notice> {
        let mut notices = Vec::new();
        if self.folders > 0 {
            let folders = text::counted(to_i64(self.folders), "folder", "folders");
            let text = format!("The clone reads objects from {folders} outside of it (objects/info/alternates).");
            notices.push(Notice::new(NoticeKind::Alternates, text));
        }
        if !self.missing.is_empty() {
            let folders = text::counted(to_i64(self.missing.len()), "folder", "folders");
            let text = format!(
                "objects/info/alternates names {folders} that cannot be found. Objects that are only there are missing."
            );
            notices.push(Notice::new(NoticeKind::AlternatesMissing, text));
        }
        notices
    }

    /// What to do about a missing object, if a missing folder may hold it.
    pub fn hint(&self) -> Option<String> {
        let first = shown::path(self.missing.first()?);
        Some(format!("objects/info/alternates names {first}, which is missing; bring it back, or make a full clone"))
    }
}

fn named(list: &Path, content: &[u8]) -> Result<Vec<PathBuf>> {
    let is_text = !content.contains(&0) && std::str::from_utf8(content).is_ok();
    let parsed = if is_text { gix::odb::alternate::parse(content).ok() } else { None };
    parsed.ok_or_else(|| damaged(list, "is not a list of folders"))
}

fn damaged(list: &Path, what: &str) -> Error {
    Error::clone_unreadable(format!("{} {what}", shown::path(list)))
        .hint("correct the file, or make a full clone with `git clone --no-local`")
}

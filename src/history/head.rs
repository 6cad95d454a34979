//! Why HEAD names no commit.

use std::path::Path;

use super::clone::Clone;
use super::packed_refs;
use crate::error::Error;
use crate::fact::ObjectId;
use crate::text;

/// The most bytes of HEAD or of a ref that are looked at.
const MOST: usize = 1024;

impl Clone {
    /// The error of a HEAD without a commit, with its cause.
    pub(super) fn headless(&self) -> Error {
        let repository = self.source.repository.to_thread_local();
        let what = cause(repository.git_dir(), repository.common_dir());
        let hint = "`git fsck` shows the damage; `--rev REV` reads another revision".to_owned();
        Error::clone_unreadable(what).hint(self.alternates.hint().unwrap_or(hint))
    }
}

fn cause(folder: &Path, common: &Path) -> String {
    let Some(head) = start_of(&folder.join("HEAD")) else { return "HEAD cannot be read".to_owned() };
    let Some(name) = head.strip_prefix("ref:").map(str::trim) else {
        return match ObjectId::from_hex(head.trim().as_bytes()) {
            Some(id) => missing("HEAD", &id),
            None => "HEAD is damaged: it contains neither a branch nor the id of a commit".to_owned(),
        };
    };
    let shown = format!("{:?}", text::plain(name.strip_prefix("refs/heads/").unwrap_or(name)));
    if gix::refs::FullName::try_from(name).is_err() {
        return format!("HEAD is damaged: {shown} is not a name of a branch");
    }
    let path = [folder, common].map(|folder| folder.join(name)).into_iter().find(|path| path.exists());
    if let Some(content) = path.and_then(|path| start_of(&path)) {
        return match ObjectId::from_hex(content.trim().as_bytes()) {
            Some(id) => missing(&format!("the branch {shown}"), &id),
            None => format!("the branch {shown} of HEAD is damaged: its file contains no id of a commit"),
        };
    }
    match packed_refs::wrong_line(common) {
        Some(line) => format!("the branch {shown} of HEAD cannot be read: line {line} of packed-refs is not a ref"),
        None => format!("the branch {shown} of HEAD names no commit: it is missing or damaged"),
    }
}

fn missing(what: &str, id: &ObjectId) -> String {
    format!("{what} names the commit {}, which is missing or damaged", id.short())
}

/// The start of a regular file as text.
fn start_of(path: &Path) -> Option<String> {
    let is_file = std::fs::metadata(path).is_ok_and(|meta| meta.is_file());
    let content = is_file.then(|| std::fs::read(path).ok()).flatten()?;
    Some(text::from_bytes(&content[..content.len().min(MOST)]))
}

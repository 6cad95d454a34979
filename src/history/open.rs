//! Opens a clone without obeying it: no user or system configuration, no environment, no hooks, filters or replace refs,
//! and explicit limits.

use std::collections::HashSet;
use std::path::Path;

use super::alternates::Alternates;
use super::clone::Clone;
use super::source::Source;
use super::{locate, packed_refs, peel, remote, shown};
use crate::error::{Error, Result};
use crate::fact::{Notice, NoticeKind, ObjectId, to_i64};
use crate::text;

/// Repository extensions that do not change what we read, or that we support.
const KNOWN_EXTENSIONS: &[&str] = &[
    "noop",
    "noop-v1",
    "objectformat",
    "compatobjectformat",
    "partialclone",
    "preciousobjects",
    "refstorage",
    "relativeworktrees",
    "submodulepathconfig",
    "worktreeconfig",
];
/// Forges by a part of their host names.
const FORGES: [&str; 5] = ["github.", "gitlab.", "codeberg.", "gitea.", "git.sr.ht"];

impl Clone {
    /// Opens the clone at `path`: a worktree, a folder inside one, a linked worktree or a bare repository.
    ///
    /// # Errors
    /// There is no repository, or it is of a kind that cannot be read.
    pub fn open(path: &Path) -> Result<Self> {
        let git_dir = locate::git_dir(path)?;
        let alternates = Alternates::read(&locate::common_dir(&git_dir).join("objects"))?;
        let source = Source::open(&git_dir)?;
        let repository = source.repository.to_thread_local();
        check_ref_storage(&repository)?;
        check_extensions(&repository)?;
        let (name, url) = name_and_url(&repository, path);
        let (shallow, mut notices) = gaps(&repository)?;
        notices.extend(alternates.notices());
        notices.extend(packed_refs::notice(repository.common_dir()));
        Ok(Self { source, shallow, name, url, notices, alternates })
    }
}

fn check_ref_storage(repository: &gix::Repository) -> Result<()> {
    let Some(value) = repository.config_snapshot().string("extensions.refStorage") else { return Ok(()) };
    let storage = value.to_string().to_ascii_lowercase();
    if storage == "files" {
        return Ok(());
    }
    let what = format!("the repository stores its refs as {:?}, which laurels cannot read", text::plain(&storage));
    Err(Error::clone_unreadable(what).hint("on a copy of the clone, run `git refs migrate --ref-format=files`"))
}

fn check_extensions(repository: &gix::Repository) -> Result<()> {
    let config = repository.config_snapshot();
    for section in config.plumbing().sections_by_name("extensions").into_iter().flatten() {
        for name in section.body().value_names() {
            let name = name.to_string();
            if !KNOWN_EXTENSIONS.contains(&name.to_ascii_lowercase().as_str()) {
                let what = format!("the repository uses the unknown extension {:?}", text::plain(&name));
                return Err(Error::clone_unreadable(what).hint("try a newer version of laurels"));
            }
        }
    }
    Ok(())
}

fn name_and_url(repository: &gix::Repository, path: &Path) -> (String, Option<String>) {
    let origin = repository.config_snapshot().string("remote.origin.url").map(|url| text::from_bytes(&url));
    if let Some(remote) = origin.as_deref().and_then(remote::parse) {
        let is_forge = FORGES.iter().any(|forge| remote.host.contains(forge));
        let url = is_forge.then(|| format!("https://{}/{}", remote.host, remote.name));
        return (text::plain(&remote.name), url);
    }
    let root = repository.workdir().and_then(|folder| std::fs::canonicalize(folder).ok());
    let root = root.unwrap_or_else(|| std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()));
    (remote::folder_name(&root), None)
}

/// The commits where a shallow clone ends, and notices about everything that makes the clone differ from its origin.
fn gaps(repository: &gix::Repository) -> Result<(HashSet<ObjectId>, Vec<Notice>)> {
    let mut notices = Vec::new();
    let mut boundary = HashSet::new();
    let shallow = repository.shallow_commits().map_err(|error| {
        Error::clone_unreadable(format!("cannot read the list of shallow commits: {}", shown::error(&error)))
    })?;
    if let Some(shallow) = shallow {
        boundary = shallow.iter().filter_map(|id| ObjectId::from_bytes(id.as_bytes())).collect();
        notices.push(shallow_notice(boundary.len()));
    }
    let grafts = repository.common_dir().join("info/grafts");
    if std::fs::metadata(grafts).is_ok_and(|meta| meta.len() > 0) {
        let text = "The clone has grafts (info/grafts); they are ignored.";
        notices.push(Notice::new(NoticeKind::Grafts, text));
    }
    if peel::any_with_prefix(repository, "refs/replace/") {
        let text = "The clone has replace refs; they are ignored, so that the numbers are the same in every clone.";
        notices.push(Notice::new(NoticeKind::Replace, text));
    }
    Ok((boundary, notices))
}

fn shallow_notice(commits: usize) -> Notice {
    let text = format!(
        "This is a shallow clone: older commits are not counted, and the lines of {} are unknown. Run \
         `git fetch --unshallow` to get the older commits.",
        text::counted(to_i64(commits), "boundary commit", "boundary commits")
    );
    Notice::new(NoticeKind::Shallow, text)
}

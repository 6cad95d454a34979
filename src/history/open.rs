//! Opens a clone without obeying anything it says: no user or system configuration, no environment, no hooks, filters or
//! replace refs, and explicit limits.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use gix::odb::store::init::Slots;

use super::budget::Budget;
use super::object::guarded;
use super::pack::Packs;
use crate::error::{Error, Result};
use crate::fact::{Notice, NoticeKind, ObjectId, to_i64};
use crate::text;

/// Objects beyond this are not loaded; git takes files beyond half of it for binary.
const ALLOCATION_LIMIT: &str = "gitoxide.objects.allocLimit=1073741824";
/// Repository extensions that do not change what we read, or that we know.
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
/// Files that git reads whole: what else than a small regular file stands there is an attack or an accident.
const CHECKED_FILES: &[(&str, u64)] = &[
    ("config", 1 << 20),
    ("HEAD", 1 << 16),
    ("packed-refs", 1 << 30),
    ("shallow", 1 << 26),
    ("objects/info/alternates", 1 << 16),
];

/// A file that names a folder.
const MAX_POINTER: u64 = 1 << 16;

/// What readers on all threads share.
#[derive(Clone)]
pub(super) struct Source {
    pub(super) repository: gix::ThreadSafeRepository,
    options: gix::open::Options,
    pub(super) packs: Arc<Packs>,
    pub(super) budget: Arc<Budget>,
}

impl Source {
    pub(super) fn hash_length(&self) -> usize {
        self.repository.to_thread_local().object_hash().len_in_bytes()
    }

    /// The repository as it is on disk now.
    pub(super) fn reopened(&self) -> Option<gix::ThreadSafeRepository> {
        let folder = self.repository.to_thread_local().git_dir().to_owned();
        gix::ThreadSafeRepository::open_opts(folder, self.options.clone()).ok()
    }
}

/// An opened clone.
pub struct Clone {
    pub(super) source: Source,
    pub(super) shallow: std::collections::HashSet<ObjectId>,
    name: String,
    url: Option<String>,
    notices: Vec<Notice>,
}

impl Clone {
    /// Opens the clone at `path`: a worktree, a folder inside one, a linked worktree or a bare repository.
    ///
    /// # Errors
    /// There is no repository, or it is of a kind that cannot be read; never "no releases" in silence.
    pub fn open(path: &Path) -> Result<Self> {
        let git_dir = find(path)?;
        let options = gix::open::Options::isolated()
            .with(gix::sec::Trust::Reduced)
            .open_path_as_is(true)
            .object_store_slots(Slots::AsNeededByDiskState { multiplier: 2.0, minimum: 256 })
            .config_overrides([ALLOCATION_LIMIT, "core.useReplaceRefs=false", "gitoxide.objects.noReplace=true"]);
        let repository = gix::ThreadSafeRepository::open_opts(&git_dir, options.clone()).map_err(|error| {
            Error::clone_unreadable(format!("cannot open the repository {}: {}", shown(&git_dir), message(&error)))
                .hint("`git fsck` in the clone tells what is wrong with it")
        })?;
        let packs = Arc::new(packs(&repository));
        let source = Source { repository, options, packs, budget: Arc::default() };
        let mut clone = Self {
            source,
            shallow: std::collections::HashSet::new(),
            name: String::new(),
            url: None,
            notices: Vec::new(),
        };
        clone.check_extensions()?;
        clone.name_it(path);
        clone.look_for_gaps()?;
        Ok(clone)
    }

    /// What to call the repository: `owner/name` of its `origin`, or its folder.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Web address of the project without a trailing slash, where `origin` names a known forge.
    #[must_use]
    pub fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }

    /// The canonical folder of objects and refs, the same for all worktrees of a clone.
    #[must_use]
    pub fn common_dir(&self) -> PathBuf {
        let folder = self.source.repository.to_thread_local().common_dir().to_owned();
        std::fs::canonicalize(&folder).unwrap_or(folder)
    }

    /// What opening found that a reader must know.
    #[must_use]
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// The commit that a revision names, tags peeled.
    ///
    /// # Errors
    /// HEAD points nowhere, or the revision is unknown or no commit.
    pub fn resolve(&self, revision: &str) -> Result<ObjectId> {
        let repository = self.source.repository.to_thread_local();
        if revision == "HEAD" && repository.head().is_ok_and(|head| head.is_unborn()) {
            let branch = repository.head_name().ok().flatten().map(|name| text::from_bytes(name.shorten()));
            return Err(Error::clone_unreadable(format!(
                "HEAD points to the branch {:?}, which has no commit yet",
                text::plain(&branch.unwrap_or_default())
            ))
            .hint("commit something, or name a revision with --rev"));
        }
        let id = repository.rev_parse_single(revision).map_err(|_| {
            Error::clone_unreadable(format!("unknown or ambiguous revision {revision:?}"))
                .hint("`git branch -a` and `git tag` list what there is")
        })?;
        super::refs::peel(&repository, id.detach()).map(|peeled| peeled.0).ok_or_else(|| {
            Error::clone_unreadable(format!("the revision {revision:?} is not a commit, or its commit is missing"))
                .hint("name a branch, a tag of a commit or a commit with --rev")
        })
    }

    /// The content of a file at a commit; `None` where there is no such regular file.
    #[must_use]
    pub fn file_at(&self, commit: &ObjectId, path: &str, limit: usize) -> Option<Vec<u8>> {
        guarded(|| Ok(self.find_file(commit, path, limit))).ok().flatten()
    }

    fn find_file(&self, commit: &ObjectId, path: &str, limit: usize) -> Option<Vec<u8>> {
        let mut reader = super::object::Reader::new(&self.source);
        let header = super::header::parse(&reader.read(commit, gix::objs::Kind::Commit).ok()?.data);
        let tree = reader.read(&header.tree?, gix::objs::Kind::Tree).ok()?;
        let entry = super::tree::Entries::new(&tree.data, self.source.hash_length()).find_map(|entry| {
            let is_file = |mode| matches!(mode, super::tree::Mode::File | super::tree::Mode::Executable);
            entry.ok().filter(|entry| entry.name == path.as_bytes() && is_file(entry.mode))
        })?;
        let id = ObjectId::from_bytes(entry.id)?;
        let content = reader.read(&id, gix::objs::Kind::Blob).ok()?;
        (content.data.len() <= limit).then(|| content.data.clone())
    }

    /// When a commit was committed, seconds UTC.
    #[must_use]
    pub fn committed_at(&self, commit: &ObjectId) -> Option<i64> {
        let read = || super::object::Reader::new(&self.source).read(commit, gix::objs::Kind::Commit);
        super::header::parse(&guarded(read).ok()?.data).committed.seconds
    }

    fn check_extensions(&self) -> Result<()> {
        let repository = self.source.repository.to_thread_local();
        let config = repository.config_snapshot();
        let refused = |what: String, hint: &str| Err(Error::clone_unreadable(what).hint(hint));
        let storage = config.string("extensions.refStorage").map(|value| value.to_string().to_ascii_lowercase());
        if let Some(storage) = storage.filter(|storage| storage != "files") {
            return refused(
                format!("the repository keeps its refs as {:?}, which laurels cannot read", text::plain(&storage)),
                "on a copy of the clone, run `git refs migrate --ref-format=files`",
            );
        }
        for section in config.plumbing().sections_by_name("extensions").into_iter().flatten() {
            for name in section.body().value_names() {
                if !KNOWN_EXTENSIONS.contains(&name.to_string().to_ascii_lowercase().as_str()) {
                    return refused(
                        format!("the repository uses the unknown extension {:?}", text::plain(&name.to_string())),
                        "a newer version of laurels may know it; git refuses unknown extensions, too",
                    );
                }
            }
        }
        Ok(())
    }

    fn name_it(&mut self, path: &Path) {
        let repository = self.source.repository.to_thread_local();
        let origin = repository.config_snapshot().string("remote.origin.url").map(|url| text::from_bytes(&url));
        let remote = origin.as_deref().and_then(remote);
        let folder = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let root = repository.workdir().and_then(|dir| std::fs::canonicalize(dir).ok()).unwrap_or(folder);
        self.name = remote.as_ref().map_or_else(|| folder_name(&root), |(_, name)| text::plain(name));
        let forge = |host: &str| {
            ["github.", "gitlab.", "codeberg.", "gitea.", "git.sr.ht"].iter().any(|known| host.contains(known))
        };
        self.url = remote.filter(|(host, _)| forge(host)).map(|(host, name)| format!("https://{host}/{name}"));
    }

    fn look_for_gaps(&mut self) -> Result<()> {
        let repository = self.source.repository.to_thread_local();
        let shallow = repository.shallow_commits().map_err(|error| {
            Error::clone_unreadable(format!("cannot read the list of shallow commits: {}", message(&error)))
        })?;
        if let Some(shallow) = shallow {
            self.shallow = shallow.iter().filter_map(|id| ObjectId::from_bytes(id.as_bytes())).collect();
            let text = format!(
                "This is a shallow clone: history ends at {}. Older commits are not counted, and lines of the commits \
                 at the boundary are unknown. `git fetch --unshallow` completes it.",
                text::counted(to_i64(self.shallow.len()), "commit", "commits")
            );
            self.notices.push(Notice::new(NoticeKind::Shallow, text));
        }
        let common = repository.common_dir().to_owned();
        if std::fs::metadata(common.join("info/grafts")).is_ok_and(|meta| meta.len() > 0) {
            let text = "The clone has grafts (info/grafts); they are not obeyed.".to_owned();
            self.notices.push(Notice::new(NoticeKind::Grafts, text));
        }
        if super::refs::any_with_prefix(&repository, "refs/replace/") {
            let text =
                "The clone has replace refs; they are not obeyed, so that the numbers are the same in every clone."
                    .to_owned();
            self.notices.push(Notice::new(NoticeKind::Replace, text));
        }
        Ok(())
    }
}

fn packs(repository: &gix::ThreadSafeRepository) -> Packs {
    let local = repository.to_thread_local();
    let store = local.objects.store_ref();
    let alternates = store.alternate_db_paths().unwrap_or_default();
    let folders = std::iter::once(store.path()).chain(alternates.iter().map(PathBuf::as_path));
    Packs::open(folders, local.object_hash())
}

/// The git folder of the repository that contains `path`.
fn find(path: &Path) -> Result<PathBuf> {
    let missing = |what: &str| {
        Error::clone_unreadable(format!("{}: {what}", shown(path)))
            .hint("give the folder of a local clone, for example `laurels report path/to/clone`")
    };
    let meta = std::fs::metadata(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => missing("no such folder"),
        _ => missing(&error.to_string()),
    })?;
    if !meta.is_dir() {
        return Err(missing("not a folder"));
    }
    let start = std::fs::canonicalize(path).map_err(|error| missing(&error.to_string()))?;
    for folder in start.ancestors() {
        for candidate in [folder.join(".git"), folder.to_owned()] {
            if std::fs::symlink_metadata(candidate.join("HEAD")).is_err() && !candidate.is_file() {
                continue;
            }
            // Before anybody reads a file there.
            preflight(&candidate)?;
            if gix::discover::is_git(&candidate).is_ok() {
                return Ok(candidate);
            }
        }
    }
    Err(missing("not a git repository, nor is any folder above it"))
}

/// Refuses a git folder in which something else than small regular files stands where git reads files whole; follows
/// the `.git` file of a linked worktree.
fn preflight(candidate: &Path) -> Result<()> {
    let mut folders = vec![candidate.to_owned()];
    if candidate.is_file() {
        check_file(candidate, MAX_POINTER)?;
        folders = pointed(candidate, "gitdir: ").into_iter().collect();
    }
    if let Some(common) = folders.first().map(|folder| folder.join("commondir")).filter(|file| file.exists()) {
        check_file(&common, MAX_POINTER)?;
        folders.extend(pointed(&common, ""));
    }
    for folder in &folders {
        for (name, limit) in CHECKED_FILES {
            check_file(&folder.join(name), *limit)?;
        }
    }
    Ok(())
}

fn check_file(path: &Path, limit: u64) -> Result<()> {
    match std::fs::metadata(path) {
        Ok(meta) if !meta.is_file() || meta.len() > limit => Err(Error::clone_unreadable(format!(
            "{} is no regular file of at most {limit} bytes, as it is in every git repository",
            shown(path)
        ))
        .hint("the repository is damaged or was made to do harm; it was not read")),
        _ => Ok(()),
    }
}

/// The folder that a one-line file names, relative to where the file stands.
fn pointed(file: &Path, prefix: &str) -> Option<PathBuf> {
    let content = std::fs::read_to_string(file).ok()?;
    let target = content.strip_prefix(prefix)?.trim_end_matches(['\n', '\r']);
    Some(file.parent()?.join(target))
}

/// Host and `owner/name` of a remote's address: `https://host/owner/name.git`, `git@host:owner/name`.
fn remote(url: &str) -> Option<(String, String)> {
    let (host, path) = match url.split_once("://") {
        Some(("file", _)) => return None,
        Some((_, rest)) => rest.split_once('/')?,
        None => url.split_once(':').filter(|(host, _)| !host.contains(['/', '\\']) && host.len() > 1)?,
    };
    let host = host.rsplit('@').next()?.split(':').next()?;
    let path = path.trim_matches('/');
    let path = path.strip_suffix(".git").unwrap_or(path);
    let safe = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '/' | '~');
    let is_safe = !host.is_empty() && !path.is_empty() && path.chars().all(safe) && host.chars().all(safe);
    is_safe.then(|| (host.to_ascii_lowercase(), path.to_owned()))
}

fn folder_name(path: &Path) -> String {
    let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut own = name(path);
    if own == ".git" {
        own = path.parent().map(name).unwrap_or_default();
    }
    let own = text::plain(own.strip_suffix(".git").unwrap_or(&own));
    if own.is_empty() { "repository".to_owned() } else { own }
}

pub(super) fn shown(path: &Path) -> String {
    text::plain(&path.to_string_lossy())
}

/// The innermost sentence of an error of gix, safe to print.
pub(super) fn message(error: &gix::Error) -> String {
    text::plain(&error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_remotes() {
        let found = |url| remote(url).map(|(host, name)| format!("{host} {name}"));
        assert_eq!(found("https://user:secret@github.com/a/b.git").as_deref(), Some("github.com a/b"));
        assert_eq!(found("git@github.com:a/b.git").as_deref(), Some("github.com a/b"));
        assert_eq!(found("ssh://git@gitlab.com:22/g/s/b/").as_deref(), Some("gitlab.com g/s/b"));
        assert_eq!(found("/srv/git/b.git"), None);
        assert_eq!(found("C:\\x\\y"), None);
        assert_eq!(found("https://x/<svg>"), None);
    }
}

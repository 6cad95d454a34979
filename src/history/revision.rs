//! Single commits and files of a clone.

use gix::objs::Kind;

use super::clone::Clone;
use super::entries::{Entries, TreeEntry};
use super::object::{Reader, Unreadable, guarded};
use super::{header, peel};
use crate::error::{Error, Result};
use crate::fact::ObjectId;
use crate::text;

/// A file of a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileAt {
    /// There is no such file.
    Absent,
    /// Its content.
    Content(Vec<u8>),
    /// It has more bytes than the caller reads.
    TooLarge,
    /// The clone does not have it, or it is damaged.
    Unreadable,
    /// The clone does not have the list of files, or it is damaged.
    Unknown,
}

impl Clone {
    /// The commit that a revision names, tags peeled.
    ///
    /// # Errors
    /// HEAD has no commit yet, or the revision is unknown or not a commit.
    pub fn resolve(&self, revision: &str) -> Result<ObjectId> {
        let repository = self.source.repository.to_thread_local();
        if revision == "HEAD" && repository.head().is_ok_and(|head| head.is_unborn()) {
            return Err(unborn(&repository));
        }
        let id = repository.rev_parse_single(revision).map_err(|_| self.unknown(revision))?;
        let peeled = peel::to_commit(&repository, self.source.is_verified, id.detach())
            .ok_or_else(|| self.not_a_commit(revision))?;
        Ok(peeled.commit)
    }

    fn not_a_commit(&self, revision: &str) -> Error {
        if revision == "HEAD" {
            return self.headless();
        }
        let shown = text::plain(revision);
        let hint = "use --rev with a branch, a tag of a commit, or a commit".to_owned();
        Error::clone_unreadable(format!("the revision {shown:?} is not a commit, or its commit is missing"))
            .hint(self.alternates.hint().unwrap_or(hint))
    }

    fn unknown(&self, revision: &str) -> Error {
        if revision.contains("..") {
            let what = format!("`--rev` takes one revision, not the range {:?}", text::plain(revision));
            return Error::usage(what).hint("`--from-release RELEASE` omits earlier releases");
        }
        if revision == "HEAD" {
            return self.headless();
        }
        let error = Error::usage(format!("unknown or ambiguous revision {:?}", text::plain(revision)));
        let names: Vec<String> = self.names().iter().map(|name| text::from_bytes(name)).collect();
        match text::did_you_mean(revision, names.iter().map(String::as_str)) {
            Some(hint) => error.hint(format!("{hint} `git branch -a` and `git tag` list the names you can use")),
            None => error.hint("`git branch -a` and `git tag` list the names you can use"),
        }
    }

    /// The short names of all branches and tags.
    fn names(&self) -> Vec<Vec<u8>> {
        let repository = self.source.repository.to_thread_local();
        let Ok(references) = repository.references() else { return Vec::new() };
        let Ok(all) = references.all() else { return Vec::new() };
        let is_offered = |name: &[u8]| {
            [&b"refs/heads/"[..], b"refs/tags/", b"refs/remotes/"].iter().any(|prefix| name.starts_with(prefix))
        };
        let all = all.filter_map(Result::ok).filter(|reference| is_offered(reference.name().as_bstr()));
        all.map(|reference| reference.name().shorten().to_vec()).collect()
    }

    /// A regular file in the root folder at a commit, if it has at most `limit` bytes.
    #[must_use]
    pub fn file_at(&self, commit: &ObjectId, name: &str, limit: usize) -> FileAt {
        let Ok(found) = guarded(|| self.find_file(commit, name)) else { return FileAt::Unknown };
        let Some(id) = found else { return FileAt::Absent };
        match guarded(|| Reader::new(&self.source).read(&id, Kind::Blob)) {
            Ok(blob) if blob.data.len() > limit => FileAt::TooLarge,
            Ok(blob) => FileAt::Content(blob.data.clone()),
            Err(Unreadable::TooLarge) => FileAt::TooLarge,
            Err(_) => FileAt::Unreadable,
        }
    }

    /// The id of a regular file in the root folder at a commit.
    fn find_file(&self, commit: &ObjectId, name: &str) -> Result<Option<ObjectId>, Unreadable> {
        let mut reader = Reader::new(&self.source);
        let header = header::parse(&reader.read(commit, Kind::Commit)?.data);
        let Some(tree) = header.tree else { return Ok(None) };
        let tree = reader.read(&tree, Kind::Tree)?;
        let mut entries = Entries::new(&tree.data, self.source.hash_length()).filter_map(Result::ok);
        let is_wanted = |entry: &TreeEntry<'_>| entry.name == name.as_bytes() && entry.mode.is_regular_file();
        let Some(entry) = entries.find(is_wanted) else { return Ok(None) };
        ObjectId::from_bytes(entry.id).ok_or(Unreadable::Damaged).map(Some)
    }

    /// The committer date of a commit, seconds UTC.
    #[must_use]
    pub fn committed_at(&self, commit: &ObjectId) -> Option<i64> {
        let object = guarded(|| Reader::new(&self.source).read(commit, Kind::Commit)).ok()?;
        header::parse(&object.data).committed.seconds
    }
}

fn unborn(repository: &gix::Repository) -> Error {
    let branch = repository.head_name().ok().flatten();
    let branch = branch.map(|name| text::from_bytes(name.shorten())).unwrap_or_default();
    Error::clone_unreadable(format!("HEAD points to the branch {:?}, which has no commits yet", text::plain(&branch)))
        .hint("make a commit, or choose a revision with --rev")
}

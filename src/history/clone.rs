//! An opened clone.

use std::collections::HashSet;
use std::path::PathBuf;

use super::alternates::Alternates;
use super::source::Source;
use crate::fact::{Notice, ObjectId};

/// An opened clone.
pub struct Clone {
    pub(super) source: Source,
    /// The commits where a shallow clone ends.
    pub(super) shallow: HashSet<ObjectId>,
    pub(super) name: String,
    pub(super) url: Option<String>,
    pub(super) notices: Vec<Notice>,
    pub(super) alternates: Alternates,
}

impl Clone {
    /// Sets whether the content of every object that is read is compared with its id.
    #[must_use]
    pub fn verified(mut self, is_verified: bool) -> Self {
        self.source.is_verified = is_verified;
        self
    }

    /// The repository's name: `owner/name` of its `origin`, or the name of its folder.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Web address of the project without a trailing slash; `None` unless `origin` is on a known forge.
    #[must_use]
    pub fn url(&self) -> Option<&str> {
        self.url.as_deref()
    }

    /// The canonical folder of objects and refs, which all worktrees of a clone share.
    #[must_use]
    pub fn common_dir(&self) -> PathBuf {
        let folder = self.source.repository.to_thread_local().common_dir().to_owned();
        std::fs::canonicalize(&folder).unwrap_or(folder)
    }

    /// Notices about the clone itself, such as that it is shallow.
    #[must_use]
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }
}

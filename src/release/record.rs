//! One release, and the range of its commits.

use super::version::Version;
use crate::fact::{ObjectId, Tag};
use crate::text;

/// A release: a tag of the chosen train, or a revision with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// The version as people write it (`8.21.0` for the tag `curl-8_21_0`), or the given name.
    pub name: String,
    /// The tag as shown; `None` for unreleased commits and for revisions.
    pub tag: Option<String>,
    /// The version, if the tag has one.
    pub version: Option<Version>,
    /// Its date in seconds UTC: git's `creatordate`; that of the commit if the tag's date contradicts the versions.
    pub created: Option<i64>,
    /// The committer date of the commit, in seconds UTC.
    pub committed: Option<i64>,
    /// The commit.
    pub target: ObjectId,
    /// The commit after which its range starts, even if that release is not listed.
    pub base: Option<ObjectId>,
    /// The name of the previous release, even if that is not listed.
    pub previous_name: Option<String>,
    /// The tag of the previous release.
    pub previous_tag: Option<String>,
    /// It is an alpha, beta or release candidate.
    pub is_prerelease: bool,
    /// It is x.y.z with z > 0.
    pub is_patch: bool,
    /// It contains the commits after the last release.
    pub is_unreleased: bool,
}

impl Release {
    /// Returns the range for git: `v1.3.0..v1.4.0`, or one revision for the first release.
    #[must_use]
    pub fn range(&self) -> String {
        let tip = self.tag.clone().unwrap_or_else(|| self.target.short());
        match (&self.previous_tag, self.base) {
            (Some(tag), _) => format!("{tag}..{tip}"),
            (None, Some(base)) => format!("{}..{tip}", base.short()),
            (None, None) => tip,
        }
    }

    /// Sets the previous release.
    pub(super) fn follow(&mut self, previous: Option<&Release>) {
        self.base = previous.map(|previous| previous.target);
        self.previous_name = previous.map(|previous| previous.name.clone());
        self.previous_tag = previous.and_then(|previous| previous.tag.clone());
    }

    /// A release of a commit, without a name.
    pub(super) fn unnamed(target: ObjectId) -> Self {
        Self {
            name: String::new(),
            tag: None,
            version: None,
            created: None,
            committed: None,
            target,
            base: None,
            previous_name: None,
            previous_tag: None,
            is_prerelease: false,
            is_patch: false,
            is_unreleased: false,
        }
    }

    /// The release of a tag, without a name.
    pub(super) fn of_tag(tag: &Tag) -> Self {
        let shown = text::from_bytes(&tag.name);
        let version = Version::split(&shown).map(|found| found.1);
        Self {
            tag: Some(shown),
            created: tag.created,
            committed: tag.committed,
            is_prerelease: version.as_ref().is_some_and(Version::is_prerelease),
            is_patch: version.as_ref().is_some_and(Version::is_patch),
            version,
            ..Self::unnamed(tag.target)
        }
    }
}

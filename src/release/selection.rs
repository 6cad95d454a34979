//! The selected releases.

use super::name::{UNRELEASED, as_named};
use super::record::Release;
use super::train::Train;
use crate::error::{Error, Result};
use crate::fact::{Notice, ObjectId};
use crate::text;

/// The releases of a report, and what was left out.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// Oldest first.
    pub releases: Vec<Release>,
    /// The chosen train's prefix, as [`Train::prefix`].
    pub train: String,
    /// The glob that selected the tags, if there is one.
    pub glob: Option<String>,
    /// The other trains, largest first.
    pub others: Vec<Train>,
    /// The number of tags of the train that are not listed separately.
    pub folded: usize,
    /// The folded releases.
    pub unlisted: Vec<Release>,
    /// The number of tags ignored because they are later than the revision.
    pub later: usize,
    /// The previous release of each release is the one listed before it.
    pub is_chain: bool,
    /// Messages about the releases.
    pub notices: Vec<Notice>,
}

impl Selection {
    /// Adds the release `unreleased` with the commits after the last release.
    pub fn add_unreleased(&mut self, revision: ObjectId, created: Option<i64>) {
        let previous = self.last_full().cloned();
        let mut tail =
            Release { name: UNRELEASED.to_owned(), created, is_unreleased: true, ..Release::unnamed(revision) };
        tail.follow(previous.as_ref());
        self.releases.push(tail);
    }

    /// Makes the previous release of each release the one listed before it.
    pub fn chain(&mut self) {
        self.is_chain = true;
        for at in 0..self.releases.len() {
            let previous = at.checked_sub(1).map(|before| self.releases[before].clone());
            self.releases[at].follow(previous.as_ref());
        }
    }

    /// Returns the release after which commits are unreleased: the last one that is neither a patch nor a pre-release.
    /// Without such a release, or after [`Selection::chain`], it is the last one.
    #[must_use]
    pub fn last_full(&self) -> Option<&Release> {
        let is_full = |release: &&Release| self.is_chain || (!release.is_prerelease && !release.is_patch);
        let full = self.releases.iter().rev().find(is_full);
        full.or(self.releases.last())
    }

    /// Returns the index of the release with a name or tag. A name can also be spelled as in the tag: `8_21_0`.
    ///
    /// # Errors
    /// There is no such release, or it is folded.
    pub fn position(&self, wanted: &str) -> Result<usize> {
        find(&self.releases, wanted).ok_or_else(|| self.unknown(wanted))
    }

    fn unknown(&self, wanted: &str) -> Error {
        if find(&self.unlisted, wanted).is_some() {
            return Error::usage(format!(
                "{wanted:?} has no row of its own: those of its commits that were merged count in the next full release"
            ))
            .hint("use `--patches separate` or `--prereleases separate` to list it");
        }
        let names = || self.releases.iter().map(|release| release.name.as_str());
        let tags = self.releases.iter().filter_map(|release| release.tag.as_deref());
        let hint = text::did_you_mean(wanted, names().chain(tags)).unwrap_or_else(|| {
            let latest: Vec<&str> = names().rev().take(5).collect();
            format!("the latest releases are: {}", text::plain(&latest.join(", ")))
        });
        Error::usage(format!("there is no release {wanted:?}")).hint(hint)
    }
}

fn find(releases: &[Release], wanted: &str) -> Option<usize> {
    let is_wanted = |release: &Release| release.name == wanted || release.tag.as_deref() == Some(wanted);
    let named = as_named(wanted);
    releases.iter().position(is_wanted).or_else(|| releases.iter().position(|release| release.name == named))
}

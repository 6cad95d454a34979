//! Folding: patch releases and pre-releases that are counted in the next full release.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::record::Release;
use crate::fact::{Notice, NoticeKind};
use crate::text::choices;

choices! {
    /// Whether patch releases or pre-releases are listed separately.
    #[derive(Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub enum Fold {
        Fold = "fold", "Count their commits in the next full release";
        /// The range of a full release still starts at the full release before it.
        Separate = "separate", "List them as separate releases";
    }
    default Fold
}

/// How patch releases and pre-releases are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Folding {
    /// Patch releases.
    pub patches: Fold,
    /// Pre-releases.
    pub prereleases: Fold,
}

/// Returns for each release whether it is listed separately.
pub(super) fn is_listed(releases: &[Release], folding: Folding, notices: &mut Vec<Notice>) -> Vec<bool> {
    let has_only_prereleases = releases.iter().all(|release| release.is_prerelease);
    let folds_prereleases = folding.prereleases == Fold::Fold;
    if has_only_prereleases && folds_prereleases && !releases.is_empty() {
        let text = "All tags are pre-releases, so they are listed as releases.";
        notices.push(Notice::new(NoticeKind::OnlyPrereleases, text));
    }
    let mut lines: BTreeSet<Vec<u64>> = BTreeSet::new();
    let mut out = Vec::with_capacity(releases.len());
    for release in releases {
        if release.is_prerelease && folds_prereleases && !has_only_prereleases {
            out.push(false);
            continue;
        }
        // If the line's first tag is missing, the earliest patch release replaces it.
        let is_first = match &release.version {
            Some(version) => lines.insert(version.line()),
            None => true,
        };
        out.push(!release.is_patch || folding.patches == Fold::Separate || is_first);
    }
    out
}

/// Returns for each release whether it is the first full release of its line x.y.
pub(super) fn is_first_of_line(releases: &[Release]) -> Vec<bool> {
    let mut lines: BTreeSet<Vec<u64>> = BTreeSet::new();
    let mut out = Vec::with_capacity(releases.len());
    for release in releases {
        out.push(match &release.version {
            Some(version) if !release.is_prerelease => lines.insert(version.line()),
            _ => false,
        });
    }
    out
}

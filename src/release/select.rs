//! Selects the releases of a project from its tags: which, in what order, and the previous release of each.

use std::collections::BTreeSet;

use super::calendar::{calendar_notice, mark_calendar_patches};
use super::date::correct_dates;
use super::fold::{Folding, is_first_of_line, is_listed};
use super::name::set_names;
use super::record::Release;
use super::selection::Selection;
use super::train::{Matching, matching, take_main, trains};
use crate::fact::{ObjectId, Tag};

/// What to select.
#[derive(Debug, Clone, Copy, Default)]
pub struct ReleaseChoice<'a> {
    /// The tags that are releases; `None` selects the train with the most reachable releases.
    pub glob: Option<&'a str>,
    /// How patch releases and pre-releases are listed.
    pub folding: Folding,
    /// The analyzed revision. If it is a release itself, the releases after it in order are ignored.
    pub revision: Option<ObjectId>,
    /// The date of the revision, in seconds UTC. If the revision is not a release, releases made later are ignored,
    /// unless they are reachable.
    pub until: Option<i64>,
}

/// A release of a list that a user wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenRelease {
    /// Its name.
    pub name: String,
    /// Its revision, such as a tag, a branch or a commit.
    pub revision: String,
    /// Its date as days since 1970-01-01; `None` is the date of the commit.
    pub day: Option<i32>,
    /// The line of the list, from 1.
    pub line: u64,
}

/// A release with a given name.
#[derive(Debug, Clone)]
pub struct NamedRevision {
    /// The name.
    pub name: String,
    /// The commit.
    pub target: ObjectId,
    /// Its date in seconds UTC: as given, or that of the commit.
    pub created: Option<i64>,
}

/// Selects releases from tags. `is_reachable` says whether the analyzed revision contains a tag's commit.
#[must_use]
pub fn select(tags: &[Tag], choice: ReleaseChoice<'_>, is_reachable: impl Fn(&Tag) -> bool) -> Selection {
    let mut selection = Selection { glob: choice.glob.map(str::to_owned), ..Selection::default() };
    let Some(found) = find_tags(tags, choice.glob, &is_reachable, &mut selection) else { return selection };
    let mut releases: Vec<Release> = found.tags.iter().map(|at| Release::of_tag(&tags[*at])).collect();
    let is_by_version = sort(&mut releases, found.has_one_prefix);
    mark_calendar_patches(&mut releases);
    let reachable: BTreeSet<ObjectId> = tags.iter().filter(|tag| is_reachable(tag)).map(|tag| tag.target).collect();
    selection.later = remove_later(&mut releases, choice, &reachable);
    selection.folded = remove_other_spellings(&mut releases);
    set_names(&mut releases);
    selection.notices.extend(calendar_notice(&releases));
    if is_by_version {
        selection.notices.extend(correct_dates(&mut releases));
    }
    let is_listed = is_listed(&releases, choice.folding, &mut selection.notices);
    for (release, is_listed) in releases.into_iter().zip(is_listed) {
        if is_listed {
            selection.releases.push(release);
        } else {
            selection.folded += 1;
            selection.unlisted.push(release);
        }
    }
    set_previous(&mut selection.releases);
    selection
}

/// Makes releases of revisions, oldest first. The previous release of each is the one before it.
#[must_use]
pub fn from_list(list: Vec<NamedRevision>) -> Selection {
    let mut releases: Vec<Release> = Vec::with_capacity(list.len());
    for NamedRevision { name, target, created } in list {
        releases.push(Release { name, created, ..Release::unnamed(target) });
    }
    set_previous(&mut releases);
    Selection { releases, ..Selection::default() }
}

/// The tags of the releases; `None` without a train.
fn find_tags(
    tags: &[Tag],
    glob: Option<&str>,
    is_reachable: impl Fn(&Tag) -> bool,
    selection: &mut Selection,
) -> Option<Matching> {
    if let Some(glob) = glob {
        return Some(matching(tags, glob));
    }
    let mut all = trains(tags);
    let main = take_main(&mut all, tags, is_reachable)?;
    selection.train = main.prefix;
    selection.others = all;
    Some(Matching { tags: main.tags, has_one_prefix: true })
}

/// Sorts by version if all releases have one and share a prefix, otherwise by date; then by name. Returns whether it is
/// by version.
fn sort(releases: &mut [Release], has_one_prefix: bool) -> bool {
    let by_version = has_one_prefix && releases.iter().all(|release| release.version.is_some());
    releases.sort_by(|a, b| {
        let main = if by_version { a.version.cmp(&b.version) } else { a.created.cmp(&b.created) };
        main.then_with(|| a.created.cmp(&b.created)).then_with(|| a.tag.cmp(&b.tag))
    });
    by_version
}

/// Removes releases later than the revision, and returns how many. Reachable ones stay.
fn remove_later(releases: &mut Vec<Release>, choice: ReleaseChoice<'_>, reachable: &BTreeSet<ObjectId>) -> usize {
    let total = releases.len();
    let own = releases.iter().rposition(|release| Some(release.target) == choice.revision);
    let mut at = 0;
    releases.retain(|release| {
        let is_early = match own {
            Some(own) => at <= own,
            None => choice.until.is_none() || release.created <= choice.until,
        };
        at += 1;
        is_early || reachable.contains(&release.target)
    });
    total - releases.len()
}

/// Keeps one tag of several for the same version and commit, and returns how many were removed.
fn remove_other_spellings(releases: &mut Vec<Release>) -> usize {
    let total = releases.len();
    releases.dedup_by(|later, earlier| match (&later.version, &earlier.version) {
        (Some(later_version), Some(earlier_version)) => {
            later_version.cmp(earlier_version).is_eq() && later.target == earlier.target
        }
        _ => false,
    });
    total - releases.len()
}

/// Sets the previous release of each: a full release for full releases, also one of its own kind for others.
fn set_previous(releases: &mut [Release]) {
    let is_first = is_first_of_line(releases);
    let is_patch: Vec<bool> =
        releases.iter().zip(is_first).map(|(release, is_first)| release.is_patch && !is_first).collect();
    for at in 0..releases.len() {
        let is_prerelease = releases[at].is_prerelease;
        let previous = (0..at).rev().find(|before| {
            let is_other_patch = is_patch[*before] && !is_patch[at];
            let is_other_prerelease = releases[*before].is_prerelease && !is_prerelease;
            !is_other_patch && !is_other_prerelease
        });
        let previous = previous.map(|before| releases[before].clone());
        releases[at].follow(previous.as_ref());
    }
}

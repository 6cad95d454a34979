//! The releases of a clone, and the commits of each.
//!
//! [`select`] chooses them before the history is read; [`Releases::count`] finds their commits afterwards.

use std::collections::HashMap;

use super::settings::Settings;
use crate::error::{Error, Result};
use crate::fact::{Facts, Notice, NoticeKind, ObjectId, Tag};
use crate::history::{Clone, Walk};
use crate::release::{self, Folding, GivenRelease, NamedRevision, Release, ReleaseChoice, Selection};
use crate::text;

/// How many trains a hint offers.
const OFFERED: usize = 5;
const SECONDS_PER_DAY: i64 = 86_400;

/// Releases with their commits.
pub struct Releases {
    /// The releases.
    pub selection: Selection,
    /// The commits of each, as positions in the facts.
    pub ranges: Vec<Vec<u32>>,
    /// What a reader must know about them.
    pub notices: Vec<Notice>,
}

/// The releases of the history that a walk reached: those of a list, or tags.
///
/// # Errors
/// A revision of the list cannot be resolved, or no tag matches the glob of the command line.
pub fn select(clone: &Clone, settings: &Settings<'_>, walk: &Walk<'_>, head: ObjectId) -> Result<Releases> {
    if let Some(list) = &settings.options.releases.listed {
        let selection = release::from_list(resolved(clone, list)?);
        return Ok(Releases { selection, ranges: Vec::new(), notices: Vec::new() });
    }
    let (tags, mut notices) = clone.tags();
    let choice = ReleaseChoice {
        glob: settings.tags(),
        folding: Folding { patches: settings.patches(), prereleases: settings.prereleases() },
        revision: Some(head),
        until: walk.committed_at(&head),
    };
    let mut selection = release::select(&tags, choice, |tag| walk.contains(&tag.target));
    if settings.options.counting.profile.has_every_version() {
        selection.chain();
    }
    notices.extend_from_slice(&selection.notices);
    if selection.releases.is_empty() {
        notices.extend(unmatched(settings, &tags)?);
    }
    Ok(Releases { selection, ranges: Vec::new(), notices })
}

fn resolved(clone: &Clone, list: &[GivenRelease]) -> Result<Vec<NamedRevision>> {
    let mut out = Vec::with_capacity(list.len());
    for given in list {
        let id = clone.resolve(&given.revision).map_err(|error| {
            let name = text::plain(&given.name);
            let what = format!("--releases, line {}, the release {name:?}: {}", given.line, error.what);
            let hint = "use a tag, branch or commit of the clone as its revision";
            let nearest = error.hint.filter(|hint| hint.starts_with("did you mean"));
            Error::usage(what).hint(nearest.unwrap_or_else(|| hint.to_owned()))
        })?;
        let created = given.day.map(|day| i64::from(day) * SECONDS_PER_DAY).or_else(|| clone.committed_at(&id));
        out.push(NamedRevision { name: given.name.clone(), target: id, created });
    }
    Ok(out)
}

/// A glob that matches no tag: an error on the command line, a notice in a configuration, which may be untrusted.
fn unmatched(settings: &Settings<'_>, tags: &[Tag]) -> Result<Option<Notice>> {
    if let Some(glob) = &settings.options.releases.tags {
        return Err(Error::usage(format!("no tag matches {:?}", text::plain(glob))).hint(known_trains(tags)));
    }
    let Some(glob) = settings.tags() else { return Ok(None) };
    let shown = text::plain(glob).replace('`', "'");
    let why = if release::is_closed_glob(glob) { "" } else { " It has a `[` without `]`." };
    let text = format!("No tag matches {shown:?}, the value of `tags` in laurels.toml.{why}");
    Ok(Some(Notice::new(NoticeKind::NoMatchingTags, text)))
}

fn known_trains(tags: &[Tag]) -> String {
    let trains: Vec<String> = release::trains(tags).into_iter().take(OFFERED).map(|train| train.glob).collect();
    match trains.as_slice() {
        [] => "the clone has no version tags; list the releases with `--releases FILE`".to_owned(),
        trains => format!("globs that match tags: {}", text::plain(&trains.join(", "))),
    }
}

impl Releases {
    /// Finds the commits of each release, and adds the unreleased commits.
    pub fn count(&mut self, facts: &Facts, head: ObjectId, head_date: Option<i64>) {
        let positions: Positions = facts.commits.iter().zip(0_u32..).map(|(commit, at)| (commit.id, at)).collect();
        self.drop_lost(&positions);
        self.add_unreleased(facts, &positions, head, head_date);
        self.ranges = self.selection.releases.iter().map(|release| range(release, facts, &positions)).collect();
    }

    /// Refuses a list with a release that is in the history of the release before it: the list is not oldest first.
    ///
    /// # Errors
    /// The message names both lines.
    pub fn check_order(&self, facts: &Facts, list: &[GivenRelease]) -> Result<()> {
        let positions: Positions = facts.commits.iter().zip(0_u32..).map(|(commit, at)| (commit.id, at)).collect();
        let line = |release: &Release| list.iter().find(|given| given.name == release.name).map(|given| given.line);
        for pair in self.selection.releases.windows(2) {
            let [before, after] = pair else { continue };
            let (Some(first), Some(second)) = (line(before), line(after)) else { continue };
            let is_older = before.target != after.target && is_ancestor(facts, &positions, after, before);
            if is_older {
                let (before, after) = (text::plain(&before.name), text::plain(&after.name));
                return Err(Error::usage(format!(
                    "--releases, line {second}: the release {after:?} is older than {before:?} in line {first}, which \
                     contains it"
                ))
                .hint("list the releases oldest first"));
            }
        }
        Ok(())
    }

    /// The ordinal of the first release to list.
    ///
    /// # Errors
    /// There is no release of the given name.
    pub fn first_ordinal(&self, first: Option<&String>) -> Result<i64> {
        let position = match first {
            Some(name) => self.selection.position(name)?,
            None => 0,
        };
        Ok(crate::fact::to_i64(position) + 1)
    }

    /// Removes releases whose commit could not be read.
    fn drop_lost(&mut self, positions: &Positions) {
        let releases = std::mem::take(&mut self.selection.releases);
        let is_found = |release: &Release| positions.contains_key(&release.target);
        let (found, lost): (Vec<Release>, Vec<Release>) = releases.into_iter().partition(is_found);
        self.selection.releases = found;
        if !lost.is_empty() {
            let names: Vec<String> = lost.iter().map(|release| text::plain(&release.name)).collect();
            let text = format!("These releases are omitted because their commits are missing: {}.", names.join(", "));
            self.notices.push(Notice::new(NoticeKind::ReleasesLost, text));
        }
    }

    fn add_unreleased(&mut self, facts: &Facts, positions: &Positions, head: ObjectId, head_date: Option<i64>) {
        let last = self.selection.last_full().and_then(|release| positions.get(&release.target).copied());
        let Some(tip) = positions.get(&head) else { return };
        if !release::range(&facts.graph, last, *tip).is_empty() {
            self.selection.add_unreleased(head, head_date);
        }
    }
}

/// Where each commit is in the facts.
type Positions = HashMap<ObjectId, u32>;

/// Whether the commit of one release is in the history of another.
fn is_ancestor(facts: &Facts, positions: &Positions, one: &Release, of: &Release) -> bool {
    let position = |release: &Release| positions.get(&release.target).copied();
    match (position(one), position(of)) {
        (Some(one), Some(of)) => release::range(&facts.graph, Some(of), one).is_empty(),
        _ => false,
    }
}

/// The commits of a release: those that it contains and its previous release does not.
fn range(release: &Release, facts: &Facts, positions: &Positions) -> Vec<u32> {
    let base = release.base.as_ref().and_then(|id| positions.get(id).copied());
    match positions.get(&release.target) {
        Some(tip) => release::range(&facts.graph, base, *tip),
        None => Vec::new(),
    }
}

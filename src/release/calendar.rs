//! Patch releases of calendar versions: `2016.09.01` where the releases are `2016.07`, `2016.09` and so on.

use std::collections::BTreeMap;

use super::record::Release;
use crate::fact::{Notice, NoticeKind, to_i64};
use crate::text;

/// How many names a notice shows.
const SHOWN: usize = 10;

/// Marks patch releases of calendar versions. Call it before releases are named.
///
/// If most of the lines `YYYY.MM` have a release without a further number, or with the number 0, releases with a further
/// number are patch releases. Otherwise the numbers are dates such as `2026.04.30`.
pub(super) fn mark_calendar_patches(releases: &mut [Release]) {
    if !has_lines(releases) {
        return;
    }
    for release in releases {
        if let Some(version) = &release.version
            && version.is_calendar()
            && version.has_third_number()
        {
            release.is_patch = true;
        }
    }
}

/// Whether most lines of calendar versions have a release of their own.
fn has_lines(releases: &[Release]) -> bool {
    let mut lines: BTreeMap<Vec<u64>, bool> = BTreeMap::new();
    for release in releases.iter().filter(|release| !release.is_prerelease) {
        if let Some(version) = release.version.as_ref().filter(|version| version.is_calendar()) {
            *lines.entry(version.line()).or_default() |= !version.has_third_number();
        }
    }
    let own = lines.values().filter(|has_own| **has_own).count();
    own * 2 > lines.len()
}

/// A notice that names the patch releases of calendar versions.
pub(super) fn calendar_notice(releases: &[Release]) -> Option<Notice> {
    let is_calendar_patch = |release: &&Release| {
        let is_calendar = release.version.as_ref().is_some_and(|version| version.is_calendar());
        is_calendar && release.is_patch && !release.is_prerelease
    };
    let names: Vec<String> =
        releases.iter().filter(is_calendar_patch).map(|release| text::plain(&release.name)).collect();
    if names.is_empty() {
        return None;
    }
    let one = "tag of the form YYYY.MM.N is a patch release";
    let many = "tags of the form YYYY.MM.N are patch releases";
    let tags = text::counted(to_i64(names.len()), one, many);
    let more = if names.len() > SHOWN { ", ..." } else { "" };
    let first = &names[..names.len().min(SHOWN)];
    let text = format!("{tags} of YYYY.MM: {}{more}.", first.join(", "));
    Some(Notice::new(NoticeKind::CalendarPatches, text))
}

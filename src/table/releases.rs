//! The tables of releases and of the commits in each.

use super::build::{Source, day};
use super::frame::Values;
use crate::fact::ObjectId;

pub(super) fn values(source: &Source<'_>, column: &str) -> Option<Values> {
    let releases = &source.selection.releases;
    let ordinal = 1_i64..;
    Some(match column {
        "release" => Values::texts(releases.iter().map(|release| Some(&release.name))),
        "tag" => Values::texts(releases.iter().map(|release| release.tag.as_ref())),
        "version" => Values::texts(releases.iter().map(|release| release.version.as_ref().map(|it| it.text()))),
        "date" => Values::Date(releases.iter().map(|release| day(release.created)).collect()),
        "ordinal" => Values::Integer(ordinal.take(releases.len()).map(Some).collect()),
        "previous" => Values::texts(releases.iter().map(|release| release.previous_name.as_ref())),
        "commit_id" => Values::texts(releases.iter().map(|release| Some(ObjectId::to_hex(&release.target)))),
        "train" => Values::texts(releases.iter().map(|_| Some(&source.selection.train))),
        "is_prerelease" => Values::Boolean(releases.iter().map(|release| release.is_prerelease).collect()),
        "is_patch" => Values::Boolean(releases.iter().map(|release| release.is_patch).collect()),
        "is_unreleased" => Values::Boolean(releases.iter().map(|release| release.is_unreleased).collect()),
        "range" => Values::texts(releases.iter().map(|release| Some(release.range()))),
        _ => return None,
    })
}

pub(super) fn commits(source: &Source<'_>, column: &str) -> Option<Values> {
    let releases = &source.selection.releases;
    let place = |(at, commits): (u32, &Vec<u32>)| std::iter::repeat_n(Some(at), commits.len());
    Some(match column {
        "release" => Values::picked(
            releases.iter().map(|release| Some(&release.name)),
            (0_u32..).zip(source.ranges).take(releases.len()).flat_map(place),
        ),
        "commit_id" => source.ids(source.ranges.iter().take(releases.len()).flatten().copied()),
        _ => return None,
    })
}

//! The table of releases.

use super::column::ColumnType::{Boolean, Date, Integer, Text};
use super::column::{TableSchema, column};
use super::source::{Source, day};
use super::values::Values;
use crate::release::Release;

pub(super) const TABLE: TableSchema = TableSchema {
    name: "releases",
    grain: "one row per release, oldest first; the commits after the last release are the row `unreleased`",
    columns: &[
        column(
            "release",
            Text,
            "The release's name: the version in its tag, such as 8.21.0 for curl-8_21_0, or unreleased.",
            |source| Values::texts(releases(source).map(|release| Some(&release.name))),
        ),
        column("tag", Text, "The tag; null for unreleased and for revisions given by --releases.", |source| {
            Values::texts(releases(source).map(|release| release.tag.as_ref()))
        }),
        column("version", Text, "The version in a normalized form; null if the tag is not a version.", |source| {
            Values::texts(releases(source).map(|release| release.version.as_ref().map(|version| version.text())))
        }),
        column(
            "date",
            Date,
            "The day of the tag (UTC); for lightweight tags, contradictory dates and unreleased, that of the commit.",
            |source| Values::dates(releases(source).map(|release| day(release.created))),
        ),
        column("ordinal", Integer, "The position among the releases; the oldest is 1.", |source| {
            Values::integers(releases(source).zip(1_i64..).map(|(_, ordinal)| Some(ordinal)))
        }),
        column("previous", Text, "The previous release, where this release's range begins.", |source| {
            Values::texts(releases(source).map(|release| release.previous_name.as_ref()))
        }),
        column("commit_id", Text, "The commit that the release points to.", |source| {
            Values::texts(releases(source).map(|release| Some(release.target.to_hex())))
        }),
        column("train", Text, "The prefix that the tags share; empty for plain versions.", |source| {
            Values::texts(releases(source).map(|_| Some(&source.selection.train)))
        }),
        column("is_prerelease", Boolean, "True for alphas, betas and release candidates.", |source| {
            Values::booleans(releases(source).map(|release| release.is_prerelease))
        }),
        column(
            "is_patch",
            Boolean,
            "True for patch releases: x.y.z with z above 0, and YYYY.MM.N in a train of YYYY.MM.",
            |source| Values::booleans(releases(source).map(|release| release.is_patch)),
        ),
        column("is_unreleased", Boolean, "True for the commits after the last release.", |source| {
            Values::booleans(releases(source).map(|release| release.is_unreleased))
        }),
        column(
            "range",
            Text,
            "The range for git, such as v1.3.0..v1.4.0; for the first release, a single revision.",
            |source| Values::texts(releases(source).map(|release| Some(release.range()))),
        ),
    ],
};

fn releases<'a>(source: &Source<'a>) -> impl Iterator<Item = &'a Release> {
    source.selection.releases.iter()
}

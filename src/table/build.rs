//! Each table from the facts. A table is built when a query asks for it, and only then.

use polars::prelude::DataFrame;

use super::frame::{Values, frame};
use super::schema;
use crate::error::{Error, Result};
use crate::fact::{Commit, Facts, FileKind, Lines, ObjectId, Status};
use crate::identity::People;
use crate::release::Selection;
use crate::text;

/// 1900-01-01 and 2200-01-01 in seconds: dates beyond are mistakes, and would overflow calendars further on.
const FIRST_SECOND: i64 = -2_208_988_800;
const END_SECOND: i64 = 7_258_118_400;
const SECONDS_PER_DAY: i64 = 86_400;

/// What tables are made of.
pub struct Source<'a> {
    /// Commits, changes and names.
    pub facts: &'a Facts,
    /// Who is who.
    pub people: &'a People,
    /// The releases.
    pub selection: &'a Selection,
    /// The commits of each release, by position.
    pub ranges: &'a [Vec<u32>],
    /// Whether addresses may be shown.
    pub emails: bool,
}

/// Builds one table.
///
/// # Errors
/// There is no such table, or polars refuses: both are bugs.
pub fn build(name: &str, source: &Source<'_>) -> Result<DataFrame> {
    let table = schema::table(name).ok_or_else(|| Error::internal(format!("there is no table {name}")))?;
    let values = match name {
        "commits" => commits(source),
        "changes" => changes(source),
        "people" => people(source),
        "credits" => credits(source),
        "releases" => releases(source),
        "release_commits" => release_commits(source),
        _ => return Err(Error::internal(format!("the table {name} has no builder"))),
    };
    frame(table, values)
}

impl Source<'_> {
    fn person(&self, identity: u32) -> Option<String> {
        let person = self.people.of_identity.get(identity as usize)?;
        self.people.people.get(*person as usize).map(|person| person.id.clone())
    }

    fn id(&self, commit: u32) -> Option<String> {
        self.facts.commits.get(commit as usize).map(|commit| commit.id.to_hex())
    }

    /// Files changed, lines added and deleted of each commit.
    fn totals(&self) -> Vec<(i64, i64, i64)> {
        let mut totals = vec![(0, 0, 0); self.facts.commits.len()];
        for change in &self.facts.changes {
            let total = &mut totals[change.commit as usize];
            total.0 += 1;
            if let Lines::Counted { added, deleted } = change.lines {
                total.1 += i64::from(added);
                total.2 += i64::from(deleted);
            }
        }
        totals
    }
}

/// Whether both dates of a commit can be shown.
#[must_use]
pub fn has_sane_dates(commit: &Commit) -> bool {
    shown(commit.authored.seconds).is_some() && shown(commit.committed.seconds).is_some()
}

/// A moment that calendars can show.
fn shown(seconds: Option<i64>) -> Option<i64> {
    seconds.filter(|at| (FIRST_SECOND..END_SECOND).contains(at))
}

fn day(seconds: Option<i64>) -> Option<i32> {
    shown(seconds).and_then(|at| i32::try_from(at.div_euclid(SECONDS_PER_DAY)).ok())
}

fn commits(source: &Source<'_>) -> Vec<Values> {
    let commits = &source.facts.commits;
    let totals = source.totals();
    let known = |of: &dyn Fn(&(i64, i64, i64)) -> i64| {
        let value = |(at, total)| Some(of(total)).filter(|_| !commits[at as usize].is_incomplete);
        Values::Integer((0_u32..).zip(&totals).map(value).collect())
    };
    let subject = |at| Some(text::from_bytes(source.facts.subjects.get(at)));
    vec![
        Values::Text(commits.iter().map(|commit| Some(commit.id.to_hex())).collect()),
        Values::Text(commits.iter().map(|commit| source.person(commit.author)).collect()),
        Values::Text(commits.iter().map(|commit| source.person(commit.committer)).collect()),
        Values::Time(commits.iter().map(|commit| shown(commit.authored.seconds)).collect()),
        Values::Time(commits.iter().map(|commit| shown(commit.committed.seconds)).collect()),
        Values::Date(commits.iter().map(|commit| day(commit.authored.seconds)).collect()),
        Values::Date(commits.iter().map(|commit| day(commit.committed.seconds)).collect()),
        Values::Integer(commits.iter().map(|commit| commit.authored.offset_minutes.map(i64::from)).collect()),
        Values::Integer(commits.iter().map(|commit| Some(i64::from(commit.parents))).collect()),
        Values::Boolean(commits.iter().map(|commit| commit.parents > 1).collect()),
        Values::Text((0..commits.len()).map(subject).collect()),
        known(&|total| total.0),
        known(&|total| total.1),
        known(&|total| total.2),
        known(&|total| total.1.max(total.2)),
        Values::Boolean(commits.iter().map(|commit| commit.is_incomplete).collect()),
        Values::Boolean(commits.iter().map(|commit| commit.is_in_revision).collect()),
    ]
}

fn changes(source: &Source<'_>) -> Vec<Values> {
    let changes = &source.facts.changes;
    let paths: Vec<String> =
        (0..source.facts.paths.len()).map(|at| text::from_bytes(source.facts.paths.get(at))).collect();
    let status = |status| match status {
        Status::Added => "added",
        Status::Deleted => "deleted",
        Status::Modified => "modified",
        Status::TypeChanged => "type_changed",
    };
    let kind = |kind| match kind {
        FileKind::File => "file",
        FileKind::Symlink => "symlink",
        FileKind::Submodule => "submodule",
    };
    let lines = |of: fn(u32, u32) -> u32| {
        let value = |lines| match lines {
            Lines::Counted { added, deleted } => Some(i64::from(of(added, deleted))),
            Lines::Binary | Lines::Unknown => None,
        };
        Values::Integer(changes.iter().map(|change| value(change.lines)).collect())
    };
    vec![
        Values::Text(changes.iter().map(|change| source.id(change.commit)).collect()),
        Values::Text(changes.iter().map(|change| paths.get(change.path as usize).cloned()).collect()),
        Values::Text(changes.iter().map(|change| Some(status(change.status).to_owned())).collect()),
        Values::Text(changes.iter().map(|change| Some(kind(change.kind).to_owned())).collect()),
        Values::Boolean(changes.iter().map(|change| change.lines == Lines::Binary).collect()),
        lines(|added, _| added),
        lines(|_, deleted| deleted),
    ]
}

fn people(source: &Source<'_>) -> Vec<Values> {
    let people = &source.people.people;
    let email = |email: &String| Some(email.clone()).filter(|_| source.emails);
    vec![
        Values::Text(people.iter().map(|person| Some(person.id.clone())).collect()),
        Values::Text(people.iter().map(|person| Some(person.name.clone())).collect()),
        Values::Text(people.iter().map(|person| Some(person.kind.name().to_owned())).collect()),
        Values::Text(people.iter().map(|person| email(&person.email)).collect()),
    ]
}

fn credits(source: &Source<'_>) -> Vec<Values> {
    let commits = &source.facts.commits;
    let twice =
        commits.iter().flat_map(|commit| [(commit, commit.author, "author"), (commit, commit.committer, "committer")]);
    let rows: Vec<_> = twice.collect();
    vec![
        Values::Text(rows.iter().map(|(commit, _, _)| Some(commit.id.to_hex())).collect()),
        Values::Text(rows.iter().map(|(_, person, _)| source.person(*person)).collect()),
        Values::Text(rows.iter().map(|(_, _, role)| Some((*role).to_owned())).collect()),
    ]
}

fn releases(source: &Source<'_>) -> Vec<Values> {
    let releases = &source.selection.releases;
    let ordinal = 1_i64..;
    vec![
        Values::Text(releases.iter().map(|release| Some(release.name.clone())).collect()),
        Values::Text(releases.iter().map(|release| release.tag.clone()).collect()),
        Values::Text(releases.iter().map(|release| release.version.as_ref().map(|version| version.text())).collect()),
        Values::Date(releases.iter().map(|release| day(release.created)).collect()),
        Values::Integer(ordinal.take(releases.len()).map(Some).collect()),
        Values::Text(releases.iter().map(|release| release.previous_name.clone()).collect()),
        Values::Text(releases.iter().map(|release| Some(ObjectId::to_hex(&release.target))).collect()),
        Values::Text(releases.iter().map(|_| Some(source.selection.train.clone())).collect()),
        Values::Boolean(releases.iter().map(|release| release.is_prerelease).collect()),
        Values::Boolean(releases.iter().map(|release| release.is_patch).collect()),
        Values::Boolean(releases.iter().map(|release| release.is_unreleased).collect()),
        Values::Text(releases.iter().map(|release| Some(release.range())).collect()),
    ]
}

fn release_commits(source: &Source<'_>) -> Vec<Values> {
    let names = source.selection.releases.iter().zip(source.ranges);
    let rows = || names.clone().flat_map(|(release, commits)| commits.iter().map(move |commit| (release, *commit)));
    vec![
        Values::Text(rows().map(|(release, _)| Some(release.name.clone())).collect()),
        Values::Text(rows().map(|(_, commit)| source.id(commit)).collect()),
    ]
}

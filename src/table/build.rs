//! Each table from the facts, column by column. A column is built when a query names it, and only then: a history of a
//! million commits has hundreds of megabytes of ids, subjects and paths that most queries never look at.

use polars::prelude::{Column as Made, DataFrame};

use super::frame::{self, Values};
use super::schema::{self, Column, Table};
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

/// Builds one table with all its columns.
///
/// # Errors
/// There is no such table, or polars refuses: both are bugs.
pub fn build(name: &str, source: &Source<'_>) -> Result<DataFrame> {
    let table = schema::table(name).ok_or_else(|| Error::internal(format!("there is no table {name}")))?;
    let columns = table.columns.iter().map(|at| column(table, at, source)).collect::<Result<Vec<_>>>()?;
    DataFrame::new(columns.first().map_or(0, Made::len), columns).map_err(frame::bug)
}

/// Builds one column of a table.
///
/// # Errors
/// There is no such column, or polars refuses: both are bugs.
pub fn column(table: &Table, column: &Column, source: &Source<'_>) -> Result<Made> {
    let values = match table.name {
        "commits" => commits(source, column.name),
        "changes" => changes(source, column.name),
        "people" => people(source, column.name),
        "credits" => credits(source, column.name),
        "releases" => releases(source, column.name),
        "release_commits" => release_commits(source, column.name),
        _ => None,
    };
    let values = values.ok_or_else(|| Error::internal(format!("{}.{} has no builder", table.name, column.name)))?;
    frame::filled(column, values)
}

impl Source<'_> {
    /// A person's id for each identity.
    fn persons(&self, identities: impl Iterator<Item = u32>) -> Values {
        let of = |identity: u32| self.people.of_identity.get(identity as usize).copied();
        Values::picked(self.people.people.iter().map(|person| Some(&person.id)), identities.map(of))
    }

    /// A commit's id for each position.
    fn ids(&self, commits: impl Iterator<Item = u32>) -> Values {
        Values::picked(self.facts.commits.iter().map(|commit| Some(commit.id.to_hex())), commits.map(Some))
    }

    /// A number per commit, made of its changes; null where the commit is incomplete.
    fn sums(&self, of: impl Fn((i64, i64, i64)) -> i64) -> Values {
        let commits = &self.facts.commits;
        let value = |(commit, total): (&Commit, (i64, i64, i64))| Some(of(total)).filter(|_| !commit.is_incomplete);
        Values::Integer(commits.iter().zip(self.totals()).map(value).collect())
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

fn commits(source: &Source<'_>, column: &str) -> Option<Values> {
    let commits = &source.facts.commits;
    let subject = |at| Some(text::from_bytes(source.facts.subjects.get(at)));
    Some(match column {
        "commit_id" => Values::texts(commits.iter().map(|commit| Some(commit.id.to_hex()))),
        "author_id" => source.persons(commits.iter().map(|commit| commit.author)),
        "committer_id" => source.persons(commits.iter().map(|commit| commit.committer)),
        "authored_at" => Values::Time(commits.iter().map(|commit| shown(commit.authored.seconds)).collect()),
        "committed_at" => Values::Time(commits.iter().map(|commit| shown(commit.committed.seconds)).collect()),
        "authored_date" => Values::Date(commits.iter().map(|commit| day(commit.authored.seconds)).collect()),
        "committed_date" => Values::Date(commits.iter().map(|commit| day(commit.committed.seconds)).collect()),
        "author_offset_minutes" => {
            Values::Integer(commits.iter().map(|commit| commit.authored.offset_minutes.map(i64::from)).collect())
        }
        "parents" => Values::Integer(commits.iter().map(|commit| Some(i64::from(commit.parents))).collect()),
        "is_merge" => Values::Boolean(commits.iter().map(|commit| commit.parents > 1).collect()),
        "subject" => Values::texts((0..commits.len()).map(subject)),
        "files_changed" => source.sums(|(files, _, _)| files),
        "lines_added" => source.sums(|(_, added, _)| added),
        "lines_deleted" => source.sums(|(_, _, deleted)| deleted),
        "lines_changed" => source.sums(|(_, added, deleted)| added.max(deleted)),
        "is_incomplete" => Values::Boolean(commits.iter().map(|commit| commit.is_incomplete).collect()),
        "is_in_revision" => Values::Boolean(commits.iter().map(|commit| commit.is_in_revision).collect()),
        _ => return None,
    })
}

fn changes(source: &Source<'_>, column: &str) -> Option<Values> {
    let (changes, paths) = (&source.facts.changes, &source.facts.paths);
    let status = |status| match status {
        Status::Added => 0,
        Status::Deleted => 1,
        Status::Modified => 2,
        Status::TypeChanged => 3,
    };
    let kind = |kind| match kind {
        FileKind::File => 0,
        FileKind::Symlink => 1,
        FileKind::Submodule => 2,
    };
    let lines = |of: fn(u32, u32) -> u32| {
        let value = |lines| match lines {
            Lines::Counted { added, deleted } => Some(i64::from(of(added, deleted))),
            Lines::Binary | Lines::Unknown => None,
        };
        Values::Integer(changes.iter().map(|change| value(change.lines)).collect())
    };
    Some(match column {
        "commit_id" => source.ids(changes.iter().map(|change| change.commit)),
        "path" => Values::picked(
            (0..paths.len()).map(|at| Some(text::from_bytes(paths.get(at)))),
            changes.iter().map(|change| Some(change.path)),
        ),
        "status" => Values::picked(
            ["added", "deleted", "modified", "type_changed"].into_iter().map(Some),
            changes.iter().map(|change| Some(status(change.status))),
        ),
        "kind" => Values::picked(
            ["file", "symlink", "submodule"].into_iter().map(Some),
            changes.iter().map(|change| Some(kind(change.kind))),
        ),
        "is_binary" => Values::Boolean(changes.iter().map(|change| change.lines == Lines::Binary).collect()),
        "lines_added" => lines(|added, _| added),
        "lines_deleted" => lines(|_, deleted| deleted),
        _ => return None,
    })
}

fn people(source: &Source<'_>, column: &str) -> Option<Values> {
    let people = &source.people.people;
    Some(match column {
        "person_id" => Values::texts(people.iter().map(|person| Some(&person.id))),
        "name" => Values::texts(people.iter().map(|person| Some(&person.name))),
        "kind" => Values::texts(people.iter().map(|person| Some(person.kind.name()))),
        "email" => Values::texts(people.iter().map(|person| Some(&person.email).filter(|_| source.emails))),
        _ => return None,
    })
}

/// Each commit twice: for its author, then for its committer.
fn credits(source: &Source<'_>, column: &str) -> Option<Values> {
    let commits = &source.facts.commits;
    Some(match column {
        "commit_id" => source.ids((0_u32..).take(commits.len()).flat_map(|at| [at, at])),
        "person_id" => source.persons(commits.iter().flat_map(|commit| [commit.author, commit.committer])),
        "role" => Values::picked(
            ["author", "committer"].into_iter().map(Some),
            commits.iter().flat_map(|_| [Some(0), Some(1)]),
        ),
        _ => return None,
    })
}

fn releases(source: &Source<'_>, column: &str) -> Option<Values> {
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

fn release_commits(source: &Source<'_>, column: &str) -> Option<Values> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_of_the_schema_has_a_builder() {
        let (facts, people, selection) = (Facts::default(), People::default(), Selection::default());
        let source = Source { facts: &facts, people: &people, selection: &selection, ranges: &[], emails: false };
        for table in schema::TABLES {
            let frame = build(table.name, &source).expect("a builder for each column");
            assert_eq!((frame.height(), frame.width()), (0, table.columns.len()), "{}", table.name);
        }
    }
}

//! The file of `--releases`: a CSV table `release,revision` with an optional column `date`, oldest first.

use std::path::Path;

use super::file::{read, shown};
use crate::error::{Error, Result};
use crate::identity::organization::day;
use crate::release::GivenRelease;
use crate::text;

/// Reads the releases.
///
/// # Errors
/// A column is missing, or a release has no name, no revision, an unusable name or an invalid date; or there is no
/// release. The message names the line.
pub(super) fn given_releases(path: &Path) -> Result<Vec<GivenRelease>> {
    let content = read(path)?;
    let wrong = |what: &str| {
        Error::usage(format!("{}: {}", shown(path), text::plain(what)))
            .hint("write a header `release,revision`, then one line per release, oldest first: `1.0,v1.0`")
    };
    parse(&content).map_err(|what| wrong(&what.0))
}

/// What is wrong with the file.
struct Wrong(String);

fn parse(content: &[u8]) -> Result<Vec<GivenRelease>, Wrong> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(content);
    let headers = reader.headers().map_err(|error| Wrong(error.to_string()))?.clone();
    let column = |name: &str| headers.iter().position(|header| header == name);
    let missing = |name: &str| Wrong(format!("line 1: the column `{name}` is missing"));
    let release = column("release").ok_or_else(|| missing("release"))?;
    let revision = column("revision").ok_or_else(|| missing("revision"))?;
    let date = column("date");
    let mut out: Vec<GivenRelease> = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| csv_problem(&error))?;
        let line = record.position().map_or(0, |start| line(content, start));
        let given =
            Given { name: &record[release], revision: &record[revision], date: date.map_or("", |at| &record[at]) };
        let given = given.checked(line, &out).map_err(|what| Wrong(format!("line {line}: {}", what.0)))?;
        out.push(given);
    }
    if out.is_empty() {
        return Err(Wrong("there is a header, but no release".to_owned()));
    }
    Ok(out)
}

/// The line of a record. The reader counts blank lines before it to the record.
fn line(content: &[u8], start: &csv::Position) -> u64 {
    let from = usize::try_from(start.byte()).unwrap_or(content.len()).min(content.len());
    let blank = content[from..].iter().take_while(|byte| matches!(byte, b'\n' | b'\r'));
    start.line() + blank.filter(|byte| **byte == b'\n').fold(0, |lines, _| lines + 1)
}

/// A line of the file.
struct Given<'a> {
    name: &'a str,
    revision: &'a str,
    date: &'a str,
}

impl Given<'_> {
    fn checked(&self, line: u64, known: &[GivenRelease]) -> Result<GivenRelease, Wrong> {
        check_name(self.name, known)?;
        if self.revision.is_empty() {
            return Err(Wrong(format!("the release {:?} has no revision", self.name)));
        }
        let day = given_day(self.name, self.date)?;
        Ok(GivenRelease { name: self.name.to_owned(), revision: self.revision.to_owned(), day, line })
    }
}

fn check_name(name: &str, known: &[GivenRelease]) -> Result<(), Wrong> {
    if name.is_empty() {
        return Err(Wrong("a release has no name".to_owned()));
    }
    if name == "unreleased" {
        return Err(Wrong("\"unreleased\" is a reserved name".to_owned()));
    }
    if known.iter().any(|release| release.name == name) {
        return Err(Wrong(format!("duplicate release {name:?}")));
    }
    Ok(())
}

/// The day of a field; `None` if it is empty.
fn given_day(name: &str, written: &str) -> Result<Option<i32>, Wrong> {
    if written.is_empty() {
        return Ok(None);
    }
    let wrong = || Wrong(format!("the release {name:?} has the invalid date {written:?}; write it as 2020-01-31"));
    day(written).map(Some).ok_or_else(wrong)
}

/// What is wrong with a CSV file.
fn csv_problem(error: &csv::Error) -> Wrong {
    Wrong(match error.kind() {
        csv::ErrorKind::UnequalLengths { pos: Some(place), expected_len, len } => {
            let fields = text::counted(i64::try_from(*len).unwrap_or(i64::MAX), "field", "fields");
            format!("line {} has {fields} instead of {expected_len}", place.line())
        }
        _ => error.to_string(),
    })
}

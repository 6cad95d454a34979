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
/// A column is missing, or a release has no name, an unusable name or an invalid date.
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
    let (Some(release), Some(revision)) = (column("release"), column("revision")) else {
        return Err(Wrong("the columns `release` and `revision` are missing".to_owned()));
    };
    let date = column("date");
    let mut out: Vec<GivenRelease> = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| csv_problem(&error))?;
        let name = record[release].to_owned();
        check_name(&name, &out)?;
        let written = date.map_or("", |at| &record[at]);
        out.push(GivenRelease { day: given_day(&name, written)?, name, revision: record[revision].to_owned() });
    }
    Ok(out)
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

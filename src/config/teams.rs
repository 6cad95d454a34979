//! The teams of people: `[[teams]]` in `laurels.toml`.

use serde::Deserialize;
use toml::{Spanned, Value};

use super::organizations::{check_dates, day_of, line};
use crate::error::{Error, Result};
use crate::identity::TeamEntry;
use crate::text;

/// One `[[teams]]` table.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Team {
    /// Its name.
    name: Spanned<String>,
    /// Names of its people, as mapped by the mailmap.
    #[serde(default)]
    people: Vec<String>,
    /// The first day.
    from: Option<Spanned<Value>>,
    /// The day after the last.
    until: Option<Spanned<Value>>,
}

/// The teams of a configuration; `content` is what the tables were read from.
///
/// # Errors
/// A name is empty, a date is invalid, or a time ends before it begins; the message names the line.
pub(super) fn teams(origin: &str, content: &str, tables: &[Team]) -> Result<Vec<TeamEntry>> {
    let mut out = Vec::with_capacity(tables.len());
    for table in tables {
        let wrong = |at: usize, what: &str| wrong(origin, line(content, at), what);
        let date = |value: &Option<Spanned<Value>>| {
            let Some(value) = value else { return Ok(None) };
            let invalid = || wrong(value.span().start, "invalid date; write it as 2020-01-31");
            day_of(value.as_ref()).map(Some).ok_or_else(invalid)
        };
        let team = text::plain(table.name.as_ref().trim());
        if team.is_empty() {
            return Err(wrong(table.name.span().start, "the name of the team is empty"));
        }
        let (from, until) = (date(&table.from)?, date(&table.until)?);
        check_dates(origin, content, &table.from, &table.until)?;
        out.push(TeamEntry { team, people: table.people.clone(), from, until });
    }
    Ok(out)
}

fn wrong(origin: &str, line: usize, what: &str) -> Error {
    Error::usage(format!("{origin}, line {line}: {what}"))
        .hint("[[teams]] can have name, people, from and until; see `laurels help configuration`")
}

//! Reads our own CSV format: `subject,organization,from,until`.

use super::employer::organization_name;
use super::entry::AffiliationEntry;
use super::problem::{date_of_line, wrong};
use super::subject::AffiliationSubject;
use crate::error::Result;
use crate::text;

/// The columns, in any order. The dates are optional.
const COLUMNS: [&str; 4] = ["subject", "organization", "from", "until"];

/// Returns the entries below the header. Empty lines and lines that begin with `#` are skipped.
pub(super) fn csv_entries(origin: &str, text: &str) -> Result<Vec<AffiliationEntry>> {
    let mut out = Vec::new();
    let mut header: Option<Vec<String>> = None;
    for (line, content) in (1..).zip(text.lines()) {
        if content.trim().is_empty() || content.starts_with('#') {
            continue;
        }
        let fields = fields(content).ok_or_else(|| wrong(origin, line, "misplaced quotation mark"))?;
        match &header {
            Some(header) => out.push(entry(origin, line, header, &fields)?),
            None => header = Some(checked_header(origin, line, fields)?),
        }
    }
    Ok(out)
}

fn checked_header(origin: &str, line: usize, fields: Vec<String>) -> Result<Vec<String>> {
    match fields.iter().find(|name| !COLUMNS.contains(&name.as_str())) {
        Some(unknown) => {
            let shown = text::shorten(&text::plain(unknown), 20);
            Err(wrong(origin, line, &format!("unknown column {shown:?}; expected {}", COLUMNS.join(", "))))
        }
        None => Ok(fields),
    }
}

fn entry(origin: &str, line: usize, header: &[String], fields: &[String]) -> Result<AffiliationEntry> {
    let field = |name: &str| {
        let column = header.iter().position(|column| column == name);
        column.and_then(|at| fields.get(at)).map_or("", String::as_str)
    };
    let [subject, organization, from, until] = COLUMNS.map(field);
    if fields.len() > header.len() {
        return Err(wrong(origin, line, "more fields than columns"));
    }
    if organization.is_empty() {
        return Err(wrong(origin, line, "missing organization"));
    }
    Ok(AffiliationEntry {
        from: date(origin, line, from)?,
        until: date(origin, line, until)?,
        subject: AffiliationSubject::read(subject).map_err(|error| wrong(origin, line, &error.to_string()))?,
        organization: organization_name(organization),
        line,
    })
}

fn date(origin: &str, line: usize, text: &str) -> Result<Option<i32>> {
    if text.is_empty() { Ok(None) } else { date_of_line(origin, line, text).map(Some) }
}

/// Splits a line of CSV into trimmed fields; `None` if a quotation mark is misplaced.
///
/// The `csv` crate reads whole files and counts comments and empty lines as part of the next record, which makes line
/// numbers in errors wrong. Here an entry is always one line.
fn fields(line: &str) -> Option<Vec<String>> {
    let mut out = Vec::new();
    let mut rest = Some(line);
    while let Some(text) = rest {
        let text = text.trim_start();
        let (field, after) = match text.strip_prefix('"') {
            Some(quoted) => quoted_field(quoted)?,
            None => plain_field(text),
        };
        out.push(field.trim().to_owned());
        rest = after;
    }
    Some(out)
}

/// A field without quotation marks, and the text after its comma.
fn plain_field(text: &str) -> (String, Option<&str>) {
    match text.split_once(',') {
        Some((field, after)) => (field.to_owned(), Some(after)),
        None => (text.to_owned(), None),
    }
}

/// The field up to its closing quotation mark, and the text after its comma.
fn quoted_field(text: &str) -> Option<(String, Option<&str>)> {
    let mut field = String::new();
    let mut rest = text;
    loop {
        let (part, after) = rest.split_once('"')?;
        field.push_str(part);
        // Two quotation marks mean one.
        if let Some(more) = after.strip_prefix('"') {
            field.push('"');
            rest = more;
            continue;
        }
        let after = after.trim_start();
        if after.is_empty() {
            return Some((field, None));
        }
        return Some((field, Some(after.strip_prefix(',')?)));
    }
}

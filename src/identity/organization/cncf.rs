//! Reads CNCF's list of developers: a line per person, then an indented line per job.

use super::employer::{employer_name, plain_address};
use super::entry::AffiliationEntry;
use super::problem::{date_of_line, wrong};
use super::subject::{AffiliationSubject, InvalidSubject};
use crate::error::Result;

/// Returns the entries: one for each address of a person and each job.
pub(super) fn cncf_entries(origin: &str, text: &str) -> Result<Vec<AffiliationEntry>> {
    let mut out: Vec<AffiliationEntry> = Vec::new();
    let mut subjects: Vec<AffiliationSubject> = Vec::new();
    for (line, content) in (1..).zip(text.lines()) {
        if content.trim().is_empty() || content.starts_with('#') {
            continue;
        }
        if !content.starts_with(char::is_whitespace) {
            subjects = addresses(content)
                .map_err(|_| wrong(origin, line, "expected a person: `login: ada!example.com, ada!example.org`"))?;
            continue;
        }
        if subjects.is_empty() {
            return Err(wrong(origin, line, "this employer has no person above it"));
        }
        let (employer, until) = split_date(origin, line, content.trim(), "until")?;
        let (employer, from) = split_date(origin, line, employer, "from")?;
        let organization = employer_name(origin, line, employer)?;
        for subject in &subjects {
            out.push(AffiliationEntry {
                subject: subject.clone(),
                organization: organization.clone(),
                from,
                until,
                line,
            });
        }
    }
    Ok(out)
}

/// The addresses of a line `login: ada!example.com, ada!example.org`.
fn addresses(content: &str) -> Result<Vec<AffiliationSubject>, InvalidSubject> {
    let list = content.rsplit_once(':').map_or("", |(_, list)| list);
    list.split(',').map(|address| AffiliationSubject::address(&plain_address(address))).collect()
}

/// Splits `until 2020-01-01` off the end of a line. The word is part of the employer's name if no digit follows it.
fn split_date<'a>(origin: &str, line: usize, content: &'a str, word: &str) -> Result<(&'a str, Option<i32>)> {
    let Some((before, date)) = content.rsplit_once(char::is_whitespace) else { return Ok((content, None)) };
    let Some(rest) = before.trim_end().strip_suffix(word) else { return Ok((content, None)) };
    if !rest.ends_with(char::is_whitespace) || !date.starts_with(|c: char| c.is_ascii_digit()) {
        return Ok((content, None));
    }
    Ok((rest.trim_end(), Some(date_of_line(origin, line, date)?)))
}

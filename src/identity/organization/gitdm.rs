//! Reads gitdm's maps of addresses and domains: lines `address-or-domain Employer < yyyy-mm-dd`.

use super::employer::{address_or_domain, employer_name};
use super::entry::AffiliationEntry;
use super::problem::{date_of_line, wrong};
use crate::error::Result;

const EXPECTED: &str = "expected `address employer < yyyy-mm-dd`";

/// Returns the entries. A line says when a job ended; it began when the one before ended.
pub(super) fn gitdm_entries(origin: &str, text: &str) -> Result<Vec<AffiliationEntry>> {
    let mut out = Vec::new();
    for (line, content) in (1..).zip(text.lines()) {
        let content = content.split('#').next().unwrap_or_default().trim();
        if !content.is_empty() {
            out.extend(entry(origin, line, content)?);
        }
    }
    Ok(chained(out))
}

/// Reads a line; `None` for an invalid subject without an employer, which does not matter.
fn entry(origin: &str, line: usize, content: &str) -> Result<Option<AffiliationEntry>> {
    let Some((subject, rest)) = content.split_once(char::is_whitespace) else {
        return Err(wrong(origin, line, EXPECTED));
    };
    let (employer, until) = match rest.rsplit_once('<') {
        Some((employer, date)) => (employer.trim(), Some(date_of_line(origin, line, date.trim())?)),
        None => (rest.trim(), None),
    };
    if employer.is_empty() || employer.contains('<') {
        return Err(wrong(origin, line, EXPECTED));
    }
    let organization = employer_name(origin, line, employer)?;
    match address_or_domain(subject) {
        Ok(subject) => Ok(Some(AffiliationEntry { subject, organization, from: None, until, line })),
        Err(_) if organization.is_empty() => Ok(None),
        Err(error) => Err(wrong(origin, line, &error.to_string())),
    }
}

/// Makes each entry of a subject begin when the one before ends.
fn chained(mut entries: Vec<AffiliationEntry>) -> Vec<AffiliationEntry> {
    entries.sort_by(|a, b| {
        let key = |entry: &AffiliationEntry| (entry.end_day(), entry.organization.is_empty(), entry.line);
        a.subject.cmp(&b.subject).then_with(|| key(a).cmp(&key(b)))
    });
    // A repeated entry is not a contradiction, nor is an unknown organization next to a known one.
    entries.dedup_by(|later, kept| {
        let adds_nothing = later.organization.is_empty() || later.organization == kept.organization;
        adds_nothing && later.subject == kept.subject && later.until == kept.until
    });
    for at in 1..entries.len() {
        let [before, entry] = &mut entries[at - 1..=at] else { continue };
        if before.subject != entry.subject {
            continue;
        }
        // Two entries that end on the same day contradict each other; the check for overlaps reports them.
        entry.from = if before.until == entry.until { before.from } else { before.until };
    }
    entries
}

//! Names of organizations, and the spellings of addresses in the files of other tools.

use super::problem::wrong;
use super::subject::{AffiliationSubject, InvalidSubject};
use crate::error::Result;
use crate::text;

/// How other tools write that the employer is unknown.
const UNKNOWN: &[&str] = &["notfound", "(not found)", "unknown", "(unknown)", "?", ""];

/// Returns the name of an organization as shown: on one line and without addresses; empty if it means "unknown".
#[must_use]
pub fn organization_name(name: &str) -> String {
    let name = text::without_addresses(&text::plain(name));
    if UNKNOWN.contains(&name.to_lowercase().as_str()) { String::new() } else { name }
}

/// Returns the name of an employer in a file of gitdm or CNCF.
///
/// # Errors
/// The entry splits a person's work between employers by percent, so the employer of a commit is unknown.
pub(super) fn employer_name(origin: &str, line: usize, employer: &str) -> Result<String> {
    if employer.split_whitespace().any(is_share) {
        return Err(wrong(
            origin,
            line,
            "shares of several employers (%) are not supported; write one employer per period",
        ));
    }
    Ok(organization_name(employer))
}

fn is_share(word: &str) -> bool {
    let number = word.trim_matches('%');
    word.contains('%') && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns an address that a tool may have written as `ada!example.com`.
pub(super) fn plain_address(text: &str) -> String {
    let text = text.trim();
    if text.contains('@') { text.to_owned() } else { text.replacen('!', "@", 1) }
}

/// Reads an address or a domain.
///
/// # Errors
/// The text is neither.
pub(super) fn address_or_domain(text: &str) -> Result<AffiliationSubject, InvalidSubject> {
    let text = plain_address(text);
    if text.contains('@') { AffiliationSubject::address(&text) } else { AffiliationSubject::domain(&text) }
}

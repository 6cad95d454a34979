//! Detects the format of a file of organizations from its first line that is neither blank nor a comment.

use super::problem::{FORMATS, wrong};
use super::subject::AffiliationSubject;
use crate::error::{Error, Result};

/// The format of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrganizationFormat {
    /// `[[organizations]]` tables.
    Toml,
    /// A header `subject,organization,from,until`, then one entry per line.
    Csv,
    /// Lines `address-or-domain Employer < yyyy-mm-dd`: the file of gitdm's `EmailMap` or `DomainMap`.
    Gitdm,
    /// `login: address, address`, then one indented `Employer from yyyy-mm-dd until yyyy-mm-dd` per job.
    Cncf,
}

/// Words that begin gitdm's main configuration file, which names the files of employers.
const GITDM_WORDS: &[&str] =
    &["EmailAliases", "EmailMap", "DomainMap", "GroupMap", "VirtualEmployer", "FileTypeMap", "CompanyMap"];

/// Returns the text of a file without a byte order mark.
///
/// # Errors
/// The file is not UTF-8; the message names the line.
pub fn decoded<'a>(origin: &str, content: &'a [u8]) -> Result<&'a str> {
    let text = std::str::from_utf8(content).map_err(|error| {
        let line = 1 + content[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count();
        Error::usage(format!("{origin}, line {line}: invalid UTF-8")).hint("save the file as UTF-8")
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Detects the format of a text.
///
/// # Errors
/// The text is empty or has an unknown format.
pub fn format(origin: &str, text: &str) -> Result<OrganizationFormat> {
    let is_significant = |content: &str| !content.trim().is_empty() && !content.trim_start().starts_with('#');
    let Some((line, content)) = (1..).zip(text.lines()).find(|(_, content)| is_significant(content)) else {
        return Err(Error::usage(format!("{origin} has no entries")).hint(FORMATS));
    };
    if content.starts_with('[') {
        return Ok(OrganizationFormat::Toml);
    }
    if is_csv_header(content) {
        return Ok(OrganizationFormat::Csv);
    }
    if is_cncf_person(content) {
        return Ok(OrganizationFormat::Cncf);
    }
    let word = content.split_whitespace().next().unwrap_or_default();
    if GITDM_WORDS.contains(&word) {
        let what = "this is gitdm's main configuration; use the file that it lists as EmailMap or DomainMap";
        return Err(wrong(origin, line, what));
    }
    if content.trim() != word && is_gitdm_subject(word) {
        return Ok(OrganizationFormat::Gitdm);
    }
    Err(wrong(origin, line, "unknown format"))
}

fn is_csv_header(content: &str) -> bool {
    let header: Vec<&str> = content.split(',').map(|field| field.trim().trim_matches('"')).collect();
    header.contains(&"subject") && header.contains(&"organization")
}

fn is_cncf_person(content: &str) -> bool {
    let Some((_, list)) = content.rsplit_once(": ") else { return false };
    list.split(',').all(is_address)
}

fn is_address(text: &str) -> bool {
    text.contains(['@', '!']) && !text.trim().contains(char::is_whitespace)
}

/// Whether a word is an address or a domain, valid or not.
fn is_gitdm_subject(word: &str) -> bool {
    is_address(word) || matches!(AffiliationSubject::read(word), Ok(AffiliationSubject::Domain(_)) | Err(_))
}

//! Files that say who worked where: our own CSV, gitdm's maps of addresses and domains, and CNCF's list of developers.
//!
//! The form is told by the first line that is neither blank nor a comment, and each form has a first line that no other
//! has: `[` begins TOML (read by the caller), a header with `subject` and `organization` CSV, `login: ada!example.com`
//! CNCF's list, `ada@example.com Employer` gitdm's maps.

use super::date;
use super::organization::Entry;
use super::organization_csv;
use super::subject::Subject;
use crate::error::{Error, Result};
use crate::text;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `[[organizations]]` tables.
    Toml,
    /// A header `subject,organization,from,until`, then an entry per line.
    Csv,
    /// `address-or-domain Employer < yyyy-mm-dd`: the file behind `EmailMap` or `DomainMap`.
    Gitdm,
    /// `login: address, address`, then an indented `Employer from yyyy-mm-dd until yyyy-mm-dd` per job.
    Cncf,
}

/// Words under which other tools list people whose employer is not known.
const UNKNOWN: &[&str] = &["notfound", "(not found)", "unknown", "(unknown)", "?", ""];
/// First words of gitdm's own configuration, which names the maps and is none.
const GITDM_WORDS: &[&str] =
    &["EmailAliases", "EmailMap", "DomainMap", "GroupMap", "VirtualEmployer", "FileTypeMap", "CompanyMap"];
const FORMS: &str = "the README shows the forms: CSV with a header `subject,organization,from,until`, TOML, and the files of gitdm and CNCF";

/// The text of a file without a byte order mark.
///
/// # Errors
/// It is not UTF-8; the message names the line.
pub fn decoded<'a>(origin: &str, content: &'a [u8]) -> Result<&'a str> {
    let text = std::str::from_utf8(content).map_err(|error| {
        let line = 1 + content[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count();
        Error::usage(format!("{origin}, line {line}: it is not UTF-8 text")).hint("save the file as UTF-8")
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// What the text of a file is.
///
/// # Errors
/// It holds nothing, or nothing of the known forms.
pub fn form(origin: &str, text: &str) -> Result<Form> {
    let is_significant = |line: &&(usize, &str)| !line.1.trim().is_empty() && !line.1.trim_start().starts_with('#');
    let Some((number, line)) = lines(text).find(|line| is_significant(&line)) else {
        return Err(Error::usage(format!("{origin} holds no entry")).hint(FORMS));
    };
    let word = line.split_whitespace().next().unwrap_or_default();
    let header: Vec<&str> = line.split(',').map(|field| field.trim().trim_matches('"')).collect();
    let is_address = |text: &str| text.contains(['@', '!']) && !text.trim().contains(char::is_whitespace);
    if line.starts_with('[') {
        Ok(Form::Toml)
    } else if header.contains(&"subject") && header.contains(&"organization") {
        Ok(Form::Csv)
    } else if line.rsplit_once(": ").is_some_and(|(_, list)| list.split(',').all(is_address)) {
        Ok(Form::Cncf)
    } else if GITDM_WORDS.contains(&word) {
        Err(wrong(origin, number, "this is gitdm's configuration; give the file that its EmailMap or DomainMap names"))
    } else if line.trim() != word
        && (is_address(word) || matches!(Subject::read(word), Ok(Subject::Domain(_)) | Err(_)))
    {
        Ok(Form::Gitdm)
    } else {
        Err(wrong(origin, number, "it is the beginning of no known form"))
    }
}

/// The entries of a text of a form; TOML is not read here and has none.
///
/// # Errors
/// A line is no entry; the message names it.
pub fn entries(origin: &str, text: &str, form: Form) -> Result<Vec<Entry>> {
    match form {
        Form::Toml => Ok(Vec::new()),
        Form::Csv => organization_csv::entries(origin, text),
        Form::Gitdm => gitdm_entries(origin, text),
        Form::Cncf => cncf_entries(origin, text),
    }
}

/// An organisation's name as it is shown: on one line and without addresses; empty if it says that nothing is known.
#[must_use]
pub fn organization(name: &str) -> String {
    let name = text::without_addresses(&text::plain(name));
    if UNKNOWN.contains(&name.to_lowercase().as_str()) { String::new() } else { name }
}

pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(at, line)| (at + 1, line))
}

pub(super) fn wrong(origin: &str, line: usize, what: &str) -> Error {
    Error::usage(format!("{origin}, line {line}: {what}")).hint(FORMS)
}

pub(super) fn given_date(origin: &str, line: usize, text: &str) -> Result<i32> {
    let what = || {
        format!("{:?} is no date such as 2020-01-31", text::shorten(&text::plain(&text::without_addresses(text)), 20))
    };
    date::day(text).ok_or_else(|| wrong(origin, line, &what()))
}

/// gitdm's lines say when a job ended; it began when the one before ended.
fn gitdm_entries(origin: &str, text: &str) -> Result<Vec<Entry>> {
    let mut out = Vec::new();
    for (number, line) in lines(text) {
        let line = line.split('#').next().unwrap_or_default().trim();
        let Some((subject, rest)) = line.split_once(char::is_whitespace) else {
            if line.is_empty() {
                continue;
            }
            return Err(wrong(origin, number, "it is no entry `address employer < yyyy-mm-dd`"));
        };
        let (employer, until) = match rest.rsplit_once('<') {
            Some((employer, date)) => (employer.trim(), Some(given_date(origin, number, date.trim())?)),
            None => (rest.trim(), None),
        };
        if employer.is_empty() || employer.contains('<') {
            return Err(wrong(origin, number, "it is no entry `address employer < yyyy-mm-dd`"));
        }
        let organization = employer_name(origin, number, employer)?;
        // What nobody claims is harmless, whatever it is.
        let subject = match subject_of(subject) {
            Err(_) if organization.is_empty() => continue,
            subject => subject.map_err(|what| wrong(origin, number, &what))?,
        };
        out.push(Entry { subject, organization, from: None, until, line: number });
    }
    Ok(chained(out))
}

/// Each entry of a subject begins where the one that ends before it ends.
fn chained(mut entries: Vec<Entry>) -> Vec<Entry> {
    entries.sort_by(|a, b| {
        let key = |entry: &Entry| (entry.until.unwrap_or(i32::MAX), entry.organization.is_empty(), entry.line);
        a.subject.cmp(&b.subject).then_with(|| key(a).cmp(&key(b)))
    });
    // The same said twice is no contradiction, nor is that one knows what another does not.
    entries.dedup_by(|later, kept| {
        let is_silent = later.organization.is_empty() || later.organization == kept.organization;
        is_silent && (&later.subject, later.until) == (&kept.subject, kept.until)
    });
    for at in 1..entries.len() {
        let [before, entry] = &mut entries[at - 1..=at] else { continue };
        if before.subject == entry.subject && before.until != entry.until {
            entry.from = before.until;
        } else if before.subject == entry.subject {
            // Two that end on the same day contradict each other, which is found where overlaps are.
            entry.from = before.from;
        }
    }
    entries
}

fn cncf_entries(origin: &str, text: &str) -> Result<Vec<Entry>> {
    let mut out: Vec<Entry> = Vec::new();
    let mut subjects: Vec<Subject> = Vec::new();
    for (number, line) in lines(text) {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        if !line.starts_with(char::is_whitespace) {
            let list = line.rsplit_once(':').map_or("", |(_, list)| list);
            let found = list.split(',').map(|address| Subject::address(&plain_address(address)));
            subjects = found.collect::<std::result::Result<_, _>>().map_err(|_| {
                wrong(origin, number, "it is no beginning of a person `login: ada!example.com, ada!example.org`")
            })?;
            continue;
        }
        if subjects.is_empty() {
            return Err(wrong(origin, number, "there is no person above this employer"));
        }
        let (employer, until) = dated(origin, number, line.trim(), "until")?;
        let (employer, from) = dated(origin, number, employer, "from")?;
        let organization = employer_name(origin, number, employer)?;
        for subject in &subjects {
            out.push(Entry { subject: subject.clone(), organization: organization.clone(), from, until, line: number });
        }
    }
    Ok(out)
}

/// A line without `until 2020-01-01` at its end, and that date. A word that is no number does not ask for one.
fn dated<'a>(origin: &str, number: usize, line: &'a str, word: &str) -> Result<(&'a str, Option<i32>)> {
    let Some((before, date)) = line.rsplit_once(char::is_whitespace) else { return Ok((line, None)) };
    match before.trim_end().strip_suffix(word) {
        Some(before) if before.ends_with(char::is_whitespace) && date.starts_with(|c: char| c.is_ascii_digit()) => {
            Ok((before.trim_end(), Some(given_date(origin, number, date)?)))
        }
        _ => Ok((line, None)),
    }
}

/// gitdm can split a person's work between employers by percent; nobody can tell whose a commit was then.
fn employer_name(origin: &str, line: usize, employer: &str) -> Result<String> {
    let is_share = |word: &str| {
        let number = word.trim_matches('%');
        word.contains('%') && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    match employer.split_whitespace().any(is_share) {
        true => Err(wrong(origin, line, "shares of several employers (%) are not supported: give one for each time")),
        false => Ok(organization(employer)),
    }
}

/// Both tools write `ada!example.com`, against harvesters.
fn plain_address(text: &str) -> String {
    let text = text.trim();
    if text.contains('@') { text.to_owned() } else { text.replacen('!', "@", 1) }
}

fn subject_of(text: &str) -> std::result::Result<Subject, String> {
    let text = plain_address(text);
    if text.contains('@') { Subject::address(&text) } else { Subject::domain(&text) }
}

//! All statements about who worked for which organization, by subject.

use std::collections::HashMap;

use super::date::iso;
use super::entry::AffiliationEntry;
use super::free_mail::{is_free_mail, suffixes};
use super::subject::AffiliationSubject;
use crate::error::{Error, Result};
use crate::fact::Identity;
use crate::text;

/// A time at an organization.
#[derive(Debug, Clone, Copy)]
pub(super) struct Employment {
    /// The first day, `i32::MIN` without a start.
    pub(super) from: i32,
    /// The day after the last one, `i32::MAX` without an end.
    pub(super) until: i32,
    /// Index of the organization among the names.
    pub(super) organization: u32,
}

/// Organizations of people, addresses and domains over time.
#[derive(Debug, Clone, Default)]
pub struct Book {
    names: Vec<String>,
    employments: HashMap<AffiliationSubject, Vec<Employment>>,
}

impl Book {
    /// Makes a book of entries; `origin` names their file in errors.
    ///
    /// # Errors
    /// An entry ends before it begins, or two entries contradict each other. The message names the lines, but no address.
    pub fn new(origin: &str, mut entries: Vec<AffiliationEntry>) -> Result<Self> {
        entries.retain(|entry| !entry.organization.is_empty());
        check_dates(origin, &entries)?;
        entries.sort_by(|a, b| (&a.subject, a.first_day(), a.line).cmp(&(&b.subject, b.first_day(), b.line)));
        check_overlaps(origin, &entries)?;
        let mut book = Self::default();
        let mut index_of: HashMap<String, u32> = HashMap::new();
        for entry in entries {
            let employment = Employment {
                from: entry.first_day(),
                until: entry.end_day(),
                organization: book.index(entry.organization, &mut index_of),
            };
            book.employments.entry(entry.subject).or_default().push(employment);
        }
        Ok(book)
    }

    /// The index of an organization, which is added if it is new.
    fn index(&mut self, organization: String, index_of: &mut HashMap<String, u32>) -> u32 {
        let next = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        let index = *index_of.entry(organization.clone()).or_insert(next);
        if index == next {
            self.names.push(organization);
        }
        index
    }

    /// Whether the book has no entries.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.employments.is_empty()
    }

    /// The names of the organizations.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    /// Returns what the book says about an identity. The first statement that covers a day decides.
    ///
    /// The address as committed comes first, then the address as mapped by the mailmap, the name, and the domains.
    pub(super) fn of(&self, raw: &Identity, mapped: &Identity) -> Vec<Employment> {
        let addresses = [raw, mapped].map(|identity| text::from_bytes(&identity.email).to_lowercase());
        let name = text::from_bytes(&mapped.name).trim().to_lowercase();
        let mut subjects: Vec<AffiliationSubject> =
            addresses.iter().cloned().map(AffiliationSubject::Address).collect();
        subjects.push(AffiliationSubject::Person(name));
        for address in &addresses {
            let host = address.rsplit_once('@').map_or("", |(_, host)| host.trim_end_matches('.'));
            if !is_free_mail(host) {
                subjects.extend(suffixes(host).map(|domain| AffiliationSubject::Domain(domain.to_owned())));
            }
        }
        subjects.iter().filter_map(|subject| self.employments.get(subject)).flatten().copied().collect()
    }
}

/// Refuses the first entry that ends before it begins.
fn check_dates(origin: &str, entries: &[AffiliationEntry]) -> Result<()> {
    let wrong = entries.iter().filter(|entry| entry.first_day() >= entry.end_day()).min_by_key(|entry| entry.line);
    let Some(wrong) = wrong else { return Ok(()) };
    let from = wrong.from.map(iso).unwrap_or_default();
    let until = wrong.until.map(iso).unwrap_or_default();
    let what = format!("{origin}, line {}: `until` ({until}) must be later than `from` ({from})", wrong.line);
    Err(Error::usage(what).hint("`until` is the first day that no longer counts"))
}

/// Refuses the first two entries about one subject and day; `entries` are sorted by subject and first day.
fn check_overlaps(origin: &str, entries: &[AffiliationEntry]) -> Result<()> {
    let mut first_overlap: Option<(&AffiliationEntry, &AffiliationEntry)> = None;
    for pair in entries.windows(2) {
        let [one, other] = pair else { continue };
        let is_overlap = one.subject == other.subject && one.end_day() > other.first_day();
        let line = one.line.max(other.line);
        if is_overlap && first_overlap.is_none_or(|(a, b)| line < a.line.max(b.line)) {
            first_overlap = Some((one, other));
        }
    }
    match first_overlap {
        Some((one, other)) => Err(overlap(origin, one, other)),
        None => Ok(()),
    }
}

fn overlap(origin: &str, one: &AffiliationEntry, other: &AffiliationEntry) -> Error {
    let (first, second) = if one.line <= other.line { (one, other) } else { (other, one) };
    // The subject is left out because it may be an address.
    let what = format!(
        "{origin}: lines {} and {} overlap: both are about the same {}, one {}, the other {}",
        first.line,
        second.line,
        first.subject.kind(),
        time(first),
        time(second)
    );
    Error::usage(what).hint("entries for one subject must not overlap; `until` is the day after the last day")
}

fn time(entry: &AffiliationEntry) -> String {
    match (entry.from.map(iso), entry.until.map(iso)) {
        (None, None) => "for all time".to_owned(),
        (Some(from), None) => format!("from {from}"),
        (None, Some(until)) => format!("until {until}"),
        (Some(from), Some(until)) => format!("from {from} until {until}"),
    }
}

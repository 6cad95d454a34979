//! All reports by name: those in the binary, and a user's own.

use std::collections::BTreeMap;

use super::definition::Report;
use crate::error::{Error, Result};
use crate::text;

/// The reports of the `reports` folder, embedded.
const EMBEDDED: &[(&str, &str)] = &[
    ("activity", include_str!("../../reports/activity.toml")),
    ("areas", include_str!("../../reports/areas.toml")),
    ("concentration", include_str!("../../reports/concentration.toml")),
    ("credits", include_str!("../../reports/credits.toml")),
    ("newcomers", include_str!("../../reports/newcomers.toml")),
    ("organizations", include_str!("../../reports/organizations.toml")),
    ("person", include_str!("../../reports/person.toml")),
    ("releases", include_str!("../../reports/releases.toml")),
    ("words", include_str!("../../reports/words.toml")),
];

/// Reports by name.
#[derive(Debug, Clone)]
pub struct Catalog {
    reports: BTreeMap<String, Report>,
}

impl Catalog {
    /// The embedded reports, and a user's (name, text) on top: a report of the same name replaces ours.
    ///
    /// # Errors
    /// A report is malformed.
    pub fn new(own: Vec<(String, String)>) -> Result<Self> {
        let embedded = EMBEDDED.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
        let parsed = embedded.chain(own).map(|(name, text)| Report::parse(&name, &text).map(|report| (name, report)));
        Ok(Self { reports: parsed.collect::<Result<_>>()? })
    }

    /// All reports, ordered by name.
    pub fn iter(&self) -> impl Iterator<Item = &Report> {
        self.reports.values()
    }

    /// The report of that name.
    ///
    /// # Errors
    /// There is none.
    pub fn get(&self, name: &str) -> Result<&Report> {
        self.reports.get(name).ok_or_else(|| {
            let names: Vec<&str> = self.reports.keys().map(String::as_str).collect();
            Error::usage(format!("there is no report {:?}", text::plain(name)))
                .hint(format!("the reports are: {}", names.join(", ")))
        })
    }
}

//! All reports by name: the embedded ones and the user's own.

use std::collections::BTreeMap;

use super::definition::Report;
use crate::error::{Error, Result};
use crate::text;

/// The reports of the `reports` folder, embedded by `src/build.rs`: name and text of each.
const EMBEDDED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/reports.rs"));

/// Reports by name.
#[derive(Debug, Clone)]
pub struct Catalog {
    reports: BTreeMap<String, Report>,
}

impl Catalog {
    /// The embedded reports and the user's own as (name, text). A user's report replaces an embedded one of the same name.
    ///
    /// # Errors
    /// A report is malformed.
    pub fn new(own: Vec<(String, String)>) -> Result<Self> {
        let embedded = EMBEDDED.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
        let mut reports = BTreeMap::new();
        for (name, text) in embedded.chain(own) {
            let report = Report::parse(&name, &text)?;
            reports.insert(name, report);
        }
        Ok(Self { reports })
    }

    /// All reports, ordered by name.
    pub fn iter(&self) -> impl Iterator<Item = &Report> {
        self.reports.values()
    }

    /// The report of that name.
    ///
    /// # Errors
    /// There is no such report.
    pub fn get(&self, name: &str) -> Result<&Report> {
        self.reports.get(name).ok_or_else(|| self.unknown(name))
    }

    /// The error of an unknown name, with a similar name or all names as hint.
    fn unknown(&self, name: &str) -> Error {
        let names: Vec<&str> = self.reports.keys().map(String::as_str).collect();
        let hint = text::did_you_mean(name, names.iter().copied());
        let hint = hint.unwrap_or_else(|| format!("the reports are: {}", names.join(", ")));
        Error::usage(format!("there is no report {:?}", text::plain(name))).hint(hint)
    }
}

//! Reads the entries of a file.

use super::cncf::cncf_entries;
use super::csv::csv_entries;
use super::entry::AffiliationEntry;
use super::format::OrganizationFormat;
use super::gitdm::gitdm_entries;
use crate::error::Result;

/// Returns the entries of a text; none for TOML, which the caller reads.
///
/// # Errors
/// A line is invalid; the message names it.
pub fn entries(origin: &str, text: &str, format: OrganizationFormat) -> Result<Vec<AffiliationEntry>> {
    match format {
        OrganizationFormat::Toml => Ok(Vec::new()),
        OrganizationFormat::Csv => csv_entries(origin, text),
        OrganizationFormat::Gitdm => gitdm_entries(origin, text),
        OrganizationFormat::Cncf => cncf_entries(origin, text),
    }
}

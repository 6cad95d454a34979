//! Errors in files of organizations.

use super::date::day;
use crate::error::{Error, Result};
use crate::text;

/// The hint that lists the formats.
pub(super) const FORMATS: &str =
    "use CSV with the header `subject,organization,from,until`, TOML, or the file formats of gitdm and CNCF";

/// The error for a line of a file.
pub(super) fn wrong(origin: &str, line: usize, what: &str) -> Error {
    Error::usage(format!("{origin}, line {line}: {what}")).hint(FORMATS)
}

/// Reads a date of a line as days since 1970-01-01.
///
/// # Errors
/// The text is not a date.
pub(super) fn date_of_line(origin: &str, line: usize, text: &str) -> Result<i32> {
    day(text).ok_or_else(|| {
        let shown = text::shorten(&text::plain(&text::without_addresses(text)), 20);
        wrong(origin, line, &format!("invalid date {shown:?}; write it as 2020-01-31"))
    })
}

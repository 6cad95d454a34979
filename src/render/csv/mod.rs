//! CSV as in RFC 4180, with line feeds: a header line, UTF-8 without byte order mark, empty cells for missing values.
//!
//! Quoting does not stop a spreadsheet from running a formula in a name. A text that begins like a formula therefore
//! gets an apostrophe in front. A text of apostrophes followed by a formula gets one more, so that removing one
//! apostrophe restores the text. Numbers are never changed.

mod formula;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub use read::{CsvError, StoredColumn, as_read, has_empty_texts, read_csv};
pub use write::csv;

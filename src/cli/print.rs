//! Results on standard output.

use super::args::PrintArgs;
use super::terminal;
use crate::config::{Color, CsvText, Format};
use crate::error::{Error, Result};
use crate::query::{ResultSet, Value};
use crate::render::{self, TableStyle};
use crate::text;

/// How to print a result.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    pub(super) format: Format,
    pub(super) csv: CsvText,
    pub(super) color: Color,
    pub(super) is_wide: bool,
}

impl Style {
    /// The style that options ask for.
    pub(super) fn of(args: &PrintArgs, color: Color) -> Self {
        let format = args.format.unwrap_or_else(default_format);
        Self { format, csv: args.csv, color, is_wide: args.wide }
    }
}

/// The default format: a table on a terminal, CSV elsewhere.
fn default_format() -> Format {
    if terminal::is_terminal() { Format::Table } else { Format::Csv }
}

/// Refuses a binary format on a terminal, before any work is done.
pub(super) fn check_format(format: Option<Format>) -> Result<()> {
    if format != Some(Format::Parquet) || !terminal::is_terminal() {
        return Ok(());
    }
    Err(Error::usage("Parquet is a binary format, and standard output is a terminal")
        .hint("redirect it to a file, as in `--format parquet > result.parquet`, or use `--format table`"))
}

pub(super) fn print(result: &ResultSet, style: Style) -> Result<()> {
    let is_raw = style.csv == CsvText::Raw;
    let content = match style.format {
        Format::Table => {
            let table = TableStyle { is_bold: terminal::stdout_has(style.color), is_wide: style.is_wide };
            render::terminal_table(result, table)
        }
        Format::Csv if terminal::is_terminal() => render::csv(&harmless(result), is_raw)?,
        Format::Csv => render::csv(result, is_raw)?,
        Format::Json => render::rows(result)?,
        Format::Markdown => render::markdown_table(result),
        Format::Parquet => {
            let file = render::parquet(&result.columns, std::iter::once(Ok(result.clone())))?;
            return terminal::print_bytes(&file);
        }
    };
    terminal::print(&content)
}

/// Makes texts safe for a terminal; a file or pipe gets every character.
fn harmless(result: &ResultSet) -> ResultSet {
    let clean = |value: &Value| match value {
        Value::Text(words) => Value::Text(text::plain(words)),
        value => value.clone(),
    };
    let rows = result.rows.iter().map(|row| row.iter().map(clean).collect()).collect();
    ResultSet { columns: result.columns.clone(), rows }
}

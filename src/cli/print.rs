//! Results on standard output.

use super::terminal;
use crate::config::{Color, CsvText, Format};
use crate::error::{Error, Result};
use crate::query::{ResultSet, Value};
use crate::render;
use crate::text;

/// How to print a result.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    pub(super) format: Format,
    pub(super) csv: CsvText,
    pub(super) color: Color,
}

/// The format where none is given: a table on a terminal, CSV elsewhere.
pub(super) fn default_format() -> Format {
    if terminal::is_terminal() { Format::Table } else { Format::Csv }
}

/// Before the work: a terminal cannot show what is no text.
pub(super) fn check_format(format: Option<Format>) -> Result<()> {
    if format != Some(Format::Parquet) || !terminal::is_terminal() {
        return Ok(());
    }
    Err(Error::usage("Parquet is no text, and standard output is a terminal")
        .hint("write it to a file with `--format parquet > answer.parquet`, or read it with `--format table`"))
}

pub(super) fn print(result: &ResultSet, style: Style) -> Result<()> {
    let is_raw = style.csv == CsvText::Raw;
    let content = match style.format {
        Format::Table => render::terminal_table(result, terminal::stdout_has(style.color)),
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

/// The same with texts as a terminal may show them; a file or pipe gets every character.
fn harmless(result: &ResultSet) -> ResultSet {
    let clean = |value: &Value| match value {
        Value::Text(words) => Value::Text(text::plain(words)),
        value => value.clone(),
    };
    let rows = result.rows.iter().map(|row| row.iter().map(clean).collect()).collect();
    ResultSet { columns: result.columns.clone(), rows }
}

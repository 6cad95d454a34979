//! Commands that read no clone: `laurels list`, `laurels schema` and `laurels cache`.

use std::path::Path;
use std::process::ExitCode;

use super::args::{OwnArgs, SchemaArgs};
use super::print::{Style, check_format, print};
use super::{convert, terminal};
use crate::command::{self, CacheWork};
use crate::config::{Color, CsvText};
use crate::error::Result;
use crate::query;
use crate::report;
use crate::store;
use crate::text;

/// Lists queries and reports.
pub(super) fn list(args: &OwnArgs) -> Result<ExitCode> {
    let own = convert::own(args)?;
    let queries = query::Catalog::new(own.queries)?;
    let reports = report::Catalog::new(own.reports)?;
    terminal::print(&command::list(&queries, &reports))?;
    Ok(ExitCode::SUCCESS)
}

/// Prints the data dictionary.
pub(super) fn schema(args: &SchemaArgs) -> Result<ExitCode> {
    check_format(args.format)?;
    let queries = convert::queries(&args.queries)?;
    let described = command::schema(args.name.as_deref(), &queries)?;
    match args.format {
        None => terminal::print(&command::schema_text(&described, terminal::is_terminal()))?,
        Some(format) => {
            let style = Style { format, csv: CsvText::Raw, color: Color::Auto, is_wide: true };
            print(&command::schema_rows(&described), style)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Shows or clears the cache.
pub(super) fn cache(what: CacheWork) -> Result<ExitCode> {
    let folder = command::cache()?;
    match what {
        CacheWork::Path => terminal::print(&format!("{}\n", shown(&folder)))?,
        CacheWork::Size => terminal::print(&format!("{}\n", command::size_in_words(store::size(&folder))))?,
        CacheWork::Clear => clear(&folder)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn clear(folder: &Path) -> Result<()> {
    let cleared = store::clear(folder)?;
    terminal::print(&format!("removed: {}\n", command::size_in_words(cleared.removed)))?;
    for path in &cleared.left {
        terminal::say(&format!("note: not removed, because it is in use or laurels did not write it: {}", shown(path)));
    }
    Ok(())
}

fn shown(path: &Path) -> String {
    text::plain(&path.to_string_lossy())
}

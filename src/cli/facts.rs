//! `laurels facts`.

use std::process::ExitCode;

use super::args::FactsArgs;
use super::convert;
use super::outcome::{exit_code, say, show_notices, with_bars};
use super::report::summary;
use crate::command::{self, Destination};
use crate::config::CsvText;
use crate::error::Result;
use crate::text;

/// Writes all tables as Parquet files.
pub(super) fn facts(args: &FactsArgs) -> Result<ExitCode> {
    let options = convert::options(args.repo.path(), &args.source, None, CsvText::Guarded)?;
    let destination = Destination { folder: &args.output, force: args.force };
    let published = with_bars(&args.source, |bars| command::facts(&options, destination, bars))?;
    show_notices(&published.notices, &args.source);
    let folder = text::plain(&args.output.to_string_lossy());
    say(&format!("{}: {folder}", summary(&published)), &args.source);
    Ok(exit_code(&published.notices, &args.source))
}

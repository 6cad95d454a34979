//! `laurels facts`.

use std::process::ExitCode;

use super::args::FactsArgs;
use super::convert;
use super::outcome::{exit_code, say, show_notices, with_bars};
use super::report::summary;
use crate::command::{self, Destination};
use crate::config::CsvText;
use crate::error::{Error, Result};
use crate::text;

/// Writes all tables as Parquet files.
pub(super) fn facts(args: &FactsArgs) -> Result<ExitCode> {
    if args.source.top.is_some() || args.source.from_release.is_some() {
        let what = "`laurels facts` writes whole tables; --top and --from-release do not apply";
        return Err(Error::usage(what).hint("remove them, and select rows where you read the tables"));
    }
    let options = convert::options(args.repo.path(), &args.source, CsvText::Guarded)?;
    let destination = Destination { folder: &args.output, force: args.force };
    let published = with_bars(&args.source, |bars| command::facts(&options, destination, bars))?;
    show_notices(&published.notices, &args.source);
    let folder = text::plain(&args.output.to_string_lossy());
    say(&format!("{}: {folder}", summary(&published)), &args.source);
    Ok(exit_code(&published.notices, &args.source))
}

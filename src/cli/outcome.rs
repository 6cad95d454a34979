//! What all commands that read a clone share: progress bars, notices and the exit code.

use std::process::ExitCode;

use super::args::SourceArgs;
use super::progress::Bars;
use super::terminal;
use crate::error::Result;
use crate::fact::Notice;
use crate::text;

/// The exit code of an incomplete run under `--strict`.
const INCOMPLETE: u8 = 4;

/// Does some work with progress bars, and removes them at the end.
pub(super) fn with_bars<T>(args: &SourceArgs, work: impl FnOnce(&Bars) -> Result<T>) -> Result<T> {
    let bars = Bars::new(args.quiet, args.verbose);
    let outcome = work(&bars);
    bars.clear();
    outcome
}

/// Prints notices to standard error unless the user wants quiet.
pub(super) fn show_notices(notices: &[Notice], args: &SourceArgs) {
    if !args.quiet {
        terminal::notices(notices, args.color);
    }
}

/// Prints a line to standard error unless the user wants quiet.
pub(super) fn say(line: &str, args: &SourceArgs) {
    if !args.quiet {
        terminal::say(line);
    }
}

/// The exit code of a completed run.
pub(super) fn exit_code(notices: &[Notice], args: &SourceArgs) -> ExitCode {
    let is_incomplete = notices.iter().any(|notice| notice.is_incomplete());
    if args.strict && is_incomplete { ExitCode::from(INCOMPLETE) } else { ExitCode::SUCCESS }
}

/// A number of things: `1 file`, `1,234 files`.
pub(super) fn counted(number: usize, one: &str, many: &str) -> String {
    text::counted(i64::try_from(number).unwrap_or(i64::MAX), one, many)
}

//! `laurels identities`.

use std::process::ExitCode;

use super::args::IdentitiesArgs;
use super::outcome::{exit_code, say, show_notices, with_bars};
use super::print::{Style, check_format, print};
use super::{convert, terminal};
use crate::command;
use crate::error::{Error, Result};
use crate::identity::similar::Confidence;
use crate::text;

/// Lists pairs of names, or prints a mailmap.
pub(super) fn identities(args: &IdentitiesArgs) -> Result<ExitCode> {
    check_format(args.run.print.format)?;
    if args.write_mailmap {
        return write(args);
    }
    let (source, style) = (&args.run.source, &args.run.print);
    let options = convert::options(args.run.repo.path(), source, None, style.csv)?;
    let level = args.certainty.unwrap_or(Confidence::Possible);
    let answer = with_bars(source, |bars| command::identities(&options, level, bars))?;
    show_notices(&answer.notices, source);
    print(&answer.result, Style::of(style, source.color))?;
    Ok(exit_code(&answer.notices, source))
}

fn write(args: &IdentitiesArgs) -> Result<ExitCode> {
    let source = &args.run.source;
    if source.merge.is_some() {
        return Err(Error::usage("`--merge` does not apply to `--write-mailmap`")
            .hint("use `--certainty certain` or `--certainty likely`"));
    }
    let options = convert::options(args.run.repo.path(), source, None, args.run.print.csv)?;
    let level = args.certainty.unwrap_or(Confidence::Likely);
    let written = with_bars(source, |bars| command::written_mailmap(&options, level, bars))?;
    show_notices(&written.notices, source);
    say(&written.summary, source);
    if terminal::is_terminal() {
        terminal::print(&text::harmless(&text::from_bytes(&written.content)))?;
    } else {
        terminal::print_bytes(&written.content)?;
    }
    Ok(exit_code(&written.notices, source))
}

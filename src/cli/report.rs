//! `laurels report`, of clones or of an earlier report.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::args::ReportArgs;
use super::convert;
use super::outcome::{counted, exit_code, say, show_notices, with_bars};
use super::terminal;
use crate::command::{self, Destination, Published};
use crate::config::{Options, UsedOption};
use crate::edition::Order;
use crate::error::{Error, Result};
use crate::text;

/// Makes a report, or draws an earlier one again.
pub(super) fn report(args: &ReportArgs) -> Result<ExitCode> {
    match &args.from {
        Some(from) => redraw(args, from),
        None => read_and_report(args),
    }
}

fn read_and_report(args: &ReportArgs) -> Result<ExitCode> {
    let clones = args.clones();
    check_clones(&clones, args)?;
    let options = report_options(&clones, args)?;
    let own = convert::own(&args.own)?;
    let order = Order { clones: &clones, report: &args.report, person: args.person.as_deref() };
    let destination = destination(args);
    let published = with_bars(&args.source, |bars| command::report(&options, order, own, destination, bars))?;
    show_notices(&published.notices, &args.source);
    say_done(&summary(&published), published.finding.as_deref(), destination, args);
    Ok(exit_code(&published.notices, &args.source))
}

fn redraw(args: &ReportArgs, from: &Path) -> Result<ExitCode> {
    let options = report_options(&[], args)?;
    let own = convert::own(&args.own)?;
    let destination = destination(args);
    let redrawn = with_bars(&args.source, |bars| command::redraw(from, &options, own, destination, bars))?;
    show_notices(&redrawn.notices, &args.source);
    let files = counted(redrawn.written.files, "file", "files");
    say_done(&format!("{files} written"), redrawn.written.finding.as_deref(), destination, args);
    Ok(exit_code(&redrawn.notices, &args.source))
}

/// Ends a run: on a terminal with the folder, the first finding and a command that opens the page; elsewhere in one line.
fn say_done(summary: &str, finding: Option<&str>, destination: Destination<'_>, args: &ReportArgs) {
    if !terminal::is_seen() {
        say(&format!("{summary}: open {}", page_of(destination)), &args.source);
        return;
    }
    let folder = text::plain(&destination.folder.to_string_lossy());
    say(&format!("{summary} in {folder}"), &args.source);
    if let Some(finding) = finding {
        say(&text::plain(finding), &args.source);
    }
    say(&format!("To read it: {OPEN} {}", page_of(destination)), &args.source);
}

/// The command of the system that opens a file in its program.
const OPEN: &str = if cfg!(target_os = "macos") {
    "open"
} else if cfg!(windows) {
    "start"
} else {
    "xdg-open"
};

/// The folder to write: the given one, that of the earlier report, or the default.
fn destination(args: &ReportArgs) -> Destination<'_> {
    let folder = args.output.as_ref().or(args.from.as_ref());
    let folder = folder.map_or(Path::new("laurels-report"), PathBuf::as_path);
    Destination { folder, force: args.force }
}

/// The page to open first.
fn page_of(destination: Destination<'_>) -> String {
    text::plain(&destination.folder.join("report.html").to_string_lossy())
}

/// What was read and written, in words.
pub(super) fn summary(published: &Published) -> String {
    format!(
        "{} and {} read, {} written",
        counted(published.commits, "commit", "commits"),
        counted(published.releases, "release", "releases"),
        counted(published.files, "file", "files"),
    )
}

/// The options; those of the clone are about the first one.
fn report_options(clones: &[PathBuf], args: &ReportArgs) -> Result<Options> {
    let first = clones.first().map_or(Path::new("."), PathBuf::as_path);
    let mut options = convert::options(first, &args.source, Some(&args.list), args.csv)?;
    options.theme.highlight.clone_from(&args.highlight);
    options.theme.sizes = convert::sizes(&args.size);
    options.used.extend(args.highlight.iter().map(|name| UsedOption::new("highlight", text::plain(name))));
    options.theme.numbers = args.number_style;
    let numbers = options.theme.numbers.map(|numbers| UsedOption::new("number-style", numbers.name().to_owned()));
    options.used.extend(numbers);
    Ok(options)
}

/// Refuses options that apply to one clone where there are several, and a clone that is given twice.
fn check_clones(clones: &[PathBuf], args: &ReportArgs) -> Result<()> {
    if clones.len() < 2 {
        return Ok(());
    }
    if args.person.is_none() {
        return Err(Error::usage("only a report about one person can cover several clones")
            .hint("give one clone, or add --report person --person NAME"));
    }
    let source = &args.source;
    let only_one = [
        ("--name", source.repository_name.is_some()),
        ("--rev", source.rev != "HEAD"),
        ("--releases", source.releases.is_some()),
        ("--from-release", args.list.from_release.is_some()),
        ("--mailmap", source.mailmap.is_some()),
    ];
    if let Some((option, _)) = only_one.into_iter().find(|(_, is_given)| *is_given) {
        return Err(Error::usage(format!("{option} does not apply to several clones")).hint("remove it"));
    }
    let mut seen = BTreeSet::new();
    for clone in clones {
        // A path that does not exist is reported when the clone is opened.
        let path = clone.canonicalize().unwrap_or_else(|_| clone.clone());
        if !seen.insert(path) {
            let shown = text::plain(&clone.to_string_lossy());
            return Err(Error::usage(format!("the clone {shown} is given twice")).hint("give each clone once"));
        }
    }
    Ok(())
}

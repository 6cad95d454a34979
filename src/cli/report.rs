//! `laurels report`, of clones or of an earlier report.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::args::ReportArgs;
use super::convert;
use super::outcome::{counted, exit_code, say, show_notices, with_bars};
use crate::command::{self, Destination, Published};
use crate::config::Options;
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
    check_clones(args)?;
    let options = report_options(args)?;
    let own = convert::own(&args.own)?;
    let order = Order { clones: &args.repo, report: &args.report, person: args.person.as_deref() };
    let destination = destination(args);
    let published = with_bars(&args.source, |bars| command::report(&options, order, own, destination, bars))?;
    show_notices(&published.notices, &args.source);
    say(&format!("{}: open {}", summary(&published), page_of(destination)), &args.source);
    Ok(exit_code(&published.notices, &args.source))
}

fn redraw(args: &ReportArgs, from: &Path) -> Result<ExitCode> {
    let options = report_options(args)?;
    let own = convert::own(&args.own)?;
    let destination = destination(args);
    let redrawn = with_bars(&args.source, |bars| command::redraw(from, &options, own, destination, bars))?;
    show_notices(&redrawn.notices, &args.source);
    let files = counted(redrawn.files, "file", "files");
    say(&format!("{files} written: open {}", page_of(destination)), &args.source);
    Ok(ExitCode::SUCCESS)
}

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

fn report_options(args: &ReportArgs) -> Result<Options> {
    let first = args.repo.first().ok_or_else(|| Error::usage("no clone was given"))?;
    let mut options = convert::options(first, &args.source, args.csv)?;
    options.highlight.clone_from(&args.highlight);
    options.sizes = convert::sizes(&args.size);
    options.typed.extend(args.highlight.iter().map(|name| format!("--highlight {}", text::plain(name))));
    options.numbers = args.number_style;
    options.typed.extend(options.numbers.map(|numbers| format!("--number-style {}", numbers.name())));
    Ok(options)
}

/// Options that mean one clone say nothing to several; a clone that is given twice would be counted as two sections.
fn check_clones(args: &ReportArgs) -> Result<()> {
    if args.repo.len() > 1 && args.person.is_none() {
        return Err(Error::usage("several clones make one report only of a person")
            .hint("give one clone; or --report person --person NAME"));
    }
    let source = &args.source;
    let only_one = [
        ("--name", source.repository_name.is_some()),
        ("--rev", source.rev != "HEAD"),
        ("--releases", source.releases.is_some()),
        ("--from-release", source.from_release.is_some()),
        ("--mailmap", source.mailmap.is_some()),
    ];
    let given = only_one.into_iter().find(|(_, is_given)| *is_given && args.repo.len() > 1);
    if let Some((option, _)) = given {
        return Err(Error::usage(format!("{option} is about one clone, and there are several")).hint("leave it out"));
    }
    let mut paths: Vec<_> = args.repo.iter().map(|path| path.canonicalize().unwrap_or_else(|_| path.clone())).collect();
    paths.sort();
    paths.dedup();
    if paths.len() < args.repo.len() {
        return Err(Error::usage("a clone is given twice").hint("give each once"));
    }
    Ok(())
}

//! One function per command.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;

use super::args::{
    Arguments, CacheWork, Color, Command, Csv, ExplainArgs, FactsArgs, Format, OwnArgs, QueryArgs, ReportArgs,
    SchemaArgs,
};
use super::progress::Bars;
use super::{convert, terminal};
use crate::command;
use crate::config::Options;
use crate::edition::Order;
use crate::error::{Error, Fault, Result};
use crate::fact::Notice;
use crate::query::{Catalog, Parameters, Query, ResultSet, Value};
use crate::render;
use crate::report;
use crate::store;
use crate::text;

/// The exit code of a run that is done but incomplete, under `--strict`.
const INCOMPLETE: u8 = 4;

/// Runs the program with the process's arguments.
#[must_use]
pub fn main() -> ExitCode {
    quiet_panics();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return usage(&error),
    };
    let work = || match &arguments.command {
        Command::Report(args) => report(args),
        Command::Query(args) => query(args),
        Command::Explain(args) => explain(args),
        Command::Facts(args) => facts(args),
        Command::List(args) => list(args),
        Command::Schema(args) => schema(args),
        Command::Cache(args) => cache(args.what),
    };
    // A worker's panic arrives here without a word.
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work))
        .unwrap_or_else(|_| Err(Error::internal("the run ended in a panic")));
    match outcome {
        Ok(code) => code,
        Err(error) if error.fault == Fault::ClosedPipe => ExitCode::SUCCESS,
        Err(error) => {
            terminal::error(&error);
            ExitCode::from(error.exit_code())
        }
    }
}

/// clap's own messages; what was typed may hold control characters.
fn usage(error: &clap::Error) -> ExitCode {
    let message = error.render().to_string();
    if error.use_stderr() {
        terminal::say(text::harmless(&message).trim_end());
        return ExitCode::from(2);
    }
    match terminal::print(&message) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => ExitCode::from(error.exit_code()),
    }
}

/// Panics of libraries on damaged objects are caught where they happen; what is left is a bug, told without the bytes of
/// whoever caused it.
fn quiet_panics() {
    std::panic::set_hook(Box::new(|info| {
        if std::thread::current().name() == Some("main") {
            let place = info.location().map(ToString::to_string).unwrap_or_default();
            terminal::say(&format!("internal error at {}; please report it", text::plain(&place)));
        }
    }));
}

fn report(args: &ReportArgs) -> Result<ExitCode> {
    let output = args.output.as_ref().or(args.from.as_ref());
    let output = output.map_or(Path::new("laurels-report"), PathBuf::as_path);
    if let Some(from) = &args.from {
        return redraw(args, from, output);
    }
    check_clones(args)?;
    let options = report_options(args)?;
    let own = convert::own(&args.own)?;
    let bars = Bars::new(args.source.quiet, args.source.verbose);
    let order = Order { clones: &args.repo, report: &args.report, person: args.person.as_deref() };
    let outcome = command::report(&options, order, own, (output, args.force), &bars);
    bars.clear();
    let published = outcome?;
    if !args.source.quiet {
        terminal::notices(&published.notices, args.source.color);
        let page = output.join("report.html");
        terminal::say(&format!("{}: open {}", summary(&published), text::plain(&page.to_string_lossy())));
    }
    Ok(exit_code(&published.notices, args.source.strict))
}

fn report_options(args: &ReportArgs) -> Result<Options> {
    let first = args.repo.first().ok_or_else(|| Error::usage("no clone was given"))?;
    let mut options = convert::options(first, &args.source, args.csv)?;
    options.highlight.clone_from(&args.highlight);
    options.sizes = convert::sizes(&args.size);
    options.typed.extend(args.highlight.iter().map(|name| format!("--highlight {}", text::plain(name))));
    options.numbers = args.number_style.map(convert::numbers);
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

fn redraw(args: &ReportArgs, from: &Path, output: &Path) -> Result<ExitCode> {
    let (options, own) = (report_options(args)?, convert::own(&args.own)?);
    let bars = Bars::new(args.source.quiet, args.source.verbose);
    let outcome = command::redraw(from, &options, own, (output, args.force), &bars);
    bars.clear();
    let redrawn = outcome?;
    if !args.source.quiet {
        terminal::notices(&redrawn.notices, args.source.color);
        let files = text::counted(i64::try_from(redrawn.files).unwrap_or(i64::MAX), "file", "files");
        terminal::say(&format!("{files} written: open {}", text::plain(&output.join("report.html").to_string_lossy())));
    }
    Ok(ExitCode::SUCCESS)
}

fn summary(published: &command::Published) -> String {
    let count = |number: usize, one, many| text::counted(i64::try_from(number).unwrap_or(i64::MAX), one, many);
    format!(
        "{} and {} read, {} written",
        count(published.commits, "commit", "commits"),
        count(published.releases, "release", "releases"),
        count(published.files, "file", "files"),
    )
}

fn facts(args: &FactsArgs) -> Result<ExitCode> {
    if args.source.top.is_some() || args.source.from_release.is_some() {
        return Err(Error::usage(
            "tables are written whole, so --top and --from-release say nothing to `laurels facts`",
        )
        .hint("leave them out, and choose rows where you read the tables"));
    }
    let options = convert::options(&args.repo, &args.source, Csv::Guarded)?;
    let bars = Bars::new(args.source.quiet, args.source.verbose);
    let outcome = command::facts(&options, (&args.output, args.force), &bars);
    bars.clear();
    let published = outcome?;
    if !args.source.quiet {
        terminal::notices(&published.notices, args.source.color);
        terminal::say(&format!("{}: {}", summary(&published), text::plain(&args.output.to_string_lossy())));
    }
    Ok(exit_code(&published.notices, args.source.strict))
}

fn query(args: &QueryArgs) -> Result<ExitCode> {
    check_format(args.format)?;
    let catalog = Catalog::new(convert::own(&args.own)?.queries)?;
    let query = chosen_query(args, &catalog)?;
    let options = convert::options(&args.repo, &args.source, args.csv)?;
    let mut parameters = Parameters::default();
    if let Some(top) = args.source.top {
        if !catalog.takes(&query, "top") {
            return Err(Error::usage(format!("the query {} knows no top, so --top says nothing to it", query.name))
                .hint("top_of_release and streaks do; or put `WHERE rank <= 3` into a query of your own"));
        }
        parameters.set("top", Value::Integer(i64::from(top)));
    }
    for pair in &args.param {
        parameters.set_text(&query, pair)?;
    }
    let bars = Bars::new(args.source.quiet, args.source.verbose);
    let outcome = command::query(&options, &catalog, &query, parameters, &bars);
    bars.clear();
    let (result, notices) = outcome?;
    if !args.source.quiet {
        terminal::notices(&notices, args.source.color);
    }
    print(&result, args.format.unwrap_or_else(|| usual(Format::Csv)), args.csv, args.source.color)?;
    Ok(exit_code(&notices, args.source.strict))
}

fn explain(args: &ExplainArgs) -> Result<ExitCode> {
    check_format(args.format)?;
    let options = convert::options(&args.repo, &args.source, args.csv)?;
    let bars = Bars::new(args.source.quiet, args.source.verbose);
    let outcome = command::explain(&options, &args.person, args.release.as_deref(), &bars);
    bars.clear();
    let explained = outcome?;
    if !args.source.quiet {
        terminal::notices(&explained.notices, args.source.color);
        terminal::say(&explained.summary);
    }
    print(&explained.rows, args.format.unwrap_or_else(|| usual(Format::Csv)), args.csv, args.source.color)?;
    Ok(exit_code(&explained.notices, args.source.strict))
}

fn chosen_query(args: &QueryArgs, catalog: &Catalog) -> Result<Query> {
    const TYPED: &str = "-- question: (typed)\n-- grain: (typed)\n";
    match (&args.name, &args.sql, &args.file) {
        (Some(name), _, _) => catalog.get(name).cloned(),
        (_, Some(sql), _) => Query::parse("(typed)", &format!("{TYPED}{sql}")),
        (_, _, Some(path)) => {
            let name = path.file_stem().map_or_else(String::new, |stem| text::plain(&stem.to_string_lossy()));
            let sql = convert::read_text(path)?;
            // A file of one's own need not have a header, unless it has parameters.
            Query::parse(&name, &sql).or_else(|error| match sql.contains("-- question:") || sql.contains("-- param:") {
                true => Err(error),
                false => Query::parse(&name, &format!("{TYPED}{sql}")),
            })
        }
        _ => Err(Error::usage("no query was named").hint("`laurels list` names them; or give --sql or --file")),
    }
}

fn list(args: &OwnArgs) -> Result<ExitCode> {
    let own = convert::own(args)?;
    let queries = Catalog::new(own.queries)?;
    let reports = report::Catalog::new(own.reports)?;
    terminal::print(&command::list(&queries, &reports))?;
    Ok(ExitCode::SUCCESS)
}

fn schema(args: &SchemaArgs) -> Result<ExitCode> {
    check_format(args.format)?;
    let queries = convert::queries(&args.queries)?;
    let described = command::schema(args.name.as_deref(), &queries)?;
    match args.format {
        None => terminal::print(&command::schema_text(&described, terminal::is_terminal()))?,
        Some(format) => print(&command::schema_rows(&described), format, Csv::Raw, Color::Auto)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn cache(what: CacheWork) -> Result<ExitCode> {
    let folder = command::cache()?;
    match what {
        CacheWork::Path => terminal::print(&format!("{}\n", text::plain(&folder.to_string_lossy())))?,
        CacheWork::Size => terminal::print(&format!("{}\n", command::size_in_words(store::size(&folder))))?,
        CacheWork::Clear => clear(&folder)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn clear(folder: &Path) -> Result<()> {
    let cleared = store::clear(folder)?;
    terminal::print(&format!("removed: {}\n", command::size_in_words(cleared.removed)))?;
    for path in &cleared.left {
        let path = text::plain(&path.to_string_lossy());
        terminal::say(&format!("note: not removed, since it is in use or not of laurels: {path}"));
    }
    Ok(())
}

fn usual(elsewhere: Format) -> Format {
    if terminal::is_terminal() { Format::Table } else { elsewhere }
}

/// Before the work: a terminal cannot show what is no text.
fn check_format(format: Option<Format>) -> Result<()> {
    if format != Some(Format::Parquet) || !terminal::is_terminal() {
        return Ok(());
    }
    Err(Error::usage("Parquet is no text, and standard output is a terminal")
        .hint("write it to a file with `--format parquet > answer.parquet`, or read it with `--format table`"))
}

fn print(result: &ResultSet, format: Format, csv: Csv, color: Color) -> Result<()> {
    let content = match format {
        Format::Table => render::terminal_table(result, terminal::stdout_has(color)),
        Format::Csv if terminal::is_terminal() => render::csv(&harmless(result), csv == Csv::Raw)?,
        Format::Csv => render::csv(result, csv == Csv::Raw)?,
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

fn exit_code(notices: &[Notice], strict: bool) -> ExitCode {
    let is_incomplete = notices.iter().any(|notice| notice.is_incomplete());
    if strict && is_incomplete { ExitCode::from(INCOMPLETE) } else { ExitCode::SUCCESS }
}

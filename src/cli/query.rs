//! `laurels query` and `laurels explain`.

use std::path::Path;
use std::process::ExitCode;

use super::args::{ExplainArgs, QueryArgs};
use super::convert;
use super::file::read_text;
use super::outcome::{exit_code, say, show_notices, with_bars};
use super::print::{Style, check_format, print};
use crate::command::{self, QueryText};
use crate::error::{Error, Result};
use crate::query::{Catalog, Parameters, Query, Value};
use crate::text;

/// Runs one query and prints its result.
pub(super) fn query(args: &QueryArgs) -> Result<ExitCode> {
    check_format(args.run.print.format)?;
    let catalog = convert::queries(&args.own.queries)?;
    check_order(args, &catalog)?;
    let query = query_text(args)?.parse(&catalog)?;
    let options = convert::options(repo(args)?, &args.run.source, Some(&args.list), args.run.print.csv)?;
    let parameters = parameters(args, &catalog, &query)?;
    let answer = with_bars(&args.run.source, |bars| command::query(&options, &catalog, &query, parameters, bars))?;
    show_notices(&answer.notices, &args.run.source);
    print(&answer.result, Style::of(&args.run.print, args.run.source.color))?;
    Ok(exit_code(&answer.notices, &args.run.source))
}

/// Refuses a clone where the name of a query is expected, and a name beside --sql or --file.
fn check_order(args: &QueryArgs, catalog: &Catalog) -> Result<()> {
    let Some(name) = &args.name else { return Ok(()) };
    let shown = text::plain(name);
    let is_query = catalog.get(name).is_ok();
    let is_folder = Path::new(name).is_dir();
    if args.sql.is_some() || args.file.is_some() {
        if is_query && !is_folder {
            return Err(Error::usage(format!(
                "`{shown}` is the name of a query, and --sql or --file is another query"
            ))
            .hint("remove one of them"));
        }
    } else if is_folder && !is_query {
        return Err(Error::usage(format!("{shown} is a folder, and the name of a query comes first"))
            .hint(format!("write `laurels query NAME {shown}`; `laurels list` shows the names")));
    }
    Ok(())
}

/// The query as given: by name, typed, or in a file.
fn query_text(args: &QueryArgs) -> Result<QueryText> {
    if let Some(sql) = &args.sql {
        return Ok(QueryText::Typed(sql.clone()));
    }
    let Some(path) = &args.file else {
        let hint = "use the name of a query from `laurels list`, or --sql, or --file";
        let name = args.name.clone().ok_or_else(|| Error::usage("no query is given").hint(hint))?;
        return Ok(QueryText::Named(name));
    };
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    Ok(QueryText::File { name: text::plain(&stem), sql: read_text(path)? })
}

/// The clone to read. With --sql or --file there is no name of a query, so the first argument is the clone.
fn repo(args: &QueryArgs) -> Result<&Path> {
    let has_query = args.sql.is_some() || args.file.is_some();
    let Some(first) = args.name.as_deref().filter(|_| has_query) else { return Ok(args.run.repo.path()) };
    if args.run.repo.repo.is_some() || args.run.repo.directory.is_some() {
        let what = format!("unexpected argument {:?}", text::plain(first));
        return Err(Error::usage(what).hint("use either the name of a query, --sql or --file, and one clone"));
    }
    Ok(Path::new(first))
}

fn parameters(args: &QueryArgs, catalog: &Catalog, query: &Query) -> Result<Parameters> {
    let mut parameters = Parameters::default();
    if let Some(top) = args.list.top {
        if !catalog.takes(query, "top") {
            return Err(Error::usage(format!("`--top` does not apply to `{}`", query.name))
                .hint("remove it; `laurels list` names the parameters of each query"));
        }
        if args.param.iter().any(|pair| pair.starts_with("top=")) {
            return Err(Error::usage("`--top` and `--param top=N` are the same parameter").hint("remove one of them"));
        }
        parameters.set("top", Value::Integer(i64::from(top)));
    }
    for pair in &args.param {
        parameters.set_text(query, pair)?;
    }
    Ok(parameters)
}

/// Lists the commits of a person, and why each one counts or not.
pub(super) fn explain(args: &ExplainArgs) -> Result<ExitCode> {
    check_format(args.run.print.format)?;
    let options = convert::options(args.run.repo.path(), &args.run.source, None, args.run.print.csv)?;
    let release = args.release.as_deref();
    let explained = with_bars(&args.run.source, |bars| command::explain(&options, &args.person, release, bars))?;
    show_notices(&explained.notices, &args.run.source);
    say(&explained.summary, &args.run.source);
    print(&explained.rows, Style::of(&args.run.print, args.run.source.color))?;
    Ok(exit_code(&explained.notices, &args.run.source))
}

//! `laurels query` and `laurels explain`.

use std::process::ExitCode;

use super::args::{ExplainArgs, QueryArgs};
use super::convert;
use super::outcome::{exit_code, say, show_notices, with_bars};
use super::print::{Style, check_format, default_format, print};
use crate::command::{self, QueryText};
use crate::error::{Error, Result};
use crate::query::{Catalog, Parameters, Query, Value};
use crate::text;

/// Answers one query.
pub(super) fn query(args: &QueryArgs) -> Result<ExitCode> {
    check_format(args.format)?;
    let catalog = convert::queries(&args.own.queries)?;
    let query = query_text(args)?.parse(&catalog)?;
    let options = convert::options(&args.repo, &args.source, args.csv)?;
    let parameters = parameters(args, &catalog, &query)?;
    let answer = with_bars(&args.source, |bars| command::query(&options, &catalog, &query, parameters, bars))?;
    show_notices(&answer.notices, &args.source);
    let format = args.format.unwrap_or_else(default_format);
    print(&answer.result, Style { format, csv: args.csv, color: args.source.color })?;
    Ok(exit_code(&answer.notices, &args.source))
}

/// The query as given: by name, typed, or in a file.
fn query_text(args: &QueryArgs) -> Result<QueryText> {
    if let Some(name) = &args.name {
        return Ok(QueryText::Named(name.clone()));
    }
    if let Some(sql) = &args.sql {
        return Ok(QueryText::Typed(sql.clone()));
    }
    let Some(path) = &args.file else {
        return Err(Error::usage("no query was named").hint("`laurels list` names them; or give --sql or --file"));
    };
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    Ok(QueryText::File { name: text::plain(&stem), sql: convert::read_text(path)? })
}

fn parameters(args: &QueryArgs, catalog: &Catalog, query: &Query) -> Result<Parameters> {
    let mut parameters = Parameters::default();
    if let Some(top) = args.source.top {
        if !catalog.takes(query, "top") {
            return Err(Error::usage(format!("the query {} knows no top, so --top says nothing to it", query.name))
                .hint("top_of_release and streaks do; or put `WHERE rank <= 3` into a query of your own"));
        }
        parameters.set("top", Value::Integer(i64::from(top)));
    }
    for pair in &args.param {
        parameters.set_text(query, pair)?;
    }
    Ok(parameters)
}

/// Shows the commits behind a person's number.
pub(super) fn explain(args: &ExplainArgs) -> Result<ExitCode> {
    check_format(args.format)?;
    let options = convert::options(&args.repo, &args.source, args.csv)?;
    let release = args.release.as_deref();
    let explained = with_bars(&args.source, |bars| command::explain(&options, &args.person, release, bars))?;
    show_notices(&explained.notices, &args.source);
    say(&explained.summary, &args.source);
    let format = args.format.unwrap_or_else(default_format);
    print(&explained.rows, Style { format, csv: args.csv, color: args.source.color })?;
    Ok(exit_code(&explained.notices, &args.source))
}

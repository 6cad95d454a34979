//! `laurels schema`: the columns of tables and queries, a sentence each.

use std::process::ExitCode;

use super::args::{Color, Csv, OwnArgs, SchemaArgs};
use super::run::{check_format, print};
use super::{convert, terminal};
use crate::error::{Error, Result};
use crate::query::{Catalog, Column, Engine, Kind, Parameters, ResultSet, Value};
use crate::table::schema;
use crate::text;

/// A table or query as it is shown.
struct Shown {
    name: String,
    /// What it answers, and what a row is.
    about: String,
    /// Name, type and meaning of each column.
    columns: Vec<[String; 3]>,
}

pub(super) fn run(args: &SchemaArgs) -> Result<ExitCode> {
    check_format(args.format)?;
    let shown = match &args.name {
        None => schema::TABLES.iter().map(table).collect(),
        Some(name) => match schema::table(name) {
            Some(found) => vec![table(found)],
            None => vec![query(name, args)?],
        },
    };
    match args.format {
        None => terminal::print(&dictionary(&shown, terminal::is_terminal()))?,
        Some(format) => print(&rows(&shown), format, Csv::Raw, Color::Auto)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn table(table: &schema::Table) -> Shown {
    let columns = table.columns.iter();
    Shown {
        name: table.name.to_owned(),
        about: table.grain.to_owned(),
        columns: columns.map(|column| [column.name, column.kind.name(), column.meaning].map(str::to_owned)).collect(),
    }
}

/// Names and types are those of the query's answer over empty tables.
fn query(name: &str, args: &SchemaArgs) -> Result<Shown> {
    let own = OwnArgs { queries: args.queries.clone(), reports: Vec::new() };
    let catalog = Catalog::new(convert::own(&own)?.queries)?;
    let Some(query) = catalog.iter().find(|query| query.name == name) else {
        return Err(Error::usage(format!("there is no table or query {:?}", text::plain(name)))
            .hint("`laurels schema` lists the tables, `laurels list` the queries"));
    };
    let answer = Engine::dry(&catalog, Parameters::default()).run(name)?;
    let header = &query.header;
    let column = |column: &Column| {
        let meaning = header.meaning(&column.name).map(text::plain).unwrap_or_default();
        [text::plain(&column.name), column.kind.name().to_owned(), meaning]
    };
    Ok(Shown {
        name: text::plain(name),
        about: text::plain(&format!("{} {}", header.question, header.grain)),
        columns: answer.columns.iter().map(column).collect(),
    })
}

fn rows(shown: &[Shown]) -> ResultSet {
    let names = ["table", "column", "type", "meaning"];
    let columns = names.map(|name| Column { name: name.to_owned(), kind: Kind::Text }).to_vec();
    let row = |name: &str, [column, kind, meaning]: &[String; 3]| {
        [name, column, kind, meaning].map(|cell| Value::Text(cell.to_owned())).to_vec()
    };
    let rows = shown.iter().flat_map(|shown| shown.columns.iter().map(|column| row(&shown.name, column)));
    ResultSet { columns, rows: rows.collect() }
}

/// A heading each: for reading on a terminal, or as Markdown for a README.
fn dictionary(shown: &[Shown], is_terminal: bool) -> String {
    let cell = |words: &str| words.replace('|', "\\|");
    let mut out = String::new();
    for Shown { name, about, columns } in shown {
        out.push_str(&match is_terminal {
            true => format!("{name}: {about}\n"),
            false => format!("**{name}**: {about}\n\n| column | type | meaning |\n| --- | --- | --- |\n"),
        });
        for [column, kind, meaning] in columns {
            out.push_str(&match is_terminal {
                true => format!("  {column:22} {kind:8} {meaning}\n"),
                false => format!("| {} | {kind} | {} |\n", cell(column), cell(meaning)),
            });
        }
        out.push('\n');
    }
    out
}

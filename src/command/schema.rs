//! `laurels schema`: the columns of tables and queries, a sentence each.

use crate::error::Result;
use crate::query::{Catalog, Column, ColumnType, Engine, Parameters, ResultSet, Value};
use crate::table::schema;
use crate::text;

/// A table or query as it is shown.
pub struct Described {
    name: String,
    /// What it answers, and what a row is.
    about: String,
    /// Name, type and meaning of each column.
    columns: Vec<[String; 3]>,
}

/// The description of a table or query; without a name, of all tables.
///
/// # Errors
/// There is no such table or query.
pub fn schema(name: Option<&str>, queries: &Catalog) -> Result<Vec<Described>> {
    match name {
        None => Ok(schema::TABLES.iter().map(table).collect()),
        Some(name) => match schema::table(name) {
            Some(found) => Ok(vec![table(found)]),
            None => Ok(vec![query(name, queries)?]),
        },
    }
}

fn table(table: &schema::TableSchema) -> Described {
    let columns = table.columns.iter();
    Described {
        name: table.name.to_owned(),
        about: table.grain.to_owned(),
        columns: columns
            .map(|column| [column.name.to_owned(), column.kind.name().to_owned(), column.meaning()])
            .collect(),
    }
}

/// Names and types are those of the query's answer over empty tables.
fn query(name: &str, catalog: &Catalog) -> Result<Described> {
    let Some(query) = catalog.iter().find(|query| query.name == name) else {
        return Err(catalog.unknown(name));
    };
    let answer = Engine::dry(catalog, Parameters::default()).run(name)?;
    let header = &query.header;
    let column = |column: &Column| {
        let meaning = header.meaning(&column.name).map(text::plain).unwrap_or_default();
        [text::plain(&column.name), column.kind.name().to_owned(), meaning]
    };
    Ok(Described {
        name: text::plain(name),
        about: text::plain(&format!("{} {}", header.question, header.grain)),
        columns: answer.columns.iter().map(column).collect(),
    })
}

/// The columns of some tables and queries as rows.
#[must_use]
pub fn schema_rows(shown: &[Described]) -> ResultSet {
    let names = ["table", "column", "type", "meaning"];
    let columns = names.map(|name| Column { name: name.to_owned(), kind: ColumnType::Text }).to_vec();
    let row = |name: &str, [column, kind, meaning]: &[String; 3]| {
        [name, column, kind, meaning].map(|cell| Value::Text(cell.to_owned())).to_vec()
    };
    let rows = shown.iter().flat_map(|shown| shown.columns.iter().map(|column| row(&shown.name, column)));
    ResultSet { columns, rows: rows.collect() }
}

/// A heading each: for reading on a terminal, or as Markdown for a README.
#[must_use]
pub fn schema_text(shown: &[Described], is_terminal: bool) -> String {
    let cell = |words: &str| words.replace('|', "\\|");
    let mut out = String::new();
    for Described { name, about, columns } in shown {
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

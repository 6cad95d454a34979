//! RFC 4180 with line feeds: a header, UTF-8 without byte order mark, missing values empty.
//!
//! Quoting does not stop a spreadsheet from running a formula in a name, so text that begins like one gets an apostrophe
//! in front, in text columns only. Numbers stay numbers. A text that begins with apostrophes and then like a formula gets
//! one more, so that whoever takes one away has the text as it was.

use crate::error::{Error, Result};
use crate::query::{Column, ColumnType, ResultSet, Value};
use crate::text;

/// A result as CSV; `raw` leaves text exactly as it is, without the guard against formulas.
///
/// # Errors
/// Never in memory; the `csv` crate's signature asks for it.
pub fn csv(result: &ResultSet, raw: bool) -> Result<String> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(Vec::new());
    let failed = |error: csv::Error| Error::internal(format!("CSV: {error}"));
    writer.write_record(result.columns.iter().map(|column| &column.name)).map_err(failed)?;
    for row in &result.rows {
        writer.write_record(row.iter().map(|value| cell(value, raw))).map_err(failed)?;
    }
    let bytes = writer.into_inner().map_err(|error| Error::internal(format!("CSV: {error}")))?;
    String::from_utf8(bytes).map_err(|_| Error::internal("CSV: not UTF-8"))
}

fn cell(value: &Value, raw: bool) -> String {
    match value {
        Value::Null => String::new(),
        Value::Boolean(value) => value.to_string(),
        Value::Integer(value) => value.to_string(),
        Value::Float(value) => format!("{value:.6}"),
        Value::Text(text) if !raw && begins_like_a_formula(text.trim_start_matches('\'')) => format!("'{text}"),
        Value::Text(text) => text.clone(),
        Value::Date(_) | Value::Time(_) => value.iso().unwrap_or_default(),
    }
}

/// The result as CSV tells it: six decimals, and no difference between a missing text and an empty one in a column that
/// has both. Pages are made of this, so that they can be made of the CSV again.
#[must_use]
pub fn as_told(mut result: ResultSet) -> ResultSet {
    let is_mixed = (0..result.columns.len())
        .map(|at| {
            let has = |value: &Value| result.rows.iter().any(|row| row.get(at) == Some(value));
            result.columns[at].kind == ColumnType::Text && has(&Value::Null) && has(&Value::Text(String::new()))
        })
        .collect::<Vec<_>>();
    for row in &mut result.rows {
        for (value, is_mixed) in row.iter_mut().zip(&is_mixed) {
            match value {
                Value::Float(number) => *number = format!("{number:.6}").parse().unwrap_or(*number),
                Value::Text(text) if *is_mixed && text.is_empty() => *value = Value::Null,
                Value::Date(_) | Value::Time(_) if value.iso().is_none() => *value = Value::Null,
                _ => {}
            }
        }
    }
    result
}

/// Whether an empty cell of a text column is an empty text: it is a missing one where the column has any.
#[must_use]
pub fn has_empty_texts(result: &ResultSet, at: usize) -> bool {
    let is_text = result.columns.get(at).is_some_and(|column| column.kind == ColumnType::Text);
    is_text && result.rows.iter().any(|row| row.get(at).and_then(Value::text) == Some(""))
}

/// What [`csv()`] wrote, read again: columns, each with whether its empty cells are empty texts, and whether text is raw.
///
/// # Errors
/// What is wrong, and in which line: the header or a cell is not as the columns say.
pub fn read_csv(content: &str, columns: &[(Column, bool)], raw: bool) -> std::result::Result<ResultSet, String> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(content.as_bytes());
    let wrong = |error: csv::Error| text::plain(&error.to_string());
    let names: Vec<&str> = columns.iter().map(|(column, _)| column.name.as_str()).collect();
    if reader.headers().map_err(wrong)?.iter().ne(names.iter().copied()) {
        return Err(format!("the header is not {}", names.join(",")));
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(wrong)?;
        let line = record.position().map_or(0, csv::Position::line);
        if record.len() != columns.len() {
            return Err(format!("line {line} has {} cells and not {}", record.len(), columns.len()));
        }
        let cells = record.iter().zip(columns).map(|(cell, (column, is_text))| {
            value(cell, column.kind, *is_text, raw).ok_or_else(|| {
                let (cell, kind) = (text::shorten(&text::plain(cell), 40), column.kind.name());
                format!("line {line}, column {}: {cell:?} is not of type {kind}", column.name)
            })
        });
        rows.push(cells.collect::<std::result::Result<_, _>>()?);
    }
    Ok(ResultSet { columns: columns.iter().map(|(column, _)| column.clone()).collect(), rows })
}

fn value(cell: &str, kind: ColumnType, is_text: bool, raw: bool) -> Option<Value> {
    if cell.is_empty() {
        return Some(if is_text { Value::Text(String::new()) } else { Value::Null });
    }
    match kind {
        ColumnType::Boolean => cell.parse().ok().map(Value::Boolean),
        ColumnType::Integer => cell.parse().ok().map(Value::Integer),
        ColumnType::Float => cell.parse().ok().map(Value::Float),
        ColumnType::Text if !raw && begins_like_a_formula(cell.trim_start_matches('\'')) => {
            Some(Value::Text(cell.strip_prefix('\'').unwrap_or(cell).to_owned()))
        }
        ColumnType::Text => Some(Value::Text(cell.to_owned())),
        ColumnType::Date => Value::date(cell),
        ColumnType::Time => Value::time(cell),
    }
}

/// What spreadsheets take for a formula (OWASP ASVS 1.2.10, CWE-1236), full-width forms included.
fn begins_like_a_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn result(cells: &[&str]) -> ResultSet {
        let columns = vec![
            Column { name: "name".into(), kind: ColumnType::Text },
            Column { name: "n".into(), kind: ColumnType::Integer },
        ];
        let row = |cell: &&str| vec![Value::Text((*cell).to_owned()), Value::Integer(-5)];
        ResultSet { columns, rows: cells.iter().map(row).collect() }
    }

    #[test]
    fn a_second_parser_reads_what_was_written() {
        let cells = ["plain", "a,b", "say \"hi\"", "two\nlines", "", "=1+1", "-x", "é"];
        let text = csv(&result(&cells), true).expect("in memory");
        let mut reader = ::csv::Reader::from_reader(text.as_bytes());
        let read: Vec<String> = reader.records().map(|record| record.expect("well-formed")[0].to_owned()).collect();
        assert_eq!(read, cells);
    }

    #[test]
    fn formulas_are_disarmed_and_numbers_are_not_touched() {
        assert_eq!(csv(&result(&["=1+1"]), false).expect("in memory"), "name,n\n'=1+1,-5\n");
    }

    #[test]
    fn what_was_written_is_read_again_raw_or_guarded() {
        let texts = ["", "a,\"b\"\r\n", "=1", "'=1", "''=1", "'quoted'", "\t", "\u{0}", "-5", "é"];
        let kinds = [
            ColumnType::Text,
            ColumnType::Text,
            ColumnType::Float,
            ColumnType::Date,
            ColumnType::Time,
            ColumnType::Boolean,
            ColumnType::Integer,
        ];
        let columns: Vec<Column> =
            kinds.iter().enumerate().map(|(at, kind)| Column { name: format!("c{at}"), kind: *kind }).collect();
        let row = |(at, text): (usize, &&str)| {
            let at = i32::try_from(at).expect("small");
            let null = if at == 3 { Value::Text(String::new()) } else { Value::Null };
            vec![
                Value::Text((*text).to_owned()),
                null,
                Value::Float(1.0 / f64::from(at + 3)),
                Value::Date(at * 1_000 - 3_000),
                Value::Time(i64::from(at) * 100_000_001 - 300_000_000),
                Value::Boolean(at % 2 == 0),
                if at == 2 { Value::Null } else { Value::Integer(i64::MIN + i64::from(at)) },
            ]
        };
        let result = ResultSet { columns, rows: texts.iter().enumerate().map(row).collect() };
        let told = as_told(result.clone());
        assert_eq!(told, as_told(told.clone()));
        assert_eq!(told.rows[0][2], Value::Float(0.333_333));
        let columns: Vec<(Column, bool)> =
            told.columns.iter().cloned().enumerate().map(|(at, column)| (column, has_empty_texts(&told, at))).collect();
        assert_eq!([columns[0].1, columns[1].1], [true, false], "the second has missing texts as well");
        for raw in [false, true] {
            let text = csv(&result, raw).expect("in memory");
            assert_eq!(read_csv(&text, &columns, raw).expect("well-formed"), told);
            assert_eq!(csv(&told, raw).expect("in memory"), text);
        }
    }

    #[test]
    fn what_was_tampered_with_is_told_by_its_line() {
        let columns = [("name", ColumnType::Text), ("n", ColumnType::Integer), ("day", ColumnType::Date)];
        let columns = columns.map(|(name, kind)| (Column { name: name.to_owned(), kind }, false));
        for (text, expected) in [
            ("", "the header is not name,n,day"),
            ("name,day,n\n", "the header is not name,n,day"),
            ("name,n,day\na,1\n", "line 2 has 2 cells and not 3"),
            ("name,n,day\na,1,2026-01-02\nb,1e3,\n", "line 3, column n: \"1e3\" is not of type integer"),
            ("name,n,day\na,1,2026-13-02\n", "line 2, column day: \"2026-13-02\" is not of type date"),
            ("name,n,day\na,1,-9999999999-01-01\n", "line 2, column day: \"-9999999999-01-01\" is not of type date"),
            (
                "name,n,day\na,99999999999999999999,\n",
                "line 2, column n: \"99999999999999999999\" is not of type integer",
            ),
        ] {
            assert_eq!(read_csv(text, &columns, false).expect_err(text), expected);
        }
    }
}

//! RFC 4180 with line feeds: a header, UTF-8 without byte order mark, missing values empty.
//!
//! Quoting does not stop a spreadsheet from running a formula in a name, so text that begins like one gets an apostrophe
//! in front, in text columns only. Numbers stay numbers.

use crate::error::{Error, Result};
use crate::query::{ResultSet, Value};

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
        Value::Text(text) if !raw && begins_like_a_formula(text) => format!("'{text}"),
        Value::Text(text) => text.clone(),
        Value::Date(_) | Value::Time(_) => value.iso().unwrap_or_default(),
    }
}

/// What spreadsheets take for a formula (OWASP ASVS 1.2.10, CWE-1236), full-width forms included.
fn begins_like_a_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::{Column, Kind};

    fn result(cells: &[&str]) -> ResultSet {
        let columns =
            vec![Column { name: "name".into(), kind: Kind::Text }, Column { name: "n".into(), kind: Kind::Integer }];
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
}

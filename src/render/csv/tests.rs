//! Round trips and errors.

use super::{StoredColumn, as_read, csv, has_empty_texts, read_csv};
use crate::query::{Column, ColumnType, ResultSet, Value};

fn result(cells: &[&str]) -> ResultSet {
    let columns = vec![
        Column { name: "name".into(), kind: ColumnType::Text },
        Column { name: "n".into(), kind: ColumnType::Integer },
    ];
    let row = |cell: &&str| vec![Value::Text((*cell).to_owned()), Value::Integer(-5)];
    ResultSet { columns, rows: cells.iter().map(row).collect() }
}

#[test]
fn another_parser_reads_our_csv() {
    let cells = ["plain", "a,b", "say \"hi\"", "two\nlines", "", "=1+1", "-x", "é"];
    let text = csv(&result(&cells), true).expect("in memory");
    let mut reader = ::csv::Reader::from_reader(text.as_bytes());
    let read: Vec<String> = reader.records().map(|record| record.expect("well-formed")[0].to_owned()).collect();
    assert_eq!(read, cells);
}

#[test]
fn formulas_get_an_apostrophe_and_numbers_do_not() {
    assert_eq!(csv(&result(&["=1+1"]), false).expect("in memory"), "name,n\n'=1+1,-5\n");
}

#[test]
fn reading_restores_what_was_written() {
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
    let read = as_read(result.clone());
    assert_eq!(read, as_read(read.clone()));
    assert_eq!(read.rows[0][2], Value::Float(0.333_333));
    let stored =
        |at: usize| StoredColumn { column: read.columns[at].clone(), has_empty_texts: has_empty_texts(&read, at) };
    let columns: Vec<StoredColumn> = (0..read.columns.len()).map(stored).collect();
    let has_empty = [0, 1].map(|at: usize| columns[at].has_empty_texts);
    assert_eq!(has_empty, [true, false], "the second column has missing texts, too");
    for raw in [false, true] {
        let text = csv(&result, raw).expect("in memory");
        assert_eq!(read_csv(&text, &columns, raw).expect("well-formed"), read);
        assert_eq!(csv(&read, raw).expect("in memory"), text);
    }
}

#[test]
fn errors_name_the_line() {
    let columns = [("name", ColumnType::Text), ("n", ColumnType::Integer), ("day", ColumnType::Date)];
    let columns = columns
        .map(|(name, kind)| StoredColumn { column: Column { name: name.to_owned(), kind }, has_empty_texts: false });
    for (text, expected) in [
        ("", "the header must be name,n,day"),
        ("name,day,n\n", "the header must be name,n,day"),
        ("name,n,day\na,1\n", "line 2 has 2 cells instead of 3"),
        ("name,n,day\na,1,2026-01-02\nb,1e3,\n", "line 3, column n: \"1e3\" is not of type integer"),
        ("name,n,day\na,1,2026-13-02\n", "line 2, column day: \"2026-13-02\" is not of type date"),
        ("name,n,day\na,1,-9999999999-01-01\n", "line 2, column day: \"-9999999999-01-01\" is not of type date"),
        ("name,n,day\na,99999999999999999999,\n", "line 2, column n: \"99999999999999999999\" is not of type integer"),
    ] {
        assert_eq!(read_csv(text, &columns, false).expect_err(text).to_string(), expected);
    }
}

//! Round trips, keys and references.

use std::collections::BTreeMap;

use super::Package;
use super::form::TYPES;
use crate::query::{Column, ColumnType, Header, Meaning, Reference, ResultSet, Value};
use crate::text;

#[test]
fn a_package_has_what_reading_the_csv_needs() {
    let columns = TYPES.iter().map(|(kind, name)| Column { name: format!("a_{name}"), kind: *kind }).collect();
    let row = vec![Value::Null, Value::Null, Value::Null, Value::Text(String::new()), Value::Null, Value::Null];
    let results = BTreeMap::from([("Own query".to_owned(), ResultSet { columns, rows: vec![row] })]);
    let header = Header {
        question: "Who?".to_owned(),
        columns: vec![("a_date".to_owned(), Meaning::Told("A day.".to_owned()))],
        ..Header::default()
    };
    let headers = BTreeMap::from([("Own query".to_owned(), header)]);
    let package = Package::new("Owner/Name", "title", &results, &headers);
    let json = package.json().expect("JSON");
    let read = Package::parse(&json).expect("a package");
    assert_eq!(read.json().expect("JSON"), json);
    assert_eq!(read.headers(), headers);
    let columns = read.columns("Own query").expect("known types").expect("a table");
    let read_columns: Vec<Column> = columns.iter().map(|stored| stored.column.clone()).collect();
    assert_eq!(read_columns, results["Own query"].columns);
    assert_eq!(columns.iter().filter(|stored| stored.has_empty_texts).count(), 1);
    for resource in &read.resources {
        let is_allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-._/".contains(c);
        assert!(resource.name.chars().all(is_allowed), "{}", resource.name);
    }
    assert!(read.columns("another").expect("no types").is_none());
    assert!(Package::parse(&json.replace("datetime", "x\\u0007")).expect("JSON").columns("Own query").is_err());
    assert!(Package::parse("[]").is_err());
}

/// The header of a query with this key and references to these queries.
fn keyed(key: &[&str], references: &[&str]) -> Header {
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let reference = |query: &&str| Reference { columns: owned(&["a"]), query: (*query).to_owned() };
    Header { key: owned(key), references: references.iter().map(reference).collect(), ..Header::default() }
}

#[test]
fn references_lead_to_tables_of_the_same_folder() {
    let columns = vec![Column { name: "a".to_owned(), kind: ColumnType::Text }];
    let result = ResultSet { columns, rows: Vec::new() };
    let names = ["one/from", "one/to", "one/other", "one/longer", "to", "two/from"];
    let results = names.map(|name| (name.to_owned(), result.clone())).into();
    let from = keyed(&[], &["to", "other", "longer", "absent"]);
    let headers: BTreeMap<String, Header> = [
        ("one/from", from.clone()),
        ("one/to", keyed(&["a"], &[])),
        ("one/other", keyed(&["b"], &[])),
        ("one/longer", keyed(&["a", "a"], &[])),
        ("to", keyed(&["a"], &[])),
        ("two/from", from),
    ]
    .map(|(name, header)| (name.to_owned(), header))
    .into();
    let package = Package::new("x", "y", &results, &headers);
    let found = package.headers();
    assert_eq!(found["one/from"].references, keyed(&[], &["to"]).references);
    assert_eq!((&found["one/to"].key, &found["one/other"].key), (&headers["one/to"].key, &Vec::new()));
    assert_eq!(found["two/from"].references, []);
    let json = package.json().expect("JSON");
    assert!(json.contains(&format!("\"resource\": \"{}\"", text::slug("one/to"))), "{json}");
}

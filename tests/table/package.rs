//! `datapackage.json` checked against the rules of the standard and against every cell of its tables.
//!
//! The rules are those of <https://datapackage.org/standard/table-schema/>, written here once more and independently of the
//! code that makes and reads our tables.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::laurels;
use crate::table::columns::history;

/// A table as the package describes it, and its rows.
struct Table<'a> {
    name: &'a str,
    schema: &'a Value,
    fields: Vec<&'a str>,
    rows: Vec<Vec<String>>,
}

fn string<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("no text {key} in {value}"))
}

fn strings(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().map(|item| item.as_str().expect("a text")).collect()
}

fn is_name(name: &str) -> bool {
    let is_allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-._/".contains(c);
    !name.is_empty() && name.chars().all(is_allowed)
}

fn digits(text: &str, length: usize) -> Option<u32> {
    (text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

fn is_date(cell: &str) -> bool {
    let parts: Vec<&str> = cell.split('-').collect();
    let [year, month, day] = parts[..] else { return false };
    let (Some(_), Some(month), Some(day)) = (digits(year, 4), digits(month, 2), digits(day, 2)) else { return false };
    (1..=12).contains(&month) && (1..=31).contains(&day)
}

fn is_time(cell: &str) -> bool {
    let Some((hours, rest)) = cell.split_once(':') else { return false };
    let Some((minutes, seconds)) = rest.strip_suffix('Z').and_then(|rest| rest.split_once(':')) else { return false };
    [(hours, 24), (minutes, 60), (seconds, 60)].iter().all(|(part, end)| digits(part, 2).is_some_and(|n| n < *end))
}

/// Whether a cell is of a type of the standard, in the default format.
fn is_of(kind: &str, cell: &str) -> bool {
    let number = cell.strip_prefix('-').unwrap_or(cell);
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match kind {
        "string" => true,
        "boolean" => cell == "true" || cell == "false",
        "integer" => is_digits(number),
        "number" => {
            number.split_once('.').map_or(is_digits(number), |(whole, rest)| is_digits(whole) && is_digits(rest))
        }
        "date" => is_date(cell),
        "datetime" => cell.split_once('T').is_some_and(|(date, time)| is_date(date) && is_time(time)),
        _ => false,
    }
}

fn table<'a>(resource: &'a Value, folder: &Path) -> Table<'a> {
    let (name, path) = (string(resource, "name"), string(resource, "path"));
    assert!(is_name(name), "{name}");
    assert!(!string(resource, "title").is_empty() && !string(resource, "description").is_empty(), "{name}");
    for (key, value) in [("type", "table"), ("format", "csv"), ("mediatype", "text/csv"), ("encoding", "utf-8")] {
        assert_eq!(string(resource, key), value, "{name}");
    }
    let dialect = &resource["dialect"];
    assert_eq!((string(dialect, "delimiter"), string(dialect, "lineTerminator")), (",", "\n"), "{name}");
    let schema = &resource["schema"];
    assert_eq!(strings(&schema["missingValues"]), [""], "{name}");
    let fields: Vec<&str> =
        schema["fields"].as_array().expect("fields").iter().map(|field| string(field, "name")).collect();
    let mut reader = csv::Reader::from_path(folder.join(path)).expect("a file");
    assert_eq!(reader.headers().expect("a header"), fields, "{name}");
    let rows = reader.records().map(|row| row.expect("as long").iter().map(str::to_owned).collect()).collect();
    Table { name, schema, fields, rows }
}

/// A cell is missing where it is empty, unless its column says that nothing is.
fn check_cells(table: &Table) {
    for (at, field) in table.schema["fields"].as_array().expect("fields").iter().enumerate() {
        let (name, kind) = (string(field, "name"), string(field, "type"));
        assert!(string(field, "description").ends_with('.'), "{}.{name}", table.name);
        let has_missing = field.get("missingValues").is_none_or(|missing| strings(missing) == [""]);
        for row in &table.rows {
            let is_fine = has_missing && row[at].is_empty() || is_of(kind, &row[at]);
            assert!(is_fine, "{}.{name}: {:?} is not of type {kind}", table.name, row[at]);
        }
    }
}

fn values<'a>(table: &'a Table, columns: &Value) -> Vec<Vec<&'a str>> {
    let place = |name: &str| table.fields.iter().position(|field| *field == name).expect("a field");
    let places: Vec<usize> = strings(columns).into_iter().map(place).collect();
    table.rows.iter().map(|row| places.iter().map(|at| row[*at].as_str()).collect()).collect()
}

/// Returns how many keys and references there were.
fn check_keys(tables: &[Table]) -> (usize, usize) {
    let (mut keys, mut references) = (0, 0);
    for table in tables {
        if let Some(key) = table.schema.get("primaryKey") {
            let found = values(table, key);
            assert!(!strings(key).is_empty() && found.iter().flatten().all(|cell| !cell.is_empty()), "{}", table.name);
            assert_eq!(found.iter().collect::<BTreeSet<_>>().len(), found.len(), "{}: {key}", table.name);
            keys += 1;
        }
        for foreign in table.schema["foreignKeys"].as_array().into_iter().flatten() {
            let resource = string(&foreign["reference"], "resource");
            let target = tables.iter().find(|found| found.name == resource).expect("a resource of the package");
            assert_eq!(target.schema["primaryKey"], foreign["reference"]["fields"], "{}", table.name);
            let known: BTreeSet<_> = values(target, &foreign["reference"]["fields"]).into_iter().collect();
            let lost: Vec<_> =
                values(table, &foreign["fields"]).into_iter().filter(|row| !known.contains(row)).collect();
            assert!(lost.is_empty(), "{} -> {resource}: {lost:?}", table.name);
            references += 1;
        }
    }
    (keys, references)
}

/// Checks the package of a report and returns how many tables, keys and references it has.
fn check(folder: &Path) -> (usize, usize, usize) {
    let content = fs::read_to_string(folder.join("datapackage.json")).expect("a package");
    let package: Value = serde_json::from_str(&content).expect("JSON");
    assert_eq!(string(&package, "$schema"), "https://datapackage.org/profiles/2.0/datapackage.json");
    assert!(is_name(string(&package, "name")) && !string(&package, "title").is_empty());
    let resources = package["resources"].as_array().expect("resources");
    let tables: Vec<Table> = resources.iter().map(|resource| table(resource, folder)).collect();
    let names: BTreeSet<&str> = tables.iter().map(|table| table.name).collect();
    let paths: BTreeSet<&str> = resources.iter().map(|resource| string(resource, "path")).collect();
    let written =
        laurels::files(&folder.join("data")).into_keys().map(|name| format!("data/{name}")).collect::<Vec<_>>();
    assert_eq!(
        (names.len(), paths.into_iter().collect::<Vec<_>>()),
        (tables.len(), written.iter().map(String::as_str).collect())
    );
    tables.iter().for_each(check_cells);
    let (keys, references) = check_keys(&tables);
    (tables.len(), keys, references)
}

#[test]
fn every_report_is_what_its_package_says() {
    let history = history();
    let organizations = history.scratch().join("organizations");
    fs::write(&organizations, "subject,organization\nada@x.org,Ex\nx.org,Other\n").expect("written");
    let organizations = laurels::text(&organizations);
    let reports: [&[&str]; 10] = [
        &["releases"],
        &["credits"],
        &["newcomers"],
        &["concentration"],
        &["activity"],
        &["areas"],
        &["organizations", "--organizations", &organizations],
        &["words", "--words"],
        &["person", "--person", "Ada"],
        &["releases", "--patches", "separate", "--csv", "raw", "--name", "Owner/Name"],
    ];
    let mut found = Vec::new();
    for args in reports {
        let (folder, _) = laurels::report(&history.path(), &[&["--report"], args].concat());
        let (tables, keys, references) = check(&folder);
        found.push(format!("{} {tables} {keys} {references}", args[0]));
    }
    let expected = [
        "releases 10 9 10",
        "credits 8 7 0",
        "newcomers 9 8 2",
        "concentration 4 3 0",
        "activity 9 8 0",
        "areas 9 9 6",
        "organizations 4 1 0",
        "words 4 3 0",
        "person 12 7 0",
        "releases 10 9 10",
    ];
    assert_eq!(found, expected, "tables, keys and references");
}

#[test]
fn a_page_of_several_clones_is_what_its_package_says() {
    let (one, two) = (history(), history());
    let clones = [&one, &two].map(|history| laurels::text(&history.path()));
    let folder = one.scratch().join("joined");
    let args =
        ["report", &clones[0], &clones[1], "--report", "person", "--person", "Ada", "-o", &laurels::text(&folder)];
    laurels::laurels(&args).ok();
    assert_eq!(check(&folder), (28, 16, 0));
}

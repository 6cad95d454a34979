//! Tables as Parquet files: read back by a Parquet reader, they say what the same tables say as CSV.

use std::fs;
use std::path::Path;

use ::laurels::query::Value;
use ::laurels::table::schema;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;

use crate::support::History;
use crate::support::build::Change;
use crate::support::laurels::{self, column, files, finish, laurels, text};

fn history() -> History {
    let mut history = History::new();
    history.commit("Ada <ada@example.com>", &[("a", "1\n"), ("=b", "1\n"), ("c.md", "one\n")]).tag("v1.0");
    let message = "A title (#12)\n\nReviewed-by: Ada <ada@example.com>";
    history.committed_by("GitHub <noreply@github.com>");
    history.commit_on("main", "山田 <y@example.com>", &[], message, &[Change::Write("a", b"2\n")]);
    history.commit("ci[bot] <ci@example.com>", &[("a", "\0")]).done();
    history
}

/// A Parquet file as rows of texts as CSV has them.
fn rows(path: &Path) -> Vec<Vec<(String, String)>> {
    let file = SerializedFileReader::new(fs::File::open(path).expect("there")).expect("Parquet");
    let cell = |field: &Field| match field {
        Field::Null => String::new(),
        Field::Bool(value) => value.to_string(),
        Field::Long(value) => value.to_string(),
        Field::Double(value) => format!("{value:.6}"),
        Field::Str(value) => value.clone(),
        Field::Date(days) => Value::Date(*days).iso().expect("a date"),
        Field::TimestampMicros(at) => Value::Time(at / 1_000_000).iso().expect("a time"),
        other => panic!("{other:?}"),
    };
    let row =
        |row: parquet::record::Row| row.get_column_iter().map(|(name, field)| (name.clone(), cell(field))).collect();
    file.get_row_iter(None).expect("rows").map(|found| row(found.expect("a row"))).collect()
}

/// All tables of a repository, in a folder next to it.
fn facts(history: &History, args: &[&str]) -> std::path::PathBuf {
    let folder = history.scratch().join("facts");
    laurels(&[&["facts", &text(&history.path()), "-o", &text(&folder)], args].concat()).ok();
    folder
}

#[test]
fn every_table_is_a_file_and_says_what_a_query_says() {
    let mut history = history();
    // So that no table is empty.
    let teams = "[[teams]]\nname = \"Core\"\npeople = [\"Ada\"]\n";
    history.commit("Adah <ada@example.com>", &[("a", "2\n"), ("laurels.toml", teams)]).done();
    let folder = facts(&history, &[]);
    let names: Vec<String> = files(&folder).into_keys().filter(|name| name != "manifest.json").collect();
    let mut expected: Vec<String> = schema::TABLES.iter().map(|table| format!("{}.parquet", table.name)).collect();
    expected.sort();
    assert_eq!(names, expected);
    for table in schema::TABLES {
        let found = rows(&folder.join(format!("{}.parquet", table.name)));
        let queried = laurels::query(&history.path(), &["--sql", &format!("SELECT * FROM {}", table.name)]);
        assert!(!found.is_empty(), "{}", table.name);
        assert_eq!(found.len(), queried.len(), "{}", table.name);
        for (found, queried) in found.into_iter().zip(queried) {
            let columns: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
            assert_eq!(columns, table.columns.iter().map(|column| column.name).collect::<Vec<_>>());
            assert_eq!(found.into_iter().collect::<laurels::Row>(), queried, "{}", table.name);
        }
    }
}

#[test]
fn addresses_and_hidden_names_are_in_no_file() {
    let history = history();
    let config = history.scratch().join("config.toml");
    fs::write(&config, "exclude_people = [\"Ada\"]\n").expect("written");
    let people = |args: &[&str]| rows(&facts(&history, args).join("people.parquet"));
    let cells = |args: &[&str]| people(args).into_iter().flatten().map(|(_, cell)| cell).collect::<Vec<_>>().join(" ");
    assert!(cells(&["--emails"]).contains("ada@example.com"));
    assert!(!cells(&[]).contains('@') && cells(&[]).contains("Ada"));
    let hidden = cells(&["--config", &text(&config)]);
    assert!(!hidden.contains("Ada") && hidden.contains("(name withheld)"));
}

#[test]
fn folders_of_others_and_useless_options_are_refused() {
    let history = history();
    let (repo, folder) = (text(&history.path()), laurels::foreign_folder(&history.path()));
    laurels(&["facts", &repo, "-o", &text(&folder)]).ended_with(5).says("--force");
    laurels(&["facts", &repo, "-o", &text(&folder), "--top", "3"]).ended_with(2).says("--top");
    laurels(&["facts", &repo, "-o", &text(&folder), "--force"])
        .ok()
        .says(&format!("{} files written", schema::TABLES.len() + 1));
    assert!(folder.join("commits.parquet").exists() && folder.join("thesis.txt").exists());
}

#[test]
fn an_answer_is_a_parquet_file_on_standard_output() {
    let history = history();
    let path = history.scratch().join("answer.parquet");
    let mut command = laurels::command(&["query", "contributors", "-q", "--format", "parquet", "-C"]);
    let output = command.arg(history.path()).output().expect("laurels runs");
    assert!(output.status.success());
    fs::write(&path, output.stdout).expect("written");
    let queried = laurels::query(&history.path(), &["contributors"]);
    let names: Vec<String> = rows(&path).into_iter().flatten().filter(|(at, _)| at == "name").map(|at| at.1).collect();
    assert_eq!(names, column(&queried, "name"));
    let empty = ["query", "--sql", "SELECT name FROM people WHERE name = ''", "-q", "--format", "parquet", "-C"];
    let output = laurels::command(&empty).arg(history.path()).output().expect("laurels runs");
    fs::write(&path, output.stdout).expect("written");
    assert!(rows(&path).is_empty());
    let schema = finish(&mut laurels::command(&["schema", "--format", "csv"])).ok();
    assert!(schema.out.lines().count() > 40);
}

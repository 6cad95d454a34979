//! Every column has a meaning, and the keys that queries declare are unique.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use laurels::query::{Catalog, Engine, Header, Meaning, Parameters, Query};
use laurels::table::schema;

use crate::support::History;
use crate::support::build::Change;
use crate::support::laurels::{Row, laurels, query, rows, text};

fn catalog() -> Catalog {
    Catalog::new(Vec::new()).expect("ours")
}

/// The query as its file has it, before meanings of other queries are filled in.
fn file(name: &str) -> Query {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("queries/{name}.sql"));
    Query::parse(name, &fs::read_to_string(path).expect("a file")).expect("well-formed")
}

#[test]
fn every_column_of_every_query_has_a_meaning_in_order() {
    let catalog = catalog();
    let mut engine = Engine::dry(&catalog, Parameters::default());
    assert!(catalog.iter().count() > 40);
    for query in catalog.iter() {
        let answer = engine.run(&query.name).expect("it runs");
        let columns: Vec<&str> = answer.columns.iter().map(|column| column.name.as_str()).collect();
        let names = |header: &Header| header.columns.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&file(&query.name).header), columns, "{}.sql", query.name);
        assert_eq!(names(&query.header), columns, "{}: a column refers to one without a meaning", query.name);
        for column in columns {
            let meaning = query.header.meaning(column).expect("a meaning");
            assert!(meaning.ends_with('.') && meaning.len() > 5, "{}.{column}: {meaning}", query.name);
        }
    }
}

/// A meaning from another query holds only for columns read from it: your own query may replace it.
#[test]
fn meanings_come_only_from_queries_that_are_read() {
    let catalog = catalog();
    let mut compared = 0;
    for Query { name, header, sql, .. } in catalog.iter().map(|query| file(&query.name)) {
        for (column, meaning) in header.columns {
            let Meaning::Same { source, .. } = meaning else { continue };
            if catalog.get(&source).is_err() {
                // A table of the dictionary, which no user can replace.
                assert!(schema::TABLES.iter().any(|table| table.name == source), "{name}.{column}: {source}");
                continue;
            }
            let ends = [format!("FROM {source}\n"), format!("JOIN {source}\n"), format!("JOIN {source} ON")];
            let is_read = ends.iter().any(|end| sql.contains(end));
            assert!(is_read, "{name}.{column} has the meaning of {source}, which {name} does not read");
            compared += 1;
        }
    }
    assert!(compared > 20, "{compared}");
}

#[test]
fn keys_and_references_name_existing_columns() {
    let catalog = catalog();
    let references = catalog.iter().map(|query| query.header.references.len()).sum::<usize>();
    assert!(references > 5, "{references}");
    for Query { name, header, .. } in catalog.iter() {
        let has = |column: &String| header.columns.iter().any(|(name, _)| name == column);
        assert!(header.key.iter().all(has), "{name}: {:?}", header.key);
        for reference in &header.references {
            let target = catalog.get(&reference.query).expect("a query");
            assert!(reference.columns.iter().all(has), "{name}: {reference:?}");
            assert_eq!(reference.columns.len(), target.header.key.len(), "{name}: {reference:?}");
        }
    }
}

const NAMES: [&str; 5] = ["Ada", "Bob", "Cleo", "dependabot[bot]", "=Dora"];
const MESSAGES: [&str; 4] = [
    "change",
    "change (#7)\n\nReviewed-by: Cleo <c@x.org>\nCo-authored-by: Bob <b@x.org>",
    "change\n\nTested-by: Elif <e@x.org>\nReported-by: Fay <f@x.org>\nCo-authored-by: Claude <noreply@anthropic.com>",
    "change\n\nAcked-by: Ada <a@x.org>\nSigned-off-by: Bob <b@x.org>",
];

/// Something for every query to find: people who stop and come back, bots, several areas, credits, pull requests, documents, a
/// patch release with commits of its own, and a patch in two places.
pub(crate) fn history() -> History {
    let mut history = History::new();
    let address = |name: &str| format!("{name} <{}@x.org>", name.to_lowercase());
    for round in 0..45_usize {
        history.day(i64::try_from(29 * round).expect("few"));
        let author = if round % 22 == 1 { "Elif" } else { NAMES[round * (round + 1) / 2 % (2 + round % 4)] };
        let path = ["src/a", "docs/guide.md", "tests/b", "readme.md"][round % 4];
        let content: String = (0..9).map(|line| format!("line {}\n", line * (round + 3) % 17)).collect();
        let change = Change::Write(path, &content.as_bytes()[..content.len() / (1 + round % 3)]);
        history.commit_on("main", &address(author), &[], MESSAGES[round * 3 / 2 % 4], &[change]);
        if round % 9 == 8 {
            history.tag(&format!("v1.{}", round / 9));
        }
        if round == 20 {
            let (fix, merge) = (Change::Write("src/fix", b"1\n"), "Merge pull request #3 from gale/fix\n\nA fix");
            history.commit_on("fix", &address("Gale"), &["main"], "fix", &[fix]);
            history.light_tag("v1.1.1", "fix").commit_on("main", &address("Ada"), &["fix"], merge, &[]);
            history.commit_on("late", &address("Hugo"), &["fix"], "late", &[Change::Write("src/late", b"1\n")]);
            history.light_tag("v1.1.2", "late").commit(&address("Ada"), &[("src/late", "1\n")]);
        }
    }
    history.commit("Bob <bob@home.org>", &[("src/a", "last\n")]).done();
    history
}

/// What is wrong with a key in an answer.
pub(crate) fn broken_key(key: &[String], rows: &[Row]) -> Option<String> {
    let mut seen = BTreeSet::new();
    rows.iter().find_map(|row| {
        let values: Vec<&String> = key.iter().map(|column| &row[column]).collect();
        let is_new = values.iter().all(|value| !value.is_empty()) && seen.insert(values);
        (!is_new).then(|| format!("{row:?}"))
    })
}

#[test]
fn keys_are_unique_and_references_find_their_rows() {
    let (catalog, history) = (catalog(), history());
    let config = history.scratch().join("laurels.toml");
    let teams = "[[teams]]\nname = \"core\"\npeople = [\"Ada\", \"Bob\"]\nfrom = 2020-09-13\n";
    fs::write(&config, teams).expect("written");
    let config = text(&config);
    let mut answers: BTreeMap<&str, Vec<Row>> = BTreeMap::new();
    for found in catalog.iter() {
        let takes_person = catalog.takes(found, "person");
        let person: &[&str] = if takes_person { &["--param", "person=Ada"] } else { &[] };
        let args = [&[found.name.as_str(), "--patches", "separate", "--words", "--config", &config], person].concat();
        answers.insert(&found.name, query(&history.path(), &args));
    }
    for Query { name, header, .. } in catalog.iter() {
        let rows = &answers[name.as_str()];
        assert_eq!(broken_key(&header.key, rows).filter(|_| !header.key.is_empty()), None, "{name}");
        for reference in &header.references {
            let key = &catalog.get(&reference.query).expect("a query").header.key;
            let values =
                |row: &Row, columns: &[String]| columns.iter().map(|column| row[column].clone()).collect::<Vec<_>>();
            let known: BTreeSet<_> = answers[reference.query.as_str()].iter().map(|row| values(row, key)).collect();
            let lost = rows.iter().find(|row| !known.contains(&values(row, &reference.columns)));
            assert_eq!(lost, None, "{name}: {reference:?}");
        }
    }
    let mut empty = answers.iter().filter(|(_, rows)| rows.is_empty()).map(|(name, _)| *name);
    assert_eq!((empty.next(), empty.next()), (Some("unseen_commits"), None));
}

#[test]
fn schema_shows_the_columns_of_a_query() {
    let told = rows(&laurels(&["schema", "top_of_release", "--format", "csv"]).ok().out);
    let cells: Vec<&String> = told[0].values().collect();
    let meaning = "The release's name: the version in its tag, such as 8.21.0 for curl-8_21_0, or unreleased.";
    assert_eq!(cells, ["release", meaning, "top_of_release", "text"]);
    assert_eq!((told[1]["column"].as_str(), told[1]["type"].as_str()), ("rank", "integer"));
    let page = laurels(&["schema", "top_of_release"]).ok().out;
    assert!(page.starts_with("**top_of_release**: Who is in the top N of each release? one row per"), "{page}");
    assert!(page.contains(&format!("\n| release | text | {meaning} |\n")), "{page}");
    let table = laurels(&["schema", "people"]).ok().out;
    assert!(laurels(&["schema"]).ok().out.contains(&table) && table.contains("| email | text |"), "{table}");
    laurels(&["schema", "peple"]).ended_with(2).says("no table or query \"peple\"").says("did you mean `people`?");
}

#[test]
fn schema_shows_your_own_query() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("mine.sql");
    let head = "-- question: Who?\n-- grain: a person\n-- column: who = people.name\n-- column: n | One | two.\n";
    fs::write(&path, format!("{head}SELECT name AS who, 1 AS n, 2 AS m FROM people ORDER BY who")).expect("written");
    let schema = |args: &[&str]| laurels(&[&["schema", "--queries", &text(folder.path())], args].concat());
    let page = schema(&["mine"]).ok().out;
    let who = "| who | text | The name as mapped by the mailmap. |";
    for line in [who, "| n | integer | One \\| two. |", "| m | integer |  |"] {
        assert!(page.contains(line), "{page}");
    }
    fs::write(&path, format!("{}SELECT name AS who FROM people", head.replace("people.name", "people.nam")))
        .expect("written");
    schema(&["mine"]).ended_with(2).says("query mine, ").says("no column \"nam\"");
}

//! Queries over a history that is small enough to compute the results by hand, and your own queries.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::History;
use crate::support::build::Change;
use crate::support::laurels::{Run, laurels, lines, query, rows, text};
use crate::support::people::{ADA, BOB, BOT, CLEO, DORA, ELIF};

const AI: &str = "Claude Code <noreply@anthropic.com>";

/// Three releases and unreleased commits; a comment after each commit says how many lines it adds and deletes.
fn story() -> History {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n2\n3\n4\n")]); // +4
    history.commit(ADA, &[("a", "1\n2\n")]); // -2
    history.commit(ADA, &[("a", "1\nX\n")]); // +1 -1
    history.commit(BOB, &[("b", "1\n")]).commit(BOB, &[("b", "1\n2\n")]); // +1, +1
    history.commit(CLEO, &[("c", "1\n2\n3\n")]).commit(CLEO, &[("c", "1\n")]); // +3, -2
    history.commit(DORA, &[("e", "1\n")]).commit(BOT, &[("d", "1\n")]).tag("v1.0"); // +1, +1
    history.day(1);
    history.commit(BOB, &[("b", "1\n2\n3\n4\n")]).commit(BOB, &[("b", "4\n")]); // +2, -3
    history.commit(CLEO, &[("c", "1\n2\n")]); // +1
    let side = "side\n\nReviewed-by: Bob <bob@example.com>";
    history.commit_on("side", ADA, &["main"], side, &[Change::Write("f", b"1\n")]); // +1
    history.commit(ELIF, &[("g", "1\n2\n")]).commit(AI, &[("h", "1\n")]); // +2, +1
    let merge = "Merge pull request #7 from ada-l/side\n\nThe side";
    history.commit_on("main", ADA, &["side"], merge, &[Change::Write("f", b"1\n")]).tag("v1.1");
    history.day(2);
    history.commit(ADA, &[("a", "1\n")]).commit(ADA, &[("a", "1\n2\n")]); // -1, +1
    history.commit_on("main", DORA, &[], "smaller", &[Change::Write("e", b""), Change::Delete("c")]).tag("v1.2"); // -1 -2
    history.day(3).commit(BOB, &[("b", "5\n")]).done(); // +1 -1
    history
}

fn answer(args: &[&str], columns: &str) -> Vec<String> {
    lines(&story().path(), args, columns)
}

#[test]
fn contributors() {
    let columns = "name rank commits lines_added lines_deleted lines_net lines_changed active_days releases best_rank \
                   first_commit_date last_commit_date is_incomplete";
    let expected = [
        "Ada 1 6 7 4 3 10 3 3 1 2020-09-13 2020-09-15 false",
        "Bob 2 5 5 4 1 8 3 2 1 2020-09-13 2020-09-16 false",
        "Cleo 3 3 4 2 2 6 2 2 2 2020-09-13 2020-09-14 false",
        "Dora 4 2 1 3 -2 4 2 2 2 2020-09-13 2020-09-15 false",
        "Elif 5 1 2 0 2 2 1 1 2 2020-09-14 2020-09-14 false",
    ];
    assert_eq!(answer(&["contributors"], columns), expected);
    let shares = ["0.352941", "0.294118", "0.176471", "0.117647", "0.058824"];
    assert_eq!(answer(&["contributors"], "share"), shares);
}

#[test]
fn release_summary() {
    let columns = "release tag date ordinal previous commits merges authors people new_people single_commit_people \
                   bot_commits lines_added lines_deleted lines_net is_unreleased is_incomplete";
    let expected = [
        "1.0 v1.0 2020-09-13 1 - 9 0 5 4 4 1 1 12 5 7 false false",
        "1.1 v1.1 2020-09-14 2 1.0 6 1 5 4 1 3 1 7 3 4 false false",
        "1.2 v1.2 2020-09-15 3 1.1 3 0 2 2 0 1 0 1 4 -3 false false",
        "unreleased - 2020-09-16 4 1.2 1 0 1 1 0 1 0 1 1 0 true false",
    ];
    assert_eq!(answer(&["release_summary"], columns), expected);
}

#[test]
fn ranking_with_ties_and_newcomers() {
    let columns = "release name rank rank_lines commits share lines_added lines_deleted lines_net lines_changed is_new previous_rank";
    let expected = [
        "1.0 Ada 1 1 3 0.375000 5 3 2 7 true -",
        "1.0 Cleo 2 2 2 0.250000 3 2 1 5 true -",
        "1.0 Bob 2 3 2 0.250000 2 0 2 2 true -",
        "1.0 Dora 4 4 1 0.125000 1 0 1 1 true -",
        "1.1 Bob 1 1 2 0.400000 2 3 -1 5 false 2",
        "1.1 Elif 2 2 1 0.200000 2 0 2 2 true -",
        "1.1 Ada 2 3 1 0.200000 1 0 1 1 false 1",
        "1.1 Cleo 2 3 1 0.200000 1 0 1 1 false 2",
        "1.2 Ada 1 2 2 0.666667 1 1 0 2 false 2",
        "1.2 Dora 2 1 1 0.333333 0 3 -3 3 false -",
        "unreleased Bob 1 1 1 1.000000 1 1 0 1 false -",
    ];
    assert_eq!(answer(&["ranking"], columns), expected);
}

#[test]
fn the_top_of_each_release_includes_everyone_tied_at_the_cut() {
    let expected = ["1.0 1 Ada 3", "1.1 1 Bob 2", "1.2 1 Ada 2", "unreleased 1 Bob 1"];
    assert_eq!(answer(&["top_of_release", "--top", "1"], "release rank name commits"), expected);
    assert_eq!(answer(&["top_of_release", "--top", "2"], "release").len(), 3 + 4 + 2 + 1);
    laurels(&["query", "ranking", "--top", "2"]).ended_with(2).says("`--top` does not apply to `ranking`");
}

#[test]
fn net_negative() {
    let columns = "name commits lines_added lines_deleted lines_net rank";
    assert_eq!(answer(&["net_negative"], columns), [""; 0]);
    assert_eq!(answer(&["net_negative", "--param", "least_commits=2"], columns), ["Dora 2 1 3 -2 4"]);
    assert_eq!(answer(&["net_negative", "--param", "least_commits=3"], columns), [""; 0]);
}

#[test]
fn streaks_with_runs_and_gaps() {
    let columns = "name length from_release to_release is_current best_rank releases_in_top releases_since since_release missing_in";
    let top_two = [
        "Ada 3 1.0 1.2 true 1 3 3 1.0 -",
        "Bob 2 1.0 1.1 false 1 2 3 1.0 1.2",
        "Cleo 2 1.0 1.1 false 2 2 3 1.0 1.2",
        "Dora 1 1.2 1.2 true 2 1 1 1.2 -",
        "Elif 1 1.1 1.1 false 2 1 2 1.1 1.2",
    ];
    assert_eq!(answer(&["streaks", "--top", "2"], columns), top_two);
    let first =
        ["Ada 1 1.2 1.2 true 1 2 3 1.0 1.1", "Ada 1 1.0 1.0 false 1 2 3 1.0 1.1", "Bob 1 1.1 1.1 false 1 1 2 1.1 1.2"];
    assert_eq!(answer(&["streaks", "--param", "top=1"], columns), first);
    let gap = ["Dora 1 1.2 1.2 true 2 2 3 1.0 1.1", "Dora 1 1.0 1.0 false 4 2 3 1.0 1.1"];
    assert_eq!(answer(&["streaks", "--param", "top=4"], columns)[3..5], gap);
}

#[test]
fn left_out_and_overview() {
    let expected = ["Claude Code ai 1 1 0", "dependabot[bot] bot 1 1 0"];
    assert_eq!(answer(&["left_out"], "name kind commits lines_added lines_deleted"), expected);
    let columns = "commits merges bot_commits people releases lines_added lines_deleted lines_net first_commit_date last_commit_date";
    assert_eq!(answer(&["overview"], columns), ["19 1 2 5 3 21 13 8 2020-09-13 2020-09-16"]);
}

#[test]
fn every_listed_query_gives_the_same_rows_with_one_thread() {
    let history = story();
    let list = laurels(&["list"]).ok().out;
    let (_, queries) = list.split_once("Queries").expect("a list of queries");
    let names = queries.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    let names: Vec<&str> = names.filter_map(|line| line.split_whitespace().next()).collect();
    let folder = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/queries")).expect("a folder");
    let is_helper = |path: &PathBuf| fs::read_to_string(path).expect("a text").starts_with("-- helper\n");
    let files = folder.map(|file| file.expect("a file").path()).filter(|path| !is_helper(path));
    let mut embedded: Vec<String> = files.map(|file| text(Path::new(file.file_stem().expect("a name")))).collect();
    embedded.sort();
    assert_eq!(names, embedded);
    for name in names {
        assert_eq!(query(&history.path(), &[name]), query(&history.path(), &[name, "--threads", "1"]), "{name}");
    }
}

#[test]
fn every_column_of_the_dictionary_can_be_queried() {
    const TEAMS: (&str, &str) = ("laurels.toml", "[[teams]]\nname = \"core\"\npeople = [\"Ada\"]\n");
    let mut history = story();
    // So that no table is empty.
    history.commit("Bobby <bob@example.com>", &[("b", "6\n"), ("readme.md", "words\n"), TEAMS]).done();
    let columns = rows(&laurels(&["schema", "--format", "csv"]).ok().out);
    assert!(columns.len() > 40);
    let mut tables: Vec<&str> = columns.iter().map(|row| row["table"].as_str()).collect();
    tables.dedup();
    for table in tables {
        let names: Vec<&str> =
            columns.iter().filter(|row| row["table"] == table).map(|row| row["column"].as_str()).collect();
        let found = query(&history.path(), &["--sql", &format!("SELECT {} FROM {table}", names.join(", "))]);
        assert!(!found.is_empty() && found[0].len() == names.len(), "{table}");
    }
}

#[test]
fn your_own_query_reads_ours() {
    let sql = "SELECT name, commits FROM contributors WHERE lines_net > 1 ORDER BY commits DESC, name LIMIT 2";
    assert_eq!(answer(&["--sql", sql], "name commits"), ["Ada 6", "Cleo 3"]);
    let history = story();
    let file = history.scratch().join("veterans.sql");
    fs::write(&file, sql).expect("written");
    assert_eq!(query(&history.path(), &["--file", &text(&file)]).len(), 2);
    let with_header = "-- question: Who?\n-- grain: a person\n-- param: least integer = 3 | at least\n\
                       SELECT name FROM contributors WHERE commits >= :least ORDER BY name";
    fs::write(&file, with_header).expect("written");
    assert_eq!(query(&history.path(), &["--file", &text(&file)]).len(), 3);
    assert_eq!(query(&history.path(), &["--file", &text(&file), "--param", "least=6"]).len(), 1);
    let injection = ["--file", &text(&file), "--param", "least=6 OR TRUE"];
    let repo = text(&history.path());
    laurels(&[&["query", "-C", &repo], &injection[..]].concat()).ended_with(2).says("not of type integer");
}

#[test]
fn a_folder_of_queries_adds_and_replaces() {
    let history = story();
    let folder = history.scratch().join("own");
    fs::create_dir(&folder).expect("created");
    let header = "-- question: Who had most?\n-- grain: a person\n";
    fs::write(folder.join("winners.sql"), format!("{header}SELECT name FROM few ORDER BY name")).expect("written");
    let few = "-- param: n text = 'Ada' | name\nSELECT name FROM contributors WHERE name <> :n ORDER BY name";
    fs::write(folder.join("few.sql"), format!("{header}{few}")).expect("written");
    fs::write(folder.join("contributors.sql"), format!("{header}SELECT name FROM people ORDER BY name"))
        .expect("written");
    let found = query(&history.path(), &["winners", "--queries", &text(&folder)]);
    let names: Vec<&str> = found.iter().map(|row| row["name"].as_str()).collect();
    assert_eq!(names, ["Bob", "Claude Code", "Cleo", "Dora", "Elif", "dependabot[bot]"]);
    assert!(laurels(&["list", "--queries", &text(&folder)]).ok().out.contains("Who had most?"));
    fs::write(folder.join("winners.sql"), format!("{header}SELECT name FROM winners")).expect("written");
    let repo = text(&history.path());
    let own = ["query", "winners", "-C", &repo, "--queries", &text(&folder)];
    laurels(&own).ended_with(2).says("in a circle");
}

#[test]
fn helpers_are_described_and_answered_but_not_listed() {
    let list = laurels(&["list"]).ok().out;
    assert!(!list.contains("area_work"), "{list}");
    let page = laurels(&["schema", "area_work"]).ok().out;
    assert!(page.starts_with("**area_work**: "), "{page}");
    assert!(!answer(&["area_work"], "area person_id").is_empty());
}

/// Runs a query in a folder without a clone. The exit code is 2 only if the query is refused before anything is read.
fn refused(sql: &str) -> Run {
    laurels(&["query", "--sql", sql, "-C", "/no/such/clone"]).ended_with(2)
}

#[test]
fn only_selects_over_known_tables_are_run() {
    for sql in [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_parquet('/etc/passwd')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM people('/etc/passwd')",
        "SELECT * FROM people JOIN read_json('/etc/passwd') AS x ON TRUE",
        "SELECT (SELECT COUNT(*) FROM read_csv('/etc/passwd')) FROM people",
        "SELECT name FROM people WHERE name IN (SELECT * FROM read_csv('/etc/passwd'))",
        "WITH a AS (SELECT * FROM read_ipc('/etc/passwd')) SELECT * FROM a",
        "SELECT 1; SELECT 2",
        "DELETE FROM people",
        "DROP TABLE people",
        "CREATE TABLE x AS SELECT * FROM people",
        "SELECT * INTO x FROM people",
        "WITH RECURSIVE a AS (SELECT 1) SELECT * FROM a",
        "SELECT * FROM no_such_table",
        "SELECT no_such_column FROM people",
        "SELECT name FROM people WHERE name = :undeclared",
        "SELECT",
        "",
    ] {
        assert!(refused(sql).says("error: ").err.lines().count() >= 2, "{sql}: a hint");
    }
    laurels(&["query", "--sql", "SELECT name FROM people", "-C", "/no/such/clone"]).ended_with(3);
    refused("SELECT * FROM people('/etc/passwd')").says("table functions are not allowed");
    let deep = format!("SELECT {}1{}", "(".repeat(5000), ")".repeat(5000));
    refused(&deep);
}

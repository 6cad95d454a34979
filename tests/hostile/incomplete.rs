//! Incomplete clones: no number that depends on something unknown is shown as exact, or as 0.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::hostile::objects::damaged;
use crate::support::History;
use crate::support::build::Change;
use crate::support::laurels::{self, Row, laurels, text};
use crate::support::people::{ADA, BOB, BOT, CLEO};

/// A clone that lacks something, and whether it lacks commits, too.
pub(crate) struct Gap {
    pub(crate) name: &'static str,
    /// Keeps the folder.
    pub(crate) history: History,
    pub(crate) repository: PathBuf,
    pub(crate) lacks_commits: bool,
}

/// Four releases in two areas by people and a bot; with generated files, documents, an empty commit, and unreleased work.
pub(crate) fn project() -> History {
    let mut history = History::new();
    history.commit(ADA, &[("src/a", "1\n2\n3\n"), ("docs/guide.md", "one two three\n"), ("Cargo.lock", "1\n")]);
    history.day(300).commit(ADA, &[("README.md", "word\n")]).tag("v1.0");
    history.day(310).commit(BOB, &[("src/b", "1\n2\n"), ("docs/guide.md", "one two\nfour\n")]);
    history.commit(CLEO, &[("src/c", "1\n"), ("docs/more.md", "a b c\n")]).tag("v1.1");
    history.day(320).commit(BOB, &[("src/b", "2\n"), ("Cargo.lock", "2\n")]);
    history.commit(BOT, &[("Cargo.lock", "3\n")]).commit(CLEO, &[("src/c", "1\n2\n")]).tag("v1.2");
    history.day(330).commit_on("main", ADA, &[], "empty", &[]).commit(BOB, &[("src/a", "1\n")]).tag("v1.3");
    history.day(340).commit(ADA, &[("src/d", "1\n"), ("docs/more.md", "a\n")]).done();
    history
}

fn filtered(filter: &str) -> Gap {
    let history = project();
    let repository = history.scratch().join("partial");
    history.git().bytes(&["config", "uploadpack.allowFilter", "true"]);
    let origin = format!("file://{}", text(&history.path()));
    let filter_option = format!("--filter={filter}");
    history.git().bytes(&["clone", "--quiet", "--bare", &filter_option, &origin, &text(&repository)]);
    Gap { name: if filter == "tree:0" { "no trees" } else { "no files" }, history, repository, lacks_commits: false }
}

fn without(name: &'static str, object: &str, lacks_commits: bool) -> Gap {
    let history = project();
    damaged(&history, object, 0);
    let repository = history.path();
    Gap { name, history, repository, lacks_commits }
}

/// All kinds of incomplete clones.
pub(crate) fn gaps() -> Vec<Gap> {
    let shallow = project();
    let depth = shallow.scratch().join("shallow");
    shallow.git().clone_shallow(6, &depth);
    let mut deep = project();
    let path = format!("{}f", "d/".repeat(3000));
    deep.commit_on("main", CLEO, &[], "deep", &[Change::Write(&path, b"1\n")]).done();
    let repository = deep.path();
    vec![
        Gap { name: "shallow", history: shallow, repository: depth, lacks_commits: true },
        filtered("blob:none"),
        filtered("tree:0"),
        without("a missing file", "main~5:src/b", false),
        without("a missing tree", "main~5^{tree}", false),
        without("a missing commit", "main~5", true),
        Gap { name: "too large a change", history: deep, repository, lacks_commits: false },
    ]
}

/// The names of the queries that `laurels list` shows.
fn queries() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("queries");
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let is_helper = fs::read_to_string(&path).expect("a query").starts_with("-- helper");
        if !is_helper {
            names.push(path.file_stem().expect("a name").to_string_lossy().into_owned());
        }
    }
    names.sort();
    names
}

/// Makes a report. Its teams come from a file, because a clone without trees lacks `laurels.toml`.
pub(crate) fn make(history: &History, repository: &Path, folder: &Path, args: &[&str]) -> String {
    let config = history.scratch().join("laurels.toml");
    fs::write(&config, "[[teams]]\nname = \"core\"\npeople = [\"Ada\", \"Bob\"]\n").expect("written");
    let (repository, folder, config) = (text(repository), text(folder), text(&config));
    let start = ["report", &repository, "-o", &folder, "--config", &config, "--words"];
    laurels(&[&start, args].concat()).ok().err
}

/// The results of all queries for a repository.
fn tables(history: &History, repository: &Path) -> BTreeMap<String, Vec<Row>> {
    let (reports, folder) = (history.scratch().join("reports"), history.scratch().join("tables"));
    fs::create_dir_all(&reports).expect("created");
    let names = queries();
    let report = format!(
        "question = \"What?\"\ntitle = \"All\"\ndata = {names:?}\n\
         [[section]]\nheading = \"All\"\n[[section.item]]\nquery = \"overview\"\ntext = \"{{commits}}\"\n"
    );
    fs::write(reports.join("tables.toml"), report).expect("written");
    make(history, repository, &folder, &["--reports", &text(&reports), "--report", "tables", "--person", "Ada"]);
    let tables = names.into_iter().map(|name| (name.clone(), laurels::table(&folder, &format!("data/{name}.csv"))));
    tables.collect()
}

/// Whether a row is one of the complete history, apart from cells that are empty because they are unknown.
fn is_true(row: &Row, truth: &[Row]) -> bool {
    let agrees = |known: &Row| row.iter().all(|(column, value)| value.is_empty() || known.get(column) == Some(value));
    truth.iter().any(agrees)
}

/// What is wrong with a marked row: a number of lines or words that is 0 or, as a difference, not known.
fn mistakes(row: &Row) -> Vec<&String> {
    let is_wrong = |column: &str, value: &str| {
        let is_measured = ["lines_", "words", "largest_commit"].iter().any(|start| column.starts_with(start));
        let is_difference = column.contains("_net") || column.starts_with("largest_commit");
        is_measured && (value == "0" || value == "0.000000" || (is_difference && !value.is_empty()))
    };
    row.iter().filter(|(column, value)| is_wrong(column, value)).map(|(column, _)| column).collect()
}

#[test]
fn no_table_shows_unknown_numbers_as_exact_or_as_0() {
    let complete = project();
    let truth = tables(&complete, &complete.path());
    for rows in truth.values() {
        assert!(rows.iter().all(|row| row.get("is_incomplete").is_none_or(|mark| mark == "false")));
    }
    let mut wrong = Vec::new();
    for gap in gaps() {
        let found = tables(&gap.history, &gap.repository);
        assert_eq!(found["overview"][0]["is_incomplete"], "true", "{}", gap.name);
        for (query, rows) in &found {
            for row in rows {
                let is_marked = row.get("is_incomplete").is_some_and(|mark| mark == "true");
                let mistakes = if is_marked { mistakes(row) } else { Vec::new() };
                // The largest change of the project is not in the complete history.
                let has_truth = !gap.lacks_commits && gap.name != "too large a change";
                if !mistakes.is_empty() || (has_truth && !is_marked && !is_true(row, &truth[query])) {
                    wrong.push(format!("{}, {query}: {mistakes:?} {row:?}", gap.name));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} mistakes\n{}", wrong.len(), wrong.join("\n"));
}

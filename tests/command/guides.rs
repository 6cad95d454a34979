//! The guides and the README are compared with the program: commands, options, names and keys.

use std::collections::BTreeSet;
use std::path::Path;

use laurels::chart::{KINDS, Spec};
use laurels::guide::{GUIDES, Guide, find};
use laurels::query::{Catalog, Engine, Parameters, Query};
use laurels::table::schema;

use crate::support::History;
use crate::support::laurels::{laurels, report, text};
use crate::support::markdown;

/// Commands of the program.
const COMMANDS: [&str; 10] =
    ["report", "query", "explain", "facts", "identities", "list", "schema", "cache", "completions", "man"];

/// The comment in the guide `tables` after which the output of `laurels schema` starts.
const DICTIONARY: &str = "<!-- the output of `laurels schema` follows; a test compares it -->\n";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A release with one commit by this author to this file.
fn one_release(author: &str, path: &str) -> History {
    let mut history = History::new();
    history.commit(author, &[(path, "1\n")]).tag("v1.0").done();
    history
}

fn guide(topic: &str) -> &'static str {
    find(topic).unwrap_or_else(|| panic!("no guide {topic}")).text
}

/// The README and all guides, by name.
fn documents() -> Vec<(String, String)> {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("a README");
    let guides = GUIDES.iter().map(|Guide { topic, text, .. }| ((*topic).to_owned(), (*text).to_owned()));
    guides.chain([("README".to_owned(), readme)]).collect()
}

/// A text without what the program generated.
fn written(text: &str) -> &str {
    text.split(DICTIONARY).next().unwrap_or_default()
}

/// The names in backticks after "expected" in an error message.
fn expected(message: &str) -> BTreeSet<String> {
    let list = message.split("expected ").nth(1).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let names: BTreeSet<String> = list.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    assert!(names.len() >= 2, "no names in: {message}");
    names
}

#[test]
fn guides_are_narrow_and_have_a_title() {
    for guide in GUIDES {
        assert!(guide.text.starts_with("# ") && guide.text.ends_with('\n'), "{}", guide.topic);
        for line in written(guide.text).lines() {
            assert!(line.chars().count() <= 100, "{}: longer than 100 columns: {line}", guide.topic);
        }
        assert!(guide.summary.chars().count() <= 60 && !guide.summary.ends_with('.'), "{}", guide.topic);
    }
}

#[test]
fn spelling_is_american() {
    for (name, text) in documents() {
        for british in ["colour", "organis", "analyse", "licence", " grey", "behaviour"] {
            assert!(!text.to_lowercase().contains(british), "{name}: {british}");
        }
    }
}

#[test]
fn the_dictionary_is_the_output_of_schema() {
    let schema = laurels(&["schema"]).ok().out;
    let dictionary = format!("{}\n", schema.trim_end());
    let text = guide("tables");
    if std::env::var_os("LAURELS_BLESS").is_some() {
        let new = format!("{}{DICTIONARY}{dictionary}", written(text));
        std::fs::write(root().join("src/table/tables.md"), new).expect("written");
        return;
    }
    let kept = text.split(DICTIONARY).nth(1).expect("the comment before the dictionary");
    assert!(kept == dictionary, "`LAURELS_BLESS=1 cargo test guides` copies the output of `laurels schema`");
}

#[test]
fn every_command_parses() {
    assert_ne!(laurels(&["report", "--no-such-option", "--help"]).code, Some(0), "this test would accept anything");
    let commands: BTreeSet<String> =
        documents().iter().flat_map(|(_, text)| markdown::commands(written(text))).collect();
    assert!(commands.len() >= 40, "{commands:#?}");
    for command in commands {
        let words = markdown::words(&command);
        let mut args: Vec<&str> = words.iter().skip(1).map(String::as_str).collect();
        if let ["help", topic] = args[..] {
            assert!(topic == "TOPIC" || COMMANDS.contains(&topic) || find(topic).is_some(), "{command}");
            continue;
        }
        args.push("--help");
        let run = laurels(&args);
        assert_eq!(run.code, Some(0), "{command}: {}", run.err);
    }
}

#[test]
fn every_option_exists() {
    let help = COMMANDS.map(|command| laurels(&[command, "--help"]).ok().out).concat();
    let known: BTreeSet<&str> = help.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').collect();
    let mut seen = BTreeSet::new();
    for (name, text) in documents() {
        for code in markdown::code(&text).into_iter().filter(|code| is_option(code)) {
            let option = code.split([' ', '=']).next().unwrap_or_default();
            assert!(known.contains(option), "{name}: {option} is in no help text");
            seen.insert(option.to_owned());
        }
    }
    assert!(seen.len() >= 25, "{seen:?}");
}

fn is_option(code: &str) -> bool {
    code.strip_prefix("--").is_some_and(|name| name.starts_with(|c: char| c.is_ascii_lowercase()))
}

#[test]
fn every_query_that_is_named_exists() {
    let text = markdown::section(guide("queries"), "Built-in queries");
    let cells = markdown::rows(text).into_iter().map(|row| row[1].clone()).collect::<Vec<_>>().join(" ");
    let named: BTreeSet<String> = markdown::code(&cells).into_iter().map(str::to_owned).collect();
    let catalog = Catalog::new(Vec::new()).expect("built-in queries");
    let listed = catalog.iter().filter(|query| !query.header.is_helper);
    let known: BTreeSet<String> = listed.map(|query| query.name.clone()).collect();
    let unknown: Vec<&String> = named.difference(&known).collect();
    assert!(unknown.is_empty() && named.len() > 40, "{} queries, unknown: {unknown:?}", named.len());
}

#[test]
fn queries_in_commands_exist() {
    let catalog = Catalog::new(Vec::new()).expect("built-in queries");
    for (document, text) in documents() {
        for command in markdown::commands(&text) {
            let words = markdown::words(&command);
            let name = words.get(2).filter(|_| words[1] == "query" && !command.contains("--queries"));
            let name = name.filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase()));
            assert!(name.is_none_or(|name| catalog.get(name).is_ok()), "{document}: {command}");
        }
    }
}

#[test]
fn every_report_is_named() {
    let text = markdown::section(guide("reports"), "Built-in reports");
    let catalog = laurels::report::Catalog::new(Vec::new()).expect("built-in reports");
    let known: BTreeSet<String> = catalog.iter().map(|report| report.name.clone()).collect();
    assert_eq!(markdown::names(text), known);
}

#[test]
fn files_of_queries_and_reports_are_embedded() {
    let list = laurels(&["list"]).ok().out;
    for (folder, extension) in [("queries", "sql"), ("reports", "toml")] {
        let entries = std::fs::read_dir(root().join(folder)).expect("a folder");
        for path in entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_file()) {
            assert_eq!(path.extension().and_then(|end| end.to_str()), Some(extension), "{path:?}");
            let stem = path.file_stem().and_then(|stem| stem.to_str()).expect("a name");
            let text = std::fs::read_to_string(&path).expect("a text");
            if text.starts_with("-- helper\n") {
                laurels(&["schema", stem]).ok();
            } else {
                assert!(list.contains(&format!("\n  {stem} ")), "{stem} is not embedded in the program");
            }
        }
    }
}

#[test]
fn every_kind_of_chart_is_described_with_its_columns() {
    let kinds = markdown::names(markdown::section(guide("charts"), "Kinds"));
    let known: BTreeSet<String> = KINDS.iter().map(|kind| kind.name.to_owned()).collect();
    assert_eq!(kinds, known);
    let rows = markdown::rows(markdown::section(guide("charts"), "Columns"));
    let mut described: Vec<(String, BTreeSet<String>)> = Vec::new();
    for row in rows.iter().skip(1).take_while(|row| row[0] != "kind") {
        let columns = markdown::code(&row[1]).into_iter().map(str::to_owned);
        match described.last_mut() {
            // A row without a kind continues the row above it.
            Some((_, all)) if row[0].is_empty() => all.extend(columns),
            _ => described.push((row[0].trim_matches('`').to_owned(), columns.collect())),
        }
    }
    for kind in KINDS {
        let spec: Spec = toml::from_str(&format!("id = \"a\"\nkind = \"{}\"", kind.name)).expect("a chart");
        let reads: BTreeSet<String> =
            spec.columns().into_iter().chain(spec.optional_columns()).map(str::to_owned).collect();
        let (_, columns) = described.iter().find(|(name, _)| name == kind.name).expect("a row of the kind");
        assert_eq!(*columns, reads, "{}", kind.name);
    }
}

#[test]
fn every_key_of_a_chart_is_described() {
    let error = toml::from_str::<Spec>("id = \"a\"\nkind = \"bars\"\nx = 1").expect_err("an unknown key");
    let guide = guide("charts");
    for key in expected(&error.to_string()) {
        assert!(guide.contains(&format!("`{key}`")), "{key} is not in the guide");
    }
}

#[test]
fn the_queries_of_the_guide_run() {
    let catalog = Catalog::new(Vec::new()).expect("built-in queries");
    let examples = markdown::blocks(guide("queries"), "sql");
    assert!(!examples.is_empty());
    for example in examples {
        let query = Query::parse("guide", example).expect("a header");
        Engine::dry(&catalog, Parameters::default()).run_query(&query).expect("it runs");
    }
}

#[test]
fn the_report_of_the_guide_is_made() {
    let example = markdown::blocks(guide("reports"), "toml")[0];
    let history = one_release("Ada <ada@example.com>", "a");
    let own = history.scratch().join("own");
    std::fs::create_dir(&own).expect("a folder");
    std::fs::write(own.join("long_haul.toml"), example).expect("written");
    let (folder, _) = report(&history.path(), &["--reports", &text(&own), "--report", "long_haul"]);
    let page = std::fs::read_to_string(folder.join("report.md")).expect("written");
    assert!(page.contains("1 commit by 1 person since 2020-09-13."), "{page}");
    assert!(folder.join("charts/all-time.svg").exists());
}

#[test]
fn every_key_of_a_report_is_described() {
    let head = "question = \"a\"\ntitle = \"a\"\n";
    let item = "[[section]]\nheading = \"a\"\n[[section.item]]\n";
    let column = "table = [{ name = \"a\", title = \"a\", x = 1 }]";
    let cases = [
        ("Keys of a report", format!("{head}x = 1")),
        ("Keys of a section", format!("{head}[[section]]\nx = 1")),
        ("Keys of an item", format!("{head}{item}x = 1")),
    ];
    let unknown = |toml: &str| laurels::report::Report::parse("a", toml).expect_err("an unknown key").to_string();
    for (heading, toml) in cases {
        assert_eq!(
            markdown::names(markdown::section(guide("reports"), heading)),
            expected(&unknown(&toml)),
            "{heading}"
        );
    }
    for key in expected(&unknown(&format!("{head}{item}query = \"overview\"\n{column}"))) {
        assert!(guide("reports").contains(&format!("`{key}`")), "{key}");
    }
}

#[test]
fn the_configuration_of_the_guide_is_accepted() {
    let example = markdown::blocks(guide("configuration"), "toml")[0];
    let history = one_release("Ada Lovelace <ada@example.org>", "src/a");
    let file = history.scratch().join("laurels.toml");
    std::fs::write(&file, example).expect("written");
    let (folder, _) = report(&history.path(), &["--config", &text(&file)]);
    let page = std::fs::read_to_string(folder.join("report.html")).expect("written");
    for words in ["our-project", "The Engine Foundation</p>", "--accent: #6cb6ff", "\"Inter\""] {
        assert!(page.contains(words), "{words}");
    }
}

#[test]
fn the_configuration_of_the_guide_has_every_key() {
    let example = markdown::blocks(guide("configuration"), "toml")[0];
    let mut history = History::new();
    history.commit("Ada <ada@example.com>", &[("a", "1\n")]).done();
    let file = history.scratch().join("laurels.toml");
    let (repo, path, out) = (text(&history.path()), text(&file), text(&history.scratch().join("out")));
    let keys = |toml: &str| {
        std::fs::write(&file, toml).expect("written");
        expected(&laurels(&["report", &repo, "--config", &path, "-o", &out]).ended_with(2).err)
    };
    for table in ["[people]", "[releases]", "[generated]", "[theme]", "[[organizations]]", "[[teams]]"] {
        let body = example.split(&format!("\n{table}")).nth(1).and_then(|rest| rest.split("\n[").next());
        let body = body.unwrap_or_else(|| panic!("{table} is not in the example"));
        for key in keys(&format!("{table}\n{}x = 1\n", required(table))) {
            assert!(body.contains(&format!("\n{key} = ")), "{table}: {key} is not in the example");
        }
    }
    for key in keys("x = 1\n") {
        assert!(example.contains(&format!("{key} = ")) || example.contains(&format!("[{key}]")), "{key}");
    }
}

/// The line with the required key of a table of laurels.toml.
fn required(table: &str) -> &'static str {
    if table.starts_with("[[") { "name = \"a\"\n" } else { "" }
}

#[test]
fn the_organizations_of_the_guide_are_accepted() {
    let example = markdown::blocks(guide("organizations"), "csv")[0];
    let mut history = History::new();
    history.commit("Ada <ada@example.com>", &[("a", "1\n")]).done();
    let file = history.scratch().join("employers.csv");
    std::fs::write(&file, example).expect("written");
    let args = ["query", "-C", &text(&history.path()), "organizations", "--organizations", &text(&file)];
    let run = laurels(&args).ok();
    assert!(run.out.contains("Example, Inc."), "{}", run.out);
}

#[test]
fn every_profile_is_described() {
    let run = laurels(&["report", "--profile", "no-such-profile"]).ended_with(2);
    let list = run.err.split("the possible values are ").nth(1).expect("values");
    let known: BTreeSet<String> = list.split('`').skip(1).step_by(2).map(str::to_owned).collect();
    assert_eq!(markdown::names(markdown::section(guide("counting"), "Profiles")), known);
}

#[test]
fn the_tables_of_the_schema_have_unique_columns_with_sentences() {
    for table in schema::TABLES {
        let names: BTreeSet<&str> = table.columns.iter().map(|column| column.name).collect();
        assert_eq!(names.len(), table.columns.len(), "{}", table.name);
        assert!(table.columns.iter().all(|column| column.meaning().ends_with('.')), "{}", table.name);
    }
}

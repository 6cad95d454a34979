//! What the README says is what the program does.

use std::path::Path;

use laurels::table::schema;

use crate::support::laurels::laurels;

fn readme() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("a README")
}

#[test]
fn the_two_commands_stand_at_the_top() {
    let top: Vec<String> = readme().lines().take(10).map(str::to_owned).collect();
    assert!(top.iter().any(|line| line.starts_with("    cargo run --release -- report .")), "{top:#?}");
    assert!(top.iter().any(|line| line.starts_with("    cargo test")), "{top:#?}");
}

#[test]
fn the_dictionary_is_that_of_laurels_schema() {
    let dictionary = laurels(&["schema"]).ok().out;
    assert!(dictionary.contains("| lines_added |"));
    assert!(readme().contains(dictionary.trim()), "paste the output of `laurels schema` into the README");
}

#[test]
fn every_option_of_the_readme_exists() {
    let help = ["report", "query", "explain", "facts", "list", "schema", "cache"]
        .map(|command| laurels(&[command, "--help"]).ok().out)
        .concat();
    let readme = readme();
    let commands = readme.lines().filter(|line| line.starts_with("    laurels ") || line.starts_with("| `--"));
    let mut seen = 0;
    for option in commands.flat_map(|line| line.split([' ', '`', '|'])).filter(|word| word.starts_with("--")) {
        assert!(help.contains(option), "{option} is in the README, but in no help text");
        seen += 1;
    }
    assert!(seen >= 10, "only {seen} options were found");
}

#[test]
fn every_query_and_report_is_listed() {
    let list = laurels(&["list"]).ok().out;
    for (folder, extension) in [("queries", "sql"), ("reports", "toml")] {
        let entries = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("a folder");
        for path in entries.map(|entry| entry.expect("an entry").path()) {
            assert_eq!(path.extension().and_then(|end| end.to_str()), Some(extension), "{path:?}");
            let stem = path.file_stem().and_then(|stem| stem.to_str()).expect("a name");
            assert!(list.contains(&format!("\n  {stem} ")), "{stem} is not embedded in the program");
        }
    }
}

#[test]
fn the_tables_of_the_schema_have_unique_columns_with_sentences() {
    for table in schema::TABLES {
        let mut names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), table.columns.len(), "{}", table.name);
        assert!(table.columns.iter().all(|column| column.meaning().ends_with('.')), "{}", table.name);
    }
}

#[test]
fn the_queries_of_the_readme_run() {
    let readme = readme();
    let sql: Vec<&str> = readme.split("```sql\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(!sql.is_empty());
    let catalog = laurels::query::Catalog::new(Vec::new()).expect("ours");
    for text in sql {
        let query = laurels::query::Query::parse("readme", text).expect("a header");
        laurels::query::Engine::dry(&catalog, laurels::query::Parameters::default())
            .run_query(&query)
            .expect("it runs");
    }
}

#[test]
fn the_report_of_the_readme_is_made() {
    let readme = readme();
    let blocks = readme.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next());
    let report = blocks.into_iter().find(|block| block.contains("[[section]]")).expect("an example");
    let mut history = crate::support::History::new();
    history.commit("Ada <ada@example.com>", &[("a", "1\n")]).tag("v1.0").done();
    let own = history.scratch().join("own");
    std::fs::create_dir(&own).expect("a folder");
    std::fs::write(own.join("long_haul.toml"), report).expect("written");
    let own = own.to_str().expect("UTF-8");
    let (folder, _) = crate::support::laurels::report(&history.path(), &["--reports", own, "--report", "long_haul"]);
    let page = std::fs::read_to_string(folder.join("report.md")).expect("written");
    assert!(page.contains("1 commit by 1 person since 2020-09-13."), "{page}");
    assert!(folder.join("charts/all-time.svg").exists());
}

#[test]
fn the_configuration_of_the_readme_is_taken_and_names_every_key_of_a_theme() {
    let readme = readme();
    let mut blocks = readme.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next());
    let config = blocks.find(|block| block.contains("[theme]")).expect("an example");
    let mut history = crate::support::History::new();
    history.commit("Ada Lovelace <ada@example.org>", &[("src/a", "1\n")]).tag("v1.0").done();
    let file = history.scratch().join("laurels.toml");
    let path = file.to_str().expect("UTF-8");
    std::fs::write(&file, config).expect("written");
    let (folder, _) = crate::support::laurels::report(&history.path(), &["--config", path]);
    let page = std::fs::read_to_string(folder.join("report.html")).expect("written");
    for words in ["Who made each release of our-project", "The Engine Foundation</p>", "--accent: #6cb6ff", "\"Inter\""]
    {
        assert!(page.contains(words), "{words}");
    }
    // What is unknown is answered with all that is known.
    std::fs::write(&file, "[theme]\nx = 1\n").expect("written");
    let repo = history.path();
    let run = laurels(&["report", repo.to_str().expect("UTF-8"), "--config", path, "-o", "no"]).ended_with(2);
    let known = run.err.split("expected one of ").nth(1).and_then(|rest| rest.lines().next()).expect("keys");
    let theme = config.split("[theme]").nth(1).and_then(|rest| rest.split("\n[").next()).expect("a table");
    assert!(known.split(", ").count() >= 8, "{known}");
    for key in known.split(", ").map(|key| key.trim_matches('`')) {
        assert!(theme.contains(&format!("\n{key} = ")), "{key} is not in the README");
    }
}

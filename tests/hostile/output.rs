//! Reports and terminal output of a history full of harmful names are inert, and no address is shown.

use std::collections::BTreeSet;
use std::process::Command;

use crate::hostile::inert::{
    assert_inert_csv, assert_inert_markdown, assert_inert_page, assert_inert_snippet, is_disturbing,
};
use crate::hostile::poisoned::poisoned;
use crate::support::History;
use crate::support::laurels::{self, column, files, laurels, text};
use crate::support::people::ADA;

#[test]
fn harmful_names_make_an_inert_report() {
    let history = poisoned();
    for options in [&["--top", "40"][..], &["--tags", "*", "--top", "3"]] {
        let (folder, run) = laurels::report(&history.path(), options);
        assert!(!run.err.contains(is_disturbing), "{}", run.err);
        let mut seen = BTreeSet::new();
        for (name, content) in files(&folder) {
            let content = String::from_utf8(content).expect("UTF-8");
            assert!(!content.contains("corp.example"), "{name}: an address");
            seen.insert(name.rsplit_once('.').expect("an extension").1.to_owned());
            if name.ends_with(".csv") {
                assert_inert_csv(&name, &content);
                continue;
            }
            assert!(!content.contains(is_disturbing), "{name}: {:?}", content.chars().find(|c| is_disturbing(*c)));
            match name.rsplit_once('.').expect("an extension").1 {
                "html" if name.starts_with("snippets") => assert_inert_snippet(&name, &content),
                "svg" | "html" => assert_inert_page(&name, &content),
                "md" => assert_inert_markdown(&name, &content),
                _ => drop(serde_json::from_str::<serde_json::Value>(&content).expect("JSON")),
            }
        }
        assert_eq!(seen, ["csv", "html", "json", "md", "svg"].map(str::to_owned).into());
        // The harmful names are in the report, so that the checks above had something to find.
        let table = laurels::table(&folder, "data/contributors.csv");
        assert!(column(&table, "name").iter().any(|name| name.contains("onmouseover")), "{table:?}");
    }
}

#[test]
fn the_commands_to_paste_run_nothing_but_git() {
    let mut history = History::new();
    for tag in ["$(touch${IFS}hacked)'-v1.0", "$(touch${IFS}hacked)'-v1.1"] {
        history.commit(ADA, &[("a", tag)]).light_tag(tag, "main");
    }
    history.done();
    let page = laurels::page(&history.path(), &[]);
    let commands: Vec<&str> =
        page.split('`').filter(|code| code.starts_with("git rev-list --no-merges --count")).collect();
    assert_eq!(commands.len(), 2);
    for command in commands {
        let output = Command::new("sh").args(["-c", command]).current_dir(history.path()).output().expect("sh runs");
        assert_eq!(String::from_utf8_lossy(&output.stdout), "1\n", "{command}");
    }
    assert!(!history.path().join("hacked").exists());
}

#[test]
fn the_logo_is_escaped_in_json() {
    let mut history = History::new();
    let logo = "\u{85}A\u{202e}C\u{2028}M\u{2029}E";
    let config = "[theme]\nlogo = \"\\u0085A\\u202EC\\u2028M\\u2029E\"\n";
    history.commit(ADA, &[("laurels.toml", config)]).done();
    let (folder, _) = laurels::report(&history.path(), &[]);
    for (name, content) in files(&folder).into_iter().filter(|(name, _)| name.ends_with(".json")) {
        let content = String::from_utf8(content).expect("UTF-8");
        assert!(!content.contains(is_disturbing), "{name}");
        if name == "manifest.json" {
            let json: serde_json::Value = serde_json::from_str(&content).expect("JSON");
            assert_eq!(json["inputs"]["look"]["logo"], logo);
        }
    }
    let before = files(&folder);
    laurels(&["report", "--strict", "--from", &text(&folder)]).ok();
    assert_eq!(before, files(&folder));
}

#[test]
fn no_control_character_reaches_a_terminal() {
    let history = poisoned();
    let repo = text(&history.path());
    for sql in [
        "SELECT name, person_id FROM people ORDER BY name, person_id",
        "SELECT subject, commit_id FROM commits ORDER BY subject, commit_id",
        "SELECT path, commit_id FROM changes ORDER BY path, commit_id",
        "SELECT release, tag FROM releases ORDER BY ordinal",
    ] {
        for format in ["table", "markdown"] {
            let run = laurels(&["query", "--sql", sql, "-C", &repo, "--tags", "*", "--format", format]).ok();
            assert!(!run.out.contains(is_disturbing) && !run.err.contains(is_disturbing), "{format}: {sql}");
        }
        let json = laurels(&["query", "--sql", sql, "-C", &repo, "--tags", "*", "--format", "json"]).ok().out;
        assert!(!json.contains(is_disturbing), "json: {sql}");
        let json: Vec<serde_json::Value> = serde_json::from_str(&json).expect("JSON");
        let raw = laurels::query(&history.path(), &["--sql", sql, "--tags", "*"]);
        let key = sql.split([' ', ',']).nth(1).expect("a column");
        let texts: Vec<&str> = json.iter().map(|row| row[key].as_str().unwrap_or("")).collect();
        assert!(texts.len() > 5 && texts.iter().any(|text| text.contains(is_disturbing)), "{sql}: {texts:?}");
        assert_eq!(texts, column(&raw, key), "CSV and JSON keep every character");
    }
    for wrong in ["\u{1b}[31m", "\u{202e}"] {
        let run = laurels(&["query", wrong, "-C", &repo, "--rev", wrong]).ended_with(2);
        assert!(!run.err.contains(is_disturbing), "{:?}", run.err);
        let run = laurels(&["query", "overview", "-C", &repo, "--rev", wrong]).ended_with(2);
        assert!(!run.err.contains(is_disturbing), "{:?}", run.err);
    }
}

#[test]
fn addresses_and_passwords_are_shown_only_on_request() {
    let mut history = History::new();
    history
        .commit("Ada <ada@corp.example>", &[("a", "1\n")])
        .commit(" <nameless@corp.example>", &[("a", "2\n")])
        .commit("bob@corp.example <bob@corp.example>", &[("a", "3\n")])
        .tag("v1.0");
    history.done();
    history.git().bytes(&["config", "remote.origin.url", "https://user:secret@github.com/owner/name.git"]);
    let (folder, run) = laurels::report(&history.path(), &[]);
    for (name, content) in files(&folder) {
        let content = String::from_utf8(content).expect("UTF-8");
        assert!(!content.contains("corp.example") && !content.contains("secret"), "{name}");
    }
    assert!(!run.err.contains("corp.example") && !run.err.contains("secret"));
    let emails = |options: &[&str]| {
        let sql = "SELECT email FROM people WHERE name = 'Ada' ORDER BY email";
        laurels::query(&history.path(), &[&["--sql", sql], options].concat())[0]["email"].clone()
    };
    assert_eq!((emails(&[]).as_str(), emails(&["--emails"]).as_str()), ("", "ada@corp.example"));
}

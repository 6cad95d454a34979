//! Pages from the tables of an earlier report: the same bytes, or a clear word about what was changed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::History;
use crate::support::laurels::{self, Run, files, laurels, text};

/// Names that CSV, spreadsheets and pages are touchy about; one is empty, and one looks like a guarded formula.
fn history() -> History {
    let mut history = History::new();
    let names = ["Ada", "=1+1", "'=1+1", "", "a,\"b\"", "@everyone", "山田太郎", "-5"];
    for round in 0..60_usize {
        let author = format!("{} <{}@example.com>", names[round * round % 8], round % 3);
        let content: String = (0..30).map(|line| format!("{}\n", (line * (round + 3)) % 17)).collect();
        history.commit(&author, &[(&format!("f{}", round % 5), &content[..content.len() / (1 + round % 3)])]);
        if round % 12 == 11 {
            history.tag(&format!("v1.{}", round / 12));
        }
    }
    history.done();
    history
}

fn report(history: &History, options: &[&str]) -> PathBuf {
    laurels::report(&history.path(), options).0
}

fn redraw(from: &Path, output: &Path) -> Run {
    laurels(&["report", "--from", &text(from), "-o", &text(output)])
}

fn different(a: &BTreeMap<String, Vec<u8>>, b: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    a.keys().chain(b.keys()).filter(|name| a.get(*name) != b.get(*name)).cloned().collect()
}

#[test]
fn the_same_bytes_without_the_clone() {
    let history = history();
    let reports = ["releases", "newcomers", "concentration", "activity", "credits", "areas", "organizations"];
    let kinds =
        [&["--csv", "raw", "--top", "3", "--from-release", "1.2"][..], &["--name", "a`b|c@d", "--profile", "shortlog"]];
    let of_a_person = [&["--report", "person", "--person", "Ada", "--profile", "thanks"][..]];
    let kinds = kinds.into_iter().chain(of_a_person);
    let reports = reports.iter().map(|name| vec!["--report", name]).chain(kinds.map(<[&str]>::to_vec));
    for options in reports {
        let first = report(&history, &options);
        let again = history.scratch().join("again");
        redraw(&first, &again).ok();
        assert_eq!(different(&files(&first), &files(&again)), Vec::<String>::new(), "{options:?}");
        assert!(files(&first).len() > 4, "{options:?}");
        // Without -o in place, and as often as one likes.
        laurels(&["report", "--from", &text(&again)]).ok();
        assert_eq!(different(&files(&first), &files(&again)), Vec::<String>::new(), "{options:?}, in place");
    }
}

#[test]
fn whoever_changes_a_number_is_told_of() {
    let history = history();
    let first = report(&history, &[]);
    let table = first.join("data/contributors.csv");
    let content = fs::read_to_string(&table).expect("written");
    let row = laurels::rows(&content).first().expect("a row")["commits"].clone();
    fs::write(&table, content.replacen(&format!(",{row},"), ",987654,", 1)).expect("written");
    let again = history.scratch().join("again");
    let run = redraw(&first, &again).ok();
    let words = "Changed since they were counted, so that git need not agree: data/contributors.csv.";
    assert!(run.err.contains(words), "{}", run.err);
    for name in ["report.html", "report.md", "manifest.json"] {
        let page = fs::read_to_string(again.join(name)).expect("written");
        assert!(page.contains("Changed since they were counted"), "{name}");
    }
    assert!(fs::read_to_string(again.join("report.html")).expect("written").contains("987,654"));
    let third = history.scratch().join("third");
    assert!(redraw(&again, &third).ok().err.contains(words), "it stays said");
}

#[test]
fn what_cannot_be_read_is_an_error_that_names_it() {
    let history = history();
    let first = report(&history, &[]);
    let again = history.scratch().join("again");
    let contributors = fs::read_to_string(first.join("data/contributors.csv")).expect("written");
    let manifest = fs::read_to_string(first.join("manifest.json")).expect("written");
    let package = fs::read_to_string(first.join("datapackage.json")).expect("written");
    let half = &contributors[..contributors.len() / 2];
    for (name, original, content, expected) in [
        (
            "data/contributors.csv",
            &contributors,
            contributors.replace(",0.", ",x."),
            "data/contributors.csv: line 2, column share",
        ),
        (
            "data/contributors.csv",
            &contributors,
            contributors.replacen("name", "person", 1),
            "the header is not person_id,name",
        ),
        ("data/contributors.csv", &contributors, half.to_owned(), "data/contributors.csv: line"),
        ("data/contributors.csv", &contributors, String::new(), "the header is not"),
        ("manifest.json", &manifest, String::new(), "manifest.json: "),
        ("manifest.json", &manifest, "{}".to_owned(), "another version of laurels wrote it"),
        (
            "manifest.json",
            &manifest,
            manifest.replace("\"schema_version\": 1", "\"schema_version\": 99"),
            "another version",
        ),
        ("manifest.json", &manifest, manifest.replace("\"inputs\"", "\"others\""), "holds no report"),
        (
            "manifest.json",
            &manifest,
            manifest.replace("\"report\": \"releases\"", "\"report\": \"x\""),
            "there is no report \"x\"",
        ),
        ("datapackage.json", &package, "[1]".to_owned(), "datapackage.json: "),
        ("datapackage.json", &package, package.replace("data/ranking.csv", "../x"), "names no data/ranking.csv"),
        (
            "datapackage.json",
            &package,
            package.replace("\"datetime\"", "\"x\"").replace("\"date\"", "\"x\""),
            "is of type \"x\"",
        ),
    ] {
        assert_ne!(content, *original, "{name}: {expected}");
        fs::write(first.join(name), content).expect("written");
        let run = redraw(&first, &again);
        assert_eq!(run.code, Some(2), "{expected}: {}", run.err);
        assert!(run.err.contains(expected), "{expected}: {}", run.err);
        assert!(!again.exists(), "{expected}");
        fs::write(first.join(name), original).expect("written");
    }
    fs::remove_file(first.join("data/streaks.csv")).expect("removed");
    assert!(redraw(&first, &again).err.contains("data/streaks.csv"));
    assert!(redraw(&history.path(), &again).err.contains("manifest.json"));
    let run = laurels(&["report", "--from", &text(&first), "--top", "3"]);
    assert!(run.code == Some(2) && run.err.contains("--from"), "{}", run.err);
}

#[test]
fn the_folder_explains_itself() {
    let history = history();
    let first = report(&history, &[]);
    let readme = fs::read_to_string(first.join("README.md")).expect("written");
    for words in [
        "| `releases/` | a section per release",
        "### data/ranking.csv",
        "| `rank` | integer | The rank by commits in the release: 1, 2, 2, 4. |",
        "rsvg-convert -z 2",
        "- Counted by the profile `default`.",
        "laurels report --from THIS-FOLDER",
    ] {
        assert!(readme.contains(words), "{words}");
    }
    assert!(!readme.contains("|  |"), "every column of the default report is told");
    let manifest: serde_json::Value =
        serde_json::from_slice(&fs::read(first.join("manifest.json")).expect("written")).expect("JSON");
    let listed: Vec<&String> = manifest["files"].as_object().expect("files").keys().collect();
    let found = files(&first);
    assert_eq!(listed, found.keys().filter(|name| *name != "manifest.json").collect::<Vec<_>>());
}

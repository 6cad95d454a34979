//! What the charts of the reports are drawn from, worked out by hand, and that the reports have them.

use crate::support::History;
use crate::support::laurels::{json, laurels, lines, report, text};
use crate::support::people::{ADA, BOB, CLEO};

/// Ada is in all three releases, Bob misses the first, Cleo the second.
fn story() -> History {
    let mut history = History::new();
    history.commit(ADA, &[("a", "1\n")]).commit(CLEO, &[("c", "1\n")]).commit(CLEO, &[("c", "2\n")]).tag("v1.0");
    history.day(1);
    history.commit(ADA, &[("a", "2\n")]).commit(ADA, &[("a", "3\n")]).commit(BOB, &[("b", "1\n")]).tag("v1.1");
    history.day(2);
    history.commit(BOB, &[("b", "2\n")]).commit(CLEO, &[("c", "3\n")]).commit(ADA, &[("a", "4\n")]).tag("v1.2");
    history.day(3);
    history.commit(BOB, &[("b", "3\n")]).done();
    history
}

#[test]
fn tiles_of_those_on_a_streak() {
    let history = story();
    let columns = "name release ordinal rank is_in_run length from_release";
    // Cleo is in 1.2 as well, but was not in 1.1: a streak of one is not a streak. Unreleased commits count for nobody.
    let expected = [
        "Ada 1.0 1 2 true 3 1.0",
        "Ada 1.1 2 1 true 3 1.0",
        "Ada 1.2 3 1 true 3 1.0",
        "Bob 1.0 1 - false 2 1.1",
        "Bob 1.1 2 2 true 2 1.1",
        "Bob 1.2 3 1 true 2 1.1",
    ];
    assert_eq!(lines(&history.path(), &["streak_tiles"], columns), expected);
    // Of the first of each release, only Ada was first in the one before.
    let first = ["Ada 1.0 1 - false 2 1.1", "Ada 1.1 2 1 true 2 1.1", "Ada 1.2 3 1 true 2 1.1"];
    assert_eq!(lines(&history.path(), &["streak_tiles", "--top", "1"], columns), first);
}

#[test]
fn every_chart_in_the_sizes_asked_for() {
    let history = story();
    let (folder, _) = report(&history.path(), &["--size", "social", "--size", "wide,social"]);
    let manifest = json(&folder, "manifest.json");
    let charts = manifest["charts"].as_array().expect("charts").iter().filter(|chart| chart["skipped"].is_null());
    let (mut drawn, mut files) = (0, 0);
    for chart in charts {
        let sizes: Vec<&String> = chart["other_sizes"].as_object().expect("sizes").keys().collect();
        assert_eq!(sizes, ["narrow", "social", "wide"]);
        let size = |name: &str| chart["other_sizes"][name]["size"].to_string();
        assert_eq!(size("social"), "[1200,630]");
        assert!(size("wide").starts_with("[960,") && size("narrow").starts_with("[420,"), "{chart}");
        for (name, entry) in chart["other_sizes"].as_object().expect("sizes") {
            let names = entry["files"].as_array().expect("files");
            assert_eq!(names.len(), if name == "narrow" { 3 } else { 5 });
            assert!(names.iter().all(|file| folder.join(file.as_str().expect("a path")).is_file()), "{entry}");
            files += names.len();
        }
        drawn += 1;
    }
    assert!(drawn >= 5 && files == drawn * 13, "{drawn} charts in {files} files");
    let snippet = std::fs::read_to_string(folder.join("snippets/top-contributors.html")).expect("a snippet");
    assert!(snippet.contains("media=\"(max-width: 500px)\" srcset=\"charts/top-contributors.narrow.light.svg\""));
    let readme = |folder: &std::path::Path| std::fs::read_to_string(folder.join("README.md")).expect("a README");
    for words in [
        "`.narrow` for phones; `.wide`, 960 px wide; `.social`, 1200 x 630 px for link previews",
        "Use `-z 1` for `.social`",
    ] {
        assert!(readme(&folder).contains(words), "{words}");
    }
    // The same without the clone; and other sizes where they are asked for.
    let again = history.scratch().join("again");
    laurels(&["report", "--from", &text(&folder), "-o", &text(&again)]).ok();
    assert!(again.join("charts/top-contributors.social.svg").is_file());
    laurels(&["report", "--from", &text(&folder), "--size", "wide", "-o", &text(&again)]).ok();
    assert!(!again.join("charts/top-contributors.social.svg").exists(), "what an earlier run wrote goes");
    assert!(again.join("charts/top-contributors.wide.svg").is_file());
    assert!(readme(&again).contains("`.wide`") && !readme(&again).contains("`.social`"));
}

#[test]
fn a_size_without_room_has_a_reason() {
    let mut history = History::new();
    for person in 0..12 {
        history.commit(&format!("P{person} <p{person}@example.com>"), &[(&format!("f{person}"), "1\n")]);
    }
    history.tag("v1.0").done();
    let (folder, _) = report(&history.path(), &["--size", "social"]);
    let manifest = json(&folder, "manifest.json");
    let chart = manifest["charts"].as_array().expect("charts").iter().find(|chart| chart["id"] == "top-contributors");
    let sizes = &chart.expect("the chart")["other_sizes"];
    // Twelve equals fit on a phone, but not into eight rows.
    assert!(sizes["narrow"]["skipped"].is_null() && sizes["narrow"]["files"].as_array().expect("files").len() == 3);
    let reason = "All 12 people at the top are tied, so there is no ranking.";
    assert_eq!(sizes["social"], serde_json::json!({ "skipped": reason }));
    assert!(!folder.join("charts/top-contributors.social.svg").exists());
}

//! The files of all reports of incomplete clones: each says that numbers are incomplete, and none is shown as exact.

use std::collections::BTreeMap;
use std::path::Path;

use crate::hostile::incomplete::{Gap, gaps, make, project};
use crate::support::laurels;

/// The options of a report.
fn arguments(report: &str) -> Vec<&str> {
    let person: &[&str] = if report == "person" { &["--person", "Ada"] } else { &[] };
    [&["--report", report], person].concat()
}

/// The files of a report as texts.
fn texts(folder: &Path) -> BTreeMap<String, String> {
    let files = laurels::files(folder).into_iter();
    files.map(|(path, content)| (path, String::from_utf8_lossy(&content).into_owned())).collect()
}

/// The parts of sentences that state an exact number of lines, or that there is none.
fn exact(content: &str) -> Vec<String> {
    let marks = ["no net change", "net growth", "net reduction", "lines added: 0", " 0 lines", "net 0", "net +"];
    let is_exact = |part: &&str| marks.iter().any(|mark| part.contains(mark));
    let parts = content.split(['.', ';', '<', '>', '\n']).map(str::trim);
    parts.filter(is_exact).map(str::to_owned).collect()
}

/// Files of a report that a person reads without the others.
fn is_for_people(path: &str) -> bool {
    path == "README.md" || path == "report.md" || path == "report.html" || path == "datapackage.json"
}

/// What is wrong in the files of a report of an incomplete clone.
fn mistakes_in(gap: &Gap, report: &str, complete: &BTreeMap<String, String>) -> Vec<String> {
    let folder = gap.history.scratch().join(report);
    let said = make(&gap.history, &gap.repository, &folder, &arguments(report));
    let mut wrong = Vec::new();
    let mut expect = |is_right: bool, what: String| {
        if !is_right {
            wrong.push(format!("{}, {report}: {what}", gap.name));
        }
    };
    expect(said.contains("incomplete: "), said.clone());
    let manifest = laurels::json(&folder, "manifest.json");
    expect(manifest["is_complete"] == false, "manifest.json".to_owned());
    for (path, content) in texts(&folder) {
        if is_for_people(&path) {
            expect(content.contains("Incomplete:"), format!("{path}: no notice"));
        }
        if path.starts_with("charts/") || path.starts_with("snippets/") {
            let is_said = content.contains("could not be counted.") || content.contains("The clone is incomplete");
            expect(is_said, format!("{path}: no notice"));
        }
        for said in exact(&content).into_iter().filter(|_| !gap.lacks_commits) {
            let is_true = complete.get(&path).is_some_and(|known| exact(known).contains(&said));
            expect(is_true, format!("{path}: {said}"));
        }
        if path.starts_with("releases/") {
            let release = path.trim_start_matches("releases/").trim_end_matches(".md");
            let summary = laurels::table(&folder, "data/release_summary.csv");
            let row = summary.iter().find(|row| row["release"] == release).expect("a release");
            let is_touched = gap.lacks_commits || row["is_incomplete"] == "true";
            expect(content.contains("**Incomplete:**") == is_touched, format!("{path}: {content}"));
            expect(!gap.lacks_commits || !content.contains("new contributor,"), format!("{path}: {content}"));
        }
        for record in ["the most so far", "first contribution"] {
            let is_page = path.starts_with("report.") || path.starts_with("charts/");
            expect(!is_page || !gap.lacks_commits || !content.contains(record), format!("{path}: {record}"));
        }
    }
    wrong
}

#[test]
fn every_file_of_every_report_says_what_is_unknown() {
    let (complete, gaps) = (project(), gaps());
    let mut wrong = Vec::new();
    for report in crate::sentences::REPORTS {
        let folder = complete.scratch().join(report);
        make(&complete, &complete.path(), &folder, &arguments(report));
        let complete = texts(&folder);
        assert!(!complete.values().any(|content| content.contains("Incomplete:")), "{report}");
        for gap in &gaps {
            wrong.extend(mistakes_in(gap, report, &complete));
        }
    }
    assert!(wrong.is_empty(), "{} mistakes\n{}", wrong.len(), wrong.join("\n"));
}

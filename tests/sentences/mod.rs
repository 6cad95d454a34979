//! Every sentence and title that the program says over twelve histories, for a person to read and for checks of what once
//! was wrong. `cargo test sentences -- --nocapture` prints them; `LAURELS_TEST_REPOS` adds real clones.

mod claims;
mod histories;
mod said;

use std::path::Path;

use histories::Case;
use said::{Said, mistakes, said};

use crate::support::laurels::{laurels, text};
use crate::support::needs::clones_of_the_user;

/// All reports; the first one has the most charts.
pub(crate) const REPORTS: [&str; 9] =
    ["releases", "newcomers", "concentration", "activity", "areas", "organizations", "credits", "words", "person"];

/// Makes a report and returns its texts, which have none of the mistakes that are wrong in any history.
fn texts(repository: &Path, folder: &Path, report: &str, more: &[&str]) -> Vec<Said> {
    let (repository, output) = (text(repository), text(folder));
    let size: &[&str] = if report == "releases" { &["--size", "wide,social"] } else { &[] };
    let start = ["report", &repository, "-o", &output, "--name", "project", "--report", report];
    laurels(&[&start, size, more].concat()).ok();
    said(folder)
}

/// Prints the texts, and returns those with mistakes.
#[allow(clippy::print_stdout, reason = "a person reads the sentences")]
fn check(name: &str, report: &str, all: &[Said]) -> Vec<String> {
    let mut wrong = Vec::new();
    for said in all {
        println!("{name} | {report} | {} | {}", said.place, said.text);
        for mistake in mistakes(said) {
            wrong.push(format!("{name}, {report}, {}: {}: {mistake}", said.place, said.text));
        }
    }
    wrong
}

/// What is wrong in the reports of a history.
fn read_case(case: &Case) -> Vec<String> {
    let mut wrong = Vec::new();
    let file = case.history.scratch().join("organizations.csv");
    std::fs::write(&file, case.organizations).expect("written");
    for report in REPORTS {
        let folder = case.history.scratch().join(format!("report-{report}"));
        let file = text(&file);
        let more: &[&str] = match report {
            "person" => &["--person", case.person],
            "organizations" => &["--organizations", &file],
            _ => &[],
        };
        let all = texts(&case.repository, &folder, report, more);
        wrong.extend(check(case.name, report, &all));
        wrong.extend(claims::check(case, report, &folder, &all));
    }
    wrong
}

/// Half of the histories, so that two tests share the work.
fn read_half(half: usize) {
    let mut wrong = Vec::new();
    for (at, case) in histories::all().iter().enumerate() {
        if at % 2 == half {
            wrong.extend(read_case(case));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_sentence_of_six_histories() {
    read_half(0);
}

#[test]
fn every_sentence_of_the_other_six() {
    read_half(1);
}

#[test]
fn every_sentence_of_real_clones() {
    let mut wrong = Vec::new();
    for clone in clones_of_the_user() {
        let scratch = tempfile::tempdir().expect("a folder");
        let name = text(&clone);
        let people = crate::support::laurels::query(&clone, &["contributors"]);
        for report in REPORTS {
            let person = people.first().map_or("", |row| row["person_id"].as_str());
            let more: &[&str] = if report == "person" { &["--person", person] } else { &[] };
            let folder = scratch.path().join(report);
            let all = texts(&clone, &folder, report, more);
            wrong.extend(check(&name, report, &all));
            claims::of_any(report, &folder, &all);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

//! The README is short, and every statement in it that a program can check is true.

use std::collections::BTreeSet;
use std::path::Path;

use laurels::guide::GUIDES;
use laurels::report::Catalog;

use crate::support::markdown;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    std::fs::read_to_string(root().join("README.md")).expect("a README")
}

#[test]
fn the_two_commands_are_at_the_top() {
    let readme = readme();
    let top: Vec<&str> = readme.lines().take(10).collect();
    assert!(top.iter().any(|line| line.starts_with("    cargo run --release -- report .")), "{top:#?}");
    assert!(top.iter().any(|line| line.starts_with("    cargo test")), "{top:#?}");
}

#[test]
fn it_is_short() {
    let readme = readme();
    assert!(readme.len() <= 15_000, "{} bytes", readme.len());
    for line in readme.lines() {
        assert!(line.chars().count() <= 120, "longer than 120 characters: {line}");
    }
}

#[test]
fn the_table_of_contents_has_every_section() {
    let readme = readme();
    let targets: BTreeSet<String> =
        markdown::links(&readme).into_iter().filter_map(|link| link.strip_prefix('#')).map(str::to_owned).collect();
    let anchors: BTreeSet<String> = markdown::headings(&readme).into_iter().map(markdown::anchor).collect();
    assert_eq!(targets, anchors);
}

#[test]
fn links_lead_to_files() {
    for link in markdown::links(&readme()) {
        let is_local = !link.starts_with('#') && !link.starts_with("https://");
        assert!(!is_local || root().join(link).is_file(), "{link} is not a file");
    }
}

#[test]
fn every_guide_is_linked_with_its_summary() {
    let readme = readme();
    for guide in GUIDES {
        let row = readme.lines().find(|line| line.starts_with(&format!("| [{}](src/", guide.topic)));
        let row = row.unwrap_or_else(|| panic!("{} is not in the table of guides", guide.topic));
        assert!(row.ends_with(&format!("| {} |", guide.summary)), "{row}: {}", guide.summary);
        assert!(row.contains(&format!("/{}.md)", guide.topic)), "{row}");
    }
}

#[test]
fn every_report_is_listed() {
    let readme = readme();
    let listed = markdown::names(markdown::section(&readme, "What you get"));
    let catalog = Catalog::new(Vec::new()).expect("built-in reports");
    let known: BTreeSet<String> = catalog.iter().map(|report| report.name.clone()).collect();
    assert_eq!(listed, known);
}

#[test]
fn pictures_are_720_pixels_wide() {
    let readme = readme();
    let pictures: Vec<&str> =
        markdown::links(&readme).into_iter().filter(|link| link.starts_with("reports/pictures/")).collect();
    assert_eq!(pictures.len(), 4);
    for picture in pictures {
        let svg = std::fs::read_to_string(root().join(picture)).expect("a picture");
        assert!(svg.contains("width=\"720\"") && svg.contains("prefers-color-scheme"), "{picture}");
    }
}

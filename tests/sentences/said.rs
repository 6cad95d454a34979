//! Every sentence and title that a report says, and what is wrong with some of them whatever the history.

use std::path::Path;

use crate::support::laurels::{json, read};

/// A text of a report.
pub(super) struct Said {
    /// Where: a chart and its part, or a section of the page.
    pub(super) place: String,
    pub(super) text: String,
    /// Whether it is a sentence to quote: not a description of a picture.
    pub(super) is_quoted: bool,
}

/// All texts of a report, without the cells of its tables.
pub(super) fn said(folder: &Path) -> Vec<Said> {
    let mut all = charts(folder);
    let mut heading = String::new();
    let page = read(folder, "report.md");
    let (page, _) = page.split_once("## How it was counted").unwrap_or((&page, ""));
    for line in page.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with(['|', '<', '>'])) {
        if let Some(name) = line.strip_prefix('#') {
            heading = name.trim_start_matches(['#', ' ']).to_owned();
        }
        all.push(Said { place: format!("page, {heading}"), text: line.to_owned(), is_quoted: true });
    }
    all
}

/// Titles, subtitles and alternative texts of the charts, or why they are missing. All sizes must have one title.
fn charts(folder: &Path) -> Vec<Said> {
    let manifest = json(folder, "manifest.json");
    let mut all = Vec::new();
    for chart in manifest["charts"].as_array().expect("charts") {
        let id = chart["id"].as_str().expect("an id");
        let mut add = |part: &str, is_quoted: bool| {
            let text = chart[part].as_str().unwrap_or_default().to_owned();
            all.push(Said { place: format!("{id}, {part}"), text, is_quoted });
        };
        if !chart["skipped"].is_null() {
            add("skipped", true);
            continue;
        }
        add("title", true);
        add("subtitle", true);
        add("alt", false);
        for (size, entry) in chart["other_sizes"].as_object().expect("sizes") {
            if entry["skipped"].is_null() {
                let svg = read(folder, &format!("charts/{id}.{size}.light.svg"));
                let title =
                    svg.split_once("</title>").and_then(|(start, _)| start.rsplit_once('>')).expect("a title").1;
                let first = read(folder, &format!("charts/{id}.light.svg"));
                assert!(first.contains(&format!(">{title}</title>")), "{id}: {size} says {title:?}");
            }
        }
    }
    all
}

const NOUNS: &[&str] = &[
    "areas",
    "commits",
    "contributors",
    "co-authors",
    "days",
    "documents",
    "folders",
    "lines",
    "organizations",
    "people",
    "pull requests",
    "releases",
    "reviews",
    "words",
    "years",
];

/// What is wrong with a text, whatever the history.
pub(super) fn mistakes(said: &Said) -> Vec<String> {
    let text = said.text.as_str();
    let mut found = Vec::new();
    for noun in NOUNS {
        if follows(text, "1", noun) || text.contains(&format!("one {noun}")) {
            found.push(format!("one is not plural: {noun}"));
        }
        if said.is_quoted && follows(text, "0", noun) {
            found.push(format!("a zero: {noun}"));
        }
    }
    for odd in ["{", "}", "  ", " . ", " ,", "..", "1 of 1 ", "All 1 ", "None of the 0"] {
        if text.contains(odd) && !text.contains("`git") {
            found.push(format!("{odd:?}"));
        }
    }
    if said.is_quoted && text.chars().next().is_some_and(char::is_whitespace) {
        found.push("a blank at the start".to_owned());
    }
    found
}

/// Whether a number is followed by a noun, and is not the end of a longer number.
fn follows(text: &str, number: &str, noun: &str) -> bool {
    let words = format!("{number} {noun}");
    text.match_indices(&words).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + words.len()..].chars().next();
        !before.is_some_and(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+'))
            && !after.is_some_and(char::is_alphanumeric)
    })
}

#[test]
fn mistakes_are_found() {
    let of = |text: &str| mistakes(&Said { place: String::new(), text: text.to_owned(), is_quoted: true }).len();
    assert_eq!(
        ["Thanks to all 1 contributors", "0 commits by 2 people", "has {n}", "1 of 1 organization"].map(of),
        [1, 1, 2, 1]
    );
    assert_eq!(["11 people", "1.1 releases nothing", "1 commit by 1 person", "10 commits"].map(of), [0; 4]);
}

//! The report and the sections of releases.

use super::blocks::{Setting, block};
use super::inline::{Destination, inline, line};
use crate::render::drawn::Drawn;
use crate::render::escape;
use crate::render::gaps::of_fragment;
use crate::report::{Block, Document, Part, Span};

/// The whole report for `report.md`; `charts[i]` belongs to `Block::Chart(i)`.
///
/// Links to charts and data are relative to the output folder.
#[must_use]
pub fn markdown(document: &Document, charts: &[Drawn]) -> String {
    let mut out = format!("# {}\n", line(&document.title));
    let subtitle = line(&document.subtitle);
    if !subtitle.is_empty() {
        out.push_str(&format!("\n{}\n", escape::opening(&subtitle)));
    }
    for notice in &document.notices {
        let label = if notice.is_incomplete() { "Incomplete:" } else { "Note:" };
        out.push_str(&format!("\n> **{label}** {}\n", inline(&Span::split(&notice.text))));
    }
    let setting = Setting { charts, destination: Destination::Folder, numbers: document.numbers };
    for part in &document.parts {
        out.push('\n');
        out.push_str(&section(&line(&part.heading), &part.blocks, setting));
    }
    out
}

/// The section of a release to paste into release notes, without charts and links to files.
#[must_use]
pub fn fragment(part: &Part, charts: &[Drawn], document: &Document) -> String {
    let setting = Setting { charts, destination: Destination::Anywhere, numbers: document.numbers };
    let mut heading = line(&part.heading);
    for said in of_fragment(part, &document.notices) {
        heading.push_str(&format!("\n\n> **Incomplete:** {said}"));
    }
    section(&heading, part.fragment.as_ref().unwrap_or(&part.blocks), setting)
}

fn section(heading: &str, blocks: &[Block], setting: Setting<'_>) -> String {
    let mut out = format!("## {heading}\n");
    for item in blocks {
        let written = block(item, setting);
        if !written.is_empty() {
            out.push_str(&format!("\n{written}\n"));
        }
    }
    out
}

//! The sections of the page.

use super::blocks::BlockWriter;
use super::inline::{heading, link_here};
use super::outline::AnchoredPart;
use crate::report::{Block, Part};
use crate::text;

/// Releases that are open; the others are folded, so that a page of 150 releases stays readable.
const OPEN: usize = 3;
/// Columns of the text next to the heading of a folded section.
const TEASER: usize = 120;

/// A section; `is_lead` sets the first one in larger type.
pub fn section(section: &AnchoredPart<'_>, is_lead: bool, writer: &mut BlockWriter<'_>) -> String {
    let AnchoredPart { anchor, part } = section;
    let class = if is_lead { " class=\"lead\"" } else { "" };
    let blocks = writer.blocks(part, anchor);
    format!(
        "<section id=\"{anchor}\"{class}>\n<h2>{}{}</h2>\n{blocks}</section>\n",
        heading(part),
        link_here(anchor, "section")
    )
}

/// The sections of releases under one heading.
pub fn releases(anchor: &str, parts: &[AnchoredPart<'_>], writer: &mut BlockWriter<'_>) -> String {
    let mut out = format!("<section id=\"{anchor}\">\n<h2>Releases</h2>\n");
    for (at, release) in parts.iter().enumerate() {
        out.push_str(&if at < OPEN { open(release, writer) } else { folded(release, writer) });
    }
    out.push_str("</section>\n");
    out
}

fn open(release: &AnchoredPart<'_>, writer: &mut BlockWriter<'_>) -> String {
    let AnchoredPart { anchor, part } = release;
    let link = link_here(anchor, "release");
    let blocks = writer.blocks(part, anchor);
    format!(
        "<section class=\"release\" id=\"{anchor}\">\n<h3><bdi>{}</bdi>{link}</h3>\n{blocks}</section>\n",
        heading(part)
    )
}

/// The anchor is inside the fold: browsers open a fold when a link leads into it.
fn folded(release: &AnchoredPart<'_>, writer: &mut BlockWriter<'_>) -> String {
    let AnchoredPart { anchor, part } = release;
    let blocks = writer.blocks(part, anchor);
    format!(
        "<details class=\"release\">\n<summary><h3><bdi>{}</bdi></h3>{}</summary>\n<div id=\"{anchor}\">\n{blocks}\
         </div>\n</details>\n",
        heading(part),
        teaser(part)
    )
}

/// The first words of a folded section. Screen readers skip them, because the section repeats them.
fn teaser(part: &Part) -> String {
    let first = part.blocks.iter().find_map(Block::paragraph).unwrap_or_default();
    let words = text::plain(&first);
    let words = words.strip_prefix(&text::plain(&part.heading)).unwrap_or(&words).trim_start();
    let end = [". ", "; "].iter().filter_map(|end| words.find(end)).min().unwrap_or(words.len());
    if end == 0 {
        return String::new();
    }
    let words = text::xml(&text::shorten(&words[..end], TEASER));
    format!("<span class=\"teaser\" aria-hidden=\"true\">{words}</span>")
}

//! The table of contents.

use super::inline::heading;
use super::outline::{AnchoredPart, Outline, OutlineEntry};
use crate::text::Numbers;

/// Releases that the table of contents lists before it folds the others.
const LISTED: usize = 24;
/// A fold with fewer releases is not worth a click.
const LEAST_FOLDED: usize = 7;

/// The table of contents.
pub fn nav(outline: &Outline<'_>, numbers: Numbers) -> String {
    let mut out = String::from("<nav aria-label=\"Contents\">\n<ul class=\"parts\">\n");
    for entry in &outline.entries {
        let (anchor, heading) = match entry {
            OutlineEntry::Section(section) => (&section.anchor, heading(section.part)),
            OutlineEntry::Releases { anchor, .. } => (anchor, "Releases".to_owned()),
        };
        out.push_str(&format!("<li><a href=\"#{anchor}\">{heading}</a></li>\n"));
    }
    out.push_str("</ul>\n");
    for entry in &outline.entries {
        if let OutlineEntry::Releases { parts, .. } = entry {
            out.push_str(&releases(parts, numbers));
        }
    }
    out.push_str("</nav>\n");
    out
}

/// Links to releases, the older ones folded.
fn releases(parts: &[AnchoredPart<'_>], numbers: Numbers) -> String {
    if parts.len() < LISTED + LEAST_FOLDED {
        return list(parts);
    }
    let (listed, folded) = parts.split_at(LISTED);
    let count = i64::try_from(folded.len()).unwrap_or(i64::MAX);
    let summary = numbers.counted(count, "more release", "more releases");
    format!("{}<details>\n<summary>{summary}</summary>\n{}</details>\n", list(listed), list(folded))
}

fn list(parts: &[AnchoredPart<'_>]) -> String {
    let mut out = String::from("<ul class=\"releases\">\n");
    for AnchoredPart { anchor, part } in parts {
        out.push_str(&format!("<li><a href=\"#{anchor}\"><bdi>{}</bdi></a></li>\n", heading(part)));
    }
    out.push_str("</ul>\n");
    out
}

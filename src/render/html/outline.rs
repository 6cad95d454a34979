//! The sections of a page and their anchors.

use super::anchors::{Anchors, of_heading};
use crate::chart::Chart;
use crate::render::drawn::Drawn;
use crate::report::{Document, Part};
use crate::text;

/// The sections of a page in order.
pub struct Outline<'a> {
    /// The entries of the table of contents.
    pub entries: Vec<OutlineEntry<'a>>,
    /// The anchors that are taken.
    pub anchors: Anchors,
}

/// An entry of the table of contents.
pub enum OutlineEntry<'a> {
    /// One section.
    Section(AnchoredPart<'a>),
    /// Consecutive sections of releases under one heading.
    Releases {
        /// The anchor of the common heading.
        anchor: String,
        /// The sections.
        parts: Vec<AnchoredPart<'a>>,
    },
}

/// A section and its anchor.
pub struct AnchoredPart<'a> {
    /// The anchor.
    pub anchor: String,
    /// The section.
    pub part: &'a Part,
}

/// The outline of a document. Its anchors differ from the ids inside the charts.
pub fn outline<'a>(document: &'a Document, charts: &[Drawn]) -> Outline<'a> {
    let mut anchors = Anchors::new(reserved(charts));
    let mut entries = Vec::new();
    for part in &document.parts {
        let Some(key) = &part.key else {
            let anchor = anchors.take(&format!("s-{}", of_heading(&part.heading)));
            entries.push(OutlineEntry::Section(AnchoredPart { anchor, part }));
            continue;
        };
        let release = AnchoredPart { anchor: anchors.take(&format!("r-{}", text::slug(key))), part };
        if let Some(OutlineEntry::Releases { parts, .. }) = entries.last_mut() {
            parts.push(release);
        } else {
            let anchor = anchors.take("releases");
            entries.push(OutlineEntry::Releases { anchor, parts: vec![release] });
        }
    }
    Outline { entries, anchors }
}

/// The ids that the page and its charts use.
fn reserved(charts: &[Drawn]) -> Vec<String> {
    let mut ids = vec!["main".to_owned(), "top".to_owned()];
    for prefix in charts.iter().flat_map(Drawn::all).map(Chart::prefix) {
        ids.push(format!("{prefix}-t"));
        ids.push(format!("{prefix}-d"));
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_unique() {
        let part = |heading: &str, key: Option<&str>| Part {
            heading: heading.to_owned(),
            key: key.map(str::to_owned),
            ..Part::default()
        };
        let parts = vec![part("a", None), part("A!", None), part("1", Some("1.0")), part("1", Some("1.0"))];
        let document = Document { parts, ..Document::default() };
        let mut found = Vec::new();
        for entry in outline(&document, &[]).entries {
            match entry {
                OutlineEntry::Section(section) => found.push(section.anchor),
                OutlineEntry::Releases { anchor, parts } => {
                    found.push(anchor);
                    found.extend(parts.into_iter().map(|release| release.anchor));
                }
            }
        }
        assert_eq!(found, ["s-a", "s-a-2", "releases", "r-1.0", "r-1.0-2"]);
    }
}

//! The sections of a page and what links to them.

use std::collections::BTreeSet;

use crate::chart::Chart;
use crate::render::Drawn;
use crate::report::{Document, Part};
use crate::text;

/// The page's sections in order.
pub(super) struct Outline<'a> {
    pub(super) entries: Vec<Entry<'a>>,
    /// The anchors that are taken.
    pub(super) anchors: Anchors,
}

/// Anchors of a page, each an ASCII word that stands once.
pub(super) struct Anchors(BTreeSet<String>);

/// A section and its anchor.
pub(super) enum Entry<'a> {
    /// A section of its own.
    Section(String, &'a Part),
    /// Sections of releases that follow one another, each with its anchor.
    Releases(String, Vec<(String, &'a Part)>),
}

/// The outline of a document. Every anchor is an ASCII word and stands once in the page, the charts' ids included.
pub(super) fn outline<'a>(document: &'a Document, charts: &[Drawn]) -> Outline<'a> {
    let prefixes = charts.iter().flat_map(Drawn::all).map(Chart::prefix);
    let pictures = prefixes.flat_map(|prefix| [format!("{prefix}-t"), format!("{prefix}-d")]);
    let mut anchors = Anchors(pictures.chain(["main", "top"].map(str::to_owned)).collect());
    let mut entries: Vec<Entry<'a>> = Vec::new();
    for part in &document.parts {
        let Some(key) = &part.key else {
            entries.push(Entry::Section(anchors.free(&format!("s-{}", anchor(&part.heading))), part));
            continue;
        };
        let release = (anchors.free(&format!("r-{}", text::slug(key))), part);
        match entries.last_mut() {
            Some(Entry::Releases(_, parts)) => parts.push(release),
            _ => entries.push(Entry::Releases(anchors.free("releases"), vec![release])),
        }
    }
    Outline { entries, anchors }
}

/// Lower-case words of a heading up to a colon, behind which names of releases stand: links outlive the next release.
fn anchor(heading: &str) -> String {
    let stable = heading.split(':').next().unwrap_or_default().to_ascii_lowercase();
    let words = stable.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.take(8).collect();
    if words.is_empty() { "section".to_owned() } else { words.join("-") }
}

impl Anchors {
    /// The wish, numbered where it is taken.
    pub(super) fn free(&mut self, wish: &str) -> String {
        let mut candidate = wish.to_owned();
        let mut number = 2;
        while !self.0.insert(candidate.clone()) {
            candidate = format!("{wish}-{number}");
            number += 1;
        }
        candidate
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_stable_words_and_stand_once() {
        assert_eq!(anchor("The latest release: 1.4.0"), "the-latest-release");
        assert_eq!(anchor("\"><svg onload=x>"), "svg-onload-x");
        assert_eq!(anchor("概要"), "section");
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
                Entry::Section(anchor, _) => found.push(anchor),
                Entry::Releases(anchor, parts) => {
                    found.push(anchor);
                    found.extend(parts.into_iter().map(|(anchor, _)| anchor));
                }
            }
        }
        assert_eq!(found, ["s-a", "s-a-2", "releases", "r-1.0", "r-1.0-2"]);
    }
}

//! Anchors: the ids that links within the page lead to.

use std::collections::BTreeSet;

/// Words of a heading that an anchor has at most.
const MAX_WORDS: usize = 8;

/// The anchors of a page. Each is an ASCII word and unique.
pub struct Anchors {
    taken: BTreeSet<String>,
}

impl Anchors {
    /// Anchors of which some are taken already.
    pub fn new(taken: impl IntoIterator<Item = String>) -> Self {
        Self { taken: taken.into_iter().collect() }
    }

    /// Takes the wanted anchor, or adds a number to it if it is taken.
    pub fn take(&mut self, wanted: &str) -> String {
        let mut candidate = wanted.to_owned();
        let mut number = 2;
        while !self.taken.insert(candidate.clone()) {
            candidate = format!("{wanted}-{number}");
            number += 1;
        }
        candidate
    }
}

/// The lower-case words of a heading up to the first colon. The name of a release follows the colon, and links must
/// outlive the next release.
pub fn of_heading(heading: &str) -> String {
    let stable = heading.split(':').next().unwrap_or_default().to_ascii_lowercase();
    let words = stable.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.take(MAX_WORDS).collect();
    if words.is_empty() { "section".to_owned() } else { words.join("-") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_ascii_words() {
        assert_eq!(of_heading("The latest release: 1.4.0"), "the-latest-release");
        assert_eq!(of_heading("\"><svg onload=x>"), "svg-onload-x");
        assert_eq!(of_heading("概要"), "section");
    }

    #[test]
    fn a_taken_anchor_gets_a_number() {
        let mut anchors = Anchors::new(["main".to_owned()]);
        assert_eq!(["main", "a", "main"].map(|wanted| anchors.take(wanted)), ["main-2", "a", "main-3"]);
    }
}

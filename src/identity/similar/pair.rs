//! A mailmap line that would make two people one.

use super::similarity::{Confidence, Similarity};
use crate::fact::Identity;
use crate::identity::mailmap::Mailmap;
use crate::text;

/// A mailmap line, and the reason for it.
#[derive(Debug, Clone)]
pub struct Pair {
    /// Index of the person with most commits.
    pub person: u32,
    /// Index of the person who may be the same; equal to `person` for [`Similarity::SameName`].
    pub other: u32,
    /// Index of the person whom the reason connects with the other, if it is not `person`.
    pub via: Option<u32>,
    /// Why they may be the same.
    pub reason: Similarity,
    /// How sure that is, over all steps from the person to the other.
    pub confidence: Confidence,
    /// The number of commits written by the person.
    pub commits: u64,
    /// The number of commits written by the other.
    pub other_commits: u64,
    /// The number of the line among those of the pair, from 1.
    pub line: u32,
    /// The name and address to show.
    pub proper: Identity,
    /// A name and address of the other, as committed.
    pub spelling: Identity,
    /// The spelling has no name, and a third person has its address: the line would apply to that person, too.
    pub is_ambiguous: bool,
}

impl Pair {
    /// Returns the line for `.mailmap`; `None` if the name or address cannot be written in one.
    #[must_use]
    pub fn mailmap_line(&self) -> Option<String> {
        if self.is_ambiguous {
            return None;
        }
        let name = std::str::from_utf8(&self.proper.name).ok()?;
        let address = std::str::from_utf8(&self.proper.email).ok()?;
        let other_name = std::str::from_utf8(&self.spelling.name).ok()?;
        let other_address = std::str::from_utf8(&self.spelling.email).ok()?;
        let gap = if other_name.is_empty() { "" } else { " " };
        let line = format!("{name} <{address}> {other_name}{gap}<{other_address}>");
        let is_correct = Mailmap::parse(line.as_bytes()).resolve(&self.spelling) == self.proper;
        (is_correct && !line.chars().any(text::is_disturbing)).then_some(line)
    }
}

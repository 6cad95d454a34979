//! A credit: a person's role in a commit, and the evidence for it.

use crate::message::Role;

/// The evidence for a credit; the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// The author or committer line of the commit.
    Header,
    /// A merge bot's list of reviewers.
    MergeBot,
    /// A trailer.
    Trailer,
    /// A line outside the trailer block with the form of a trailer.
    Loose,
}

impl Rule {
    /// All rules, in the order of the data dictionary.
    pub const ALL: [Self; 4] = [Self::Header, Self::Trailer, Self::MergeBot, Self::Loose];

    /// The name in tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::MergeBot => "merge bot",
            Self::Trailer => "trailer",
            Self::Loose => "loose line",
        }
    }
}

/// A person's role in a commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Credit {
    /// Index of the commit.
    pub commit: u32,
    /// Index of the person.
    pub person: u32,
    /// What the person did.
    pub role: Role,
    /// The strongest evidence for it.
    pub rule: Rule,
    /// Index of the credited name and address in `Ledger::identities`; `None` if an account is credited.
    pub identity: Option<u32>,
    /// A co-author by the spelling `Co-authored-by`, the only one that rust-lang/thanks accepts.
    pub is_canonical: bool,
    /// It counts in git's own announcements: the author, or a trailer with one of their keys.
    pub is_announced: bool,
}

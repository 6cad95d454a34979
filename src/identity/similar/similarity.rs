//! Why two people may be the same, and how sure that is.

use crate::text::choices;

/// Why two people may be the same person; the strongest reason first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Similarity {
    /// Two names with one address.
    SameAddress,
    /// One account at a forge, or a login that is the other's name.
    NoReplyLogin,
    /// Names that differ only in accents, case, punctuation, width or order.
    SameNameFolded,
    /// Names that differ only in middle initials.
    MiddleInitial,
    /// The same local part at two hosts, and one name is part of the other.
    SameLocalPart,
    /// One name with several addresses: one person here, but several for tools that identify people by address.
    SameName,
}

impl Similarity {
    /// The name in tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::SameAddress => "same_address",
            Self::NoReplyLogin => "no_reply_login",
            Self::SameNameFolded => "same_name_folded",
            Self::MiddleInitial => "middle_initial",
            Self::SameLocalPart => "same_local_part",
            Self::SameName => "same_name",
        }
    }
}

impl Similarity {
    /// The reason in a few words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::SameAddress => "same address",
            Self::NoReplyLogin => "same account",
            Self::SameNameFolded => "same name in another spelling",
            Self::MiddleInitial => "same name with an initial",
            Self::SameLocalPart => "same address before the @",
            Self::SameName => "same name",
        }
    }
}

choices! {
    /// How sure it is that two people are the same; the surest first.
    #[derive(PartialOrd, Ord)]
    pub enum Confidence {
        Certain = "certain", "Almost never wrong";
        Likely = "likely", "Right in most cases";
        Possible = "possible", "Needs a look";
    }
}

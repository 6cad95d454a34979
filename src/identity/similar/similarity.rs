//! Why two people may be the same, and how sure that is.

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

/// How sure it is that two people are the same; the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Almost never wrong.
    Certain,
    /// Right in most cases.
    Likely,
    /// Needs a look.
    Possible,
}

impl Confidence {
    /// The name in tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Likely => "likely",
            Self::Possible => "possible",
        }
    }
}

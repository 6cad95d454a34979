//! What people are credited for.

/// A part in a commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Wrote it, by the commit's author line.
    Author,
    /// Wrote it with the author.
    CoAuthor,
    /// Recorded it, by the commit's committer line.
    Committer,
    /// Read and approved it.
    Reviewer,
    /// Agreed to it.
    Acker,
    /// Tried it.
    Tester,
    /// Found what it mends.
    Reporter,
    /// Had the idea.
    Suggester,
    /// Helped in some other way.
    Helper,
    /// Guided the author.
    Mentor,
    /// Signed for its origin, or passed it on.
    Signer,
}

/// Keys of trailers in lower case, and what they credit.
const KEYS: &[(&str, &[Role])] = &[
    ("acked-by", &[Role::Acker]),
    ("approved-by", &[Role::Reviewer]),
    ("based-on-patch-by", &[Role::Helper]),
    ("co-authored-by", &[Role::CoAuthor]),
    ("co-committed-by", &[Role::Committer]),
    ("co-developed-by", &[Role::CoAuthor]),
    ("debugged-by", &[Role::Helper]),
    ("helped-by", &[Role::Helper]),
    ("inspired-by", &[Role::Suggester]),
    ("mentored-by", &[Role::Mentor]),
    ("noticed-by", &[Role::Reporter]),
    ("originally-by", &[Role::Helper]),
    ("proposed-by", &[Role::Suggester]),
    ("reported-and-tested-by", &[Role::Reporter, Role::Tester]),
    ("reported-by", &[Role::Reporter]),
    ("requested-by", &[Role::Suggester]),
    ("reviewed-and-tested-by", &[Role::Reviewer, Role::Tester]),
    ("reviewed-by", &[Role::Reviewer]),
    ("signed-off-by", &[Role::Signer]),
    ("suggested-by", &[Role::Suggester]),
    ("tested-by", &[Role::Tester]),
    ("thanks-to", &[Role::Helper]),
];

impl Role {
    /// All roles, in the order in which they are shown.
    pub const ALL: [Self; 11] = [
        Self::Author,
        Self::CoAuthor,
        Self::Committer,
        Self::Reviewer,
        Self::Acker,
        Self::Tester,
        Self::Reporter,
        Self::Suggester,
        Self::Helper,
        Self::Mentor,
        Self::Signer,
    ];

    /// The word in the tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::CoAuthor => "co_author",
            Self::Committer => "committer",
            Self::Reviewer => "reviewer",
            Self::Acker => "acker",
            Self::Tester => "tester",
            Self::Reporter => "reporter",
            Self::Suggester => "suggester",
            Self::Helper => "helper",
            Self::Mentor => "mentor",
            Self::Signer => "signer",
        }
    }

    /// What a trailer's key credits, whatever its case.
    #[must_use]
    pub fn of_key(key: &[u8]) -> &'static [Self] {
        let found = KEYS.iter().find(|(known, _)| key.eq_ignore_ascii_case(known.as_bytes()));
        found.map_or(&[], |(_, roles)| roles)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::CREDIT_KEYS;

    #[test]
    fn every_key_that_is_kept_everywhere_credits_somebody() {
        for key in CREDIT_KEYS {
            assert!(!Role::of_key(key.as_bytes()).is_empty(), "{key}");
        }
        assert_eq!(Role::of_key(b"Reviewed-And-Tested-By"), [Role::Reviewer, Role::Tester]);
    }
}

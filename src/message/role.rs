//! The one list of roles that a person can have in a commit, and of the trailer keys that give them.
//!
//! A new role is a line in [`Role`] and a line in [`KEYS`]. The names, the data dictionary, the tables and the reader of
//! messages follow from these two lists. Which roles count is a matter of the profile, see `credit::Profile::roles`.

use crate::fact::named;

named! {
    /// What a person did for a commit.
    #[derive(PartialOrd, Ord, Hash)]
    pub enum Role {
        /// Wrote the commit, by its author line.
        Author = "author",
        /// Wrote it together with the author.
        CoAuthor = "co_author",
        /// Committed it, by its committer line.
        Committer = "committer",
        /// Reviewed and approved it.
        Reviewer = "reviewer",
        /// Acknowledged it.
        Acker = "acker",
        /// Tested it.
        Tester = "tester",
        /// Reported the problem that it fixes.
        Reporter = "reporter",
        /// Suggested it.
        Suggester = "suggester",
        /// Helped in another way.
        Helper = "helper",
        /// Mentored the author.
        Mentor = "mentor",
        /// Signed it off.
        Signer = "signer",
    }
}

/// Where in a message a key gives credit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Where {
    /// In the trailer block only.
    Trailers,
    /// On any line. Stored facts hold these lines, so a new key of this kind needs a new [`crate::fact::RULES`].
    Anywhere,
}

/// A trailer key that gives credit.
struct Key {
    /// In lower case; messages may use any case.
    name: &'static str,
    roles: &'static [Role],
    place: Where,
}

const fn anywhere(name: &'static str, roles: &'static [Role]) -> Key {
    Key { name, roles, place: Where::Anywhere }
}

const fn in_trailers(name: &'static str, roles: &'static [Role]) -> Key {
    Key { name, roles, place: Where::Trailers }
}

/// All trailer keys that give credit. [`roles_of_key`] is the place for keys that a configuration adds.
const KEYS: &[Key] = &[
    anywhere("acked-by", &[Role::Acker]),
    anywhere("approved-by", &[Role::Reviewer]),
    anywhere("based-on-patch-by", &[Role::Helper]),
    anywhere("co-authored-by", &[Role::CoAuthor]),
    anywhere("co-committed-by", &[Role::Committer]),
    anywhere("co-developed-by", &[Role::CoAuthor]),
    anywhere("debugged-by", &[Role::Helper]),
    anywhere("helped-by", &[Role::Helper]),
    anywhere("inspired-by", &[Role::Suggester]),
    anywhere("mentored-by", &[Role::Mentor]),
    in_trailers("noticed-by", &[Role::Reporter]),
    anywhere("originally-by", &[Role::Helper]),
    in_trailers("proposed-by", &[Role::Suggester]),
    anywhere("reported-and-tested-by", &[Role::Reporter, Role::Tester]),
    anywhere("reported-by", &[Role::Reporter]),
    in_trailers("requested-by", &[Role::Suggester]),
    anywhere("reviewed-and-tested-by", &[Role::Reviewer, Role::Tester]),
    anywhere("reviewed-by", &[Role::Reviewer]),
    anywhere("signed-off-by", &[Role::Signer]),
    anywhere("suggested-by", &[Role::Suggester]),
    anywhere("tested-by", &[Role::Tester]),
    in_trailers("thanks-to", &[Role::Helper]),
];

/// The roles that a trailer key gives, whatever its case; empty for other keys.
#[must_use]
pub fn roles_of_key(key: &[u8]) -> &'static [Role] {
    match find(key) {
        Some(found) => found.roles,
        None => &[],
    }
}

/// The trailer keys that git's own announcements of releases count, in lower case.
const ANNOUNCED: [&str; 6] = ["co-authored-by", "reviewed-by", "mentored-by", "helped-by", "tested-by", "reported-by"];

/// Whether git's own announcements of releases count a trailer key, whatever its case.
#[must_use]
pub fn is_announced(key: &[u8]) -> bool {
    ANNOUNCED.iter().any(|known| key.eq_ignore_ascii_case(known.as_bytes()))
}

/// Whether a key gives credit on any line of a message, not only in the trailer block.
pub(super) fn gives_credit_anywhere(key: &[u8]) -> bool {
    find(key).is_some_and(|found| found.place == Where::Anywhere)
}

fn find(key: &[u8]) -> Option<&'static Key> {
    KEYS.iter().find(|known| key.eq_ignore_ascii_case(known.name.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_sorted_and_in_lower_case() {
        assert!(KEYS.is_sorted_by(|a, b| a.name < b.name));
        assert!(KEYS.iter().all(|key| key.name == key.name.to_lowercase()));
    }

    #[test]
    fn keys_match_in_any_case() {
        assert_eq!(roles_of_key(b"Reviewed-And-Tested-By"), [Role::Reviewer, Role::Tester]);
        assert_eq!(roles_of_key(b"Change-Id"), []);
    }

    #[test]
    fn some_keys_count_in_the_trailer_block_only() {
        assert!(gives_credit_anywhere(b"Reported-by"));
        assert!(!gives_credit_anywhere(b"Noticed-by"));
    }
}

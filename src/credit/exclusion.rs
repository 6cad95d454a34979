//! The reasons why a credit does not count.

use crate::fact::named;

named! {
    /// Why a credit does not count.
    #[derive(PartialOrd, Ord)]
    pub enum Exclusion {
        /// The profile does not count this role.
        Role = "role",
        /// The commit is a merge commit.
        Merge = "merge",
        /// The person is a bot.
        Bot = "bot",
        /// The person is an AI agent.
        Ai = "ai",
        /// The commit changes nothing.
        Empty = "empty",
        /// The commit merges one pull request of a rollup.
        Rollup = "rollup",
        /// An earlier commit has the same patch.
        Duplicate = "duplicate",
        /// The person already counts for this commit in another role.
        Counted = "counted",
    }
}

impl Exclusion {
    /// The words after a number of commits that do not count: for one, and for several.
    #[must_use]
    pub fn words(self) -> [&'static str; 2] {
        match self {
            Self::Role => ["in another role", "in other roles"],
            Self::Merge => ["merge commit", "merge commits"],
            Self::Bot => ["by a bot"; 2],
            Self::Ai => ["by an AI agent"; 2],
            Self::Empty => ["empty commit", "empty commits"],
            Self::Rollup => ["merge in a rollup", "merges in rollups"],
            Self::Duplicate => ["duplicate patch", "duplicate patches"],
            Self::Counted => ["counted in another role"; 2],
        }
    }
}

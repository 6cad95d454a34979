//! The reasons why a credit does not count.

/// Why a credit does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exclusion {
    /// The profile does not count this role.
    Role,
    /// The commit is a merge commit.
    Merge,
    /// The person is a bot.
    Bot,
    /// The person is an AI agent.
    Ai,
    /// The commit changes nothing.
    Empty,
    /// The commit merges one pull request of a rollup.
    Rollup,
    /// An earlier commit has the same patch.
    Duplicate,
    /// The person already counts for this commit in another role.
    Counted,
}

impl Exclusion {
    /// All reasons.
    pub const ALL: [Self; 8] =
        [Self::Role, Self::Merge, Self::Bot, Self::Ai, Self::Empty, Self::Rollup, Self::Duplicate, Self::Counted];

    /// The name in tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Role => "role",
            Self::Merge => "merge",
            Self::Bot => "bot",
            Self::Ai => "ai",
            Self::Empty => "empty",
            Self::Rollup => "rollup",
            Self::Duplicate => "duplicate",
            Self::Counted => "counted",
        }
    }

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

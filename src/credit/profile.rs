//! Profiles: which credits count. Each one counts as a known tool does, so that its numbers can be checked.

use crate::message::Role;
use crate::text::choices;

choices! {
    /// A set of rules that define which credits count.
    pub enum Profile {
        /// The mailmap applies.
        Default = "default", "Authors, without merge commits, bots and AI agents";
        /// The mailmap applies.
        Shortlog = "shortlog", "As `git shortlog -sn`: authors, with merge commits, bots and AI agents";
        Github = "github",
            "As GitHub's contributors graph: authors, ignoring the mailmap, without merge and empty commits, with bots";
        Thanks = "thanks",
            "As rust-lang/thanks: authors, co-authors, and the reviewers that merge bots name, with merge commits and bots";
        /// The mailmap applies.
        Gitdm = "gitdm", "As gitdm: authors, without merge commits, with bots";
        /// The mailmap applies.
        Announce = "announce",
            "As git's release announcements: authors and people in trailers, without merge commits and AI agents";
    }
    default Default
}

impl Profile {
    /// All profiles, in the order in which they are listed.
    pub const ALL: [Self; 6] = [Self::Default, Self::Shortlog, Self::Github, Self::Thanks, Self::Gitdm, Self::Announce];

    /// The roles that count. The commits of other roles are excluded with the reason `role`.
    #[must_use]
    pub fn roles(self) -> &'static [Role] {
        match self {
            Self::Default | Self::Shortlog | Self::Github | Self::Gitdm => &[Role::Author],
            Self::Thanks => &[Role::Author, Role::CoAuthor, Role::Reviewer],
            Self::Announce => &[
                Role::Author,
                Role::CoAuthor,
                Role::Reviewer,
                Role::Tester,
                Role::Reporter,
                Role::Helper,
                Role::Mentor,
            ],
        }
    }

    /// What counts, in full sentences for the method section of a report.
    #[must_use]
    pub fn meaning(self, is_humans_only: bool) -> String {
        let [before, after] = self.credited();
        [before, self.omitted(is_humans_only), after].join(" ").trim_end().to_owned()
    }

    /// Who is credited, and what else is to be known; between them stands what does not count.
    fn credited(self) -> [&'static str; 2] {
        match self {
            Self::Default => ["Each commit counts for its author.", ""],
            Self::Shortlog => ["Each commit counts for its author, as in `git shortlog -sn`.", ""],
            Self::Github => [
                "Each commit counts for its author, without the mailmap, as in GitHub's contributors graph.",
                "GitHub identifies people by account, which is not in a clone, and shows only the first hundred.",
            ],
            Self::Thanks => [
                "Commits count as in rust-lang/thanks: for the author, the co-authors (lines that begin with \
                 `Co-authored-by`) and the reviewers that a merge bot names.",
                "Every version is a release that follows the version before it. Reviewers whose account matches nobody \
                 in the history are listed by account. rust-lang/thanks identifies people by address, and reads \
                 accounts from the project's own list.",
            ],
            Self::Gitdm => [
                "Each commit counts for its author, as in gitdm.",
                "gitdm follows renames when it counts lines; these numbers do not.",
            ],
            Self::Announce => [
                "Commits count as in the release announcements of git: once for each author, co-author, reviewer, \
                 mentor, helper, tester and reporter. The trailers are `Co-authored-by`, `Reviewed-by`, `Mentored-by`, \
                 `Helped-by`, `Tested-by` and `Reported-by`.",
                "",
            ],
        }
    }

    /// What does not count, as a sentence.
    fn omitted(self, is_humans_only: bool) -> &'static str {
        match (self, is_humans_only) {
            (Self::Shortlog, false) => "Merge commits, bots and AI agents count.",
            (Self::Shortlog, true) => "Merge commits count; bots and AI agents do not.",
            (Self::Github, false) => "Merge commits and empty commits do not count; bots and AI agents do.",
            (Self::Github, true) => "Merge commits, empty commits, bots and AI agents do not count.",
            (Self::Thanks, false) => {
                "Merge commits, bots and AI agents count; the author of a rollup's merge commits does not."
            }
            (Self::Thanks, true) => {
                "Merge commits count; bots, AI agents and the author of a rollup's merge commits do not."
            }
            (Self::Gitdm, false) => "Merge commits do not count; bots and AI agents do.",
            (Self::Announce, false) => "Merge commits and AI agents do not count; bots do.",
            (Self::Default, _) | (Self::Gitdm | Self::Announce, true) => {
                "Merge commits, bots and AI agents do not count."
            }
        }
    }

    /// What is included and excluded, in a few words for a chart's subtitle.
    #[must_use]
    pub fn filter(self, is_humans_only: bool) -> &'static str {
        match (self, is_humans_only) {
            (Self::Shortlog, false) => "merges and bots included",
            (Self::Shortlog, true) => "merges included, bots excluded",
            (Self::Github, false) => "merges and empty commits excluded, bots included",
            (Self::Github, true) => "merges, empty commits and bots excluded",
            (Self::Thanks, false) => "co-authors, reviewers, merges and bots included",
            (Self::Thanks, true) => "co-authors, reviewers and merges included, bots excluded",
            (Self::Gitdm, false) => "merges excluded, bots included",
            (Self::Announce, false) => "people in trailers and bots included, merges and AI agents excluded",
            (Self::Announce, true) => "people in trailers included, merges and bots excluded",
            (Self::Default, _) | (Self::Gitdm, true) => "merges and bots excluded",
        }
    }

    /// Whether other roles than the author count, so that the numbers are contributions and not commits.
    #[must_use]
    pub fn counts_roles(self) -> bool {
        self.roles().len() > 1
    }

    /// Which programs the profile counts, as a sentence; empty if it counts none.
    #[must_use]
    pub fn programs(self, is_humans_only: bool) -> &'static str {
        match (self, is_humans_only) {
            (Self::Default, _) | (_, true) => "",
            (Self::Announce, false) => "The profile counts bots like people, but no AI agents.",
            (_, false) => "The profile counts them like people.",
        }
    }

    /// The option with which `git rev-list` and `git shortlog` count the same commits, if there is one.
    #[must_use]
    pub fn rev_list_option(self) -> Option<&'static str> {
        match self {
            Self::Default | Self::Gitdm => Some("--no-merges"),
            Self::Shortlog => Some("--min-parents=0"),
            Self::Github | Self::Thanks | Self::Announce => None,
        }
    }

    /// Whether the mailmap applies.
    #[must_use]
    pub fn has_mailmap(self) -> bool {
        self != Self::Github
    }

    /// Whether every version is a release that follows the version before it.
    #[must_use]
    pub fn has_every_version(self) -> bool {
        self == Self::Thanks
    }

    /// Whether lines outside the trailer block give credit.
    #[must_use]
    pub fn is_loose(self) -> bool {
        self == Self::Thanks
    }

    /// Whether merge commits count.
    pub(super) fn has_merges(self) -> bool {
        matches!(self, Self::Shortlog | Self::Thanks)
    }

    /// Whether bots count.
    pub(super) fn has_bots(self) -> bool {
        self != Self::Default
    }

    /// Whether AI agents count.
    pub(super) fn has_ai_agents(self) -> bool {
        !matches!(self, Self::Default | Self::Announce)
    }

    /// Whether commits without changes count.
    pub(super) fn has_empty_commits(self) -> bool {
        self != Self::Github
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_say_whether_bots_count() {
        for profile in Profile::ALL {
            let humans = profile.meaning(true);
            assert!(humans.contains("bots") && !humans.contains("bots do.") && !humans.contains("agents count"));
            assert_eq!(profile.filter(false).contains("bots excluded"), !profile.has_bots());
            assert!(profile.filter(true).ends_with("bots excluded"), "{}", profile.filter(true));
            assert_eq!(profile.filter(true) == profile.filter(false), !profile.has_bots());
            assert_eq!(humans == profile.meaning(false), !profile.has_bots());
        }
    }
}

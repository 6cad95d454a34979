//! Counting as a known source counts, so that its numbers can be checked.

use std::collections::HashSet;

use super::ledger::{Credit, Ledger, Rule};
use super::role::Role;
use crate::fact::{Commit, Facts};
use crate::identity::Kind;
use crate::text::{Choice, name_in};

/// A set of rules: whose part in which commits counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Profile {
    /// Authors after the mailmap; no merges, bots or AI agents.
    #[default]
    Default,
    /// `git shortlog -s`: authors after the mailmap; merges, bots and AI agents too.
    Shortlog,
    /// GitHub's graph of contributors: authors without the mailmap; neither merges nor empty commits, but bots.
    Github,
    /// rust-lang/thanks: authors, reviewers that merge bots name, and co-authors; merges and bots too, rollups not.
    Thanks,
    /// gitdm: authors after the mailmap; no merges, but bots.
    Gitdm,
}

/// Why a part in a commit does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The profile does not count this role.
    Role,
    /// The commit is a merge.
    Merge,
    /// The person is a bot.
    Bot,
    /// The person is an AI agent.
    Ai,
    /// The commit changes nothing.
    Empty,
    /// The commit merges one pull request of a rollup.
    Rollup,
    /// An earlier commit makes the same change.
    Duplicate,
    /// The person counts for this commit already, in another role.
    Counted,
}

/// A person's part in a commit, and whether it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contribution {
    /// The part.
    pub credit: Credit,
    /// Why it does not count; `None` where it does.
    pub reason: Option<Reason>,
}

impl Profile {
    /// All profiles, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::Default, Self::Shortlog, Self::Github, Self::Thanks, Self::Gitdm];

    /// The same with names and meanings.
    pub const CHOICES: &[Choice<Self>] = &[
        Choice::new(Self::Default, "default", "Authors; no merges, bots or AI agents"),
        Choice::new(Self::Shortlog, "shortlog", "As `git shortlog -sn`: authors; merges, bots and AI agents too"),
        Choice::new(
            Self::Github,
            "github",
            "As GitHub's graph of contributors: no mailmap, no merges, no empty commits; bots",
        ),
        Choice::new(
            Self::Thanks,
            "thanks",
            "As rust-lang/thanks: authors, co-authors and reviewers that a merge bot names; merges and bots",
        ),
        Choice::new(Self::Gitdm, "gitdm", "As gitdm: authors; bots, but no merges"),
    ];

    /// The name on the command line and in the tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        name_in(Self::CHOICES, &self)
    }

    /// What counts, in a sentence for the method section.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Default => {
                "Commits count for their author, a name after the mailmap; merges, bots and AI agents do not count."
            }
            Self::Shortlog => {
                "Commits count as in `git shortlog -sn`: for their author, a name after the mailmap; merges, bots and AI \
                 agents count."
            }
            Self::Github => {
                "Commits count as in GitHub's graph of contributors: for their author without the mailmap; merges and \
                 empty commits do not count, bots and AI agents do. GitHub tells people by account, which no clone \
                 knows, and shows the first hundred only."
            }
            Self::Thanks => {
                "Commits count as in rust-lang/thanks: for their author, their co-authors (lines that begin with \
                 `Co-authored-by`) and the reviewers that a merge bot names; merges, bots and AI agents count, the author \
                 of a rollup's merges does not. Every version is a release that follows the version before it. Reviewers \
                 whose account the history does not show stand under the name of the account; that program tells people \
                 by address, and knows accounts from the project's own list."
            }
            Self::Gitdm => {
                "Commits count as in gitdm: for their author, a name after the mailmap; merges do not count, bots and AI \
                 agents do. gitdm follows renames when it counts lines; these numbers do not."
            }
        }
    }

    /// Whose commits are in the counts and whose are not, in a few words for the line under a chart's title.
    #[must_use]
    pub fn filter(self) -> &'static str {
        match self {
            Self::Default => "merges and bots excluded",
            Self::Shortlog => "merges and bots included",
            Self::Github => "merges and empty commits excluded, bots included",
            Self::Thanks => "co-authors, reviewers, merges and bots included",
            Self::Gitdm => "merges excluded, bots included",
        }
    }

    /// The option of `git rev-list` and `git shortlog` by which they count the same commits; `None` where none does.
    #[must_use]
    pub fn rev_list_option(self) -> Option<&'static str> {
        match self {
            Self::Default | Self::Gitdm => Some("--no-merges"),
            Self::Shortlog => Some("--min-parents=0"),
            Self::Github | Self::Thanks => None,
        }
    }

    /// Whether names are mapped.
    #[must_use]
    pub fn has_mailmap(self) -> bool {
        self != Self::Github
    }

    /// Whether every version is a release that follows the version before it.
    #[must_use]
    pub fn has_every_version(self) -> bool {
        self == Self::Thanks
    }

    /// Whether lines outside the block of trailers credit people.
    #[must_use]
    pub fn is_loose(self) -> bool {
        self == Self::Thanks
    }
}

impl Reason {
    /// The word in the tables.
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
}

/// Every part of an author, co-author or reviewer in a commit, and whether it counts under a profile; in the order of the
/// credits. `is_duplicate` tells of a commit's position whether another one counts in its place.
#[must_use]
pub fn contributions(
    facts: &Facts,
    ledger: &Ledger,
    profile: Profile,
    is_duplicate: impl Fn(u32) -> bool,
) -> Vec<Contribution> {
    let lists = ledger.credits.iter().filter(|credit| credit.rule == Rule::MergeBot);
    let has_list = lists.map(|credit| credit.commit).collect();
    // Only GitHub leaves out what changes nothing.
    let has_changes = if profile == Profile::Github { has_changes(facts) } else { Vec::new() };
    let judge = Judge { facts, ledger, profile, has_changes, has_list };
    let is_listed = |credit: &&Credit| matches!(credit.role, Role::Author | Role::CoAuthor | Role::Reviewer);
    let mut counted: HashSet<u32> = HashSet::new();
    let mut commit = None;
    let mut out = Vec::with_capacity(facts.commits.len());
    for credit in ledger.credits.iter().filter(is_listed) {
        if commit.replace(credit.commit) != Some(credit.commit) {
            counted.clear();
        }
        let mut reason = judge.reason(credit);
        if reason.is_none() && is_duplicate(credit.commit) {
            reason = Some(Reason::Duplicate);
        }
        if reason.is_none() && !counted.insert(credit.person) {
            reason = Some(Reason::Counted);
        }
        out.push(Contribution { credit: *credit, reason });
    }
    out
}

/// What counts under each profile, side by side: for every profile the contributions that count. People are those after
/// the mailmap in all of them; of the profile that has none only the commits under a person's most frequent name are
/// here, since the others are another row there.
#[must_use]
pub fn by_profile(facts: &Facts, ledger: &Ledger) -> Vec<(Profile, Credit)> {
    let names = main_names(facts, ledger);
    let of = |profile: Profile| {
        let counted = contributions(facts, ledger, profile, |_| false).into_iter().filter(|it| it.reason.is_none());
        let is_shown = |credit: &Credit| {
            let author = facts.commits[credit.commit as usize].author;
            profile.has_mailmap() || names.contains(&(credit.person, facts.identities[author as usize].name.as_slice()))
        };
        counted.map(|it| it.credit).filter(is_shown).map(|credit| (profile, credit)).collect::<Vec<_>>()
    };
    Profile::ALL.into_iter().flat_map(of).collect()
}

struct Judge<'a> {
    facts: &'a Facts,
    ledger: &'a Ledger,
    profile: Profile,
    /// By commit; empty where the profile does not ask.
    has_changes: Vec<bool>,
    /// Commits with a merge bot's list of reviewers.
    has_list: HashSet<u32>,
}

impl Judge<'_> {
    fn reason(&self, credit: &Credit) -> Option<Reason> {
        let commit = &self.facts.commits[credit.commit as usize];
        if self.profile == Profile::Thanks {
            return self.thanks(credit, commit);
        }
        if credit.role != Role::Author {
            return Some(Reason::Role);
        }
        if commit.parents > 1 && self.profile != Profile::Shortlog {
            return Some(Reason::Merge);
        }
        let is_empty = || self.has_changes.get(credit.commit as usize) == Some(&false) && !commit.is_incomplete;
        match (self.profile, self.ledger.people.people.get(credit.person as usize).map(|person| person.kind)) {
            (Profile::Default, Some(Kind::Bot)) => Some(Reason::Bot),
            (Profile::Default, Some(Kind::Ai)) => Some(Reason::Ai),
            (Profile::Github, _) if is_empty() => Some(Reason::Empty),
            _ => None,
        }
    }

    /// The rules of rust-lang/thanks, from its source.
    fn thanks(&self, credit: &Credit, commit: &Commit) -> Option<Reason> {
        let is_rollup = self.facts.subjects.get(credit.commit as usize).starts_with(b"Rollup merge of #");
        let name = |identity: u32| self.facts.identities[identity as usize].name.as_slice();
        let (author, committer) = (name(commit.author), name(commit.committer));
        let is_bot = (author, committer) == (b"bors", b"bors") || author == b"rust-bors[bot]";
        let is_reviewed = commit.parents != 1 && (is_bot || (committer == b"GitHub" && is_rollup));
        match credit.role {
            Role::Author if is_rollup => Some(Reason::Rollup),
            Role::Author => None,
            Role::CoAuthor if credit.is_canonical => None,
            Role::Reviewer if is_reviewed && credit.rule == Rule::MergeBot => None,
            // Only where the bot gave no list of its own.
            Role::Reviewer if is_reviewed && !self.has_list.contains(&credit.commit) => None,
            _ => Some(Reason::Role),
        }
    }
}

fn has_changes(facts: &Facts) -> Vec<bool> {
    let mut out = vec![false; facts.commits.len()];
    for change in &facts.changes {
        out[change.commit as usize] = true;
    }
    out
}

/// The name under which a person wrote most commits; the smallest among equals.
fn main_names<'a>(facts: &'a Facts, ledger: &Ledger) -> HashSet<(u32, &'a [u8])> {
    let mut uses: std::collections::BTreeMap<(u32, &[u8]), u64> = std::collections::BTreeMap::new();
    for commit in &facts.commits {
        if let Some(person) = ledger.people.of_identity.get(commit.author as usize) {
            *uses.entry((*person, facts.identities[commit.author as usize].name.as_slice())).or_default() += 1;
        }
    }
    let mut best: std::collections::BTreeMap<u32, (&[u8], u64)> = std::collections::BTreeMap::new();
    for ((person, name), uses) in uses {
        let entry = best.entry(person).or_insert((name, uses));
        if uses > entry.1 {
            *entry = (name, uses);
        }
    }
    best.into_iter().map(|(person, (name, _))| (person, name)).collect()
}

//! Options that several commands share.

use std::path::PathBuf;

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, ValueHint, value_parser};

use super::heading;
use crate::cli::choose::{memory_size, one_of};
use crate::config::Color;
use crate::credit::Profile;
use crate::identity::similar::Merge;
use crate::release::Fold;

/// Options that say what is counted.
#[derive(Debug, Args)]
pub struct SourceArgs {
    /// The revision to analyze: a branch, tag or commit.
    #[arg(long, value_name = "REV", default_value = "HEAD", help_heading = heading::READ)]
    pub rev: String,
    /// Uses this configuration instead of `laurels.toml` in the clone's HEAD.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = heading::READ)]
    pub config: Option<PathBuf>,
    /// Sets the name of the repository [default: owner/name of its origin, or its folder].
    #[arg(long = "name", value_name = "NAME", value_parser = NonEmptyStringValueParser::new(),
          help_heading = heading::READ)]
    pub repository_name: Option<String>,

    /// Uses as releases the tags that match GLOB [default: the tag prefix with the most releases].
    #[arg(long, value_name = "GLOB", conflicts_with = "releases", help_heading = heading::RELEASE)]
    pub tags: Option<String>,
    /// Reads releases from a CSV file `release,revision`, oldest first, instead of tags; a column `date` is optional.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = heading::RELEASE)]
    pub releases: Option<PathBuf>,
    /// Counts patch releases (x.y.z, z > 0) in the next full release (fold) or lists them too (separate)
    /// [default: fold].
    ///
    /// A full release always starts at the full release before it. Commits of a patch release that were never merged
    /// into the next full release count only with `separate`; those that were merged then count in both rows.
    #[arg(long, value_name = "HOW", value_parser = one_of(Fold::CHOICES), help_heading = heading::RELEASE)]
    pub patches: Option<Fold>,
    /// Counts pre-releases (alpha, beta, rc) in the next full release (fold) or lists them too (separate)
    /// [default: fold].
    #[arg(long, value_name = "HOW", value_parser = one_of(Fold::CHOICES), help_heading = heading::RELEASE)]
    pub prereleases: Option<Fold>,

    /// Uses the counting rules of another tool, so that you can check its numbers.
    #[arg(long, value_name = "NAME", value_parser = one_of(Profile::CHOICES), default_value = "default", help_heading = heading::COUNT)]
    pub profile: Profile,
    /// Leaves bots and AI agents out of all rankings and out of the tables of pull requests and reviewers.
    ///
    /// The default profile leaves them out of the rankings by commits. `--profile thanks --humans` and similar leave them
    /// out of every profile.
    #[arg(long, help_heading = heading::COUNT)]
    pub humans: bool,
    /// Counts each patch once: commits with the same patch as an earlier one (cherry-picks, backports) do not count.
    #[arg(long, help_heading = heading::COUNT)]
    pub unique_patches: bool,
    /// Counts lines such as `Reviewed-by:` anywhere in a message, not only in its trailers.
    ///
    /// A squashed commit often has the trailers of its parts in the middle of its message.
    #[arg(long, help_heading = heading::COUNT)]
    pub loose_trailers: bool,
    /// Also counts the words that each change adds to and deletes from documents.
    ///
    /// `laurels query words_by_person --words` shows them; the reports do not.
    /// Word counts are cached separately: the first run with --words reads the whole history again.
    #[arg(long, help_heading = heading::COUNT)]
    pub words: bool,

    /// Uses this mailmap instead of `.mailmap` in the revision.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = heading::PEOPLE)]
    pub mailmap: Option<PathBuf>,
    /// Reads who worked where and when from a file instead of `[[organizations]]` in `laurels.toml`.
    ///
    /// The file is CSV with the columns subject,organization,from,until, TOML with `[[organizations]]`, an EmailMap or
    /// DomainMap file of gitdm, or CNCF's `developers_affiliations.txt`. See `laurels help organizations`.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = heading::PEOPLE)]
    pub organizations: Option<PathBuf>,
    /// Counts two names that are probably one person as one, as if the mailmap joined them [default: none].
    ///
    /// `laurels identities` lists these pairs, and `laurels help identities` says how often each level was right.
    #[arg(long, value_name = "LEVEL", value_parser = one_of(Merge::CHOICES), help_heading = heading::PEOPLE)]
    pub merge: Option<Merge>,
    /// Shows email addresses in tables.
    #[arg(long, help_heading = heading::PEOPLE)]
    pub emails: bool,

    /// Sets the number of worker threads, at most 1024; 0 is one per core. The output does not depend on it.
    #[arg(long, value_name = "N", value_parser = value_parser!(u16).range(0..=1024), default_value_t = 0,
          help_heading = heading::RUN)]
    pub threads: u16,
    /// Ends a query that takes more memory than SIZE, which is a number with a unit such as 500M or 4G
    /// [default: half of what the machine has].
    #[arg(long, value_name = "SIZE", value_parser = memory_size, help_heading = heading::RUN)]
    pub memory: Option<u64>,
    /// Reads the whole history again and does not use the cache; see `laurels help cache`.
    #[arg(long, help_heading = heading::RUN)]
    pub no_cache: bool,
    /// Checks that the content of every object matches its id, as `git fsck` does.
    ///
    /// An object that does not match counts as damaged. The whole history is read without the cache, and checking nearly
    /// doubles the time.
    #[arg(long, help_heading = heading::RUN)]
    pub verify: bool,
    /// Exits with 4 if numbers are incomplete, as in a shallow clone.
    #[arg(long, help_heading = heading::RUN)]
    pub strict: bool,
    /// Prints only errors on standard error.
    #[arg(short, long, help_heading = heading::RUN)]
    pub quiet: bool,
    /// Prints how long each stage took.
    #[arg(short, long, conflicts_with = "quiet", help_heading = heading::RUN)]
    pub verbose: bool,
    /// Sets when to use color and bold type.
    #[arg(long, value_name = "WHEN", value_parser = one_of(Color::CHOICES), default_value = "auto", help_heading = heading::RUN)]
    pub color: Color,
}

/// Options that say which rows are listed.
#[derive(Debug, Args)]
pub struct ListArgs {
    /// Omits earlier releases from tables on pages and from query results; they still count.
    ///
    /// Charts and the CSV files of a report show all releases. Earlier releases still count for new contributors, ranks,
    /// streaks and totals.
    #[arg(long, value_name = "RELEASE", help_heading = heading::RELEASE)]
    pub from_release: Option<String>,
    /// Sets the length of the rankings; people tied at the last rank are included [default: 10].
    ///
    /// The table of a release shows at most 20 rows on a page, and charts show at most 20 ranks, often fewer. The CSV
    /// files contain all rows.
    #[arg(long, value_name = "N", value_parser = value_parser!(u32).range(1..=10_000), help_heading = heading::COUNT)]
    pub top: Option<u32>,
}

/// Your own queries and reports.
#[derive(Debug, Args)]
pub struct OwnArgs {
    /// Adds the queries in the `.sql` files of a folder; a file replaces the built-in query of its name.
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, help_heading = heading::READ)]
    pub queries: Vec<PathBuf>,
    /// Adds the reports in the `.toml` files of a folder; a file replaces the built-in report of its name.
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath, help_heading = heading::READ)]
    pub reports: Vec<PathBuf>,
}

//! What the command line asks of a run.

use std::path::PathBuf;

use super::sheet::Sheet;
use super::theme::Theme;
use super::used_option::UsedOption;
use crate::credit::Profile;
use crate::identity::similar::Merge;
use crate::release::{Fold, GivenRelease};
use crate::text::Numbers;

/// The checked options of a run.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// A folder of the clone.
    pub path: PathBuf,
    /// The revision to analyze.
    pub revision: String,
    /// The name of the repository; `None` means as configured, or as the clone.
    pub name: Option<String>,
    /// A configuration that replaces the one of the clone.
    pub config: Option<GivenConfig>,
    /// The N of the top N; `None` means as in the report.
    pub top: Option<u32>,
    /// What a release is.
    pub releases: ReleaseOptions,
    /// What counts.
    pub counting: CountingOptions,
    /// Who is who.
    pub people: PeopleOptions,
    /// The appearance of pages and charts.
    pub theme: ThemeOptions,
    /// How values are written.
    pub output: OutputOptions,
    /// How the machine is used.
    pub run: RunOptions,
    /// The options that change numbers or the theme, for the manifest and the method section.
    pub used: Vec<UsedOption>,
}

/// A configuration file that the user gives.
#[derive(Debug, Clone)]
pub struct GivenConfig {
    /// The path as typed, for messages.
    pub path: String,
    /// The content.
    pub content: String,
}

/// What a release is.
#[derive(Debug, Clone, Default)]
pub struct ReleaseOptions {
    /// Which tags are releases.
    pub tags: Option<String>,
    /// Releases by name and revision, oldest first, instead of tags.
    pub listed: Option<Vec<GivenRelease>>,
    /// Whether patch releases are folded; `None` means as configured.
    pub patches: Option<Fold>,
    /// Whether pre-releases are folded; `None` means as configured.
    pub prereleases: Option<Fold>,
    /// The first release to list.
    pub from: Option<String>,
}

/// What counts.
#[derive(Debug, Clone, Copy, Default)]
pub struct CountingOptions {
    /// Whose commits count.
    pub profile: Profile,
    /// Whether bots and AI agents count under no profile.
    pub humans: bool,
    /// Whether trailers count anywhere in a message.
    pub loose_trailers: bool,
    /// Whether commits with the same patch as an earlier commit do not count.
    pub unique_patches: bool,
    /// Whether the words that changes of prose add and delete are counted.
    pub words: bool,
}

/// Who is who.
#[derive(Debug, Clone, Default)]
pub struct PeopleOptions {
    /// A mailmap that replaces the one of the revision.
    pub mailmap: Option<Vec<u8>>,
    /// An organization file that replaces the configuration.
    pub organizations: Option<Vec<u8>>,
    /// Which pairs count as one person; `None` means as configured.
    pub merge: Option<Merge>,
}

/// The appearance of pages and charts.
#[derive(Debug, Clone, Default)]
pub struct ThemeOptions {
    /// People to highlight in charts, by name or person_id.
    pub highlight: Vec<String>,
    /// The style of numbers; `None` means as configured.
    pub numbers: Option<Numbers>,
    /// Sizes of charts in addition to those that are always drawn.
    pub sizes: Vec<Sheet>,
}

/// How values are written.
#[derive(Debug, Clone, Copy, Default)]
pub struct OutputOptions {
    /// Whether addresses may be shown.
    pub emails: bool,
    /// Whether text in CSV files has no guard against formulas.
    pub raw_csv: bool,
}

/// How the machine is used.
#[derive(Debug, Clone, Default)]
pub struct RunOptions {
    /// Worker threads; 0 is one per core.
    pub threads: usize,
    /// Bytes that a query may take; `None` is half of what the machine has.
    pub memory: Option<u64>,
    /// Whether the content of every object is compared with its id.
    pub verify: bool,
    /// The cache folder; `None` means no cache.
    pub cache: Option<PathBuf>,
}

/// The top N where neither the command line nor the report sets it.
const DEFAULT_TOP: i64 = 10;

impl ThemeOptions {
    /// A theme with what the options set.
    #[must_use]
    pub fn applied_to(&self, mut theme: Theme) -> Theme {
        if !self.highlight.is_empty() {
            theme.highlight.clone_from(&self.highlight);
        }
        theme.numbers = self.numbers.unwrap_or(theme.numbers);
        theme
    }
}

impl Options {
    /// The N of the top N: of the command line, else of the report, else 10.
    #[must_use]
    pub fn top_or(&self, of_report: Option<i64>) -> i64 {
        self.top.map(i64::from).or(of_report).unwrap_or(DEFAULT_TOP)
    }
}

/// A user's own queries and reports: (name, text).
#[derive(Debug, Clone, Default)]
pub struct Own {
    /// Queries.
    pub queries: Vec<(String, String)>,
    /// Reports.
    pub reports: Vec<(String, String)>,
}

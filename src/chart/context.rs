//! What a chart is drawn from in addition to its data.

use crate::config::Sheet;
use crate::query::ResultSet;
use crate::text::{self, Numbers};

/// What a chart is drawn from in addition to its data.
#[derive(Debug, Clone, Default)]
pub struct Context {
    /// Name of the repository as shown, from the command line or the clone.
    pub repository: String,
    /// First sentence of the footer: "Source: git history of NAME at 1a2b3c4d5 (2026-03-17)."
    pub source: String,
    /// Who and what is excluded or included, in a few words: "merges and bots excluded"; may be empty.
    pub counting: String,
    /// Whether reviews and other roles count too, so that the numbers are contributions and not commits.
    pub counts_roles: bool,
    /// Day of the head's commit, in days since 1970-01-01 (UTC): the last day of a calendar.
    pub head_date: Option<i32>,
    /// Whether commits are missing, as in a shallow clone: who is new is unknown.
    pub lacks_history: bool,
    /// Whether lines of some commits are not counted.
    pub lacks_lines: bool,
    /// A sentence about incomplete numbers for alternative texts; empty if they are complete.
    pub gaps: String,
    /// People to highlight, by name or key, at most three; the order decides the color.
    pub highlight: Vec<String>,
    /// The size of the picture.
    pub sheet: Sheet,
    /// One row with the columns of [`Spec::fact_columns`](super::Spec::fact_columns). Empty for most charts.
    pub facts: ResultSet,
    /// How numbers are written.
    pub numbers: Numbers,
    /// The publisher's name or slogan; may be empty.
    pub logo: String,
}

impl Context {
    /// What a person's number counts: for one, and for several.
    #[must_use]
    pub fn unit(&self) -> [&'static str; 2] {
        if self.counts_roles { ["contribution", "contributions"] } else { ["commit", "commits"] }
    }

    /// A subtitle for counts: the metric, then what the counts exclude or include.
    #[must_use]
    pub fn counted(&self, metric: &str) -> String {
        if self.counting.is_empty() {
            return metric.to_owned();
        }
        format!("{metric}, {}", text::plain(&self.counting))
    }
}

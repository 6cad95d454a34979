//! The row of facts about a person.

use crate::chart::kit::cells;
use crate::chart::kit::people::Person;
use crate::query::{ResultSet, Value};
use crate::text::Numbers;

/// Columns of the row.
pub const COLUMNS: [&str; 22] = [
    "name",
    "person_id",
    "commits",
    "share",
    "lines_added",
    "lines_deleted",
    "lines_net",
    "first_commit_date",
    "last_commit_date",
    "active_days",
    "longest_run_days",
    "run_from",
    "longest_gap_days",
    "gap_from",
    "releases",
    "top_ranks",
    "releases_in_top",
    "best_rank",
    "times_at_best_rank",
    "pull_requests",
    "reviewed",
    "is_top_telling",
];

/// The row of a person.
pub struct Facts<'a> {
    data: &'a ResultSet,
    row: &'a [Value],
    /// The person.
    pub person: Person,
    /// Commits that count.
    pub commits: i64,
    /// How numbers are written.
    pub numbers: Numbers,
}

/// A number of releases in whose top a person was.
pub struct InTop {
    /// How many ranks are the top.
    pub top: i64,
    /// How many releases.
    pub releases: i64,
}

impl<'a> Facts<'a> {
    /// The first row; `None` if there is none, or no commit.
    pub fn read(data: &'a ResultSet, numbers: Numbers) -> Option<Self> {
        let row = data.rows.first()?;
        let commits = cells::integer(data, row, "commits").filter(|commits| *commits > 0)?;
        let person = Person::new(cells::text(data, row, "person_id"), cells::text(data, row, "name"));
        Some(Self { data, row, person, commits, numbers })
    }

    /// A number with its sign; 0 if it is missing.
    pub fn number(&self, column: &str) -> i64 {
        cells::integer(self.data, self.row, column).unwrap_or(0)
    }

    /// Whether the numbers of lines are the least.
    pub fn is_least(&self) -> bool {
        cells::is_least(self.data, self.row)
    }

    /// A number above zero.
    pub fn count(&self, column: &str) -> Option<i64> {
        cells::integer(self.data, self.row, column).filter(|count| *count > 0)
    }

    /// A day as `2026-11-20`.
    pub fn day(&self, column: &str) -> Option<String> {
        self.data.value(self.row, column).iso()
    }

    /// The share of all commits, in percent.
    pub fn share(&self) -> Option<String> {
        cells::float(self.data, self.row, "share").map(|share| self.numbers.percent(share))
    }

    /// "2005–2026", or the one year.
    pub fn years(&self) -> Option<String> {
        let year = |column| self.day(column).and_then(|day| Some(day.split_once('-')?.0.to_owned()));
        let (first, last) = (year("first_commit_date")?, year("last_commit_date")?);
        Some(if first == last { first } else { format!("{first}\u{2013}{last}") })
    }

    /// In how many releases the person was in the top. `None` if most of them have no more people than the top.
    pub fn in_top(&self) -> Option<InTop> {
        if !self.data.value(self.row, "is_top_telling").is_true() {
            return None;
        }
        Some(InTop { top: self.count("top_ranks")?, releases: self.count("releases_in_top")? })
    }
}

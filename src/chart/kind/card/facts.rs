//! What a card says of a person: the figures of one row, and how they are written.

use crate::chart::kit::cells;
use crate::chart::kit::people::Person;
use crate::chart::kit::theme::Token;
use crate::query::{ResultSet, Value};
use crate::text::Numbers;

/// Columns of the row.
pub const COLUMNS: [&str; 19] = [
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
];

/// Figures on a card.
const SHOWN: usize = 6;

/// A number, what it counts, and what else to know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    pub value: String,
    pub caption: String,
    /// May be empty.
    pub detail: String,
    /// The colour of the columns that it speaks of.
    pub key: Option<Token>,
}

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

impl<'a> Facts<'a> {
    /// The first row; nothing where there is none, or no commit.
    pub fn read(data: &'a ResultSet, numbers: Numbers) -> Option<Self> {
        let row = data.rows.first()?;
        let commits = cells::integer(data, row, "commits").filter(|commits| *commits > 0)?;
        let person = Person::new(cells::text(data, row, "person_id"), cells::text(data, row, "name"));
        Some(Self { data, row, person, commits, numbers })
    }

    /// A number above zero.
    pub fn count(&self, column: &str) -> Option<i64> {
        cells::integer(self.data, self.row, column).filter(|count| *count > 0)
    }

    /// A day as `2026-11-20`.
    pub fn day(&self, column: &str) -> Option<String> {
        self.data.value(self.row, column).iso()
    }

    /// The part of all commits, in percent.
    pub fn share(&self) -> Option<String> {
        cells::float(self.data, self.row, "share").map(|share| self.numbers.percent(share))
    }

    /// "2005–2026", or the one year.
    pub fn years(&self) -> Option<String> {
        let year = |column| self.day(column).and_then(|day| Some(day.split_once('-')?.0.to_owned()));
        let (first, last) = (year("first_commit_date")?, year("last_commit_date")?);
        Some(if first == last { first } else { format!("{first}\u{2013}{last}") })
    }

    /// How many ranks are the top, and in how many releases the person had one of them.
    pub fn in_top(&self) -> Option<(i64, i64)> {
        Some((self.count("top_ranks")?, self.count("releases_in_top")?))
    }

    /// The figures, the most telling first; `releases` is how many there were from the person's first to the last, none
    /// where the columns are years, `key` the colour of the columns with the best rank.
    pub fn figures(&self, releases: Option<usize>, key: Option<Token>) -> Vec<Figure> {
        let number = |column: &str| cells::integer(self.data, self.row, column).unwrap_or(0);
        let lines = |column: &str, sign: i64| self.numbers.signed(sign.saturating_mul(number(column)));
        let share = self.share().map(|share| format!("{share} of all")).unwrap_or_default();
        let commits = if self.commits == 1 { "commit" } else { "commits" };
        let mut out = vec![
            figure(self.numbers.whole(self.commits), commits, share),
            figure(lines("lines_added", 1), "lines added", String::new()),
            figure(lines("lines_deleted", -1), "lines deleted", format!("net {}", lines("lines_net", 1))),
        ];
        let place = releases.and_then(|releases| self.place(releases, key));
        out.extend(self.count("active_days").map(|days| {
            let run = self.count("longest_run_days").filter(|_| place.is_some());
            let run = run.map(|run| format!("up to {} in a row", self.numbers.whole(run)));
            figure(
                self.numbers.whole(days),
                if days == 1 { "active day" } else { "active days" },
                run.unwrap_or_default(),
            )
        }));
        out.extend(place.into_iter().flatten());
        out.extend(["run", "gap"].into_iter().filter_map(|kind| {
            let days = self.numbers.counted(self.count(&format!("longest_{kind}_days"))?, "day", "days");
            let from = self.day(&format!("{kind}_from")).map(|day| format!("from {day}"));
            Some(figure(days, &format!("longest {kind}"), from.unwrap_or_default()))
        }));
        out.truncate(SHOWN);
        out
    }

    /// The place among the others: releases in the top, or else with a commit, and the best rank.
    fn place(&self, releases: usize, key: Option<Token>) -> Option<[Figure; 2]> {
        let (rank, all) = (self.count("best_rank")?, i64::try_from(releases).unwrap_or(i64::MAX));
        let of_all = |count: i64| match count <= all && all > 1 {
            true => format!("{} of {}", self.numbers.whole(count), self.numbers.whole(all)),
            false => self.numbers.whole(count),
        };
        let word = if all == 1 { "release" } else { "releases" };
        let releases = match self.in_top() {
            Some((top, count)) => figure(of_all(count), word, format!("in the top {top}")),
            None => figure(of_all(self.count("releases").unwrap_or(0)), word, "with a commit".to_owned()),
        };
        let times = match self.count("times_at_best_rank") {
            None => String::new(),
            Some(1) => "once".to_owned(),
            Some(times) => format!("{} times", self.numbers.whole(times)),
        };
        Some([releases, Figure { key, ..figure(ordinal(rank, self.numbers), "best rank", times) }])
    }
}

fn figure(value: String, caption: &str, detail: String) -> Figure {
    Figure { value, caption: caption.to_owned(), detail, key: None }
}

/// `1st`, `2nd`, `11th`, `1,023rd`.
fn ordinal(rank: i64, numbers: Numbers) -> String {
    let ending = match (rank % 10, rank % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{}{ending}", numbers.whole(rank))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_are_said_as_people_say_them() {
        let said = [1, 2, 3, 4, 11, 12, 13, 21, 102, 111, 1_023].map(|rank| ordinal(rank, Numbers::Comma));
        assert_eq!(said, ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th", "1,023rd"]);
    }
}

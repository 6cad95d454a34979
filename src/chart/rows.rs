//! Which rows of a result the picture shows at its default size: the table under a chart has the same.

use std::collections::BTreeSet;

use crate::query::{ResultSet, Value};
use crate::text::{self, Numbers};

/// Most rows under a chart, so that a page with many charts stays small.
const MOST: usize = 1_000;

/// A row of a result.
pub type Row<'a> = &'a [Value];

/// Some rows of a result, in its order.
pub struct Rows<'a> {
    /// The rows.
    pub shown: Vec<&'a Vec<Value>>,
    /// What the rows have in common; empty if all rows are shown.
    pub limits: Vec<String>,
    /// The result.
    pub data: &'a ResultSet,
    /// Day of the head's commit, in days since 1970-01-01.
    pub until: Option<i32>,
    /// How numbers are written.
    pub numbers: Numbers,
    keeps_first: bool,
}

impl<'a> Rows<'a> {
    /// All rows of a result.
    #[must_use]
    pub fn all(data: &'a ResultSet, until: Option<i32>, numbers: Numbers) -> Self {
        Self { shown: data.rows.iter().collect(), limits: Vec::new(), data, until, numbers, keeps_first: false }
    }

    /// Of too many rows, keeps the first ones. Without this, the last ones are kept: most results run towards today.
    pub fn keep_first(&mut self) {
        self.keeps_first = true;
    }

    /// Keeps some rows, and adds the limit if any row is dropped.
    pub fn keep(&mut self, limit: &str, is_kept: impl Fn(Row<'_>) -> bool) {
        let before = self.shown.len();
        self.shown.retain(|row| is_kept(row));
        if self.shown.len() < before {
            self.limits.push(limit.to_owned());
        }
    }

    /// Keeps the first `most` rows.
    pub fn first(&mut self, most: usize, limit: &str) {
        if self.shown.len() > most {
            self.shown.truncate(most);
            self.limits.push(limit.to_owned());
        }
    }

    /// Keeps ranks up to `top`, and rows without a rank: their people are in the top of another release.
    pub fn top(&mut self, rank: &str, top: usize) {
        let data = self.data;
        let top = i64::try_from(top).unwrap_or(i64::MAX);
        self.keep(&format!("ranks 1 to {top}"), |row| data.value(row, rank).integer().is_none_or(|rank| rank <= top));
    }

    /// Keeps the last `most` releases. `order` is the column with their positions, `period` the one with their names.
    pub fn releases(&mut self, order: &str, period: &str, most: usize) {
        let Some(first) = self.nth_last(order, most) else { return };
        let data = self.data;
        let position = |row: Row<'_>| data.value(row, order).integer();
        let row = data.rows.iter().find(|row| position(row) == Some(first));
        let name = row.and_then(|row| data.value(row, period).text()).unwrap_or_default();
        let limit = format!("from {} on", text::shorten(&text::plain(name), 40));
        self.keep(&limit, |row| position(row).is_some_and(|position| position >= first));
    }

    /// The smallest of the `most` largest different numbers of a column; the smallest of all if there are fewer.
    #[must_use]
    pub fn nth_last(&self, column: &str, most: usize) -> Option<i64> {
        let numbers: BTreeSet<i64> =
            self.shown.iter().filter_map(|row| self.data.value(row, column).integer()).collect();
        numbers.iter().nth(numbers.len().saturating_sub(most)).copied()
    }

    /// Keeps at most `MOST` rows.
    pub fn cap(&mut self) {
        if self.keeps_first {
            self.first(MOST, "the first of them");
        } else if self.shown.len() > MOST {
            self.shown.drain(..self.shown.len() - MOST);
            self.limits.push("the last of them".to_owned());
        }
    }
}

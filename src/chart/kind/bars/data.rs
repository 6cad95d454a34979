//! Which people have a bar, and how long it is.

use crate::chart::kit::cells;
use crate::chart::kit::people::Person;
use crate::chart::skipped::Skipped;
use crate::chart::spec::Spec;
use crate::query::ResultSet;
use crate::text::{self, Numbers};

/// An outlier more than so many times the second is drawn broken.
const OUTLIER: i64 = 40;

/// One person's bar.
pub struct Row {
    /// Who.
    pub person: Person,
    /// The bar's number, in the spec's unit.
    pub value: i64,
    /// Part of the whole, a fraction.
    pub share: Option<f64>,
    /// Competition rank.
    pub rank: i64,
}

/// What is drawn and what it was drawn from.
pub struct Bars {
    /// The rows shown, longest first.
    pub rows: Vec<Row>,
    /// People in the data.
    pub people: usize,
    /// Sum of all numbers in the data.
    pub total: i128,
    /// Part of the whole that the rows shown have, where it can be said.
    pub coverage: Option<f64>,
    /// People left out because they are tied across the cut, and their rank.
    pub tied: Option<(usize, i64)>,
    /// The release; empty for all time.
    pub release: String,
    /// Whether the first bar is drawn shorter than it is.
    pub broken: bool,
    /// How numbers are written.
    pub numbers: Numbers,
}

/// The rows to show: all ranks up to the spec's, ties included, unless that is more than the chart can hold.
pub fn select(spec: &Spec, data: &ResultSet, most: usize, numbers: Numbers) -> Result<Bars, Skipped> {
    let mut rows = read(spec, data);
    let total: i128 = rows.iter().map(|row| i128::from(row.value)).sum();
    let release = data.rows.first().map(|row| text::plain(cells::text(data, row, &spec.period))).unwrap_or_default();
    if total == 0 {
        return Err(Skipped::because(format!(
            "Nobody has any {} here, so there are no bars to draw.",
            text::plain(&spec.unit)
        )));
    }
    let (people, shares) = (rows.len(), sum_of_shares(&rows));
    let limit = i64::try_from(spec.limit().min(most)).unwrap_or(i64::MAX);
    rows.retain(|row| row.rank <= limit);
    let mut tied = None;
    if rows.len() > most {
        let last = rows.last().map_or(0, |row| row.rank);
        let before = rows.len();
        rows.retain(|row| row.rank < last);
        tied = Some((before - rows.len(), last));
        if rows.is_empty() {
            return Err(Skipped::because(format!(
                "All {before} people at the top have the same number: there is no order to draw."
            )));
        }
    }
    let shown: i128 = rows.iter().map(|row| i128::from(row.value)).sum();
    // Shares that do not add up to the whole (several people per commit) cannot be summed.
    #[allow(clippy::cast_precision_loss)]
    let coverage = match shares {
        Some(whole) if (whole - 1.0).abs() < 0.005 => sum_of_shares(&rows),
        Some(_) => None,
        None => Some(shown as f64 / total as f64),
    };
    let broken = matches!(rows.as_slice(), [first, rest @ ..]
        if longest(rest) > 0 && first.value > longest(rest).saturating_mul(OUTLIER));
    Ok(Bars { rows, people, total, coverage, tied, release, broken, numbers })
}

fn read(spec: &Spec, data: &ResultSet) -> Vec<Row> {
    let read = |row: &Vec<_>| {
        let value = cells::integer(data, row, &spec.value)?.max(0);
        let share = cells::float(data, row, &spec.share);
        let rank = cells::integer(data, row, &spec.rank).unwrap_or(0);
        Some(Row { person: cells::person(data, row, spec), value, share, rank })
    };
    let mut rows: Vec<Row> = data.rows.iter().filter_map(read).collect();
    // Stable: people of the same number stay in the query's order.
    rows.sort_by_key(|row| std::cmp::Reverse(row.value));
    if rows.iter().any(|row| row.rank < 1) {
        let (mut rank, mut before) = (1, None);
        for (place, row) in (1..).zip(&mut rows) {
            if before != Some(row.value) {
                (rank, before) = (place, Some(row.value));
            }
            row.rank = rank;
        }
    }
    rows.sort_by_key(|row| row.rank);
    rows
}

fn sum_of_shares(rows: &[Row]) -> Option<f64> {
    rows.iter().map(|row| row.share).sum()
}

pub fn longest(rows: &[Row]) -> i64 {
    rows.iter().map(|row| row.value).max().unwrap_or(0)
}

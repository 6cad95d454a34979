//! Which people have a bar, and how long it is.

use std::cmp::Reverse;

use crate::chart::kit::cells;
use crate::chart::kit::people::Person;
use crate::chart::skipped::Skipped;
use crate::chart::spec::Spec;
use crate::fact::to_i64;
use crate::query::{ResultSet, Value};
use crate::text::{self, Numbers};

/// If the first value is more than this many times the second, its bar is cut short.
const OUTLIER: i64 = 40;
/// Shares add up to the whole if their sum differs from 1 by less than this.
const CLOSE: f64 = 0.005;

/// One person's bar.
pub struct Row {
    /// The person.
    pub person: Person,
    /// The bar's number, in the spec's unit.
    pub value: i64,
    /// Share of the whole, a fraction.
    pub share: Option<f64>,
    /// Competition rank.
    pub rank: i64,
}

/// The rows that are drawn, and what is known of all rows.
pub struct Bars {
    /// The rows shown, longest first.
    pub rows: Vec<Row>,
    /// People in the data.
    pub people: usize,
    /// Sum of all numbers in the data.
    pub total: i128,
    /// Share of the whole that the rows shown have, if it is known.
    pub coverage: Option<f64>,
    /// People omitted because they are tied across the cut.
    pub omitted: Option<Omitted>,
    /// The release; empty for all time.
    pub release: String,
    /// Whether the first bar is cut short.
    pub broken: bool,
    /// How numbers are written.
    pub numbers: Numbers,
}

/// People who are tied across the cut: showing some of them would rank equals.
pub struct Omitted {
    /// How many there are.
    pub people: usize,
    /// Their rank.
    pub rank: i64,
}

/// The rows to show: all ranks up to the spec's, ties included, unless that is more than `most` rows.
pub fn select(spec: &Spec, data: &ResultSet, most: usize, numbers: Numbers) -> Result<Bars, Skipped> {
    let mut rows = read(spec, data);
    let (people, total, shares) = (rows.len(), sum(&rows), sum_of_shares(&rows));
    if total == 0 {
        return Err(Skipped::because(format!("There are no {} to show.", text::plain(&spec.unit))));
    }
    let limit = to_i64(spec.limit().min(most));
    rows.retain(|row| row.rank <= limit);
    let omitted = omit_ties(&mut rows, most);
    if rows.is_empty() {
        let people = omitted.map_or(0, |omitted| omitted.people);
        return Err(Skipped::because(format!("All {people} people at the top are tied, so there is no ranking.")));
    }
    let coverage = coverage(&rows, total, shares);
    let release = data.rows.first().map(|row| text::plain(cells::text(data, row, &spec.period))).unwrap_or_default();
    let broken = is_outlier(&rows);
    Ok(Bars { rows, people, total, coverage, omitted, release, broken, numbers })
}

fn read(spec: &Spec, data: &ResultSet) -> Vec<Row> {
    let mut rows: Vec<Row> = data.rows.iter().filter_map(|row| read_row(spec, data, row)).collect();
    // Stable: people with the same number stay in the query's order.
    rows.sort_by_key(|row| Reverse(row.value));
    if rows.iter().any(|row| row.rank < 1) {
        rank(&mut rows);
    }
    rows.sort_by_key(|row| row.rank);
    rows
}

fn read_row(spec: &Spec, data: &ResultSet, row: &[Value]) -> Option<Row> {
    Some(Row {
        person: cells::person(data, row, spec),
        value: cells::integer(data, row, &spec.value)?.max(0),
        share: cells::float(data, row, &spec.share),
        rank: cells::integer(data, row, &spec.rank).unwrap_or(0),
    })
}

/// Gives sorted rows their competition ranks.
fn rank(rows: &mut [Row]) {
    let mut rank = 1;
    let mut before = None;
    for (place, row) in (1..).zip(rows) {
        if before != Some(row.value) {
            rank = place;
            before = Some(row.value);
        }
        row.rank = rank;
    }
}

/// Drops the people of the last rank if there are more than `most` rows.
fn omit_ties(rows: &mut Vec<Row>, most: usize) -> Option<Omitted> {
    if rows.len() <= most {
        return None;
    }
    let before = rows.len();
    let rank = rows.last()?.rank;
    rows.retain(|row| row.rank < rank);
    Some(Omitted { people: before - rows.len(), rank })
}

/// The share of the whole that the rows have; unknown if the shares of all people do not add up to the whole, as with
/// several people per commit.
#[allow(clippy::cast_precision_loss)]
fn coverage(rows: &[Row], total: i128, shares: Option<f64>) -> Option<f64> {
    match shares {
        Some(whole) if (whole - 1.0).abs() < CLOSE => sum_of_shares(rows),
        Some(_) => None,
        None => Some(sum(rows) as f64 / total as f64),
    }
}

fn sum(rows: &[Row]) -> i128 {
    rows.iter().map(|row| i128::from(row.value)).sum()
}

fn sum_of_shares(rows: &[Row]) -> Option<f64> {
    rows.iter().map(|row| row.share).sum()
}

fn is_outlier(rows: &[Row]) -> bool {
    let [first, rest @ ..] = rows else { return false };
    let second = longest(rest);
    second > 0 && first.value > second.saturating_mul(OUTLIER)
}

/// The highest number of some rows; 0 if there are none.
pub fn longest(rows: &[Row]) -> i64 {
    rows.iter().map(|row| row.value).max().unwrap_or(0)
}

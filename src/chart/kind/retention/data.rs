//! The people who joined in each year, and how many of them were active later.

use std::collections::BTreeMap;

use crate::chart::kit::cells;
use crate::chart::rows::{Row, Rows};
use crate::chart::spec::Spec;
use crate::fact::to_i64;
use crate::query::ResultSet;

/// Years in which people joined.
pub const COHORTS: usize = 12;
/// Years after that for which a share is shown.
pub const YEARS_LATER: usize = 8;
/// Shares of fewer people are omitted.
pub const LEAST: i64 = 10;

/// The people who joined in a year.
pub struct Cohort {
    /// The year.
    pub year: i64,
    /// How many people joined.
    pub size: i64,
    /// How many were active one year later, two years later and so on, in complete years.
    pub active: Vec<i64>,
}

impl Cohort {
    /// Whether its shares are shown.
    pub fn is_known(&self) -> bool {
        self.size >= LEAST
    }
}

/// Cohorts with at least one complete year after them.
pub fn read(spec: &Spec, data: &ResultSet, most: usize) -> Vec<Cohort> {
    let mut found: BTreeMap<i64, (i64, BTreeMap<i64, i64>)> = BTreeMap::new();
    let mut last = i64::MIN;
    for row in &data.rows {
        let number = |own: &str| cells::integer(data, row, spec.column(own));
        let (Some(year), Some(later)) = (number("cohort"), number("years_later")) else { continue };
        let Some(size) = number("cohort_size") else { continue };
        let (_, active) = found.entry(year).or_insert((size, BTreeMap::new()));
        if data.value(row, spec.column("is_complete")).is_true() {
            last = last.max(year.saturating_add(later));
            active.insert(later, number("active").unwrap_or(0).clamp(0, size));
        }
    }
    let mut cohorts = Vec::new();
    for (year, (size, known)) in found {
        let years = last.saturating_sub(year).clamp(0, to_i64(most));
        // A year in which nobody at all was active has no row.
        let active: Vec<i64> = (1..=years).map(|later| known.get(&later).copied().unwrap_or(0)).collect();
        if size > 0 && !active.is_empty() {
            cohorts.push(Cohort { year, size, active });
        }
    }
    cohorts
}

/// A share in whole percent, halves rounded up.
pub fn rounded(active: i64, size: i64) -> i64 {
    active.saturating_mul(200).saturating_add(size) / size.saturating_mul(2)
}

/// A share in whole percent; 100% only for all, and 0% only for nobody.
pub fn percent(active: i64, size: i64) -> String {
    if active <= 0 {
        return "0%".to_owned();
    }
    if active >= size {
        return "100%".to_owned();
    }
    match rounded(active, size) {
        0 => "<1%".to_owned(),
        rounded => format!("{}%", rounded.min(99)),
    }
}

/// Rows of the years and shares shown.
pub fn rows(rows: &mut Rows<'_>, spec: &Spec) {
    let data = rows.data;
    let (cohort, later) = (spec.column("cohort"), spec.column("years_later"));
    let is_complete = |row: Row<'_>| data.value(row, spec.column("is_complete")).is_true();
    let is_later = |row: Row<'_>| {
        let years = data.value(row, later).integer();
        years.is_some_and(|years| (1..=to_i64(YEARS_LATER)).contains(&years))
    };
    rows.keep(&format!("1 to {YEARS_LATER} years later, complete years only"), |row| is_later(row) && is_complete(row));
    let Some(first) = rows.nth_last(cohort, COHORTS) else { return };
    let is_recent = |row: Row<'_>| data.value(row, cohort).integer().is_some_and(|year| year >= first);
    rows.keep(&format!("joined in {first} or later"), is_recent);
}

//! Active people by year and by group of first years.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use crate::chart::kit::cells;
use crate::chart::rows::{Row, Rows};
use crate::chart::skipped::Skipped;
use crate::chart::spec::Spec;
use crate::fact::to_i64;
use crate::query::ResultSet;

/// Optional column: of the active people, those whose first and last commits are close together.
pub const DRIVE_BY: &str = "active_drive_by";
/// Groups of those who joined before the last two years.
pub const OLDER_GROUPS: usize = 3;

/// Years with a column each.
pub const YEARS: usize = 40;
/// Fewer years have no generations.
const LEAST: usize = 5;
/// A longer history comes from wrong clocks.
const LONGEST: i64 = 100;
/// Years farther from the first come from wrong clocks, and are too large to compute with.
const FARTHEST: i64 = 10_000;

/// The first years of a group of people.
pub type Group = RangeInclusive<i64>;

/// A year of the chart.
#[derive(Debug, Clone, Copy)]
pub struct Year {
    /// The year.
    pub year: i64,
    /// Whether it is over.
    pub is_complete: bool,
}

/// Active people by year and by year of their first commit.
pub struct People {
    /// The years shown.
    pub years: Vec<Year>,
    /// The groups, oldest first.
    pub groups: Vec<Group>,
    /// Active people by year and group. After the groups: drive-by contributors.
    pub active: Vec<Vec<i64>>,
    /// Position of the last complete year.
    pub latest: usize,
    /// How many people active in that year joined in it or the year before.
    pub joined: i64,
    /// Complete years in the data.
    pub all: usize,
}

impl People {
    /// Drive-by contributors of a year.
    pub fn drive_by(&self, at: usize) -> i64 {
        self.active[at].last().copied().unwrap_or(0)
    }

    /// Whether any drive-by contributor is known.
    pub fn has_drive_by(&self) -> bool {
        (0..self.active.len()).any(|at| self.drive_by(at) > 0)
    }
}

/// Numbers of people by year and by year of their first commit.
type Counts = BTreeMap<(i64, i64), i64>;

/// The rows of a result.
#[derive(Default)]
struct Table {
    active: Counts,
    drive_by: Counts,
    /// The years, and whether each is complete.
    years: BTreeMap<i64, bool>,
}

impl Table {
    fn read(spec: &Spec, data: &ResultSet) -> Self {
        let mut table = Self::default();
        for row in &data.rows {
            let number = |own: &str| cells::integer(data, row, spec.column(own));
            let (Some(cohort), Some(year)) = (number("cohort"), number("year")) else { continue };
            let Some(people) = number("active").map(|people| people.max(0)) else { continue };
            let plausible = -FARTHEST..=FARTHEST;
            if !plausible.contains(&cohort) || !plausible.contains(&year) {
                continue;
            }
            table.years.insert(year, data.value(row, spec.column("is_complete")).is_true());
            table.active.insert((year, cohort), people);
            table.drive_by.insert((year, cohort), number(DRIVE_BY).unwrap_or(0).clamp(0, people));
        }
        table
    }

    /// The years shown: the last `most`, with years in which nobody was active.
    fn shown(&self, last: i64, running: Option<i64>, most: usize) -> Vec<Year> {
        let mut years = self.years.clone();
        let first = years.keys().next().copied().unwrap_or(last);
        for year in first.max(last.saturating_sub(LONGEST))..last {
            years.entry(year).or_insert(true);
        }
        let mut shown = Vec::new();
        for (year, is_complete) in years {
            // Years after the current one come from wrong clocks.
            if is_complete || Some(year) == running {
                shown.push(Year { year, is_complete });
            }
        }
        shown.split_off(shown.len().saturating_sub(most))
    }

    /// Active people of a year by group, and after the groups those who are drive-by contributors.
    fn by_group(&self, year: i64, groups: &[Group]) -> Vec<i64> {
        let mut numbers = Vec::new();
        let mut drive_by: i64 = 0;
        for group in groups {
            let passing = count(&self.drive_by, year, group);
            numbers.push(count(&self.active, year, group) - passing);
            drive_by = drive_by.saturating_add(passing);
        }
        numbers.push(drive_by);
        numbers
    }
}

/// People of a year who joined in the years of a group.
fn count(counts: &Counts, year: i64, group: &Group) -> i64 {
    let cells = counts.range((year, *group.start())..=(year, *group.end()));
    cells.map(|(_, people)| *people).fold(0, i64::saturating_add)
}

/// Reads the last `most` years.
pub fn read(spec: &Spec, data: &ResultSet, most: usize) -> Result<People, Skipped> {
    let table = Table::read(spec, data);
    let complete: Vec<i64> = table.years.iter().filter(|(_, complete)| **complete).map(|(year, _)| *year).collect();
    let all = complete.len();
    let Some(last) = complete.last().copied().filter(|_| all >= LEAST) else {
        return Err(Skipped::too_few(all, LEAST, "complete years"));
    };
    let running = table.years.iter().find(|(_, complete)| !**complete).map(|(year, _)| *year);
    let years = table.shown(last, running, most);
    let cohorts: BTreeSet<i64> = table.active.keys().map(|(_, cohort)| *cohort).collect();
    let groups = groups(cohorts.first().copied().unwrap_or(last), last, running.unwrap_or(last));
    let active = years.iter().map(|shown| table.by_group(shown.year, &groups)).collect();
    let latest = years.iter().position(|shown| shown.year == last).unwrap_or(0);
    let joined = count(&table.active, last, &(last - 1..=last));
    Ok(People { years, groups, active, latest, joined, all })
}

/// Three groups of about as many years each, and the last two complete years with the current one.
fn groups(first: i64, last: i64, newest: i64) -> Vec<Group> {
    let (count, before) = (to_i64(OLDER_GROUPS), last - 1);
    let bounds: BTreeSet<i64> = (0..=count).map(|at| first + (before - first) * at / count).collect();
    let bounds: Vec<i64> = bounds.into_iter().collect();
    let mut groups: Vec<Group> = bounds.windows(2).map(|pair| pair[0]..=pair[1] - 1).collect();
    groups.push(before..=newest);
    groups
}

/// Rows of the years shown.
pub fn rows(rows: &mut Rows<'_>, spec: &Spec) {
    let data = rows.data;
    let column = spec.column("year");
    let year = |row: Row<'_>| data.value(row, column).integer();
    let is_complete = |row: Row<'_>| data.value(row, spec.column("is_complete")).is_true();
    // Years after the current one come from wrong clocks.
    let open = rows.shown.iter().filter(|row| !is_complete(row)).filter_map(|row| year(row));
    let all = rows.shown.iter().filter_map(|row| year(row));
    let Some(last) = open.min().or_else(|| all.max()) else { return };
    rows.keep(&format!("up to {last}"), |row| year(row).is_some_and(|year| year <= last));
    let Some(first) = rows.nth_last(column, YEARS) else { return };
    rows.keep(&format!("from {first} on"), |row| year(row).is_some_and(|year| year >= first));
}

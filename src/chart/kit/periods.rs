//! Rows of a result as releases in order, with the numbers that a chart reads of each.

use std::collections::BTreeMap;

use super::cells;
use crate::chart::rows::Rows;
use crate::chart::skipped::Skipped;
use crate::chart::spec::Spec;
use crate::query::ResultSet;
use crate::text;

/// Releases with a column each; more are too thin to distinguish.
pub const MOST: usize = 60;
/// With fewer columns, all are shown.
const LEAST: usize = 12;

/// A release and its numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// Name as shown, not yet cut.
    pub name: String,
    /// Whether these are the commits after the last release.
    pub unreleased: bool,
    /// The numbers asked for, none negative; 0 if one is missing.
    pub values: Vec<i64>,
    /// Whether its numbers of lines are the least.
    pub is_least: bool,
    /// The row it was read from.
    pub row: usize,
}

/// All releases of a result, oldest first; of rows of the same release the first.
pub fn read(spec: &Spec, data: &ResultSet, columns: &[&str]) -> Vec<Period> {
    let mut found = BTreeMap::new();
    for (row, values) in data.rows.iter().enumerate() {
        let Some(order) = cells::integer(data, values, &spec.order) else { continue };
        let name = text::plain(cells::text(data, values, &spec.period));
        let unreleased = cells::is_unreleased(data, values, &name);
        let number = |own: &&str| cells::integer(data, values, own).unwrap_or(0).max(0);
        let is_least = cells::is_least(data, values);
        let period = Period { name, unreleased, values: columns.iter().map(number).collect(), is_least, row };
        found.entry((order, period.name.clone())).or_insert(period);
    }
    found.into_values().collect()
}

/// The last of them, at most `most`.
pub fn last(all: &[Period], most: usize) -> &[Period] {
    &all[all.len().saturating_sub(most)..]
}

/// The last of them, at most `most`, without the first few if each of these is more than twice as large as all later ones:
/// the history before the first tag would flatten the rest.
pub fn comparable(all: &[Period], most: usize, value: impl Fn(&Period) -> i64) -> &[Period] {
    let shown = last(all, most);
    if shown.len() < LEAST {
        return shown;
    }
    let is_apart = |at: &usize| {
        let (first, rest) = shown.split_at(*at);
        let lowest = first.iter().map(&value).min().unwrap_or(0);
        let highest = rest.iter().map(&value).max().unwrap_or(0);
        highest > 0 && lowest > highest.saturating_mul(2)
    };
    let from = (1..=shown.len() / 4).find(is_apart).unwrap_or(0);
    &shown[from..]
}

/// "the last 60 of 67 releases"; empty if all are shown. Unreleased commits are not a release.
pub fn range(all: &[Period], shown: &[Period]) -> String {
    if all.len() == shown.len() {
        return String::new();
    }
    format!("the last {} of {} releases", released(shown).count(), released(all).count())
}

/// Releases, without unreleased commits.
pub fn released(periods: &[Period]) -> impl DoubleEndedIterator<Item = &Period> {
    periods.iter().filter(|period| !period.unreleased)
}

/// The names of releases as shown on an axis.
pub fn names(periods: &[Period]) -> Vec<String> {
    periods.iter().map(|period| period.name.clone()).collect()
}

/// Keeps the rows of the last [`MOST`] releases, for the table under a chart.
pub fn rows(rows: &mut Rows<'_>, spec: &Spec) {
    rows.releases(&spec.order, &spec.period, MOST);
}

/// The position of the latest release.
pub fn latest(periods: &[Period]) -> usize {
    periods.iter().rposition(|period| !period.unreleased).unwrap_or(0)
}

/// "over 12 releases, 1.0 to 2.1" for alternative texts.
pub fn span(shown: &[Period]) -> String {
    let names: Vec<String> = released(shown).map(|period| text::shorten(&period.name, 24)).collect();
    match names.as_slice() {
        [] => "of unreleased commits".to_owned(),
        [one] => format!("of release {one}"),
        [first, .., last] => format!("over {} releases, {first} to {last}", names.len()),
    }
}

/// The note that goes with hollow marks.
pub fn hollow(shown: &[Period]) -> Option<String> {
    shown.iter().any(|period| period.unreleased).then(|| "Outlined: unreleased.".to_owned())
}

/// Checks that there are at least `least` releases.
///
/// # Errors
/// The reason for no chart.
pub fn at_least(all: &[Period], least: usize) -> Result<(), Skipped> {
    if all.len() < least { Err(Skipped::too_few_releases(released(all).count(), least)) } else { Ok(()) }
}

//! Which rows of a result stand in the table under its chart: those that the picture, 720 wide, can show.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::chart::{Kind, Spec, limits};
use crate::query::{ResultSet, Value};
use crate::text::{self, Numbers};

/// Rows under a chart at most: a page with many large charts stays small.
const MOST: usize = 1_000;
/// Some rows of a result, in its order.
pub(super) struct Rows<'a> {
    /// The rows.
    pub(super) shown: Vec<&'a Vec<Value>>,
    /// What they have in common that others have not; empty where they are all.
    pub(super) limits: Vec<String>,
    data: &'a ResultSet,
    numbers: Numbers,
}

/// The rows that a chart shows; `until` is the day of the head, in days since 1970-01-01.
pub(super) fn drawn<'a>(spec: &Spec, data: &'a ResultSet, until: Option<i32>, numbers: Numbers) -> Rows<'a> {
    let mut rows = Rows { shown: data.rows.iter().collect(), limits: Vec::new(), data, numbers };
    match spec.kind {
        Kind::Bars => rows.top(spec),
        Kind::Bump => {
            rows.releases(spec, limits::RANKED_RELEASES);
            rows.top(spec);
        }
        Kind::Streaks => {
            rows.releases(spec, limits::TILES);
            rows.top(spec);
            rows.runs(spec, limits::RUNS);
        }
        Kind::People | Kind::Size | Kind::Concentration | Kind::Organizations => rows.releases(spec, limits::RELEASES),
        Kind::Generations => rows.generations(spec),
        Kind::Retention => rows.retention(spec),
        Kind::Calendar => rows.calendar(spec.column("date"), until),
        Kind::Diverging => rows.first(spec.limit(), "the first"),
        Kind::WeekHours | Kind::Card => {}
    }
    // The picture reads ranks and runs from the front, all else runs towards today.
    match spec.kind {
        Kind::Bars | Kind::Diverging | Kind::Streaks => rows.first(MOST, "the first of them"),
        _ if rows.shown.len() > MOST => {
            rows.shown.drain(..rows.shown.len() - MOST);
            rows.limits.push("the last of them".to_owned());
        }
        _ => {}
    }
    rows
}

impl Rows<'_> {
    /// Drops rows, and says so where there are any.
    fn keep(&mut self, limit: impl FnOnce() -> String, is_kept: impl Fn(&[Value]) -> bool) {
        let before = self.shown.len();
        self.shown.retain(|row| is_kept(row));
        if self.shown.len() < before {
            self.limits.push(limit());
        }
    }

    fn first(&mut self, most: usize, limit: &str) {
        if self.shown.len() > most {
            self.shown.truncate(most);
            self.limits.push(limit.to_owned());
        }
    }

    /// Rows without a rank are of those who are in the top elsewhere.
    fn top(&mut self, spec: &Spec) {
        let (data, top) = (self.data, i64::try_from(spec.limit()).unwrap_or(i64::MAX));
        let words = || format!("ranks 1 to {top}");
        self.keep(words, |row| data.value(row, &spec.rank).integer().is_none_or(|rank| rank <= top));
    }

    fn releases(&mut self, spec: &Spec, most: usize) {
        let data = self.data;
        let place = |row: &[Value]| data.value(row, &spec.order).integer();
        let Some(first) = nth_last(self.shown.iter().filter_map(|row| place(row)), most) else { return };
        let name = data.rows.iter().find(|row| place(row) == Some(first)).map(|row| data.value(row, &spec.period));
        let name = text::plain(name.and_then(Value::text).unwrap_or_default());
        self.keep(|| format!("from {} on", text::shorten(&name, 40)), |row| place(row).is_some_and(|at| at >= first));
    }

    /// The people on the longest runs.
    fn runs(&mut self, spec: &Spec, most: usize) {
        let data = self.data;
        let who = |row: &[Value]| data.value(row, &spec.key).text().unwrap_or_default().to_owned();
        let (mut known, mut people) = (BTreeSet::new(), Vec::new());
        for row in &data.rows {
            if known.insert(who(row)) {
                people.push((who(row), data.value(row, spec.column("length")).integer().unwrap_or(0)));
            }
        }
        people.sort_by_key(|(_, length)| Reverse(*length));
        let chosen: BTreeSet<String> = people.into_iter().take(most).map(|(who, _)| who).collect();
        let words = format!("the {} longest runs", self.numbers.count(most));
        self.keep(|| words, |row| chosen.contains(&who(row)));
    }

    fn generations(&mut self, spec: &Spec) {
        let data = self.data;
        let (year, is_over) = (spec.column("year"), spec.column("is_complete"));
        let year = |row: &[Value]| data.value(row, year).integer();
        let is_over = |row: &[Value]| data.value(row, is_over).is_true();
        // Years after the running one are those of wrong clocks.
        let open = self.shown.iter().filter(|row| !is_over(row)).filter_map(|row| year(row));
        let Some(last) = open.min().or_else(|| self.shown.iter().filter_map(|row| year(row)).max()) else { return };
        self.keep(|| format!("up to {last}"), |row| year(row).is_some_and(|year| year <= last));
        let Some(first) = nth_last(self.shown.iter().filter_map(|row| year(row)), limits::GENERATIONS) else { return };
        self.keep(|| format!("from {first} on"), |row| year(row).is_some_and(|year| year >= first));
    }

    fn retention(&mut self, spec: &Spec) {
        let data = self.data;
        let (cohort, later) = (spec.column("cohort"), spec.column("years_later"));
        let number = |row: &[Value], name: &str| data.value(row, name).integer();
        let is_later = |row: &[Value]| {
            number(row, later).is_some_and(|years| {
                usize::try_from(years).is_ok_and(|years| (1..=limits::YEARS_LATER).contains(&years))
            })
        };
        let is_over = |row: &[Value]| data.value(row, spec.column("is_complete")).is_true();
        let words = || format!("1 to {} years later, as far as they are over", limits::YEARS_LATER);
        self.keep(words, |row| is_later(row) && is_over(row));
        let Some(first) = nth_last(self.shown.iter().filter_map(|row| number(row, cohort)), limits::COHORTS) else {
            return;
        };
        let words = || format!("joined in {first} or later");
        self.keep(words, |row| number(row, cohort).is_some_and(|year| year >= first));
    }

    fn calendar(&mut self, date: &str, until: Option<i32>) {
        let data = self.data;
        let day = |row: &[Value]| if let Value::Date(day) = data.value(row, date) { Some(*day) } else { None };
        let Some(last) = until.or_else(|| self.shown.iter().filter_map(|row| day(row)).max()) else { return };
        let year = last.saturating_sub(limits::CALENDAR_DAYS)..=last;
        let is_within = |row: &[Value]| day(row).is_some_and(|day| day > *year.start() && day <= *year.end());
        self.keep(|| format!("the last {} days", limits::CALENDAR_DAYS), is_within);
    }
}

/// The smallest of the `most` largest different numbers; all where there are fewer.
fn nth_last(numbers: impl Iterator<Item = i64>, most: usize) -> Option<i64> {
    let places: BTreeSet<i64> = numbers.collect();
    places.iter().nth(places.len().saturating_sub(most)).copied()
}

//! Commits per day in the year up to the head: a column per week, Monday on top.

use std::collections::BTreeMap;

use crate::chart::context::Context;
use crate::chart::kit::axes::SMALL;
use crate::chart::kit::cells;
use crate::chart::kit::compose::{self, Content, Words};
use crate::chart::kit::frame::Body;
use crate::chart::kit::heat::{Cell, Steps};
use crate::chart::kit::measure::reserve;
use crate::chart::kit::pen::{Drawn, Pen};
use crate::chart::kit::scene::{MARGIN, U};
use crate::chart::picture::Picture;
use crate::chart::rows::{Row, Rows};
use crate::chart::skipped::Skipped;
use crate::chart::spec::{Field, Kind, Spec};
use crate::query::{ResultSet, Value};
use crate::text;

pub const KIND: Kind = Kind::new("calendar", "commits per day of the last year", draw)
    .with_columns(&[Field::Value, Field::Own("date")])
    .with_rows(rows);

const HEAD: i32 = 24 * U;
const LEFT: i32 = 30 * U;
/// Widest cell with the gap after it.
const PITCH: i32 = 160;
const WEEKS: i32 = 53;
const FOOT: i32 = 34 * U;
/// Days shown.
const DAYS: i32 = 365;
/// Dates farther from 1970-01-01 than this many days come from wrong clocks.
const FARTHEST: i32 = 1_000_000;
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The year shown, in days since 1970-01-01.
#[derive(Clone, Copy)]
struct Year {
    first: i32,
    last: i32,
}

/// Where the cells are, in tenths.
#[derive(Clone, Copy)]
struct Grid {
    year: Year,
    /// Upper edge of the first row.
    top: i32,
    /// From one cell to the next.
    pitch: i32,
}

/// Draws the chart.
pub fn draw(spec: &Spec, data: &ResultSet, context: &Context) -> Result<Picture, Skipped> {
    let mut days = read(spec, data);
    // Dates after the head come from wrong clocks.
    let last = context.head_date.or_else(|| days.keys().next_back().copied());
    let Some(last) = last.filter(|last| (-FARTHEST..FARTHEST).contains(last)) else {
        return Err(Skipped::because("No commit has a date."));
    };
    let year = Year { first: last - DAYS + 1, last };
    let begin = days.keys().next().copied().filter(|begin| *begin > year.first && *begin <= last);
    days.retain(|day, commits| (year.first..=year.last).contains(day) && *commits > 0);
    if days.is_empty() {
        return Err(Skipped::because(format!("There is no commit in the {DAYS} days up to {}.", iso(last))));
    }
    let steps = Steps::of(days.values().copied(), context.numbers);
    let below = FOOT + steps.more(&spec.unit, context.sheet.room());
    let pitch = ((context.sheet.room() - LEFT) / WEEKS).min(PITCH);
    let wished = HEAD + week_height(pitch) + below;
    let content = Content { words: words(&days, year, begin, spec, context), height: wished, rows: days.len() };
    compose::picture(spec, context, content, |pen, Body { top, height }| {
        let pitch = pitch.min((height - HEAD - below) / 7);
        let grid = Grid { year, top: top + (height - wished).max(0) / 2 + HEAD, pitch };
        steps.draw(pen, &grid.cells(&days))?;
        grid.weekdays(pen)?;
        grid.months(pen)?;
        steps.legend(pen, (MARGIN, grid.top + week_height(pitch) + 22 * U), &spec.unit)
    })
}

/// Commits by day.
fn read(spec: &Spec, data: &ResultSet) -> BTreeMap<i32, i64> {
    let mut days = BTreeMap::new();
    for row in &data.rows {
        let day = cells::date(data, row, spec.column("date"));
        let commits = cells::integer(data, row, &spec.value);
        if let (Some(day), Some(commits)) = (day, commits) {
            days.insert(day, commits.max(0));
        }
    }
    days
}

/// Height of a week in whole units.
fn week_height(pitch: i32) -> i32 {
    (7 * pitch + U - 1) / U * U
}

impl Grid {
    /// Left end of the column of a day's week.
    fn x(self, day: i32) -> i32 {
        let monday = self.year.first - weekday(self.year.first);
        MARGIN + LEFT + (day - monday) / 7 * self.pitch
    }

    /// The gap after a cell.
    fn gap(self) -> i32 {
        (self.pitch / 6).min(2 * U)
    }

    fn cells(self, days: &BTreeMap<i32, i64>) -> Vec<Cell> {
        let side = self.pitch - self.gap();
        let mut cells = Vec::new();
        for day in self.year.first..=self.year.last {
            let (x, y) = (self.x(day), self.top + weekday(day) * self.pitch);
            cells.push(((x, y), (x + side, y + side), days.get(&day).copied().unwrap_or(0)));
        }
        cells
    }

    fn weekdays(self, pen: &Pen<'_>) -> Drawn {
        for (row, name) in [(0, "Mon"), (2, "Wed"), (4, "Fri")] {
            let y = SMALL.centered(self.top + row * self.pitch + (self.pitch - self.gap()) / 2);
            pen.text(name, (MARGIN, y), SMALL)?;
        }
        Ok(())
    }

    /// Names of months over the week in which they begin.
    fn months(self, pen: &Pen<'_>) -> Drawn {
        for day in self.year.first..=self.year.last {
            let Some(name) = month_from(day) else { continue };
            let x = self.x(day);
            if x + reserve(name, SMALL.size, false) <= pen.right() {
                pen.text(name, (x, self.top - 6 * U), SMALL)?;
            }
        }
        Ok(())
    }
}

/// The name of the month that begins on a day.
fn month_from(day: i32) -> Option<&'static str> {
    let date = iso(day);
    let (_, month) = date.strip_suffix("-01")?.rsplit_once('-')?;
    let number: usize = month.parse().ok()?;
    MONTHS.get(number.checked_sub(1)?).copied()
}

/// 0 is Monday; 1970-01-01 was a Thursday.
fn weekday(day: i32) -> i32 {
    (day + 3).rem_euclid(7)
}

fn iso(day: i32) -> String {
    Value::Date(day).iso().unwrap_or_default()
}

/// Rows of the days shown.
fn rows(rows: &mut Rows<'_>, spec: &Spec) {
    let data = rows.data;
    let date = spec.column("date");
    let dates = rows.shown.iter().filter_map(|row| cells::date(data, row, date));
    let Some(last) = rows.until.or_else(|| dates.max()) else { return };
    let first = last.saturating_sub(DAYS - 1);
    let is_shown = |row: Row<'_>| cells::date(data, row, date).is_some_and(|day| (first..=last).contains(&day));
    rows.keep(&format!("the last {DAYS} days"), is_shown);
}

/// `begin`: the first day of a history that is younger than a year.
fn words(days: &BTreeMap<i32, i64>, year: Year, begin: Option<i32>, spec: &Spec, context: &Context) -> Words {
    let (unit, numbers) = (&spec.unit, context.numbers);
    let span = begin.map_or(DAYS, |begin| year.last - begin + 1);
    let active = match i32::try_from(days.len()) {
        Ok(1) if span == 1 => iso(year.last),
        Ok(active) if active == span => format!("each of the {span} days up to {}", iso(year.last)),
        _ => format!("{} of the {span} days up to {}", days.len(), iso(year.last)),
    };
    let total: i64 = days.values().fold(0, |sum, commits| sum.saturating_add(*commits));
    let mut alt = format!("Calendar: {unit} per day. Total: {}, on {active}.", numbers.whole(total));
    let most = days.values().copied().max().unwrap_or(0);
    let busiest: Vec<i32> = days.iter().filter(|(_, commits)| **commits == most).map(|(day, _)| *day).collect();
    match busiest.as_slice() {
        [day] => alt.push_str(&format!(" Maximum: {} on {}.", numbers.whole(most), iso(*day))),
        several => alt.push_str(&format!(" Maximum: {}, on {} days.", numbers.whole(most), several.len())),
    }
    Words {
        findings: vec![format!("{} on {active}", text::capital(unit))],
        plain: format!("{} per day", text::capital(unit)),
        subtitle: context.counted(&format!("{} per day, in the authors' local time", text::capital(unit))),
        description: alt.clone(),
        alts: vec![alt],
        ..Words::default()
    }
}

//! Commits per day in the year up to the head: a column per week, Monday on top.

use std::collections::BTreeMap;

use crate::chart::context::Context;
use crate::chart::kit::axes::SMALL;
use crate::chart::kit::cells;
use crate::chart::kit::compose::{self, Words};
use crate::chart::kit::frame::Body;
use crate::chart::kit::heat::{Cell, Steps};
use crate::chart::kit::measure::reserve;
use crate::chart::kit::pen::{Drawn, Pen};
use crate::chart::kit::scene::{MARGIN, U};
use crate::chart::picture::Picture;
use crate::chart::rows::{Row, Rows};
use crate::chart::skipped::Skipped;
use crate::chart::spec::{Field, Kind, NO_ROWS, Spec};
use crate::query::{ResultSet, Value};
use crate::text;

pub const KIND: Kind = Kind {
    name: "calendar",
    summary: "commits per day of the last year",
    columns: &[Field::Value, Field::Own("date")],
    optional: &[],
    facts: &[],
    without_rows: Some(NO_ROWS),
    draw,
    rows,
};

const HEAD: i32 = 24 * U;
const LEFT: i32 = 30 * U;
/// Widest cell with the gap after it.
const PITCH: i32 = 160;
const WEEKS: i32 = 53;
const FOOT: i32 = 34 * U;
/// Days shown.
const DAYS: i32 = 365;
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Days since 1970-01-01 of one year, first and last, and the width of a cell with the gap after it.
#[derive(Clone, Copy)]
struct Year {
    first: i32,
    last: i32,
    pitch: i32,
}

/// Draws the chart.
pub fn draw(spec: &Spec, data: &ResultSet, context: &Context) -> Result<Picture, Skipped> {
    let mut days: BTreeMap<i32, i64> = BTreeMap::new();
    for row in &data.rows {
        if let (Value::Date(day), Some(commits)) =
            (data.value(row, spec.column("date")), cells::integer(data, row, &spec.value))
        {
            days.insert(*day, commits.max(0));
        }
    }
    // Dates after the head are those of wrong clocks.
    let last = context.head_date.or_else(|| days.keys().next_back().copied());
    let last = last.filter(|last| (-1_000_000..1_000_000).contains(last));
    let Some(last) = last else { return Err(Skipped::because("No commit has a date.")) };
    let pitch = ((context.sheet.room() - LEFT) / WEEKS).min(PITCH);
    let year = Year { first: last - DAYS + 1, last, pitch };
    days.retain(|day, commits| (year.first..=year.last).contains(day) && *commits > 0);
    if days.is_empty() {
        return Err(Skipped::because(format!("There is no commit in the {DAYS} days up to {}.", iso(last))));
    }
    let steps = Steps::of(days.values().copied(), context.numbers);
    let words = words(&days, year, spec, context);
    let below = FOOT + steps.more(&spec.unit, context.sheet.room());
    let grid = (7 * pitch + U - 1) / U * U;
    let wished = HEAD + grid + below;
    compose::picture((spec, context), words, (wished, days.len()), |pen, Body { top, height }| {
        let pitch = pitch.min((height - HEAD - below) / 7);
        let year = Year { pitch, ..year };
        let (top, gap) = (top + (height - wished).max(0) / 2, (pitch / 6).min(2 * U));
        let grid = (7 * pitch + U - 1) / U * U;
        let cells: Vec<Cell> = (year.first..=year.last)
            .map(|day| {
                let (x, y) = (year.x(day), top + HEAD + weekday(day) * pitch);
                ((x, y), (x + pitch - gap, y + pitch - gap), days.get(&day).copied().unwrap_or(0))
            })
            .collect();
        steps.draw(pen, &cells)?;
        for (row, name) in [(0, "Mon"), (2, "Wed"), (4, "Fri")] {
            let y = SMALL.centred(top + HEAD + row * pitch + (pitch - gap) / 2);
            pen.text(name, (MARGIN, y), SMALL)?;
        }
        months(pen, year, top + HEAD - 6 * U)?;
        steps.legend(pen, (MARGIN, top + HEAD + grid + 22 * U), &spec.unit)
    })
}

impl Year {
    /// Left end of the column of a day's week.
    fn x(self, day: i32) -> i32 {
        let monday = self.first - weekday(self.first);
        MARGIN + LEFT + (day - monday) / 7 * self.pitch
    }
}

/// 0 is Monday; the first of January 1970 was a Thursday.
fn weekday(day: i32) -> i32 {
    (day + 3).rem_euclid(7)
}

fn iso(day: i32) -> String {
    Value::Date(day).iso().unwrap_or_default()
}

/// Names of months over the week in which they begin.
fn months(pen: &Pen<'_>, year: Year, y: i32) -> Drawn {
    for day in year.first..=year.last {
        let date = iso(day);
        let Some(month) = date.strip_suffix("-01").and_then(|month| month.rsplit('-').next()) else { continue };
        let name = month.parse::<usize>().ok().and_then(|month| MONTHS.get(month.checked_sub(1)?));
        let x = year.x(day);
        if let Some(name) = name.filter(|name| x + reserve(name, SMALL.size, false) <= pen.right()) {
            pen.text(name, (x, y), SMALL)?;
        }
    }
    Ok(())
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

fn words(days: &BTreeMap<i32, i64>, year: Year, spec: &Spec, context: &Context) -> Words {
    let unit = &spec.unit;
    let active = format!("{} of the {DAYS} days up to {}", days.len(), iso(year.last));
    let total: i64 = days.values().fold(0, |sum, commits| sum.saturating_add(*commits));
    let busiest = days.iter().max_by_key(|(day, commits)| (**commits, std::cmp::Reverse(**day)));
    let most = busiest
        .map(|(day, commits)| format!(" Most on one day: {}, on {}.", context.numbers.whole(*commits), iso(*day)));
    let start = format!("Calendar: {unit} per day.");
    let alt = format!("{start} {} {unit} on {active}.{}", context.numbers.whole(total), most.unwrap_or_default());
    Words {
        findings: vec![format!("There were {unit} on {active}")],
        plain: format!("{} per day", text::capital(unit)),
        subtitle: context.counted(&format!("{} per day on the authors' own clocks", text::capital(unit))),
        description: alt.clone(),
        alts: vec![alt],
        ..Words::default()
    }
}

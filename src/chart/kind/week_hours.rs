//! Commits per hour of the week: a row per weekday, a column per hour.

use crate::chart::context::Context;
use crate::chart::kit::axes::SMALL;
use crate::chart::kit::cells;
use crate::chart::kit::compose::{self, Words};
use crate::chart::kit::frame::Body;
use crate::chart::kit::heat::{Cell, Steps};
use crate::chart::kit::scene::{MARGIN, U};
use crate::chart::kit::theme::Token;
use crate::chart::picture::Picture;
use crate::chart::skipped::Skipped;
use crate::chart::spec::{Field, Kind, NO_ROWS, Spec};
use crate::query::ResultSet;
use crate::text;

pub const KIND: Kind = Kind {
    name: "week_hours",
    summary: "commits per hour of the week",
    columns: &[Field::Value, Field::Own("weekday"), Field::Own("hour")],
    optional: &[],
    facts: &[],
    without_rows: Some(NO_ROWS),
    draw,
    rows: |_, _| {},
};

const LEFT: i32 = 84 * U;
/// The same with short names of days.
const SHORT: i32 = 34 * U;
const ROW: i32 = 22 * U;
const LEAST_ROW: i32 = 14 * U;
const GAP: i32 = 2 * U;
const FOOT: i32 = 54 * U;
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/// The busiest hour is a finding from so many on.
const LEAST: i64 = 5;

/// Draws the chart.
pub fn draw(spec: &Spec, data: &ResultSet, context: &Context) -> Result<Picture, Skipped> {
    let mut hours = [[0_i64; 24]; 7];
    for row in &data.rows {
        let place = |own: &str| cells::integer(data, row, spec.column(own));
        let (Some(day), Some(hour)) = (place("weekday"), place("hour")) else { continue };
        let at = |value: i64| usize::try_from(value).ok();
        if let Some(cell) = day.checked_sub(1).and_then(at).and_then(|day| hours.get_mut(day)?.get_mut(at(hour)?)) {
            *cell = cells::integer(data, row, &spec.value).unwrap_or(0).max(0);
        }
    }
    let all = || hours.iter().flatten().copied();
    if all().all(|count| count == 0) {
        return Err(Skipped::because(format!("There are no {} with a date here.", text::plain(&spec.unit))));
    }
    let steps = Steps::of(all(), context.numbers);
    let is_narrow = context.sheet.is_narrow();
    let side = if is_narrow { SHORT } else { LEFT };
    let width = (context.sheet.room() - side) / 24;
    let places: Vec<i32> = (0..24).map(|hour| MARGIN + side + width * hour).collect();
    let wished = 7 * ROW + FOOT + steps.more(&spec.unit, context.sheet.room());
    let words = words(&hours, spec, context);
    compose::picture((spec, context), words, (wished, 7), |pen, Body { top, height }| {
        let row = ((height - wished) / 7 + ROW).min(ROW);
        let top = top + (height - wished).max(0) / 2;
        let mut all: Vec<Cell> = Vec::with_capacity(7 * 24);
        for ((counts, name), y) in hours.iter().zip(DAYS).zip((0..).map(|day| top + row * day)) {
            let name = if is_narrow { name.get(..3).unwrap_or(name) } else { name };
            // Where rows are low, every second name has room.
            if row >= LEAST_ROW || matches!(name.get(..1), Some("M" | "W" | "F")) {
                pen.text(name, (MARGIN, SMALL.centred(y + (row - GAP) / 2)), SMALL)?;
            }
            let cell = |(x, count): (&i32, &i64)| ((*x, y), (x + width - GAP, y + row - GAP), *count);
            all.extend(places.iter().zip(counts).map(cell));
        }
        steps.draw(pen, &all)?;
        if let Some((_, day, hour)) = busiest(&hours) {
            let (x, y) = (places[hour], top + row * i32::try_from(day).unwrap_or(0));
            pen.outline((x - U, y - U), (x + width - GAP + U, y + row - GAP + U), Token::Fg, 2 * U)?;
        }
        for hour in [0, 6, 12, 18] {
            pen.text(&format!("{hour}:00"), (places[hour], top + 7 * row + 14 * U), SMALL)?;
        }
        steps.legend(pen, (MARGIN, top + 7 * row + 42 * U), &spec.unit)
    })
}

/// The hour with most, if that is one: its number, day and hour.
fn busiest(hours: &[[i64; 24]; 7]) -> Option<(i64, usize, usize)> {
    let each = || (0..7).flat_map(|day| (0..24).map(move |hour| (hours[day][hour], day, hour)));
    let most = each().map(|(count, ..)| count).max().filter(|most| *most >= LEAST)?;
    let mut busiest = each().filter(|(count, ..)| *count == most);
    busiest.next().filter(|_| busiest.next().is_none())
}

fn words(hours: &[[i64; 24]; 7], spec: &Spec, context: &Context) -> Words {
    let unit = &spec.unit;
    let busiest = busiest(hours);
    let finding = busiest.map(|(_, day, hour)| format!("{}, {hour}:00 to {}:00", DAYS[day], hour + 1));
    let most = busiest.map_or(0, |(count, ..)| count);
    let sum = |days: std::ops::Range<usize>| hours[days].iter().flatten().fold(0_i64, |sum, n| sum.saturating_add(*n));
    let weekend = context.numbers.percent(share(sum(5..7), sum(0..7)));
    let start = format!("Heat map: {unit} per hour of the week.");
    let busy =
        finding.as_ref().map(|when| format!(" Most: {}, on {when}.", context.numbers.whole(most))).unwrap_or_default();
    let alt = format!("{start}{busy} On Saturdays and Sundays: {weekend} of {}.", context.numbers.whole(sum(0..7)));
    let day = |(name, at): (&str, usize)| format!("{name}: {}", context.numbers.whole(sum(at..at + 1)));
    let days: Vec<String> = DAYS.into_iter().zip(0..).map(day).collect();
    Words {
        findings: finding.map(|when| format!("The busiest hour of the week: {when}")).into_iter().collect(),
        plain: format!("{weekend} of the {unit} were made on Saturdays and Sundays"),
        subtitle: context.counted(&format!("{} by weekday and hour on the authors' own clocks", text::capital(unit))),
        description: format!("{alt} {}.", days.join("; ")),
        alts: vec![alt],
        ..Words::default()
    }
}

/// A part as a fraction.
#[allow(clippy::cast_precision_loss)]
fn share(part: i64, whole: i64) -> f64 {
    if whole > 0 { part as f64 / whole as f64 } else { 0.0 }
}

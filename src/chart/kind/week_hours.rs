//! Commits per hour of the week: a row per weekday, a column per hour.

use crate::chart::context::Context;
use crate::chart::kit::axes::SMALL;
use crate::chart::kit::cells;
use crate::chart::kit::compose::{self, Content, Words};
use crate::chart::kit::frame::Body;
use crate::chart::kit::heat::{Cell, Steps};
use crate::chart::kit::pen::{Drawn, Pen};
use crate::chart::kit::scale::to_i32;
use crate::chart::kit::scene::{MARGIN, U};
use crate::chart::kit::stack::sum;
use crate::chart::kit::theme::Token;
use crate::chart::picture::Picture;
use crate::chart::skipped::Skipped;
use crate::chart::spec::Field::{Own, Value};
use crate::chart::spec::{Kind, Spec};
use crate::query::ResultSet;
use crate::text;

pub const KIND: Kind =
    Kind::new("week_hours", "commits per hour of the week", draw).with_columns(&[Value, Own("weekday"), Own("hour")]);

const LEFT: i32 = 84 * U;
/// The same with short names of days.
const SHORT: i32 = 34 * U;
const ROW: i32 = 22 * U;
const LEAST_ROW: i32 = 14 * U;
const GAP: i32 = 2 * U;
const FOOT: i32 = 54 * U;
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/// The busiest hour is a finding if it has at least this many commits.
const LEAST: i64 = 20;

/// The counts of each day, Monday first, and hour.
type Week = [[i64; 24]; 7];

/// The one hour with the most commits.
struct Busiest {
    count: i64,
    day: usize,
    hour: usize,
}

/// Where the cells are, in tenths.
struct Grid {
    /// Left end of the first column.
    left: i32,
    /// Upper edge of the first row.
    top: i32,
    /// From one column to the next.
    width: i32,
    /// From one row to the next.
    row: i32,
}

/// Draws the chart.
pub fn draw(spec: &Spec, data: &ResultSet, context: &Context) -> Result<Picture, Skipped> {
    let week = read(spec, data);
    if week.iter().flatten().all(|count| *count == 0) {
        return Err(Skipped::because(format!("No {} have a date.", text::plain(&spec.unit))));
    }
    let steps = Steps::of(week.iter().flatten().copied(), context.numbers);
    let is_narrow = context.sheet.is_narrow();
    let side = if is_narrow { SHORT } else { LEFT };
    let width = (context.sheet.room() - side) / 24;
    let wished = 7 * ROW + FOOT + steps.more(&spec.unit, context.sheet.room());
    let content = Content { words: words(&week, spec, context), height: wished, rows: 7 };
    compose::picture(spec, context, content, |pen, Body { top, height }| {
        let row = ((height - wished) / 7 + ROW).min(ROW);
        let grid = Grid { left: MARGIN + side, top: top + (height - wished).max(0) / 2, width, row };
        days(pen, &grid, is_narrow)?;
        steps.draw(pen, &cells_of(&week, &grid))?;
        mark(pen, &week, &grid)?;
        let foot = grid.top + 7 * row;
        for hour in [0, 6, 12, 18] {
            pen.text(&format!("{hour}:00"), (grid.left + width * hour, foot + 14 * U), SMALL)?;
        }
        steps.legend(pen, (MARGIN, foot + 42 * U), &spec.unit)
    })
}

/// Days and hours of any other value are ignored.
fn read(spec: &Spec, data: &ResultSet) -> Week {
    let mut week = [[0_i64; 24]; 7];
    for row in &data.rows {
        let number = |own: &str| cells::integer(data, row, spec.column(own));
        let (Some(weekday), Some(hour)) = (number("weekday"), number("hour")) else { continue };
        let Some(day) = weekday.checked_sub(1) else { continue };
        let (Ok(day), Ok(hour)) = (usize::try_from(day), usize::try_from(hour)) else { continue };
        if let Some(cell) = week.get_mut(day).and_then(|hours| hours.get_mut(hour)) {
            *cell = cells::integer(data, row, &spec.value).unwrap_or(0).max(0);
        }
    }
    week
}

/// Names of the days; if rows are low, of every second day.
fn days(pen: &Pen<'_>, grid: &Grid, is_narrow: bool) -> Drawn {
    for (at, name) in DAYS.into_iter().enumerate() {
        let has_room = grid.row >= LEAST_ROW || matches!(at, 0 | 2 | 4);
        if has_room {
            let name = if is_narrow { name.get(..3).unwrap_or(name) } else { name };
            let middle = grid.top + grid.row * to_i32(at) + (grid.row - GAP) / 2;
            pen.text(name, (MARGIN, SMALL.centered(middle)), SMALL)?;
        }
    }
    Ok(())
}

fn cells_of(week: &Week, grid: &Grid) -> Vec<Cell> {
    let mut cells = Vec::with_capacity(7 * 24);
    for (day, counts) in week.iter().enumerate() {
        for (hour, count) in counts.iter().enumerate() {
            let (x, y) = grid.corner(day, hour);
            cells.push(((x, y), (x + grid.width - GAP, y + grid.row - GAP), *count));
        }
    }
    cells
}

impl Grid {
    fn corner(&self, day: usize, hour: usize) -> (i32, i32) {
        (self.left + self.width * to_i32(hour), self.top + self.row * to_i32(day))
    }
}

/// A frame around the busiest hour.
fn mark(pen: &Pen<'_>, week: &Week, grid: &Grid) -> Drawn {
    let Some(Busiest { day, hour, .. }) = busiest(week) else { return Ok(()) };
    let (x, y) = grid.corner(day, hour);
    let to = (x + grid.width - GAP + U, y + grid.row - GAP + U);
    pen.outline((x - U, y - U), to, Token::Fg, 2 * U)
}

/// The hour with the most commits, unless several hours have as many.
fn busiest(week: &Week) -> Option<Busiest> {
    let most = week.iter().flatten().copied().max().filter(|most| *most >= LEAST)?;
    let mut found = None;
    for (day, counts) in week.iter().enumerate() {
        for hour in (0..counts.len()).filter(|hour| counts[*hour] == most) {
            if found.is_some() {
                return None;
            }
            found = Some(Busiest { count: most, day, hour });
        }
    }
    found
}

fn words(week: &Week, spec: &Spec, context: &Context) -> Words {
    let (unit, numbers) = (&spec.unit, context.numbers);
    let days = week.map(|hours| sum(&hours));
    let (all, weekend) = (sum(&days), sum(&days[5..]));
    let weekend = match weekend {
        0 => format!("No {unit} were"),
        some if some == all => format!("All {unit} were"),
        some => format!("{} of the {unit} were", numbers.percent(share(some, all))),
    };
    let mut alt = format!("Heat map: {unit} per hour of the week.");
    let mut findings = Vec::new();
    if let Some(Busiest { count, day, hour }) = busiest(week) {
        let when = format!("{}, {hour}:00 to {}:00", DAYS[day], hour + 1);
        alt.push_str(&format!(" Maximum: {}, on {when}.", numbers.whole(count)));
        findings.push(format!("The busiest hour of the week: {when}"));
    }
    alt.push_str(&format!(" {weekend} made on Saturdays and Sundays."));
    let mut each = Vec::new();
    for (name, count) in DAYS.into_iter().zip(days) {
        each.push(format!("{name}: {}", numbers.whole(count)));
    }
    Words {
        findings,
        plain: format!("{weekend} made on Saturdays and Sundays"),
        subtitle: context.counted(&format!("{} by weekday and hour, in the authors' local time", text::capital(unit))),
        description: format!("{alt} {}.", each.join("; ")),
        alts: vec![alt],
        ..Words::default()
    }
}

/// A part as a fraction; 0 if the whole is 0.
#[allow(clippy::cast_precision_loss)]
fn share(part: i64, whole: i64) -> f64 {
    if whole > 0 { part as f64 / whole as f64 } else { 0.0 }
}

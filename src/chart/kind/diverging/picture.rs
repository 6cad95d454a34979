//! The marks of the chart of added and deleted lines.

use super::data::{Row, Written, leader, select};
use super::words::words;
use crate::chart::context::Context;
use crate::chart::kit::compose::{self, Content};
use crate::chart::kit::frame::Body;
use crate::chart::kit::measure::reserve;
use crate::chart::kit::pen::{Drawn, Pen};
use crate::chart::kit::people::{self, Highlights, LABEL, PITCH, Person, TALL};
use crate::chart::kit::scale::{length_of, to_i32};
use crate::chart::kit::scene::{MARGIN, Type, U};
use crate::chart::kit::theme::Token;
use crate::chart::picture::Picture;
use crate::chart::skipped::Skipped;
use crate::chart::spec::{MAX_TOP, Spec};
use crate::query::ResultSet;

/// From the upper edge of a row with its name above the bar to the middle of the bar.
const TALL_MIDDLE: i32 = 28 * U;
const BAR: i32 = 16 * U;
/// The line of column heads above the rows.
const HEAD: i32 = 24 * U;
const VALUE: Type = Type::new(12, Token::Mu);
const NAMES: i32 = 250 * U;
/// If the bars had less room than this, the numbers are shortened.
const LEAST: i32 = 140 * U;
const GAP: i32 = 6 * U;

/// Where names and bars are, in tenths.
struct Places {
    /// Right end of the names; `None` if they are above their bars.
    names: Option<i32>,
    /// Where bars to both sides begin.
    zero: i32,
    /// Length of the longest bar.
    length: i32,
    /// The number of the longest bar.
    most: i64,
    written: Written,
}

/// Draws the chart.
pub fn draw(spec: &Spec, data: &ResultSet, context: &Context) -> Result<Picture, Skipped> {
    let sheet = context.sheet;
    let (people, most) = (select(spec, data, sheet.rows(MAX_TOP as usize))?, select(spec, data, MAX_TOP as usize)?);
    let rows = &people.rows;
    let all: Vec<Person> = rows.iter().map(|row| row.person.clone()).collect();
    let (pitch, room) = if sheet.is_narrow() { (TALL, sheet.room() * 2 / 3) } else { (PITCH, sheet.part(NAMES)) };
    let names = people::labels(&all, LABEL.size, room);
    let places = places(rows, &names, context);
    let chosen = chosen(rows, &all, context);
    let count = to_i32(rows.len());
    let words = words(spec, &people, &most, places.written, context);
    let content = Content { words, height: HEAD + pitch * count, rows: rows.len() };
    compose::picture(spec, context, content, |pen, Body { top, height }| {
        let pitch = ((height - HEAD) / count.max(1)).min(pitch);
        heads(pen, &places, top)?;
        let mut upper = top + HEAD;
        for (at, row) in rows.iter().enumerate() {
            label(pen, &places, &names[at], row, LABEL.bold(chosen[at]), upper, pitch)?;
            bars(pen, &places, row, places.middle(upper, pitch), BAR.min(pitch - 6 * U))?;
            upper += pitch;
        }
        base(pen, &places, top + HEAD, pitch, count)
    })
}

/// Which rows have a bold name: those highlighted, or without highlights those of the finding.
fn chosen(rows: &[Row], all: &[Person], context: &Context) -> Vec<bool> {
    let highlights = Highlights::new(&context.highlight, all, &[]);
    let leader = leader(rows).map(|row| row.person.key.as_str());
    let is_chosen = |row: &Row| {
        if context.highlight.is_empty() {
            return row.net < 0 || leader == Some(row.person.key.as_str());
        }
        highlights.get(&row.person.key).is_some()
    };
    rows.iter().map(is_chosen).collect()
}

/// How much room bars have, and where it begins.
struct Room {
    from: i32,
    length: i32,
}

/// One scale for both sides; the zero line is where the longest bar and its number fit on each side.
fn places(rows: &[Row], names: &[String], context: &Context) -> Places {
    let sheet = context.sheet;
    let widest = names.iter().map(|name| reserve(name, LABEL.size, true)).max().unwrap_or(0);
    let names = (!sheet.is_narrow()).then_some(MARGIN + widest);
    let left = rows.iter().map(|row| row.deleted).max().unwrap_or(0);
    let right = rows.iter().map(|row| row.added).max().unwrap_or(0);
    let most = left.max(right).max(1);
    // Halves if the sum of two counts overflows.
    let (half, both) = left.checked_add(right).map_or((most / 2, left / 2 + right / 2), |both| (most, both.max(1)));
    let long = Written { short: false, numbers: context.numbers };
    let short = room(rows, names, long, sheet.right()).length < sheet.part(LEAST);
    let written = Written { short, ..long };
    let Room { from, length } = room(rows, names, written, sheet.right());
    let longest = length_of(half, both, length).min(length);
    Places { names, zero: from + length_of(left, most, longest), length: longest, most, written }
}

/// The room of the bars between names, numbers and nets.
fn room(rows: &[Row], names: Option<i32>, written: Written, right: i32) -> Room {
    let number = |row: &Row, value: i64| reserve(&written.lines(row, value), VALUE.size, false) + 2 * GAP;
    let deleted = rows.iter().map(|row| number(row, row.deleted)).max().unwrap_or(0);
    let added = rows.iter().map(|row| number(row, row.added)).max().unwrap_or(0);
    let before = deleted.max(head_width("deleted"));
    let mut after = added.max(head_width("added"));
    let head = reserve("net", VALUE.size, true);
    let mut nets = 0;
    if names.is_some() {
        let widest = rows.iter().map(|row| reserve(&written.net(row), LABEL.size, true)).max().unwrap_or(0);
        nets = widest.max(head) + 2 * GAP;
    } else {
        // The net is above the bar, too, and only its head is beside the other heads.
        after = after.max(head_width("added") + head + GAP);
    }
    let from = names.unwrap_or(MARGIN) + before;
    Room { from, length: right - nets - after - from }
}

impl Places {
    /// The middle of the bars of a row.
    fn middle(&self, upper: i32, pitch: i32) -> i32 {
        if self.names.is_some() { upper + pitch / 2 } else { upper + TALL_MIDDLE }
    }
}

/// The name of a row and its net, on one line.
fn label(pen: &Pen<'_>, places: &Places, name: &str, row: &Row, style: Type, upper: i32, pitch: i32) -> Drawn {
    let y = if places.names.is_some() { LABEL.centered(upper + pitch / 2) } else { upper + 14 * U };
    match places.names {
        Some(end) => pen.text(name, (end, y), style.end())?,
        None => pen.text(name, (MARGIN, y), style)?,
    }
    pen.text(&places.written.net(row), (pen.right(), y), LABEL.bold(true).end())
}

/// The bars of a row and their numbers.
fn bars(pen: &Pen<'_>, places: &Places, row: &Row, middle: i32, width: i32) -> Drawn {
    let (upper, lower) = (middle - width / 2, middle + width / 2);
    let left = places.zero - length_of(row.deleted, places.most, places.length);
    let right = places.zero + length_of(row.added, places.most, places.length);
    if left < places.zero {
        pen.rect((left, upper), (places.zero, lower), Token::Del)?;
    }
    if right > places.zero {
        pen.rect((places.zero, upper), (right, lower), Token::Add)?;
    }
    let y = VALUE.centered(middle);
    pen.text(&places.written.lines(row, row.deleted), (left - GAP, y), VALUE.end())?;
    pen.text(&places.written.lines(row, row.added), (right + GAP, y), VALUE)
}

/// The zero line: through all rows, or one per row if it would cross the names.
fn base(pen: &Pen<'_>, places: &Places, top: i32, pitch: i32, count: i32) -> Drawn {
    if places.names.is_some() {
        return pen.line(&[(places.zero, top), (places.zero, top + pitch * count)], Token::Ax, U);
    }
    for at in 0..count {
        let y = top + pitch * at + TALL_MIDDLE;
        pen.line(&[(places.zero, y - 10 * U), (places.zero, y + 10 * U)], Token::Ax, U)?;
    }
    Ok(())
}

/// Heads of the columns with a square of the bars' color: they are also the key.
fn heads(pen: &Pen<'_>, places: &Places, top: i32) -> Drawn {
    let (y, zero) = (top + 10 * U, places.zero);
    let square = |x: i32, token: Token| pen.rect((x, y - 9 * U), (x + 9 * U, y), token);
    square(zero - GAP - 9 * U, Token::Del)?;
    pen.text("deleted", (zero - GAP - 14 * U, y), VALUE.end())?;
    square(zero + GAP, Token::Add)?;
    pen.text("added", (zero + GAP + 14 * U, y), VALUE)?;
    pen.text("net", (pen.right(), y), VALUE.bold(true).end())
}

fn head_width(word: &str) -> i32 {
    reserve(word, VALUE.size, false) + 14 * U + 2 * GAP
}

//! Lines deleted to the left and lines added to the right, per person, on one scale.

use super::data::{self, Row, Written, select};
use super::words;
use crate::chart::context::Context;
use crate::chart::kit::compose;
use crate::chart::kit::frame::Body;
use crate::chart::kit::measure::reserve;
use crate::chart::kit::pen::{Drawn, Pen};
use crate::chart::kit::people::{self, Highlights, Person};
use crate::chart::kit::scale::length_of;
use crate::chart::kit::scene::{MARGIN, Type, U};
use crate::chart::kit::theme::Token;
use crate::chart::picture::Picture;
use crate::chart::skipped::Skipped;
use crate::chart::spec::{MAX_TOP, Spec};
use crate::query::ResultSet;

const PITCH: i32 = 28 * U;
/// The same with names above their bars.
const TALL: i32 = 42 * U;
const BAR: i32 = 16 * U;
/// The line of column heads above the rows.
const HEAD: i32 = 24 * U;
const LABEL: Type = Type::new(13, Token::Fg);
const VALUE: Type = Type::new(12, Token::Mu);
const NAMES: i32 = 250 * U;
/// Bars shorter than this say nothing; the numbers are shortened then.
const LEAST: i32 = 140 * U;
const GAP: i32 = 6 * U;

/// Where things are, in tenths.
struct Places {
    /// Right end of the names; none where they stand above their bars.
    names: Option<i32>,
    zero: i32,
    per_most: i32,
    most: i64,
    written: Written,
}

/// Draws the chart.
pub fn draw(spec: &Spec, data: &ResultSet, context: &Context) -> Result<Picture, Skipped> {
    let sheet = context.sheet;
    let (rows, of) = select(spec, data, sheet.rows(MAX_TOP as usize))?;
    let all: Vec<Person> = rows.iter().map(|row| row.person.clone()).collect();
    let highlights = Highlights::new(&context.highlight, &all, &[]);
    let (pitch, room) = if sheet.is_narrow() { (TALL, sheet.room() * 2 / 3) } else { (PITCH, sheet.part(NAMES)) };
    let names = people::labels(&all, LABEL.size, room);
    let places = places(&rows, &names, context);
    let count = i32::try_from(rows.len()).unwrap_or(0);
    let words = words::words(spec, (&rows, of), places.written, context);
    let leader = data::leader(&rows).map(|row| row.person.key.as_str());
    compose::picture((spec, context), words, (HEAD + pitch * count, rows.len()), |pen, Body { top, height }| {
        let (first, pitch) = (top + HEAD, ((height - HEAD) / count.max(1)).min(pitch));
        heads(pen, &places, top)?;
        for (index, (row, name)) in (0i32..).zip(rows.iter().zip(&names)) {
            let is_highlight = highlights.get(&row.person.key).is_some();
            let is_finding = row.net < 0 || leader == Some(row.person.key.as_str());
            let chosen = if context.highlight.is_empty() { is_finding } else { is_highlight };
            let above = first + pitch * index;
            // Names above their bars have their net beside them.
            let (y, middle) = match places.names {
                Some(_) => (LABEL.centred(above + pitch / 2), above + pitch / 2),
                None => (above + 14 * U, above + 28 * U),
            };
            let (x, set) = places.names.map_or((MARGIN, LABEL.bold(chosen)), |end| (end, LABEL.bold(chosen).end()));
            pen.text(name, (x, y), set)?;
            pen.text(&places.written.signed(row.net), (pen.right(), y), LABEL.bold(true).end())?;
            row_of(pen, &places, row, (middle, BAR.min(pitch - 6 * U)))?;
        }
        let base = |from, to| pen.line(&[(places.zero, from), (places.zero, to)], Token::Ax, U);
        match places.names {
            Some(_) => base(first, first + pitch * count),
            // A line through all rows would go through the names.
            None => (0..count).map(|at| first + pitch * at + 28 * U).try_for_each(|y| base(y - 10 * U, y + 10 * U)),
        }
    })
}

/// One scale for both sides; the zero line is where the longest bar and its number fit on each side.
fn places(rows: &[Row], names: &[String], context: &Context) -> Places {
    let sheet = context.sheet;
    let widest = || names.iter().map(|name| reserve(name, LABEL.size, true)).max().unwrap_or(0);
    let name = (!sheet.is_narrow()).then(|| MARGIN + widest());
    let (left, right) = (rows.iter().map(|row| row.deleted).max(), rows.iter().map(|row| row.added).max());
    let (left, right) = (left.unwrap_or(0), right.unwrap_or(0));
    let most = left.max(right).max(1);
    // Two counts of any size can be added: halves where the sum of the whole has no room.
    let (half, both) = left.checked_add(right).map_or((most / 2, left / 2 + right / 2), |both| (most, both.max(1)));
    let inner = |written: Written| {
        let label = |value: i64| reserve(&written.whole(value), VALUE.size, false) + 2 * GAP;
        let room = |values: &mut dyn Iterator<Item = i64>| values.map(label).max().unwrap_or(0);
        let before = room(&mut rows.iter().map(|row| row.deleted)).max(head_width("deleted"));
        let after = room(&mut rows.iter().map(|row| row.added)).max(head_width("added"));
        let nets = rows.iter().map(|row| reserve(&written.signed(row.net), LABEL.size, true)).max().unwrap_or(0);
        let nets = if name.is_some() { nets.max(reserve("net", VALUE.size, true)) + 2 * GAP } else { 0 };
        // Where names stand above their bars, the net does so too, and only its head is beside the others.
        let heads = if name.is_some() { 0 } else { head_width("added") + reserve("net", VALUE.size, true) + GAP };
        let (after, from) = (after.max(heads), name.unwrap_or(MARGIN) + before);
        (from, sheet.right() - nets - after - from)
    };
    let long = Written { short: false, numbers: context.numbers };
    let written = Written { short: inner(long).1 < sheet.part(LEAST), ..long };
    let (from, length) = inner(written);
    let per_most = length_of(half, both, length).min(length);
    Places { names: name, zero: from + length_of(left, most, per_most), per_most, most, written }
}

fn row_of(pen: &Pen<'_>, places: &Places, row: &Row, (middle, bar): (i32, i32)) -> Drawn {
    let (upper, lower) = (middle - bar / 2, middle + bar / 2);
    let left = places.zero - length_of(row.deleted, places.most, places.per_most);
    let right = places.zero + length_of(row.added, places.most, places.per_most);
    if left < places.zero {
        pen.rect((left, upper), (places.zero, lower), Token::Del)?;
    }
    if right > places.zero {
        pen.rect((places.zero, upper), (right, lower), Token::Add)?;
    }
    let y = VALUE.centred(middle);
    pen.text(&places.written.whole(row.deleted), (left - GAP, y), VALUE.end())?;
    pen.text(&places.written.whole(row.added), (right + GAP, y), VALUE)
}

/// Words over the columns, with a square of the bars' colour: the key, where the eye already is.
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

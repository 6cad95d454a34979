//! People of one release, or of all time, as horizontal bars.

use super::data::{Bars, Row, longest, select};
use super::words;
use crate::chart::context::Context;
use crate::chart::kit::compose;
use crate::chart::kit::measure::reserve;
use crate::chart::kit::pen::{Drawn, Pen};
use crate::chart::kit::people::{self, Highlights, Person};
use crate::chart::kit::scale::length_of;
use crate::chart::kit::scene::{MARGIN, Type, U};
use crate::chart::kit::sheet::Sheet;
use crate::chart::kit::theme::Token;
use crate::chart::picture::Picture;
use crate::chart::skipped::Skipped;
use crate::chart::spec::{MAX_TOP, Spec};
use crate::query::ResultSet;

const PITCH: i32 = 28 * U;
/// The same with the name above the bar.
const TALL: i32 = 42 * U;
const BAR: i32 = 18 * U;
const THIN: i32 = 14 * U;
const LABEL: Type = Type::new(13, Token::Fg);
const SHARE: Type = Type::new(13, Token::Mu);
/// Widest column of names; what is left still holds bars and the largest numbers.
const NAMES: i32 = 320 * U;

/// Where things are, in tenths.
struct Places {
    /// Left end of the bars, and the longest of them.
    start: i32,
    length: i32,
    /// From one row to the next.
    pitch: i32,
    /// Whether names stand above their bars.
    is_above: bool,
}

/// Draws the chart.
pub fn draw(spec: &Spec, data: &ResultSet, context: &Context) -> Result<Picture, Skipped> {
    let sheet = context.sheet;
    let bars = select(spec, data, sheet.rows(MAX_TOP as usize), context.numbers)?;
    let all: Vec<Person> = bars.rows.iter().map(|row| row.person.clone()).collect();
    let leaders: Vec<&str> = bars.rows.iter().filter(|row| row.rank == 1).map(|row| row.person.key.as_str()).collect();
    let highlights = Highlights::new(&context.highlight, &all, &leaders);
    let count = i32::try_from(bars.rows.len()).unwrap_or(0);
    let (pitch, room) = if sheet.is_narrow() { (TALL, sheet.room()) } else { (PITCH, sheet.part(NAMES)) };
    let names = people::labels(&all, LABEL.size, room);
    let words = words::words(spec, &bars, context);
    compose::picture((spec, context), words, (pitch * count, bars.rows.len()), |pen, body| {
        let places = places(&bars, &names, sheet, (body.height / count.max(1)).min(PITCH * 3 / 2));
        for ((row, name), at) in bars.rows.iter().zip(&names).zip(0..) {
            bar(pen, &bars, (row, name), highlights.get(&row.person.key), (&places, body.top + places.pitch * at))?;
        }
        if places.is_above {
            return Ok(());
        }
        pen.line(&[(places.start, body.top), (places.start, body.top + places.pitch * count)], Token::Ax, U)
    })
}

fn places(bars: &Bars, names: &[String], sheet: Sheet, pitch: i32) -> Places {
    let widest = |texts: &mut dyn Iterator<Item = String>| {
        texts.map(|shown| reserve(&shown, LABEL.size, true)).max().unwrap_or(0)
    };
    let is_above = sheet.is_narrow();
    let start = if is_above { MARGIN } else { MARGIN + widest(&mut names.iter().cloned()) + 8 * U };
    let values = widest(&mut bars.rows.iter().map(|row| bars.numbers.whole(row.value)));
    let shares = widest(&mut bars.rows.iter().filter_map(|row| row.share.map(|share| bars.numbers.percent(share))));
    Places { start, length: sheet.right() - start - values - shares - 14 * U, pitch, is_above }
}

/// A person's name, bar, number and share, in a row that begins at `top`.
fn bar(
    pen: &Pen<'_>,
    bars: &Bars,
    (row, name): (&Row, &str),
    chosen: Option<Token>,
    (places, top): (&Places, i32),
) -> Drawn {
    let middle = if places.is_above { top + 28 * U } else { top + places.pitch / 2 };
    let half = BAR.min(places.pitch - 6 * U) / 2;
    let (upper, lower) =
        if places.is_above { (middle - THIN / 2, middle + THIN / 2) } else { (middle - half, middle + half) };
    let token = chosen.unwrap_or(Token::Cx);
    let (start, end) = (places.start, places.start + length_in(bars, row, places.length));
    let set = LABEL.bold(chosen.is_some());
    if places.is_above {
        // A line through all rows would go through the names.
        pen.line(&[(start, upper - 2 * U), (start, lower + 2 * U)], Token::Ax, U)?;
        pen.text(name, (start, top + 14 * U), set)?;
    } else {
        pen.text(name, (start - 8 * U, LABEL.centred(middle)), set.end())?;
    }
    if end > start && bars.release == "unreleased" {
        pen.outline((start, upper), (end, lower), token, 15)?;
    } else if end > start {
        pen.rect((start, upper), (end, lower), token)?;
    }
    if bars.broken && bars.rows.first().is_some_and(|first| std::ptr::eq(first, row)) {
        notch(pen, start + (end - start) * 4 / 5, upper, lower)?;
    }
    let value = bars.numbers.whole(row.value);
    pen.text(&value, (end + 6 * U, LABEL.centred(middle)), set)?;
    let Some(share) = row.share else { return Ok(()) };
    let x = end + 6 * U + reserve(&value, LABEL.size, set.bold) + 8 * U;
    pen.text(&bars.numbers.percent(share), (x, SHARE.centred(middle)), SHARE)
}

/// A broken bar takes the whole length, and the longest other a third of it: the picture must not hide who is ahead,
/// and the others stay readable.
fn length_in(bars: &Bars, row: &Row, length: i32) -> i32 {
    match bars.rows.as_slice() {
        [first, rest @ ..] if bars.broken => {
            if std::ptr::eq(first, row) {
                length
            } else {
                length_of(row.value, longest(rest), length / 3)
            }
        }
        all => length_of(row.value, longest(all), length),
    }
}

/// A slanted gap in a bar that is longer than the picture.
fn notch(pen: &Pen<'_>, x: i32, upper: i32, lower: i32) -> Drawn {
    let (upper, lower, slant, gap) = (upper - U, lower + U, 6 * U, 5 * U);
    pen.polygon(&[(x + slant, upper), (x + slant + gap, upper), (x + gap, lower), (x, lower)], Token::Bg)
}

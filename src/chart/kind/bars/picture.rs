//! The marks of the bar chart.

use super::data::{Bars, Row, longest, select};
use super::words::words;
use crate::chart::context::Context;
use crate::chart::kit::compose::{self, Content};
use crate::chart::kit::measure::reserve;
use crate::chart::kit::pen::{Drawn, Pen};
use crate::chart::kit::people::{self, Highlights, LABEL, PITCH, Person, TALL};
use crate::chart::kit::scale::{length_of, to_i32};
use crate::chart::kit::scene::{MARGIN, Type, U};
use crate::chart::kit::theme::Token;
use crate::chart::picture::Picture;
use crate::chart::skipped::Skipped;
use crate::chart::spec::{MAX_TOP, Spec};
use crate::config::Sheet;
use crate::query::ResultSet;

const BAR: i32 = 18 * U;
const THIN: i32 = 14 * U;
const SHARE: Type = Type::new(13, Token::Mu);
/// Widest column of names; the rest holds bars and the largest numbers.
const NAMES: i32 = 320 * U;

/// Where the bars are, in tenths.
struct Places {
    /// Left end of the bars.
    start: i32,
    /// Length of the longest bar.
    length: i32,
    /// From one row to the next.
    pitch: i32,
    /// Whether names are above their bars.
    is_above: bool,
}

/// Upper and lower edge of a bar.
#[derive(Clone, Copy)]
struct Edges {
    upper: i32,
    lower: i32,
}

/// Draws the chart.
pub fn draw(spec: &Spec, data: &ResultSet, context: &Context) -> Result<Picture, Skipped> {
    let sheet = context.sheet;
    let bars = select(spec, data, sheet.rows(MAX_TOP as usize), context.numbers)?;
    let all: Vec<Person> = bars.rows.iter().map(|row| row.person.clone()).collect();
    let leaders: Vec<&str> = bars.rows.iter().filter(|row| row.rank == 1).map(|row| row.person.key.as_str()).collect();
    let highlights = Highlights::new(&context.highlight, &all, &leaders);
    let count = to_i32(bars.rows.len());
    let (pitch, room) = if sheet.is_narrow() { (TALL, sheet.room()) } else { (PITCH, sheet.part(NAMES)) };
    let names = people::labels(&all, LABEL.size, room);
    let content = Content { words: words(spec, &bars, context), height: pitch * count, rows: bars.rows.len() };
    compose::picture(spec, context, content, |pen, body| {
        let pitch = (body.height / count.max(1)).min(PITCH * 3 / 2);
        let places = places(&bars, &names, sheet, pitch);
        let mut top = body.top;
        for (row, name) in bars.rows.iter().zip(&names) {
            let highlight = highlights.get(&row.person.key);
            let bar = Bar { row, name, highlight, length: length_in(&bars, row, places.length), top };
            bar.draw(pen, &bars, &places)?;
            top += places.pitch;
        }
        if places.is_above {
            return Ok(());
        }
        pen.line(&[(places.start, body.top), (places.start, top)], Token::Ax, U)
    })
}

fn places(bars: &Bars, names: &[String], sheet: Sheet, pitch: i32) -> Places {
    let width = |shown: &str| reserve(shown, LABEL.size, true);
    let is_above = sheet.is_narrow();
    let widest_name = names.iter().map(|name| width(name)).max().unwrap_or(0);
    let start = if is_above { MARGIN } else { MARGIN + widest_name + 8 * U };
    let values = bars.rows.iter().map(|row| width(&bars.numbers.whole(row.value))).max().unwrap_or(0);
    let shares = bars.rows.iter().filter_map(|row| row.share).map(|share| width(&bars.numbers.percent(share)));
    let length = sheet.right() - start - values - shares.max().unwrap_or(0) - 14 * U;
    Places { start, length, pitch, is_above }
}

/// One person's name, bar, number and share.
struct Bar<'a> {
    row: &'a Row,
    name: &'a str,
    highlight: Option<Token>,
    length: i32,
    /// Where the row begins.
    top: i32,
}

impl Bar<'_> {
    fn draw(&self, pen: &Pen<'_>, bars: &Bars, places: &Places) -> Drawn {
        let middle = if places.is_above { self.top + 28 * U } else { self.top + places.pitch / 2 };
        let half = if places.is_above { THIN / 2 } else { BAR.min(places.pitch - 6 * U) / 2 };
        let edges = Edges { upper: middle - half, lower: middle + half };
        let style = LABEL.bold(self.highlight.is_some());
        if places.is_above {
            // A line through all rows would cross the names.
            pen.line(&[(places.start, edges.upper - 2 * U), (places.start, edges.lower + 2 * U)], Token::Ax, U)?;
            pen.text(self.name, (places.start, self.top + 14 * U), style)?;
        } else {
            pen.text(self.name, (places.start - 8 * U, LABEL.centered(middle)), style.end())?;
        }
        self.mark(pen, bars, places, edges)?;
        self.numbers(pen, bars, places.start + self.length, middle)
    }

    fn mark(&self, pen: &Pen<'_>, bars: &Bars, places: &Places, edges: Edges) -> Drawn {
        if self.length == 0 {
            return Ok(());
        }
        let token = self.highlight.unwrap_or(Token::Cx);
        let (from, to) = ((places.start, edges.upper), (places.start + self.length, edges.lower));
        if bars.release == "unreleased" {
            pen.outline(from, to, token, 15)?;
        } else {
            pen.rect(from, to, token)?;
        }
        if bars.broken && is_first(bars, self.row) {
            notch(pen, places.start + self.length * 4 / 5, edges)?;
        }
        Ok(())
    }

    fn numbers(&self, pen: &Pen<'_>, bars: &Bars, end: i32, middle: i32) -> Drawn {
        let style = LABEL.bold(self.highlight.is_some());
        let value = bars.numbers.whole(self.row.value);
        pen.text(&value, (end + 6 * U, LABEL.centered(middle)), style)?;
        let Some(share) = self.row.share else { return Ok(()) };
        let x = end + 6 * U + reserve(&value, LABEL.size, style.bold) + 8 * U;
        pen.text(&bars.numbers.percent(share), (x, SHARE.centered(middle)), SHARE)
    }
}

fn is_first(bars: &Bars, row: &Row) -> bool {
    bars.rows.first().is_some_and(|first| std::ptr::eq(first, row))
}

/// The length of a row's bar. A bar that is cut short has the whole length, and the longest other bar a third of it: the
/// picture still shows who leads, and the others stay readable.
fn length_in(bars: &Bars, row: &Row, length: i32) -> i32 {
    if !bars.broken {
        return length_of(row.value, longest(&bars.rows), length);
    }
    if is_first(bars, row) {
        return length;
    }
    length_of(row.value, longest(&bars.rows[1..]), length / 3)
}

/// A slanted gap in a bar that is cut short.
fn notch(pen: &Pen<'_>, x: i32, edges: Edges) -> Drawn {
    let (upper, lower) = (edges.upper - U, edges.lower + U);
    let (slant, gap) = (6 * U, 5 * U);
    pen.polygon(&[(x + slant, upper), (x + slant + gap, upper), (x + gap, lower), (x, lower)], Token::Bg)
}

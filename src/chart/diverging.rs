//! Lines deleted to the left and lines added to the right, per person, on one scale.

use super::cells;
use super::diverging_words as words;
use super::frame::{self, Frame, MARGIN, RIGHT};
use super::measure::reserve;
use super::pen::{Drawn, Pen};
use super::people::{self, Highlights, Person};
use super::scale::{compact, length_of};
use super::scene::{Type, U};
use super::theme::Token;
use super::{Context, Picture, Spec};
use crate::query::ResultSet;
use crate::text;

const PITCH: i32 = 28 * U;
const BAR: i32 = 16 * U;
/// The line of column heads above the rows.
const HEAD: i32 = 24 * U;
const LABEL: Type = Type::new(13, Token::Fg);
const VALUE: Type = Type::new(12, Token::Mu);
const NAMES: i32 = 250 * U;
/// Bars shorter than this say nothing; the numbers are shortened then.
const LEAST: i32 = 140 * U;
const GAP: i32 = 6 * U;

/// One person's lines.
pub(super) struct Row {
    /// Who.
    pub(super) person: Person,
    /// Lines added.
    pub(super) added: i64,
    /// Lines deleted, not negative.
    pub(super) deleted: i64,
    /// Added minus deleted.
    pub(super) net: i64,
}

/// Where things are, in tenths.
struct Places {
    names: i32,
    zero: i32,
    per_most: i32,
    most: i64,
    short: bool,
}

/// Draws the chart.
pub(super) fn draw(spec: &Spec, data: &ResultSet, context: &Context) -> Result<Picture, String> {
    let rows = select(spec, data)?;
    let all: Vec<Person> = rows.iter().map(|row| row.person.clone()).collect();
    let highlights = Highlights::new(&context.highlight, &all, &[]);
    let title = frame::choose_title(&words::titles(spec, &rows));
    let subtitle = words::subtitle(spec);
    let body = HEAD + PITCH * i32::try_from(rows.len()).unwrap_or(0);
    let names = people::labels(&all, LABEL.size, NAMES);
    let places = places(&rows, &names);
    let frame = Frame::new(&title, &subtitle, &frame::footer(context, &words::notes(spec, &rows, places.short)), body);
    let mut scene = frame.scene();
    let pen = Pen::on(&mut scene);
    frame.draw(&pen)?;
    heads(&pen, &places, frame.top)?;
    for (index, (row, name)) in (0i32..).zip(rows.iter().zip(&names)) {
        let chosen = if context.highlight.is_empty() { row.net < 0 } else { highlights.get(&row.person.key).is_some() };
        let middle = frame.top + HEAD + PITCH * index + PITCH / 2;
        pen.text(name, (places.names, LABEL.centred(middle)), LABEL.bold(chosen).end())?;
        row_of(&pen, &places, row, middle)?;
    }
    pen.line(&[(places.zero, frame.top + HEAD), (places.zero, frame.top + body)], Token::Ax, U)?;
    drop(pen);
    let (alt, description) = (words::alt(&rows), words::description(&rows));
    Ok(Picture { scene, title, subtitle, alt, description, rows: rows.len() })
}

/// The first people of the query, most negative net first.
fn select(spec: &Spec, data: &ResultSet) -> Result<Vec<Row>, String> {
    let read = |row: &Vec<_>| {
        let added = cells::integer(data, row, &spec.added)?.max(0);
        let deleted = cells::integer(data, row, &spec.deleted)?.saturating_abs();
        let net = cells::integer(data, row, &spec.net).unwrap_or_else(|| added.saturating_sub(deleted));
        Some(Row { person: cells::person(data, row, spec), added, deleted, net })
    };
    let mut rows: Vec<Row> = data.rows.iter().filter_map(read).take(spec.limit()).collect();
    if rows.iter().all(|row| row.added == 0 && row.deleted == 0) {
        return Err("Nobody added or deleted a line here.".to_owned());
    }
    // Stable: people of the same numbers stay in the query's order.
    rows.sort_by_key(|row| (row.net, std::cmp::Reverse(row.deleted)));
    Ok(rows)
}

/// One scale for both sides; the zero line is where the longest bar and its number fit on each side.
fn places(rows: &[Row], names: &[String]) -> Places {
    let name = names.iter().map(|name| reserve(name, LABEL.size, true)).max().unwrap_or(0);
    let (left, right) = (rows.iter().map(|row| row.deleted).max(), rows.iter().map(|row| row.added).max());
    let (left, right) = (left.unwrap_or(0), right.unwrap_or(0));
    // Halved, so that two counts of any size can be added.
    let both = (left / 2 + right / 2).max(1);
    let inner = |short: bool| {
        let label = |value: i64| reserve(&shown(value, short), VALUE.size, false) + 2 * GAP;
        let room = |values: &mut dyn Iterator<Item = i64>| values.map(label).max().unwrap_or(0);
        let before = room(&mut rows.iter().map(|row| row.deleted)).max(head_width("deleted"));
        let after = room(&mut rows.iter().map(|row| row.added)).max(head_width("added"));
        let nets = rows.iter().map(|row| reserve(&net(row.net, short), LABEL.size, true)).max().unwrap_or(0);
        let from = MARGIN + name + before;
        (from, RIGHT - nets.max(reserve("net", VALUE.size, true)) - 2 * GAP - after - from)
    };
    let short = inner(false).1 < LEAST;
    let (from, length) = inner(short);
    let most = left.max(right).max(1);
    let per_most = length_of(most / 2, both, length).min(length);
    Places { names: MARGIN + name, zero: from + length_of(left, most, per_most), per_most, most, short }
}

fn row_of(pen: &Pen<'_>, places: &Places, row: &Row, middle: i32) -> Drawn {
    let (upper, lower) = (middle - BAR / 2, middle + BAR / 2);
    let left = places.zero - length_of(row.deleted, places.most, places.per_most);
    let right = places.zero + length_of(row.added, places.most, places.per_most);
    if left < places.zero {
        pen.rect((left, upper), (places.zero, lower), Token::Del)?;
    }
    if right > places.zero {
        pen.rect((places.zero, upper), (right, lower), Token::Add)?;
    }
    let y = VALUE.centred(middle);
    pen.text(&shown(row.deleted, places.short), (left - GAP, y), VALUE.end())?;
    pen.text(&shown(row.added, places.short), (right + GAP, y), VALUE)?;
    pen.text(&net(row.net, places.short), (RIGHT, LABEL.centred(middle)), LABEL.bold(true).end())
}

/// Words over the columns, with a square of the bars' colour: the key, where the eye already is.
fn heads(pen: &Pen<'_>, places: &Places, top: i32) -> Drawn {
    let (y, zero) = (top + 10 * U, places.zero);
    let square = |x: i32, token: Token| pen.rect((x, y - 9 * U), (x + 9 * U, y), token);
    square(zero - GAP - 9 * U, Token::Del)?;
    pen.text("deleted", (zero - GAP - 14 * U, y), VALUE.end())?;
    square(zero + GAP, Token::Add)?;
    pen.text("added", (zero + GAP + 14 * U, y), VALUE)?;
    pen.text("net", (RIGHT, y), VALUE.bold(true).end())
}

fn head_width(word: &str) -> i32 {
    reserve(word, VALUE.size, false) + 14 * U + 2 * GAP
}

fn shown(value: i64, short: bool) -> String {
    if short { compact(value) } else { text::number(value) }
}

fn net(value: i64, short: bool) -> String {
    if short && value > 0 {
        format!("+{}", compact(value))
    } else if short {
        compact(value)
    } else {
        text::signed(value)
    }
}

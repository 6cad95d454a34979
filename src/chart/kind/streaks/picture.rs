//! The marks of the chart of streaks.

use super::data::{PEOPLE, Row, Streaks, TILES, Tile};
use super::words::{Extent, words};
use crate::chart::context::Context;
use crate::chart::kit::axes::{self, SMALL};
use crate::chart::kit::compose::{self, Content};
use crate::chart::kit::frame::Body;
use crate::chart::kit::key::key;
use crate::chart::kit::measure::{fit, reserve};
use crate::chart::kit::pen::{Drawn, Pen};
use crate::chart::kit::people::{self, Highlights, LABEL, Person};
use crate::chart::kit::scale::to_i32;
use crate::chart::kit::scene::{MARGIN, Type, U};
use crate::chart::kit::theme::Token;
use crate::chart::picture::Picture;
use crate::chart::skipped::Skipped;
use crate::chart::spec::Spec;
use crate::query::ResultSet;
use crate::text::Numbers;

const HEAD: i32 = 22 * U;
/// The key above that, if there are two kinds of tiles.
const KEY: i32 = 22 * U;
const PITCH: i32 = 22 * U;
/// The same with names above their tiles, and from the names to the tiles.
const TALL: i32 = 40 * U;
const ABOVE: i32 = 18 * U;
const NAMES: i32 = 200 * U;
const SINCE: i32 = 90 * U;
/// Width of a tile with the gap after it: narrowest and widest.
const TILE: (i32, i32) = (12 * U, 18 * U);
const GAP: i32 = 2 * U;
/// Least side of a tile that holds its rank.
const LEAST: i32 = 14 * U;
/// With fewer releases nearly everyone is in all of them.
const LEAST_RELEASES: usize = 4;
/// Most people in a picture of fixed height.
const LOW_ROWS: usize = 7;

/// Where tiles and numbers are, in tenths.
struct Places {
    /// Left end of the tiles.
    tiles: i32,
    /// From one tile to the next.
    pitch: i32,
    /// First release shown, and how many are shown.
    from: usize,
    count: usize,
    /// Right end of the lengths and left end of the releases beside them.
    lengths: i32,
    since: i32,
    has_ranks: bool,
}

/// Where the rows are, in tenths.
#[derive(Clone, Copy)]
struct Lines {
    /// Upper edge of the first row.
    top: i32,
    /// From one row to the next.
    pitch: i32,
    /// Height of the names above their tiles; 0 if they are beside them.
    above: i32,
}

impl Lines {
    /// The middle of the tiles of a row.
    fn middle(self, at: usize) -> i32 {
        self.top + self.pitch * to_i32(at) + (self.pitch + self.above) / 2
    }
}

/// Draws the chart.
pub fn draw(spec: &Spec, data: &ResultSet, context: &Context) -> Result<Picture, Skipped> {
    let streaks = Streaks::read(spec, data);
    if streaks.releases.len() < LEAST_RELEASES || streaks.rows.is_empty() {
        return Err(Skipped::too_few_releases(streaks.releases.len(), LEAST_RELEASES));
    }
    let sheet = context.sheet;
    let most = if sheet.height().is_some() { LOW_ROWS } else { PEOPLE };
    let rows = &streaks.rows[..streaks.rows.len().min(most)];
    let people: Vec<Person> = rows.iter().map(|row| row.person.clone()).collect();
    let room = if sheet.is_narrow() { sheet.room() } else { sheet.part(NAMES) };
    let names = people::labels(&people, LABEL.size, room);
    let places = places(rows, &names, streaks.releases.len(), context);
    let highlights = Highlights::new(&context.highlight, &people, &[]);
    let (pitch, above) = if sheet.is_narrow() { (TALL, ABOVE) } else { (PITCH, 0) };
    let count = to_i32(rows.len());
    let has_key = places.has_earlier(rows);
    let head = if has_key { KEY + HEAD } else { HEAD };
    let extent = Extent { people: rows.len(), releases: places.count, has_ranks: places.has_ranks };
    let words = words(spec, &streaks, &extent, context);
    let content = Content { words, height: head + pitch * count + axes::NAMES, rows: rows.len() };
    compose::picture(spec, context, content, |pen, Body { top, height }| {
        let pitch = ((height - head - axes::NAMES) / count.max(1)).min(pitch);
        let lines = Lines { top: top + head, pitch, above };
        if has_key {
            let earlier = format!("earlier in the top {}", spec.limit());
            key(pen, (MARGIN, top + 8 * U), &[(Token::H5, "current streak"), (Token::H2, &earlier)])?;
        }
        let heads = lines.top - HEAD + 8 * U;
        pen.text("in a row", (places.lengths, heads), SMALL.end())?;
        pen.text("since", (places.since, heads), SMALL)?;
        tiles(pen, rows, &places, lines)?;
        for (at, row) in rows.iter().enumerate() {
            let style = LABEL.bold(highlights.get(&row.person.key).is_some());
            label(pen, &names[at], style, &places, lines.middle(at), above)?;
            streak(pen, row, &places, lines.middle(at), context.numbers)?;
        }
        let middle = |at: usize| places.left(places.from + at) + (places.pitch - GAP) / 2;
        axes::names_below(pen, &streaks.releases[places.from..], middle, lines.top + pitch * count)
    })
}

/// The name of a person, beside or above the tiles.
fn label(pen: &Pen<'_>, name: &str, style: Type, places: &Places, middle: i32, above: i32) -> Drawn {
    if above > 0 {
        return pen.text(name, (places.tiles, middle - ABOVE / 2 - 5 * U), style);
    }
    pen.text(name, (places.tiles - 8 * U, LABEL.centered(middle)), style.end())
}

/// The length of a streak and its first release.
fn streak(pen: &Pen<'_>, row: &Row, places: &Places, middle: i32, numbers: Numbers) -> Drawn {
    let length = numbers.whole(row.length);
    pen.text(&length, (places.lengths, LABEL.centered(middle)), LABEL.bold(true).end())?;
    pen.text(&since(row), (places.since, SMALL.centered(middle)), SMALL)
}

/// The first release of a streak as shown.
fn since(row: &Row) -> String {
    fit(&row.since, 24, SMALL.size, false, SINCE)
}

fn places(rows: &[Row], names: &[String], releases: usize, context: &Context) -> Places {
    let sheet = context.sheet;
    let widest_name = names.iter().map(|name| reserve(name, LABEL.size, true)).max().unwrap_or(0);
    let tiles = if sheet.is_narrow() { MARGIN } else { MARGIN + widest_name + 8 * U };
    let length = |row: &Row| reserve(&context.numbers.whole(row.length), LABEL.size, true);
    let lengths = rows.iter().map(length).max().unwrap_or(0).max(reserve("in a row", SMALL.size, false));
    let sinces = rows.iter().map(|row| reserve(&since(row), SMALL.size, false)).max().unwrap_or(0);
    let sinces = sinces.max(reserve("since", SMALL.size, false));
    let room = sheet.right() - tiles - lengths - sinces - 20 * U;
    let fitting = usize::try_from(room / TILE.0).unwrap_or(1);
    let count = releases.min(TILES).min(fitting).max(1);
    let pitch = (room / to_i32(count)).clamp(TILE.0, TILE.1);
    let has_ranks = sheet.height().is_none() && has_room_for_ranks(rows, pitch - GAP);
    let lengths = tiles + pitch * to_i32(count) + 10 * U + lengths;
    Places { tiles, pitch, from: releases - count, count, lengths, since: lengths + 8 * U, has_ranks }
}

/// Whether the ranks of all rows fit into tiles of this side.
fn has_room_for_ranks(rows: &[Row], side: i32) -> bool {
    let width = |tile: &Tile| reserve(&tile.rank.to_string(), SMALL.size, false);
    side >= LEAST && rows.iter().flat_map(|row| row.tiles.values()).all(|tile| width(tile) <= side)
}

impl Places {
    /// Whether a tile that is shown does not belong to a current streak.
    fn has_earlier(&self, rows: &[Row]) -> bool {
        let shown = self.from..self.from + self.count;
        let mut tiles = rows.iter().flat_map(|row| &row.tiles);
        tiles.any(|(at, tile)| !tile.is_current && shown.contains(at))
    }

    fn left(&self, release: usize) -> i32 {
        self.tiles + self.pitch * to_i32(release - self.from)
    }
}

/// A tile in the picture.
struct Box<'a> {
    tile: Option<&'a Tile>,
    left: i32,
    upper: i32,
}

impl Box<'_> {
    fn token(&self) -> Token {
        match self.tile {
            Some(tile) if tile.is_current => Token::H5,
            Some(_) => Token::H2,
            None => Token::H0,
        }
    }
}

/// Draws tiles color by color, so that tiles of one color become one path; then the ranks.
fn tiles(pen: &Pen<'_>, rows: &[Row], places: &Places, lines: Lines) -> Drawn {
    // As wide as there is room for, and not higher than the row.
    let side = places.pitch - GAP;
    let high = (lines.pitch - lines.above - GAP).min(side);
    let mut boxes: Vec<Box<'_>> = Vec::new();
    for (line, row) in rows.iter().enumerate() {
        let upper = lines.top + lines.pitch * to_i32(line) + (lines.pitch + lines.above - high) / 2;
        for at in places.from..places.from + places.count {
            boxes.push(Box { tile: row.tiles.get(&at), left: places.left(at), upper });
        }
    }
    for token in [Token::H0, Token::H2, Token::H5] {
        for shown in boxes.iter().filter(|shown| shown.token() == token) {
            pen.rect((shown.left, shown.upper), (shown.left + side, shown.upper + high), token)?;
        }
    }
    for shown in boxes.iter().filter(|_| places.has_ranks) {
        if let Some(tile) = shown.tile {
            let style = Type { token: shown.token().text_on(), ..SMALL };
            let at = (shown.left + side / 2, style.centered(shown.upper + high / 2));
            pen.text(&tile.rank.to_string(), at, style.middle())?;
        }
    }
    Ok(())
}

//! Who is in the top of one release after the other up to the latest: a row per person, a tile per release.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::chart::context::Context;
use crate::chart::kit::axes::{self, SMALL};
use crate::chart::kit::cells;
use crate::chart::kit::compose::{self, Words};
use crate::chart::kit::frame::Body;
use crate::chart::kit::key::key;
use crate::chart::kit::measure::{fit, reserve};
use crate::chart::kit::pen::{Drawn, Pen};
use crate::chart::kit::people::{self, Highlights, Person};
use crate::chart::kit::scene::{MARGIN, Type, U};
use crate::chart::kit::theme::Token;
use crate::chart::picture::Picture;
use crate::chart::rows::Rows;
use crate::chart::skipped::Skipped;
use crate::chart::spec::{Field, Kind, Spec};
use crate::query::ResultSet;
use crate::text::{self, Numbers};

pub const KIND: Kind = Kind {
    name: "streaks",
    summary: "current streaks in the top of the releases",
    columns: &[
        Field::Label,
        Field::Key,
        Field::Rank,
        Field::Period,
        Field::Order,
        Field::Own("length"),
        Field::Own("from_release"),
        Field::Own("is_in_run"),
    ],
    optional: &[],
    facts: &[],
    without_rows: Some("Nobody was in the top of the latest two releases."),
    draw,
    rows,
};

/// People with a row of tiles.
const RUNS: usize = 15;
/// Releases with a tile each.
const TILES: usize = 40;
const HEAD: i32 = 22 * U;
/// The key above that, where there are two kinds of tiles.
const KEY: i32 = 22 * U;
const PITCH: i32 = 22 * U;
/// The same with names above their tiles, and from the names to the tiles.
const TALL: i32 = 40 * U;
const ABOVE: i32 = 18 * U;
const LABEL: Type = Type::new(13, Token::Fg);
const NAMES: i32 = 200 * U;
const SINCE: i32 = 90 * U;
/// Width of a tile with the gap after it: narrowest and widest.
const TILE: (i32, i32) = (12 * U, 18 * U);
const GAP: i32 = 2 * U;
/// Least side of a tile that holds its rank.
const LEAST: i32 = 14 * U;
/// Of fewer releases there is hardly anyone who is not in all.
const LEAST_RELEASES: usize = 4;
/// Most people in a picture of fixed height.
const LOW_ROWS: usize = 7;

/// A person's tiles.
struct Row {
    person: Person,
    /// Releases in the run that goes on, and the first of them.
    length: i64,
    since: String,
    /// By place of the release: rank, and whether it is in the run.
    tiles: BTreeMap<usize, (i64, bool)>,
}

/// Where things are, in tenths.
struct Places {
    tiles: i32,
    pitch: i32,
    /// First release shown, and how many there are.
    from: usize,
    count: usize,
    /// Right end of the lengths and left end of the releases beside them.
    lengths: i32,
    since: i32,
    has_ranks: bool,
}

/// Draws the chart.
pub fn draw(spec: &Spec, data: &ResultSet, context: &Context) -> Result<Picture, Skipped> {
    let (releases, all) = read(spec, data);
    if releases.len() < LEAST_RELEASES || all.is_empty() {
        return Err(Skipped::because(format!(
            "There are fewer than {LEAST_RELEASES} releases here: runs through them say little."
        )));
    }
    let sheet = context.sheet;
    let most = if sheet.height().is_some() { LOW_ROWS } else { RUNS };
    let rows = &all[..all.len().min(most)];
    let people: Vec<Person> = rows.iter().map(|row| row.person.clone()).collect();
    let names = people::labels(&people, LABEL.size, if sheet.is_narrow() { sheet.room() } else { sheet.part(NAMES) });
    let places = places(rows, &names, releases.len(), context);
    let highlights = Highlights::new(&context.highlight, &people, &[]);
    let count = i32::try_from(rows.len()).unwrap_or(0);
    let (pitch, above) = if sheet.is_narrow() { (TALL, ABOVE) } else { (PITCH, 0) };
    let before = format!("in the top {} before it", spec.limit());
    let head = if places.has_weak(rows) { KEY + HEAD } else { HEAD };
    let wished = head + pitch * count + axes::NAMES;
    let words = words(spec, (&all, rows), &releases, &places, context);
    compose::picture((spec, context), words, (wished, rows.len()), |pen, Body { top, height }| {
        let pitch = ((height - head - axes::NAMES) / count.max(1)).min(pitch);
        let first = top + head;
        if places.has_weak(rows) {
            key(pen, (MARGIN, top + 8 * U), &[(Token::H5, "in the run"), (Token::H2, &before)])?;
        }
        pen.text("in a row", (places.lengths, first - HEAD + 8 * U), SMALL.end())?;
        pen.text("since", (places.since, first - HEAD + 8 * U), SMALL)?;
        tiles(pen, rows, &places, (first, pitch, above))?;
        for ((row, name), y) in rows.iter().zip(&names).zip((0..).map(|at| first + pitch * at + (pitch + above) / 2)) {
            let bold = highlights.get(&row.person.key).is_some();
            if above > 0 {
                pen.text(name, (places.tiles, y - ABOVE / 2 - 5 * U), LABEL.bold(bold))?;
            } else {
                pen.text(name, (places.tiles - 8 * U, LABEL.centred(y)), LABEL.bold(bold).end())?;
            }
            pen.text(&context.numbers.whole(row.length), (places.lengths, LABEL.centred(y)), LABEL.bold(true).end())?;
            pen.text(&since(row), (places.since, SMALL.centred(y)), SMALL)?;
        }
        let middle = |at: usize| places.left(places.from + at) + (places.pitch - GAP) / 2;
        axes::names_below(pen, &releases[places.from..], middle, first + pitch * count)
    })
}

/// Names of the releases, oldest first, and the people, longest run first.
fn read(spec: &Spec, data: &ResultSet) -> (Vec<String>, Vec<Row>) {
    let release = |row: &[_]| {
        let order = cells::integer(data, row, &spec.order)?;
        Some((order, text::plain(cells::text(data, row, &spec.period))))
    };
    let mut places: BTreeMap<(i64, String), usize> =
        data.rows.iter().filter_map(|row| Some((release(row)?, 0))).collect();
    places.values_mut().zip(0..).for_each(|(place, at)| *place = at);
    let mut rows: Vec<Row> = Vec::new();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for cells_of in &data.rows {
        let Some(place) = release(cells_of).and_then(|release| places.get(&release)) else { continue };
        let person = cells::person(data, cells_of, spec);
        let at = *known.entry(person.key.clone()).or_insert(rows.len());
        if at == rows.len() {
            let length = cells::integer(data, cells_of, spec.column("length")).unwrap_or(0);
            let since = text::plain(cells::text(data, cells_of, spec.column("from_release")));
            rows.push(Row { person, length, since, tiles: BTreeMap::new() });
        }
        if let Some(rank) = cells::integer(data, cells_of, &spec.rank) {
            let is_in_run = data.value(cells_of, spec.column("is_in_run")).is_true();
            rows[at].tiles.insert(*place, (rank, is_in_run));
        }
    }
    // Stable: runs of the same length stay in the query's order.
    rows.sort_by_key(|row| Reverse(row.length));
    (places.into_keys().map(|(_, name)| name).collect(), rows)
}

/// The release a run began with, as shown beside it.
fn since(row: &Row) -> String {
    fit(&row.since, 24, SMALL.size, false, SINCE)
}

fn places(rows: &[Row], names: &[String], releases: usize, context: &Context) -> Places {
    let sheet = context.sheet;
    let widest = |widths: &mut dyn Iterator<Item = i32>| widths.max().unwrap_or(0);
    let beside = || widest(&mut names.iter().map(|name| reserve(name, LABEL.size, true))) + 8 * U;
    let tiles = if sheet.is_narrow() { MARGIN } else { MARGIN + beside() };
    let length = |row: &Row| reserve(&context.numbers.whole(row.length), LABEL.size, true);
    let lengths = widest(&mut rows.iter().map(length)).max(reserve("in a row", SMALL.size, false));
    let sinces = widest(&mut rows.iter().map(|row| reserve(&since(row), SMALL.size, false)));
    let sinces = sinces.max(reserve("since", SMALL.size, false));
    let room = sheet.right() - tiles - lengths - sinces - 20 * U;
    let count = releases.min(TILES).min(usize::try_from(room / TILE.0).unwrap_or(1)).max(1);
    let whole = i32::try_from(count).unwrap_or(1);
    let pitch = (room / whole).clamp(TILE.0, TILE.1);
    let rank = |row: &Row| row.tiles.values().map(|(rank, _)| reserve(&rank.to_string(), SMALL.size, false)).max();
    let side = pitch - GAP;
    let has_ranks =
        sheet.height().is_none() && side >= LEAST && rows.iter().filter_map(rank).all(|width| width <= side);
    let lengths = tiles + pitch * whole + 10 * U + lengths;
    Places { tiles, pitch, from: releases - count, count, lengths, since: lengths + 8 * U, has_ranks }
}

impl Places {
    /// Whether a tile that is shown is of no run that goes on.
    fn has_weak(&self, rows: &[Row]) -> bool {
        let shown = self.from..self.from + self.count;
        rows.iter().flat_map(|row| &row.tiles).any(|(at, (_, is_in_run))| !is_in_run && shown.contains(at))
    }

    fn left(&self, release: usize) -> i32 {
        self.tiles + self.pitch * i32::try_from(release - self.from).unwrap_or(0)
    }
}

/// Colour by colour, so that tiles of one colour follow each other; the ranks last.
fn tiles(pen: &Pen<'_>, rows: &[Row], places: &Places, (top, pitch, above): (i32, i32, i32)) -> Drawn {
    let look = |tile: Option<&(i64, bool)>| match tile {
        Some((_, true)) => Token::H5,
        Some((_, false)) => Token::H2,
        None => Token::H0,
    };
    // As wide as there is room for, and no higher than its row.
    let (side, high) = (places.pitch - GAP, (pitch - above - GAP).min(places.pitch - GAP));
    let all = || {
        let upper = (0..).map(|at| top + pitch * at + (pitch + above - high) / 2);
        let releases = places.from..places.from + places.count;
        rows.iter()
            .zip(upper)
            .flat_map(move |(row, upper)| releases.clone().map(move |at| (row.tiles.get(&at), at, upper)))
    };
    for token in [Token::H0, Token::H2, Token::H5] {
        for (_, at, upper) in all().filter(|(tile, ..)| look(*tile) == token) {
            let left = places.left(at);
            pen.rect((left, upper), (left + side, upper + high), token)?;
        }
    }
    for (tile, at, upper) in all().filter(|_| places.has_ranks) {
        if let Some((rank, _)) = tile {
            let on = Type { token: look(tile).text_on(), ..SMALL };
            let middle = (places.left(at) + side / 2, on.centred(upper + high / 2));
            pen.text(&rank.to_string(), middle, on.middle())?;
        }
    }
    Ok(())
}

/// Rows of the people with the longest streaks, in the releases shown.
fn rows(rows: &mut Rows<'_>, spec: &Spec) {
    rows.releases(&spec.order, &spec.period, TILES);
    rows.top(&spec.rank, spec.limit());
    let data = rows.data;
    let longest = longest(spec, data);
    let limit = format!("the {} longest streaks", rows.numbers.count(RUNS));
    rows.keep(&limit, |row| longest.contains(cells::text(data, row, &spec.key)));
    rows.keep_first();
}

/// Keys of the people with the longest streaks.
fn longest<'a>(spec: &Spec, data: &'a ResultSet) -> BTreeSet<&'a str> {
    let mut known = BTreeSet::new();
    let mut people = Vec::new();
    for row in &data.rows {
        let key = cells::text(data, row, &spec.key);
        if known.insert(key) {
            let length = data.value(row, spec.column("length")).integer().unwrap_or(0);
            people.push((Reverse(length), key));
        }
    }
    // Stable: people with streaks of the same length stay in the query's order.
    people.sort_by_key(|(length, _)| *length);
    people.into_iter().take(RUNS).map(|(_, key)| key).collect()
}

fn words(spec: &Spec, (all, rows): (&[Row], &[Row]), releases: &[String], places: &Places, context: &Context) -> Words {
    let top = spec.limit();
    let start = format!("Tiles: who was in the top {top} of one release after the other.");
    let mut notes: Vec<String> = places.has_ranks.then(|| "Numbers are ranks.".to_owned()).into_iter().collect();
    if rows.len() < all.len() {
        notes.push(format!("The {} longest of {} runs.", rows.len(), context.numbers.count(all.len())));
    }
    let range =
        (places.count < releases.len()).then(|| format!("the last {} of {} releases", places.count, releases.len()));
    let each = |row: &Row| {
        let since = text::shorten(&row.since, 24);
        format!(
            "{}: {} since {since}",
            row.person.in_text(),
            context.numbers.counted(row.length, "release", "releases")
        )
    };
    let each = |count: usize| rows.iter().take(count).map(each).collect::<Vec<String>>().join("; ");
    Words {
        findings: findings(top, all, releases.len(), context.numbers),
        plain: format!("In the top {top} of one release after the other"),
        subtitle: context.counted(&format!("Runs in the top {top} by {} that go on", spec.unit)),
        range: range.unwrap_or_default(),
        notes,
        alts: (1..=3).rev().map(|count| format!("{start} {}.", each(count))).chain([start.clone()]).collect(),
        description: format!("{start} {}.", each(rows.len())),
    }
}

/// Those with the longest run, by name or by number.
fn findings(top: usize, all: &[Row], releases: usize, numbers: Numbers) -> Vec<String> {
    let Some(first) = all.first() else { return Vec::new() };
    let longest: Vec<String> =
        all.iter().filter(|row| row.length == first.length).map(|row| row.person.in_text()).collect();
    let since = match usize::try_from(first.length) {
        Ok(length) if length >= releases => String::new(),
        _ => format!(" since {}", text::shorten(&first.since, 24)),
    };
    let start = format!("In the top {top} of every release{since}");
    let people = numbers.counted(i64::try_from(longest.len()).unwrap_or(i64::MAX), "person", "people");
    let named = (longest.len() <= 3).then(|| format!("{start}: {}", text::listed(&longest)));
    named.into_iter().chain([format!("{start}: {people}")]).collect()
}

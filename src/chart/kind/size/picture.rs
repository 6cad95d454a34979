//! The marks of the chart of release sizes.

use super::words::{ADDED, COMMITS, DELETED, PLAIN_KEY, key_of, words};
use crate::chart::context::Context;
use crate::chart::kit::axes::{self, Heights, SMALL, Slots};
use crate::chart::kit::broken::{notches, reach};
use crate::chart::kit::cells::least;
use crate::chart::kit::columns::{column, marked};
use crate::chart::kit::compose::{self, Content};
use crate::chart::kit::frame::Body;
use crate::chart::kit::key::pair;
use crate::chart::kit::labels::Space;
use crate::chart::kit::pen::{Drawn, Pen};
use crate::chart::kit::periods::{self, Period};
use crate::chart::kit::scale::{compact, length_of, ticks};
use crate::chart::kit::scene::{MARGIN, Point, U};
use crate::chart::kit::theme::Token;
use crate::chart::picture::Picture;
use crate::chart::skipped::Skipped;
use crate::chart::spec::Spec;
use crate::config::Sheet;
use crate::query::ResultSet;
use crate::text::Numbers;

/// Heights of the parts of the picture at its default size: the head, the commits, the gap, the lines on both sides of
/// zero together, and the numbers under the lines deleted.
const HEAD: i32 = 34 * U;
const COMMITS_PLOT: i32 = 110 * U;
const BETWEEN: i32 = 60 * U;
const LINES_PLOT: i32 = 130 * U;
const BELOW: i32 = 16 * U;

/// How high the parts are in a picture of this size.
struct Parts {
    head: i32,
    between: i32,
    /// The lines' part of the room, where commits and lines together have `COMMITS_PLOT + LINES_PLOT`.
    lines: i32,
}

impl Parts {
    fn of(sheet: Sheet) -> Self {
        if sheet.height().is_none() {
            return Self { head: HEAD, between: BETWEEN, lines: LINES_PLOT };
        }
        // In a low picture the commits, which need no key, get less room.
        Self { head: HEAD - 10 * U, between: BETWEEN - 16 * U, lines: LINES_PLOT * 5 / 4 }
    }

    fn around(&self) -> i32 {
        self.head + self.between + BELOW + axes::NAMES
    }
}

/// One row of columns: which number, on what scale, in what color.
struct Series {
    value: usize,
    heights: Heights,
    token: Token,
}

/// The columns of all releases.
struct Columns<'a> {
    shown: &'a [Period],
    slots: Slots,
    numbers: Numbers,
    /// The numbers at the ends of the scales: of commits, lines added, lines deleted.
    most: [i64; 3],
}

/// Draws the chart.
pub fn draw(spec: &Spec, data: &ResultSet, context: &Context) -> Result<Picture, Skipped> {
    let all = periods::read(spec, data, &[spec.column("commits"), &spec.added, &spec.deleted]);
    periods::at_least(&all, 2)?;
    let (sheet, numbers) = (context.sheet, context.numbers);
    let shown = periods::comparable(&all, sheet.columns(periods::MOST), |period| period.values[COMMITS]);
    let commits = reach(shown, |period| period.values[COMMITS]);
    // Lines added and deleted by one release are one outlier, not two that hide each other.
    let lines = reach(shown, |period| period.values[ADDED].max(period.values[DELETED]));
    if commits.most == 0 {
        return Err(Skipped::because("There is no commit in any release."));
    }
    let left = MARGIN + Heights::width(commits.most, numbers).max(Heights::width(lines.most, numbers));
    let slots = Slots { left, right: sheet.right(), count: shown.len() };
    let most = |value: usize| {
        let highest = shown.iter().map(|period| period.values[value]).max().unwrap_or(0);
        highest.min(lines.most)
    };
    let columns = Columns { shown, slots, numbers, most: [commits.most, most(ADDED), most(DELETED)] };
    let parts = Parts::of(sheet);
    let words = words(&all, shown, commits.is_broken || lines.is_broken, context);
    let height = parts.around() + COMMITS_PLOT + LINES_PLOT;
    compose::picture(spec, context, Content { words, height, rows: shown.len() }, |pen, Body { top, height }| {
        let room = height - parts.around();
        let lines_room = room * (parts.lines / U) / ((COMMITS_PLOT + LINES_PLOT) / U);
        let first = top + parts.head;
        let zero = first + room - lines_room;
        let second = zero + parts.between;
        pen.text("commits", (MARGIN, top + 8 * U), SMALL)?;
        columns.commits(pen, first, zero)?;
        columns.lines(pen, second, lines_room)?;
        slots.names(pen, &periods::names(shown), second + lines_room + BELOW)
    })
}

impl Columns<'_> {
    fn commits(&self, pen: &Pen<'_>, top: i32, zero: i32) -> Drawn {
        let heights = Heights { zero, top, most: self.most[COMMITS], numbers: self.numbers };
        heights.grid(pen, self.slots.across())?;
        self.draw(pen, &[Series { value: COMMITS, heights, token: Token::Cx }])
    }

    /// Lines added upwards and deleted downwards. Both have one scale: each side has the part of the room that its
    /// longest column needs.
    fn lines(&self, pen: &Pen<'_>, top: i32, room: i32) -> Drawn {
        let latest = &self.shown[periods::latest(self.shown)];
        let key = key_of(latest, self.numbers);
        pair(pen, (MARGIN, top - 26 * U), [Token::Add, Token::Del], &key, &PLAIN_KEY)?;
        let [_, up, down] = self.most;
        let both = up.saturating_add(down);
        let zero = top + length_of(up, both, room);
        let above = Heights { zero, top, most: up, numbers: self.numbers };
        let below = Heights { zero, top: top + room, most: down, numbers: self.numbers };
        let ticks = ticks(both);
        above.grid_at(pen, self.slots.across(), &ticks)?;
        below.grid_at(pen, self.slots.across(), &ticks[1..])?;
        let added = Series { value: ADDED, heights: above, token: Token::Add };
        let deleted = Series { value: DELETED, heights: below, token: Token::Del };
        self.draw(pen, &[added, deleted])
    }

    /// Draws columns of all series, their common zero line and their numbers.
    fn draw(&self, pen: &Pen<'_>, series: &[Series]) -> Drawn {
        let mut space = Space::default();
        for series in series {
            for (at, period) in self.shown.iter().enumerate() {
                let (left, right) = self.slots.column(at);
                let (y, zero) = (series.heights.y(period.values[series.value]), series.heights.zero);
                let (upper, lower) = (y.min(zero), y.max(zero));
                column(pen, ((left, upper), (right, lower)), series.token, period.unreleased)?;
                space.take((left, upper, right, lower));
            }
        }
        for series in series {
            self.numbers(pen, series, &mut space)?;
        }
        match series.first() {
            Some(series) => series.heights.base(pen, self.slots.across()),
            None => Ok(()),
        }
    }

    /// The number of a column.
    fn written(&self, period: &Period, value: usize) -> String {
        match period.values[value] {
            0 => String::new(),
            number if period.is_least && value != COMMITS => least(number, &compact(number, self.numbers)),
            number => compact(number, self.numbers),
        }
    }

    /// Gaps in columns that are cut short, and the numbers of a series.
    fn numbers(&self, pen: &Pen<'_>, series: &Series, space: &mut Space) -> Drawn {
        let heights = series.heights;
        let values: Vec<i64> = self.shown.iter().map(|period| period.values[series.value]).collect();
        notches(pen, &values, self.slots, heights)?;
        let tops: Vec<Point> =
            values.iter().enumerate().map(|(at, value)| (self.slots.middle(at), heights.y(*value))).collect();
        let numbers: Vec<String> = self.shown.iter().map(|period| self.written(period, series.value)).collect();
        let first = marked(&values, periods::latest(self.shown));
        let mut labels = axes::Values { space, below: heights.top > heights.zero, across: self.slots.across() };
        labels.draw(pen, &tops, &numbers, &first)
    }
}

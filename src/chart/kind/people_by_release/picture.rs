//! The marks of the chart of people per release.

use std::cmp::Reverse;

use super::data::{days, new, people, returning};
use super::words::{PLAIN_KEY, key_of, words};
use crate::chart::context::Context;
use crate::chart::kit::axes::{self, Heights, SMALL, Slots};
use crate::chart::kit::broken::{notches, reach};
use crate::chart::kit::columns::{column, marked};
use crate::chart::kit::compose::{self, Content};
use crate::chart::kit::frame::Body;
use crate::chart::kit::key::pair;
use crate::chart::kit::labels::Space;
use crate::chart::kit::pen::{Drawn, Pen};
use crate::chart::kit::periods::{self, Period};
use crate::chart::kit::scene::{MARGIN, Point, U};
use crate::chart::kit::stack::Stack;
use crate::chart::kit::theme::Token;
use crate::chart::picture::Picture;
use crate::chart::skipped::Skipped;
use crate::chart::spec::Spec;
use crate::query::ResultSet;
use crate::text::Numbers;

const HEAD: i32 = 34 * U;
const PLOT: i32 = 176 * U;
/// From the columns to the strip, with its heading.
const BETWEEN: i32 = 44 * U;
const STRIP: i32 = 36 * U;

/// The columns of all releases.
struct Columns<'a> {
    shown: &'a [Period],
    /// Days since the previous release, if both dates are known.
    days: Vec<Option<i64>>,
    slots: Slots,
    numbers: Numbers,
}

/// Draws the chart.
pub fn draw(spec: &Spec, data: &ResultSet, context: &Context) -> Result<Picture, Skipped> {
    let all = periods::read(spec, data, &[spec.column("people"), spec.column("new_people")]);
    periods::at_least(&all, 2)?;
    let (sheet, numbers) = (context.sheet, context.numbers);
    let shown = periods::comparable(&all, sheet.columns(periods::MOST), people);
    let reach = reach(shown, people);
    let most = reach.most;
    if most == 0 {
        return Err(Skipped::because("No person has a commit in any release."));
    }
    let days = days(spec, data, shown);
    // A picture of fixed height has no room for a second row of columns.
    let has_strip = sheet.height().is_none() && days.iter().flatten().any(|days| *days > 0);
    let slots = Slots { left: MARGIN + Heights::width(most, numbers), right: sheet.right(), count: shown.len() };
    let columns = Columns { shown, days, slots, numbers };
    let strip = if has_strip { BETWEEN + STRIP } else { 0 };
    let words = words(&all, shown, reach.is_broken, context);
    let content = Content { words, height: HEAD + PLOT + strip + axes::NAMES, rows: shown.len() };
    compose::picture(spec, context, content, |pen, Body { top, height }| {
        let zero = top + height - strip - axes::NAMES;
        columns.draw(pen, Heights { zero, top: top + HEAD, most, numbers })?;
        if has_strip {
            columns.strip(pen, zero + BETWEEN)?;
        }
        slots.names(pen, &periods::names(shown), zero + strip)
    })
}

impl Columns<'_> {
    fn draw(&self, pen: &Pen<'_>, heights: Heights) -> Drawn {
        let at = (MARGIN, heights.top - HEAD + 8 * U);
        let latest = &self.shown[periods::latest(self.shown)];
        pair(pen, at, [Token::Cx, Token::C1], &key_of(latest, self.numbers), &PLAIN_KEY)?;
        heights.grid(pen, self.slots.across())?;
        self.stack(heights).draw(pen)?;
        let totals: Vec<i64> = self.shown.iter().map(people).collect();
        notches(pen, &totals, self.slots, heights)?;
        heights.base(pen, self.slots.across())?;
        self.totals(pen, &totals, heights)
    }

    fn stack(&self, heights: Heights) -> Stack {
        Stack {
            columns: self.shown.iter().map(|period| vec![returning(period), new(period)]).collect(),
            hollow: self.shown.iter().map(|period| period.unreleased).collect(),
            tokens: vec![Token::Cx, Token::C1],
            slots: self.slots,
            heights,
            is_share: false,
        }
    }

    /// The numbers above the columns.
    fn totals(&self, pen: &Pen<'_>, totals: &[i64], heights: Heights) -> Drawn {
        let mut space = Space::default();
        let mut tops: Vec<Point> = Vec::new();
        for (at, total) in totals.iter().enumerate() {
            let ((left, right), y) = (self.slots.column(at), heights.y(*total));
            space.take((left, y, right, heights.zero));
            tops.push((self.slots.middle(at), y));
        }
        let numbers: Vec<String> = totals.iter().map(|total| self.numbers.whole(*total)).collect();
        let first = marked(totals, periods::latest(self.shown));
        let mut labels = axes::Values { space: &mut space, below: false, across: self.slots.across() };
        labels.draw(pen, &tops, &numbers, &first)
    }

    /// The days of each cycle as columns, with the longest and the shortest as numbers.
    fn strip(&self, pen: &Pen<'_>, top: i32) -> Drawn {
        pen.text("days since the previous release", (MARGIN, top - 22 * U), SMALL)?;
        let days: Vec<i64> = self.days.iter().map(|days| days.unwrap_or(0)).collect();
        let most = days.iter().copied().max().unwrap_or(0);
        let heights = Heights { zero: top + STRIP, top, most, numbers: self.numbers };
        let mut space = Space::default();
        let mut tops: Vec<Point> = Vec::new();
        for (at, days) in days.iter().enumerate() {
            let ((left, right), y) = (self.slots.column(at), heights.y(*days));
            column(pen, ((left, y), (right, heights.zero)), Token::Cx, self.shown[at].unreleased)?;
            space.take((left, y, right, heights.zero));
            tops.push((self.slots.middle(at), y));
        }
        heights.base(pen, self.slots.across())?;
        let numbers: Vec<String> = days.iter().map(|days| self.numbers.whole(*days)).collect();
        let mut labels = axes::Values { space: &mut space, below: false, across: self.slots.across() };
        for at in [self.longest(), self.shortest()].into_iter().flatten() {
            labels.draw(pen, &tops[at..=at], &numbers[at..=at], &[0])?;
        }
        Ok(())
    }

    /// The position of the longest cycle.
    fn longest(&self) -> Option<usize> {
        let known = (0..self.days.len()).filter(|at| self.days[*at].is_some());
        known.min_by_key(|at| Reverse(self.days[*at]))
    }

    /// The position of the shortest cycle of a release.
    fn shortest(&self) -> Option<usize> {
        let known = (0..self.days.len()).filter(|at| self.days[*at].is_some() && !self.shown[*at].unreleased);
        known.min_by_key(|at| self.days[*at])
    }
}

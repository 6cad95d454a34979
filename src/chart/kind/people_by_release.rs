//! People per release: those who came back below, those who came for the first time above, and the days of each cycle.

use std::collections::BTreeMap;

use crate::chart::context::Context;
use crate::chart::kit::axes::{self, Heights, SMALL, Slots};
use crate::chart::kit::broken::{self, notch, reach};
use crate::chart::kit::cells;
use crate::chart::kit::columns::{column, marked, seam};
use crate::chart::kit::compose::{self, Words};
use crate::chart::kit::frame::Body;
use crate::chart::kit::key::pair;
use crate::chart::kit::labels::Space;
use crate::chart::kit::pen::{Drawn, Pen};
use crate::chart::kit::periods::{self, Period};
use crate::chart::kit::scene::{MARGIN, Point, U};
use crate::chart::kit::theme::Token;
use crate::chart::picture::Picture;
use crate::chart::skipped::Skipped;
use crate::chart::spec::{Field, Kind, NO_ROWS, Spec};
use crate::query::{ResultSet, Value};
use crate::text::{self, Numbers};

pub const KIND: Kind = Kind {
    name: "people",
    summary: "people per release: returning and new contributors; days of each cycle",
    columns: &[
        Field::Period,
        Field::Order,
        Field::Own("people"),
        Field::Own("new_people"),
        Field::Own("date"),
        Field::Own("previous"),
    ],
    optional: &[],
    facts: &[],
    without_rows: Some(NO_ROWS),
    draw,
    rows: |rows, spec| rows.releases(&spec.order, &spec.period, periods::MOST),
};

const HEAD: i32 = 34 * U;
/// The key without numbers.
const PLAIN: [&str; 2] = ["came back (below)", "first time (above)"];
const PLOT: i32 = 176 * U;
/// From the columns to the strip, with its heading.
const BETWEEN: i32 = 44 * U;
const STRIP: i32 = 36 * U;

/// A release's columns.
struct Columns<'a> {
    shown: &'a [Period],
    /// Days since the release before, where both dates are known.
    days: Vec<Option<i64>>,
    slots: Slots,
    numbers: Numbers,
}

/// Draws the chart.
pub fn draw(spec: &Spec, data: &ResultSet, context: &Context) -> Result<Picture, Skipped> {
    let all = periods::read(spec, data, &[spec.column("people"), spec.column("new_people")]);
    periods::at_least(&all, 2)?;
    let sheet = context.sheet;
    let shown = periods::comparable(&all, sheet.columns(periods::MOST), people);
    let (most, is_broken) = reach(shown, people);
    if most == 0 {
        return Err(Skipped::because("No person has a commit in any release."));
    }
    let days = days(spec, data, shown);
    // A picture of fixed height has no room for a second row of columns.
    let has_strip = sheet.height().is_none() && days.iter().flatten().any(|days| *days > 0);
    let slots =
        Slots { left: MARGIN + Heights::width(most, context.numbers), right: sheet.right(), count: shown.len() };
    let columns = Columns { shown, days, slots, numbers: context.numbers };
    let strip = if has_strip { BETWEEN + STRIP } else { 0 };
    let around = HEAD + strip + axes::NAMES;
    let words = words(&all, shown, is_broken, context);
    compose::picture((spec, context), words, (around + PLOT, shown.len()), |pen, Body { top, height }| {
        let zero = top + height - strip - axes::NAMES;
        columns.draw(pen, Heights { zero, top: top + HEAD, most, numbers: context.numbers })?;
        if has_strip {
            columns.strip(pen, zero + BETWEEN)?;
        }
        let names: Vec<String> = shown.iter().map(|period| period.name.clone()).collect();
        slots.names(pen, &names, zero + strip)
    })
}

fn people(period: &Period) -> i64 {
    period.values[0]
}

/// First-timers, never more than there are people.
fn new(period: &Period) -> i64 {
    period.values[1].min(period.values[0])
}

fn days(spec: &Spec, data: &ResultSet, shown: &[Period]) -> Vec<Option<i64>> {
    let date = |row: &[Value]| match data.value(row, spec.column("date")) {
        Value::Date(days) => Some(i64::from(*days)),
        _ => None,
    };
    let dates: BTreeMap<&str, i64> =
        data.rows.iter().filter_map(|row| Some((cells::text(data, row, &spec.period), date(row)?))).collect();
    let cycle = |period: &Period| {
        let row = &data.rows[period.row];
        let before = dates.get(cells::text(data, row, spec.column("previous")))?;
        // A patch of an older line can be younger than what follows it by number.
        Some((date(row)? - before).max(0))
    };
    shown.iter().map(cycle).collect()
}

impl Columns<'_> {
    fn draw(&self, pen: &Pen<'_>, heights: Heights) -> Drawn {
        let y = heights.top - HEAD + 8 * U;
        pair(pen, (MARGIN, y), [Token::Cx, Token::C1], (self.keys(), PLAIN))?;
        let across = (self.slots.left, self.slots.right);
        heights.grid(pen, across)?;
        let mut space = Space::default();
        // Layer by layer, so that boxes of one colour follow each other.
        self.layer(pen, &heights, Token::Cx, |period| (0, people(period) - new(period)))?;
        self.layer(pen, &heights, Token::C1, |period| (people(period) - new(period), people(period)))?;
        self.seams(pen, &heights)?;
        self.notches(pen, &heights)?;
        heights.base(pen, across)?;
        let tops: Vec<Point> =
            (0..self.shown.len()).map(|at| (self.slots.middle(at), heights.y(people(&self.shown[at])))).collect();
        for (at, (_, y)) in tops.iter().enumerate() {
            let (left, right) = self.slots.column(at);
            space.take((left, *y, right, heights.zero));
        }
        let numbers: Vec<String> = self.shown.iter().map(|period| self.numbers.whole(people(period))).collect();
        let first = marked(&self.shown.iter().map(people).collect::<Vec<i64>>(), periods::latest(self.shown));
        axes::values(pen, &tops, &numbers, &first, (&mut space, false, across))
    }

    /// The words of the key, with the numbers of the release that the title is about.
    fn keys(&self) -> [String; 2] {
        let latest = &self.shown[periods::latest(self.shown)];
        let (all, new) = (people(latest), new(latest));
        let [back, first] = [all - new, new].map(|count| self.numbers.whole(count));
        let name = text::shorten(&latest.name, 24);
        match latest.unreleased {
            true => PLAIN.map(str::to_owned),
            false => [format!("came back (below): {back}"), format!("first time (above): {first} in {name}")],
        }
    }

    fn layer(&self, pen: &Pen<'_>, heights: &Heights, token: Token, part: impl Fn(&Period) -> (i64, i64)) -> Drawn {
        for (at, period) in self.shown.iter().enumerate() {
            let ((from, to), heights) = (part(period), whole(period, heights));
            let (left, right) = self.slots.column(at);
            column(pen, ((left, heights.y(to)), (right, heights.y(from))), token, period.unreleased)?;
        }
        Ok(())
    }

    /// A line of ground between the layers, for readers who see both colours as one grey.
    fn seams(&self, pen: &Pen<'_>, heights: &Heights) -> Drawn {
        for (at, period) in self.shown.iter().enumerate() {
            let heights = whole(period, heights);
            let y = heights.y(people(period) - new(period));
            if heights.zero - y > 3 * U && !period.unreleased {
                seam(pen, self.slots.column(at), (heights.y(people(period)), y))?;
            }
        }
        Ok(())
    }

    /// Gaps in columns that are higher than the picture.
    fn notches(&self, pen: &Pen<'_>, heights: &Heights) -> Drawn {
        let too_high = (0..self.shown.len()).filter(|at| people(&self.shown[*at]) > heights.most);
        too_high
            .map(|at| (self.slots.column(at), heights.top + (heights.zero - heights.top) / 5))
            .try_for_each(|(column, y)| notch(pen, column, y))
    }

    fn strip(&self, pen: &Pen<'_>, top: i32) -> Drawn {
        pen.text("days since the release before", (MARGIN, top - 22 * U), SMALL)?;
        let days: Vec<i64> = self.days.iter().map(|days| days.unwrap_or(0)).collect();
        let most = days.iter().copied().max().unwrap_or(0);
        let heights = Heights { zero: top + STRIP, top, most, numbers: self.numbers };
        let mut space = Space::default();
        let mut tops = Vec::new();
        for (at, days) in days.iter().enumerate() {
            let ((left, right), y) = (self.slots.column(at), heights.y(*days));
            column(pen, ((left, y), (right, heights.zero)), Token::Cx, self.shown[at].unreleased)?;
            space.take((left, y, right, heights.zero));
            tops.push((self.slots.middle(at), y));
        }
        let across = (self.slots.left, self.slots.right);
        heights.base(pen, across)?;
        let known = || self.days.iter().enumerate().filter(|(at, _)| !self.shown[*at].unreleased);
        let longest =
            self.days.iter().enumerate().filter_map(|(at, days)| Some((std::cmp::Reverse((*days)?), at))).min();
        let shortest = known().filter_map(|(at, days)| Some(((*days)?, at))).min();
        let first: Vec<usize> = longest.map(|(_, at)| at).into_iter().chain(shortest.map(|(_, at)| at)).collect();
        let numbers: Vec<String> = days.iter().map(|days| self.numbers.whole(*days)).collect();
        for at in first {
            axes::values(pen, &tops[at..=at], &numbers[at..=at], &[0], (&mut space, false, across))?;
        }
        Ok(())
    }
}

/// The scale of one column: one that is cut has its parts in proportion.
fn whole(period: &Period, heights: &Heights) -> Heights {
    Heights { most: heights.most.max(people(period)), ..*heights }
}

fn words(all: &[Period], shown: &[Period], is_broken: bool, context: &Context) -> Words {
    let numbers = context.numbers;
    let start = format!("Stacked columns: people per release {}.", periods::span(shown));
    let mut words = Words {
        plain: "People per release".to_owned(),
        subtitle: context.counted("People with a commit, per release"),
        range: periods::range(all, shown),
        notes: periods::hollow(shown).into_iter().chain(broken::note(is_broken)).collect(),
        ..Words::default()
    };
    let mut finding = String::new();
    if let Some(last) = periods::released(all).next_back() {
        let name = text::shorten(&last.name, 60);
        words.findings = findings(&name, last, all, numbers);
        let (count, came) = (numbers.counted(people(last), "person", "people"), numbers.whole(new(last)));
        finding = format!(" {count} in {}, of them {came} for the first time", text::shorten(&name, 24));
        let highest = periods::released(shown).min_by_key(|period| std::cmp::Reverse(people(period)));
        if let Some(most) = highest {
            finding.push_str(&format!("; most: {} in {}", numbers.whole(people(most)), text::shorten(&most.name, 24)));
        }
        finding.push('.');
    }
    let each = |period: &Period| {
        let name = text::shorten(&period.name, 40);
        format!("{name}: {}, {} for the first time", numbers.whole(people(period)), numbers.whole(new(period)))
    };
    let each: Vec<String> = shown.iter().map(each).collect();
    words.description = format!("{start}{finding} {}.", each.join("; "));
    words.alts = vec![format!("{start}{finding}"), start];
    words
}

fn findings(name: &str, last: &Period, all: &[Period], numbers: Numbers) -> Vec<String> {
    let had = match new(last) {
        0 if people(last) == 0 => return Vec::new(),
        0 if people(last) == 1 => return vec![format!("The one contributor to {name} had contributed before")],
        0 => return vec![format!("Everyone who contributed to {name} had done so before")],
        1 => format!("{name} had one first-time contributor"),
        new => format!("{name} had {} first-time contributors", numbers.whole(new)),
    };
    let mut earlier = periods::released(all).rev().skip(1);
    let is_record = new(last) > 1 && earlier.all(|period| new(period) < new(last));
    let record = is_record.then(|| format!("{had}, the most so far"));
    record.into_iter().chain([had]).collect()
}

//! The contributor absence factor of each release: three lines, for 50%, 80% and 95% of its commits.

use crate::chart::context::Context;
use crate::chart::kit::axes::{self, Heights, SMALL, Slots};
use crate::chart::kit::broken::reach;
use crate::chart::kit::compose::{self, Content, Words};
use crate::chart::kit::ends::{self, End};
use crate::chart::kit::frame::Body;
use crate::chart::kit::measure::reserve;
use crate::chart::kit::pen::{Drawn, Pen};
use crate::chart::kit::periods::{self, Period};
use crate::chart::kit::scene::{MARGIN, Point, U};
use crate::chart::kit::theme::Token;
use crate::chart::picture::Picture;
use crate::chart::skipped::Skipped;
use crate::chart::spec::Field::{self, Own};
use crate::chart::spec::{Kind, Spec};
use crate::query::ResultSet;
use crate::text::{self, Numbers};

pub const KIND: Kind = Kind::new("concentration", "the fewest people with 50%, 80% and 95% of the commits", draw)
    .with_columns(&[Field::Period, Field::Order, Own(COLUMNS[0]), Own(COLUMNS[1]), Own(COLUMNS[2]), Own(COLUMNS[3])])
    .with_rows(periods::rows);

const HEAD: i32 = 26 * U;
const PLOT: i32 = 190 * U;
const COLUMNS: [&str; 4] = ["people_50pct", "people_80pct", "people_95pct", "people"];
/// The share of commits that each line shows.
const SHARES: [&str; 3] = ["half", "80%", "95%"];

/// The lines of all releases.
struct Lines<'a> {
    shown: &'a [Period],
    slots: Slots,
    numbers: Numbers,
}

/// Draws the chart. Unreleased commits are omitted: a few commits are always by few people.
pub fn draw(spec: &Spec, data: &ResultSet, context: &Context) -> Result<Picture, Skipped> {
    let mut all = periods::read(spec, data, &COLUMNS.map(|own| spec.column(own)));
    all.retain(|period| !period.unreleased && period.values[0] > 0);
    periods::at_least(&all, 4)?;
    let numbers = context.numbers;
    let shown = periods::comparable(&all, context.sheet.columns(periods::MOST), highest);
    let reach = reach(shown, highest);
    let labels = labels(shown, numbers);
    let widest = labels.iter().map(|label| reserve(label, SMALL.size, true)).max().unwrap_or(0);
    let right = context.sheet.right() - widest;
    let left = MARGIN + Heights::width(reach.most, numbers);
    let slots = Slots { left, right: right - 12 * U, count: shown.len() };
    let lines = Lines { shown, slots, numbers };
    let words = words(&all, shown, reach.is_broken, context);
    let content = Content { words, height: HEAD + PLOT + axes::NAMES, rows: shown.len() };
    compose::picture(spec, context, content, |pen, Body { top, height }| {
        pen.text("people", (MARGIN, top + 8 * U), SMALL)?;
        let heights = Heights { zero: top + height - axes::NAMES, top: top + HEAD, most: reach.most, numbers };
        heights.grid(pen, slots.across())?;
        heights.base(pen, slots.across())?;
        lines.draw(pen, heights)?;
        lines.cut_off(pen, heights)?;
        lines.ends(pen, heights, &labels, right)?;
        slots.names(pen, &periods::names(shown), heights.zero)
    })
}

fn highest(period: &Period) -> i64 {
    period.values[..3].iter().copied().max().unwrap_or(0)
}

/// "5 people: half" for each line, with the numbers of the last release.
fn labels(shown: &[Period], numbers: Numbers) -> [String; 3] {
    [0, 1, 2].map(|line| {
        let count = shown.last().map_or(0, |last| last.values[line]);
        format!("{}: {}", numbers.counted(count, "person", "people"), SHARES[line])
    })
}

impl Lines<'_> {
    fn draw(&self, pen: &Pen<'_>, heights: Heights) -> Drawn {
        // The line of the title is drawn last.
        for line in [2, 1, 0] {
            let point = |(at, period): (usize, &Period)| (self.slots.middle(at), heights.y(period.values[line]));
            let points: Vec<Point> = self.shown.iter().enumerate().map(point).collect();
            let (token, width, dot) = if line == 0 { (Token::C2, 30, 5 * U) } else { (Token::Cx, 15, 4 * U) };
            pen.line(&points, token, width)?;
            pen.dot(points[points.len() - 1], dot, token)?;
        }
        Ok(())
    }

    /// The numbers of releases whose lines go beyond the axis.
    fn cut_off(&self, pen: &Pen<'_>, heights: Heights) -> Drawn {
        let Slots { left, right, .. } = self.slots;
        for (at, period) in self.shown.iter().enumerate() {
            if highest(period) > heights.most {
                let number = self.numbers.whole(highest(period));
                let half = reserve(&number, SMALL.size, false) / 2;
                let x = self.slots.middle(at).clamp(left + half, (right - half).max(left + half));
                pen.text(&number, (x, heights.top - 4 * U), SMALL.middle())?;
            }
        }
        Ok(())
    }

    fn ends(&self, pen: &Pen<'_>, heights: Heights, labels: &[String; 3], right: i32) -> Drawn {
        let last = self.shown.len() - 1;
        let mut ends = Vec::new();
        for line in [2, 1, 0] {
            let y = heights.y(self.shown[last].values[line]);
            ends.push(End { y, label: labels[line].clone(), bold: line == 0, square: None });
        }
        let from = (self.slots.middle(last) + 6 * U, right);
        ends::draw(pen, &ends, from, (heights.top, heights.zero))
    }
}

fn words(all: &[Period], shown: &[Period], is_cut: bool, context: &Context) -> Words {
    let numbers = context.numbers;
    let span = periods::span(shown);
    let [_, unit] = context.unit();
    let start = format!("Line chart: smallest number of people who made half, 80% and 95% of the {unit} {span}.");
    let latest = all.last();
    let mut alts = Vec::new();
    alts.extend(latest.map(|latest| format!("{start} In {}.", sentence(latest, 24, numbers))));
    alts.push(start.clone());
    let each: Vec<String> = shown.iter().map(|period| sentence(period, 40, numbers)).collect();
    let note = is_cut.then(|| "Lines are cut off below a number.".to_owned());
    Words {
        findings: latest.and_then(|latest| finding(latest, context)).into_iter().collect(),
        plain: format!("Smallest number of people who made half of the {unit} in each release"),
        subtitle: context.counted(&format!("Smallest number of people who made half, 80% and 95% of the {unit}")),
        range: periods::range(all, shown),
        notes: note.into_iter().collect(),
        alts,
        description: format!("{start} {}.", each.join("; ")),
    }
}

/// "1.4.0: 5, 21 and 60 of 81".
fn sentence(period: &Period, columns: usize, numbers: Numbers) -> String {
    let [half, most, nearly, people] = [0, 1, 2, 3].map(|at| numbers.whole(period.values[at]));
    let name = text::shorten(&period.name, columns);
    if period.values[3] == 1 {
        return format!("{name}: the one person");
    }
    format!("{name}: {half}, {most} and {nearly} of {people} people")
}

/// How few people made half of the latest release. Nothing if these are half of the people or more: then nobody stands out.
fn finding(latest: &Period, context: &Context) -> Option<String> {
    let ([_, unit], numbers) = (context.unit(), context.numbers);
    let name = text::shorten(&latest.name, 60);
    let people = numbers.whole(latest.values[3]);
    match (latest.values[0], latest.values[3]) {
        (1, 1) => Some(format!("One person made all {unit} in {name}")),
        (half, all) if half.saturating_mul(2) >= all => None,
        (1, _) => Some(format!("One of {people} people made at least half of the {unit} in {name}")),
        (half, _) => {
            Some(format!("{} of {people} people made at least half of the {unit} in {name}", numbers.whole(half)))
        }
    }
}

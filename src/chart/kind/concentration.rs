//! On how few people each release rests: three lines, for half, 80% and 95% of its commits.

use crate::chart::context::Context;
use crate::chart::kit::axes::{self, Heights, SMALL, Slots};
use crate::chart::kit::broken::reach;
use crate::chart::kit::compose::{self, Words};
use crate::chart::kit::ends::{self, End};
use crate::chart::kit::frame::Body;
use crate::chart::kit::measure::reserve;
use crate::chart::kit::periods::{self, Period};
use crate::chart::kit::scene::{MARGIN, Point, U};
use crate::chart::kit::theme::Token;
use crate::chart::picture::Picture;
use crate::chart::skipped::Skipped;
use crate::chart::spec::{Field, Kind, NO_ROWS, Spec};
use crate::query::ResultSet;
use crate::text::{self, Numbers};

pub const KIND: Kind = Kind {
    name: "concentration",
    summary: "the fewest people who made 50%, 80% and 95% of each release",
    columns: &[
        Field::Period,
        Field::Order,
        Field::Own("people_50pct"),
        Field::Own("people_80pct"),
        Field::Own("people_95pct"),
        Field::Own("people"),
    ],
    optional: &[],
    facts: &[],
    without_rows: Some(NO_ROWS),
    draw,
    rows: |rows, spec| rows.releases(&spec.order, &spec.period, periods::MOST),
};

const HEAD: i32 = 26 * U;
const PLOT: i32 = 190 * U;
const COLUMNS: [&str; 4] = ["people_50pct", "people_80pct", "people_95pct", "people"];
/// What each line's people made.
const PARTS: [&str; 3] = ["half", "80%", "95%"];

/// Draws the chart. What is not released yet is no part of it: few commits rest on few people.
pub fn draw(spec: &Spec, data: &ResultSet, context: &Context) -> Result<Picture, Skipped> {
    let mut all = periods::read(spec, data, &COLUMNS.map(|own| spec.column(own)));
    all.retain(|period| !period.unreleased && period.values[0] > 0);
    periods::at_least(&all, 4)?;
    let highest = |period: &Period| period.values[..3].iter().copied().max().unwrap_or(0);
    let shown = periods::comparable(&all, context.sheet.columns(periods::MOST), highest);
    let last = shown.len() - 1;
    let (most, is_cut) = reach(shown, highest);
    let label = |line: usize| {
        let count = shown[last].values[line];
        let people = if count == 1 { "person" } else { "people" };
        format!("{} {people}: {}", context.numbers.whole(count), PARTS[line])
    };
    let widest = (0..3).map(|line| reserve(&label(line), SMALL.size, true)).max().unwrap_or(0);
    let labels = context.sheet.right() - widest;
    let slots =
        Slots { left: MARGIN + Heights::width(most, context.numbers), right: labels - 12 * U, count: shown.len() };
    let around = HEAD + axes::NAMES;
    let words = words(&all, shown, is_cut, context);
    compose::picture((spec, context), words, (around + PLOT, shown.len()), |pen, Body { top, height }| {
        pen.text("people", (MARGIN, top + 8 * U), SMALL)?;
        let heights = Heights { zero: top + height - axes::NAMES, top: top + HEAD, most, numbers: context.numbers };
        heights.grid(pen, (slots.left, slots.right))?;
        heights.base(pen, (slots.left, slots.right))?;
        // The line that matters is drawn last.
        for line in [2, 1, 0] {
            let points: Vec<Point> =
                (0..=last).map(|at| (slots.middle(at), heights.y(shown[at].values[line]))).collect();
            let (token, width, dot) = if line == 0 { (Token::C2, 30, 5 * U) } else { (Token::Cx, 15, 4 * U) };
            pen.line(&points, token, width)?;
            pen.dot(points[last], dot, token)?;
        }
        for (at, period) in shown.iter().enumerate().filter(|(_, period)| highest(period) > most) {
            let number = context.numbers.whole(highest(period));
            let half = reserve(&number, SMALL.size, false) / 2;
            let x = slots.middle(at).clamp(slots.left + half, (slots.right - half).max(slots.left + half));
            pen.text(&number, (x, heights.top - 4 * U), SMALL.middle())?;
        }
        let end = |line: usize| End {
            y: heights.y(shown[last].values[line]),
            label: label(line),
            bold: line == 0,
            square: None,
        };
        let ends: Vec<End> = (0..3).rev().map(end).collect();
        let from = (slots.middle(last) + 6 * U, labels);
        ends::draw(pen, &ends, from, (heights.top, heights.zero))?;
        let names: Vec<String> = shown.iter().map(|period| period.name.clone()).collect();
        slots.names(pen, &names, heights.zero)
    })
}

fn words(all: &[Period], shown: &[Period], is_cut: bool, context: &Context) -> Words {
    let start = format!("Lines: the fewest people who made half, 80% and 95% of the commits {}.", periods::span(shown));
    let numbers = |period: &Period| {
        let [half, most, nearly, people] = [0, 1, 2, 3].map(|at| context.numbers.whole(period.values[at]));
        format!("{half}, {most} and {nearly} of {people}")
    };
    let each = |period: &Period| format!("{}: {}", text::shorten(&period.name, 40), numbers(period));
    let finding = all.last().map(|last| {
        let name = text::shorten(&last.name, 24);
        format!("{start} In {name}: {} people.", numbers(last))
    });
    Words {
        findings: all.last().map(|last| finding_of(last, context.numbers)).into_iter().collect(),
        plain: "How many people made half of each release".to_owned(),
        subtitle: context.counted("Fewest people who made half, 80% and 95% of the commits"),
        range: periods::range(all, shown),
        notes: is_cut.then(|| "Lines are cut where a number stands above them.".to_owned()).into_iter().collect(),
        alts: finding.into_iter().chain([start.clone()]).collect(),
        description: format!("{start} {}.", shown.iter().map(each).collect::<Vec<String>>().join("; ")),
    }
}

fn finding_of(last: &Period, numbers: Numbers) -> String {
    let (name, half, people) = (text::shorten(&last.name, 60), last.values[0], last.values[3]);
    match (half, people) {
        (1, 1) => format!("One person made all commits of {name}"),
        (1, _) => format!("One of {} people made half or more of the commits of {name}", numbers.whole(people)),
        _ => format!("{} of {} people made half of the commits of {name}", numbers.whole(half), numbers.whole(people)),
    }
}

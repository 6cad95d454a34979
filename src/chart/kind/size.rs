//! How large each release is: commits, and below them lines added upwards and deleted downwards, on the same columns.

use crate::chart::context::Context;
use crate::chart::kit::axes::{self, Heights, SMALL, Slots};
use crate::chart::kit::broken::{self, notch, reach};
use crate::chart::kit::columns::{column, marked};
use crate::chart::kit::compose::{self, Words};
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
use crate::chart::spec::{Field, Kind, NO_ROWS, Spec};
use crate::query::ResultSet;
use crate::text::{self, Numbers};

pub const KIND: Kind = Kind {
    name: "size",
    summary: "commits per release; lines added and deleted",
    columns: &[Field::Period, Field::Order, Field::Added, Field::Deleted, Field::Own("commits")],
    optional: &[],
    facts: &[],
    without_rows: Some(NO_ROWS),
    draw,
    rows: |rows, spec| rows.releases(&spec.order, &spec.period, periods::MOST),
};

const HEAD: i32 = 34 * U;
const COMMITS: i32 = 110 * U;
const BETWEEN: i32 = 60 * U;
/// Lines, both sides of zero together, and the numbers under those deleted.
const LINES: i32 = 130 * U;
const BELOW: i32 = 16 * U;

/// The key without numbers.
const PLAIN: [&str; 2] = ["lines added", "lines deleted"];

const ADDED: usize = 1;
const DELETED: usize = 2;

/// One row of columns: which number, on what scale, in what colour.
struct Series {
    value: usize,
    heights: Heights,
    token: Token,
    is_broken: bool,
}

/// Draws the chart.
pub fn draw(spec: &Spec, data: &ResultSet, context: &Context) -> Result<Picture, Skipped> {
    let all = periods::read(spec, data, &[spec.column("commits"), &spec.added, &spec.deleted]);
    periods::at_least(&all, 2)?;
    let (sheet, numbers) = (context.sheet, context.numbers);
    let shown = periods::comparable(&all, sheet.columns(periods::MOST), |period| period.values[0]);
    let of = |value: usize| shown.iter().map(move |period| period.values[value]);
    let (commits, is_long) = reach(shown, |period| period.values[0]);
    // What one release added and deleted is one outlier, not two that excuse each other.
    let (lines, is_far) = reach(shown, |period| period.values[ADDED].max(period.values[DELETED]));
    if commits == 0 {
        return Err(Skipped::because("There is no commit in any release."));
    }
    let left = MARGIN + Heights::width(commits, numbers).max(Heights::width(lines, numbers));
    let slots = Slots { left, right: sheet.right(), count: shown.len() };
    let most = |value: usize| of(value).max().unwrap_or(0).min(lines);
    let (up, down) = (most(ADDED), most(DELETED));
    let head = if sheet.height().is_some() { HEAD - 10 * U } else { HEAD };
    let between = if sheet.height().is_some() { BETWEEN - 16 * U } else { BETWEEN };
    let around = head + between + BELOW + axes::NAMES;
    let words = words(&all, shown, is_long || is_far, numbers);
    compose::picture((spec, context), words, (around + COMMITS + LINES, shown.len()), |pen, Body { top, height }| {
        let room = height - around;
        // In a low picture the commits, which need no key, need less of it.
        let lines_part = if sheet.height().is_some() { LINES * 5 / 4 } else { LINES };
        let (first, lines_room) = (top + head, room * (lines_part / U) / ((COMMITS + LINES) / U));
        let zero = first + room - lines_room;
        let second = zero + between;
        // One scale for both: each side has the part of the room that its longest column needs.
        let above = length_of(up, up.saturating_add(down), lines_room);
        pen.text("commits", (MARGIN, top + 8 * U), SMALL)?;
        let heights = Heights { zero, top: first, most: commits, numbers };
        let across = (left, pen.right());
        heights.grid(pen, across)?;
        let commits = Series { value: 0, heights, token: Token::Cx, is_broken: is_long };
        columns(pen, (shown, slots), &[commits])?;
        let words = (keys(shown, numbers), PLAIN);
        pair(pen, (MARGIN, second - 26 * U), [Token::Add, Token::Del], words)?;
        let zero = second + above;
        let series = [(ADDED, up, second, Token::Add), (DELETED, down, second + lines_room, Token::Del)];
        let series = series.map(|(value, most, top, token)| {
            let heights = Heights { zero, top, most, numbers };
            let is_broken = is_far && of(value).any(|value| value > lines);
            Series { value, heights, token, is_broken }
        });
        let marks = ticks(up.saturating_add(down));
        series[0].heights.grid_at(pen, across, &marks)?;
        series[1].heights.grid_at(pen, across, &marks[1..])?;
        columns(pen, (shown, slots), &series)?;
        let names: Vec<String> = shown.iter().map(|period| period.name.clone()).collect();
        slots.names(pen, &names, second + lines_room + BELOW)
    })
}

/// The words of the key, with the numbers of the release that the title is about.
fn keys(shown: &[Period], numbers: Numbers) -> [String; 2] {
    let latest = &shown[periods::latest(shown)];
    let [added, deleted] = [ADDED, DELETED].map(|value| numbers.whole(latest.values[value]));
    match latest.unreleased {
        true => PLAIN.map(str::to_owned),
        false => {
            let name = text::shorten(&latest.name, 24);
            [format!("lines added: {added}"), format!("lines deleted: {deleted} in {name}")]
        }
    }
}

/// Draws columns of all series, their common zero line and their numbers.
fn columns(pen: &Pen<'_>, (shown, slots): (&[Period], Slots), series: &[Series]) -> Drawn {
    let mut space = Space::default();
    let value = |at: usize, series: &Series| shown[at].values[series.value];
    for series in series {
        for (at, period) in shown.iter().enumerate() {
            let ((left, right), y) = (slots.column(at), series.heights.y(value(at, series)));
            let (upper, lower) = (y.min(series.heights.zero), y.max(series.heights.zero));
            column(pen, ((left, upper), (right, lower)), series.token, period.unreleased)?;
            space.take((left, upper, right, lower));
        }
    }
    for series in series {
        for at in (0..shown.len()).filter(|at| series.is_broken && value(*at, series) > series.heights.most) {
            let heights = &series.heights;
            notch(pen, slots.column(at), heights.top + (heights.zero - heights.top) / 5)?;
        }
        let all: Vec<i64> = (0..shown.len()).map(|at| value(at, series)).collect();
        let tops: Vec<Point> = (0..shown.len()).map(|at| (slots.middle(at), series.heights.y(all[at]))).collect();
        let numbers: Vec<String> = all
            .iter()
            .map(|value| if *value == 0 { String::new() } else { compact(*value, series.heights.numbers) })
            .collect();
        let below = series.heights.top > series.heights.zero;
        axes::values(
            pen,
            &tops,
            &numbers,
            &marked(&all, periods::latest(shown)),
            (&mut space, below, (slots.left, slots.right)),
        )?;
    }
    series.first().map_or(Ok(()), |series| series.heights.base(pen, (slots.left, slots.right)))
}

fn words(all: &[Period], shown: &[Period], is_broken: bool, style: Numbers) -> Words {
    let start = format!("Columns: commits, lines added and lines deleted {}.", periods::span(shown));
    let mut words = Words {
        plain: "Size of each release".to_owned(),
        subtitle: "Commits without merges, and lines of all commits; people and bots".to_owned(),
        range: periods::range(all, shown),
        notes: std::iter::once("A moved file counts as deleted and added.".to_owned())
            .chain(periods::hollow(shown))
            .chain(broken::note(is_broken))
            .collect(),
        ..Words::default()
    };
    let numbers = |period: &Period| {
        let [commits, added, deleted] = [0, ADDED, DELETED].map(|value| period.values[value]);
        let commits = style.counted(commits, "commit", "commits");
        format!("{commits}, {} lines added and {} deleted", style.whole(added), style.whole(deleted))
    };
    let mut finding = String::new();
    if let Some(last) = periods::released(all).next_back() {
        words.findings = findings(last, all, style);
        finding = format!(" {}: {}.", text::shorten(&last.name, 24), numbers(last));
    }
    let each = |period: &Period| format!("{}: {}", text::shorten(&period.name, 40), numbers(period));
    let each: Vec<String> = shown.iter().map(each).collect();
    words.description = format!("{start} {}.", each.join("; "));
    words.alts = vec![format!("{start}{finding}"), start];
    words
}

/// The most commits so far, or which way the lines of the last release went.
fn findings(last: &Period, all: &[Period], numbers: Numbers) -> Vec<String> {
    let (name, commits) = (text::shorten(&last.name, 60), last.values[0]);
    let has = format!("{name} has {}", numbers.counted(commits, "commit", "commits"));
    let mut earlier = periods::released(all).rev().skip(1).peekable();
    let is_record = earlier.peek().is_some() && earlier.all(|period| period.values[0] < commits);
    let net = last.values[ADDED].saturating_sub(last.values[DELETED]);
    let lines = |net: i64| numbers.counted(net.saturating_abs(), "more line", "more lines");
    let changed = match net {
        0 => None,
        net if net > 0 => Some(format!("{name} added {} than it deleted", lines(net))),
        net => Some(format!("{name} deleted {} than it added", lines(net))),
    };
    is_record.then(|| format!("{has}, the most so far")).into_iter().chain(changed).chain([has]).collect()
}

//! The parts of organisations in each release: columns of 100%, the largest six, the others, and the unknown.

use std::collections::BTreeMap;

use crate::chart::context::Context;
use crate::chart::kit::axes::{self, Heights, SMALL, Slots};
use crate::chart::kit::cells;
use crate::chart::kit::columns::{column, seam};
use crate::chart::kit::compose::{self, Words};
use crate::chart::kit::ends::{self, End, SQUARE};
use crate::chart::kit::frame::Body;
use crate::chart::kit::measure::reserve;
use crate::chart::kit::pen::{Drawn, Pen};
use crate::chart::kit::people::{self, Person};
use crate::chart::kit::periods::{self, Period};
use crate::chart::kit::scene::{MARGIN, Type, U};
use crate::chart::kit::theme::Token;
use crate::chart::picture::Picture;
use crate::chart::skipped::Skipped;
use crate::chart::spec::{Field, Kind, NO_ROWS, Spec};
use crate::query::ResultSet;
use crate::text::{self, Numbers};

pub const KIND: Kind = Kind {
    name: "organizations",
    summary: "the organizations of the authors in each release",
    columns: &[
        Field::Period,
        Field::Order,
        Field::Own("commits"),
        Field::Own("organization"),
        Field::Own("is_unknown"),
    ],
    optional: &[],
    facts: &[],
    without_rows: Some(NO_ROWS),
    draw,
    rows: |rows, spec| rows.releases(&spec.order, &spec.period, periods::MOST),
};

const HEAD: i32 = 26 * U;
const PLOT: i32 = 220 * U;
const LABELS: i32 = 150 * U;
const OTHER: &str = "other";
const UNKNOWN: &str = "not known";
/// A part as high as this, about 7%, has its number in it.
const LEAST: i32 = 16 * U;
/// A column as wide as this holds numbers.
const WIDE: i32 = 32 * U;

/// Commits by release and part: the organisations of `names`, then the others, then the unknown.
struct Parts {
    names: Vec<String>,
    commits: Vec<Vec<i64>>,
}

/// Draws the chart.
pub fn draw(spec: &Spec, data: &ResultSet, context: &Context) -> Result<Picture, Skipped> {
    let all = periods::read(spec, data, &[]);
    periods::at_least(&all, 2)?;
    let shown = periods::last(&all, context.sheet.columns(periods::MOST));
    let parts = read(spec, data, shown);
    if parts.names.is_empty() {
        return Err(Skipped::because("Nobody's organisation is known."));
    }
    let names: Vec<Person> = parts.names.iter().map(|name| Person::new(name, name)).collect();
    let mut labels = people::labels(&names, SMALL.size, context.sheet.part(LABELS));
    labels.extend([OTHER, UNKNOWN].map(str::to_owned));
    let widest = labels.iter().map(|label| reserve(label, SMALL.size, true)).max().unwrap_or(0) + SQUARE;
    let (left, right) = (MARGIN + Heights::width(100, context.numbers), context.sheet.right() - widest - 12 * U);
    let slots = Slots { left, right, count: shown.len() };
    let words = words(&all, shown, &parts, context.numbers);
    let wished = HEAD + PLOT + axes::NAMES;
    compose::picture((spec, context), words, (wished, shown.len()), |pen, Body { top, height }| {
        pen.text("% of commits", (MARGIN, top + 8 * U), SMALL)?;
        let heights =
            Heights { zero: top + height - axes::NAMES, top: top + HEAD, most: 100, numbers: context.numbers };
        heights.grid(pen, (left, right))?;
        parts.draw(pen, shown, slots, &heights)?;
        heights.base(pen, (left, right))?;
        let last = shown.len() - 1;
        let leader = parts.leader(shown).map(|(_, part)| part);
        let end = |(part, label): (usize, &String)| {
            let (from, to) = parts.heights(last, part, &heights);
            End {
                y: (from + to) / 2,
                label: label.clone(),
                bold: leader == Some(part),
                square: Some(parts.token(part)),
            }
        };
        let present = |part: &usize| parts.commits.iter().any(|commits| commits[*part] > 0);
        let ends: Vec<End> = labels.iter().enumerate().filter(|(part, _)| present(part)).rev().map(end).collect();
        ends::draw(
            pen,
            &ends,
            (slots.column(last).1 + U, pen.right() - widest),
            (heights.top + 6 * U, heights.zero - 7 * U),
        )?;
        let names: Vec<String> = shown.iter().map(|period| period.name.clone()).collect();
        slots.names(pen, &names, heights.zero)
    })
}

/// The largest six of the whole range keep their places in all releases.
fn read(spec: &Spec, data: &ResultSet, shown: &[Period]) -> Parts {
    let places: BTreeMap<&str, usize> = shown.iter().zip(0..).map(|(period, at)| (period.name.as_str(), at)).collect();
    let mut found: Vec<(usize, Option<String>, i64)> = Vec::new();
    let mut totals: BTreeMap<String, i64> = BTreeMap::new();
    for row in &data.rows {
        let release = text::plain(cells::text(data, row, &spec.period));
        let Some(place) = places.get(release.as_str()) else { continue };
        let commits = cells::integer(data, row, spec.column("commits")).unwrap_or(0).max(0);
        let is_unknown = data.value(row, spec.column("is_unknown")).is_true();
        let name = (!is_unknown).then(|| text::person(cells::text(data, row, spec.column("organization"))));
        if let Some(name) = &name {
            let total = totals.entry(name.clone()).or_default();
            *total = total.saturating_add(commits);
        }
        found.push((*place, name, commits));
    }
    let mut names: Vec<(i64, String)> = totals.into_iter().map(|(name, total)| (total, name)).collect();
    names.sort_by(|a, b| (b.0, &a.1).cmp(&(a.0, &b.1)));
    let names: Vec<String> = names.into_iter().map(|(_, name)| name).take(Token::SERIES.len()).collect();
    let mut commits = vec![vec![0_i64; names.len() + 2]; shown.len()];
    for (place, name, count) in found {
        let other = names.len();
        let part = name.map_or(other + 1, |name| names.iter().position(|known| *known == name).unwrap_or(other));
        commits[place][part] = commits[place][part].saturating_add(count);
    }
    Parts { names, commits }
}

impl Parts {
    /// The colour of a part; the unknown steps back furthest.
    fn token(&self, part: usize) -> Token {
        match part.checked_sub(self.names.len()) {
            None => Token::SERIES.get(part).copied().unwrap_or(Token::Cx),
            Some(0) => Token::Cx,
            Some(_) => Token::Gl,
        }
    }

    /// The largest organisation of the last release, and that release.
    fn leader(&self, shown: &[Period]) -> Option<(usize, usize)> {
        let at = (0..shown.len()).rev().find(|at| !shown[*at].unreleased)?;
        let largest = (0..self.names.len()).max_by_key(|part| (self.commits[at][*part], usize::MAX - part))?;
        (self.commits[at][largest] > 0).then_some((at, largest))
    }

    fn total(&self, at: usize) -> i64 {
        self.commits[at].iter().fold(0, |sum, commits| sum.saturating_add(*commits))
    }

    /// Lower and upper end of a part of a column.
    fn heights(&self, at: usize, part: usize, heights: &Heights) -> (i32, i32) {
        let whole = Heights { most: self.total(at), ..*heights };
        let below =
            |part: usize| self.commits[at][..part].iter().fold(0_i64, |sum, commits| sum.saturating_add(*commits));
        (whole.y(below(part)), whole.y(below(part + 1)))
    }

    /// A part in whole per cent.
    fn percent(&self, at: usize, part: usize) -> i64 {
        let (commits, total) = (i128::from(self.commits[at][part]), i128::from(self.total(at).max(1)));
        i64::try_from((commits * 200 + total) / (total * 2)).unwrap_or(0)
    }

    fn draw(&self, pen: &Pen<'_>, shown: &[Period], slots: Slots, heights: &Heights) -> Drawn {
        for part in 0..self.names.len() + 2 {
            for (at, period) in shown.iter().enumerate() {
                let ((left, right), (from, to)) = (slots.column(at), self.heights(at, part, heights));
                column(pen, ((left, to), (right, from)), self.token(part), period.unreleased)?;
            }
        }
        // After all parts, so that those of one colour are one path.
        let released = || (0..shown.len()).filter(|at| !shown[*at].unreleased);
        let parts = || (0..self.names.len() + 2).flat_map(|part| released().map(move |at| (at, part)));
        for (at, part) in parts() {
            let (from, to) = self.heights(at, part, heights);
            if from < heights.zero {
                seam(pen, slots.column(at), (to, from))?;
            }
        }
        for (at, part) in parts().filter(|(_, part)| self.token(*part) == Token::Gl) {
            let ((left, right), (from, to)) = (slots.column(at), self.heights(at, part, heights));
            if from - to > 3 * U {
                pen.outline((left, to), (right, from - U), Token::Cx, U)?;
            }
        }
        for (at, _) in shown.iter().enumerate().filter(|(_, period)| !period.unreleased) {
            let (left, right) = slots.column(at);
            for part in (0..self.names.len() + 2).filter(|_| right - left >= WIDE) {
                let (from, to) = self.heights(at, part, heights);
                if from - to < LEAST {
                    continue;
                }
                let style = Type { token: self.token(part).text_on(), ..SMALL };
                let y = style.centred((from + to) / 2);
                pen.text(&self.percent(at, part).to_string(), ((left + right) / 2, y), style.middle())?;
            }
        }
        Ok(())
    }
}

fn words(all: &[Period], shown: &[Period], parts: &Parts, numbers: Numbers) -> Words {
    let start = format!("Columns of 100%: commits by organisation {}.", periods::span(shown));
    let name = |part: usize| match part.checked_sub(parts.names.len()) {
        None => text::shorten(&parts.names[part], 40),
        Some(0) => OTHER.to_owned(),
        Some(_) => UNKNOWN.to_owned(),
    };
    let each = |at: usize| {
        let parts: Vec<String> = (0..parts.names.len() + 2)
            .filter(|part| parts.commits[at][*part] > 0)
            .map(|part| format!("{} {}", name(part), numbers.whole(parts.commits[at][part])))
            .collect();
        format!("{}: {}", text::shorten(&shown[at].name, 40), parts.join(", "))
    };
    let finding = parts.leader(shown).map(|(at, largest)| {
        let is_all = parts.commits[at][largest] == parts.total(at);
        let percent = format!("{}%", parts.percent(at, largest).clamp(1, 99));
        let share = if is_all { "All".to_owned() } else { percent };
        format!("{share} of the commits of {} are from {}", text::shorten(&shown[at].name, 40), name(largest))
    });
    Words {
        findings: finding.iter().cloned().collect(),
        plain: "Commits by organisation".to_owned(),
        subtitle: "Counted commits by the organisation of their author on that day".to_owned(),
        range: periods::range(all, shown),
        notes: periods::hollow(shown).into_iter().collect(),
        alts: finding.map(|finding| format!("{start} {finding}.")).into_iter().chain([start.clone()]).collect(),
        description: format!("{start} {}.", (0..shown.len()).map(each).collect::<Vec<String>>().join("; ")),
    }
}

//! The marks of the chart of organizations.

use super::data::Parts;
use super::leader::Leader;
use super::words::{OTHERS, UNKNOWN, words};
use crate::chart::context::Context;
use crate::chart::kit::axes::{self, Heights, SMALL, Slots};
use crate::chart::kit::compose::{self, Content};
use crate::chart::kit::ends::{self, End, SQUARE};
use crate::chart::kit::frame::Body;
use crate::chart::kit::measure::reserve;
use crate::chart::kit::pen::{Drawn, Pen};
use crate::chart::kit::people::{self, Person};
use crate::chart::kit::periods;
use crate::chart::kit::scene::{MARGIN, Type, U};
use crate::chart::kit::stack::{Stack, has_room};
use crate::chart::kit::theme::Token;
use crate::chart::picture::Picture;
use crate::chart::skipped::Skipped;
use crate::chart::spec::Spec;
use crate::query::ResultSet;

const HEAD: i32 = 26 * U;
const PLOT: i32 = 220 * U;
const LABELS: i32 = 150 * U;
/// A part as high as this, about 7%, has its number in it.
const LEAST: i32 = 16 * U;
/// A column as wide as this holds numbers.
const WIDE: i32 = 32 * U;

/// Draws the chart.
pub fn draw(spec: &Spec, data: &ResultSet, context: &Context) -> Result<Picture, Skipped> {
    let (sheet, numbers) = (context.sheet, context.numbers);
    let all = periods::read(spec, data, &[]);
    periods::at_least(&all, 2)?;
    let shown = periods::last(&all, sheet.columns(periods::MOST));
    let parts = Parts::read(spec, data, shown, Token::SERIES.len());
    if parts.names.is_empty() {
        return Err(Skipped::because("No author has a known organization."));
    }
    let labels = labels(&parts, sheet.part(LABELS));
    let widest = labels.iter().map(|label| reserve(label, SMALL.size, true)).max().unwrap_or(0) + SQUARE;
    let left = MARGIN + Heights::width(100, numbers);
    let slots = Slots { left, right: sheet.right() - widest - 12 * U, count: shown.len() };
    let leader = Leader::find(spec, data, &all);
    let words = words(&all, shown, &parts, leader.as_ref(), numbers);
    let leader = leader.and_then(|leader| parts.names.iter().position(|name| *name == leader.name));
    let content = Content { words, height: HEAD + PLOT + axes::NAMES, rows: shown.len() };
    compose::picture(spec, context, content, |pen, Body { top, height }| {
        pen.text("% of commits", (MARGIN, top + 8 * U), SMALL)?;
        let heights = Heights { zero: top + height - axes::NAMES, top: top + HEAD, most: 100, numbers };
        let stack = Stack {
            columns: parts.commits.clone(),
            hollow: shown.iter().map(|period| period.unreleased).collect(),
            tokens: tokens(&parts),
            slots,
            heights,
            is_share: true,
        };
        heights.grid(pen, slots.across())?;
        stack.draw(pen)?;
        outline(pen, &stack, parts.unknown())?;
        percentages(pen, &stack, &parts)?;
        heights.base(pen, slots.across())?;
        right_labels(pen, &stack, &labels, leader, pen.right() - widest)?;
        slots.names(pen, &periods::names(shown), heights.zero)
    })
}

fn labels(parts: &Parts, room: i32) -> Vec<String> {
    let names: Vec<Person> = parts.names.iter().map(|name| Person::new(name, name)).collect();
    let mut labels = people::labels(&names, SMALL.size, room);
    labels.push(OTHERS.to_owned());
    labels.push(UNKNOWN.to_owned());
    labels
}

/// The colors of the parts; unknown is the faintest.
fn tokens(parts: &Parts) -> Vec<Token> {
    let mut tokens = Token::SERIES[..parts.names.len()].to_vec();
    tokens.push(Token::Cx);
    tokens.push(Token::Gl);
    tokens
}

/// Columns that are not hollow.
fn filled(stack: &Stack) -> impl Iterator<Item = usize> {
    (0..stack.columns.len()).filter(|at| !stack.hollow[*at])
}

/// A line around the faintest part.
fn outline(pen: &Pen<'_>, stack: &Stack, part: usize) -> Drawn {
    for at in filled(stack) {
        let (left, right) = stack.slots.column(at);
        let span = stack.span(at, part);
        if has_room(span) {
            pen.outline((left, span.top), (right, span.foot - U), Token::Cx, U)?;
        }
    }
    Ok(())
}

/// The percentages in parts that have room for them.
fn percentages(pen: &Pen<'_>, stack: &Stack, parts: &Parts) -> Drawn {
    for at in filled(stack) {
        let (left, right) = stack.slots.column(at);
        for (part, token) in stack.tokens.iter().enumerate().filter(|_| right - left >= WIDE) {
            let span = stack.span(at, part);
            if span.height() >= LEAST {
                let style = Type { token: token.text_on(), ..SMALL };
                let percent = parts.percent(at, part).to_string();
                pen.text(&percent, ((left + right) / 2, style.centered(span.middle())), style.middle())?;
            }
        }
    }
    Ok(())
}

/// The labels of the parts beside the last column, from `left` on.
fn right_labels(pen: &Pen<'_>, stack: &Stack, labels: &[String], leader: Option<usize>, left: i32) -> Drawn {
    let last = stack.columns.len() - 1;
    let is_present = |part: usize| stack.columns.iter().any(|column| column[part] > 0);
    let mut ends = Vec::new();
    for part in (0..labels.len()).rev().filter(|part| is_present(*part)) {
        ends.push(End {
            y: stack.span(last, part).middle(),
            label: labels[part].clone(),
            bold: leader == Some(part),
            square: Some(stack.tokens[part]),
        });
    }
    let from = (stack.slots.column(last).1 + U, left);
    ends::draw(pen, &ends, from, (stack.heights.top + 6 * U, stack.heights.zero - 7 * U))
}

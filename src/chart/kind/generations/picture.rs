//! The marks of the chart of generations.

use super::data::{OLDER_GROUPS, People, YEARS, read};
use super::words::{labels, words};
use crate::chart::context::Context;
use crate::chart::kit::axes::{self, Heights, SMALL, Slots};
use crate::chart::kit::columns::marked;
use crate::chart::kit::compose::{self, Content};
use crate::chart::kit::ends::{self, End, SQUARE};
use crate::chart::kit::frame::Body;
use crate::chart::kit::labels::Space;
use crate::chart::kit::measure::reserve;
use crate::chart::kit::pen::{Drawn, Pen};
use crate::chart::kit::scene::{MARGIN, U};
use crate::chart::kit::stack::{Stack, sum};
use crate::chart::kit::theme::Token;
use crate::chart::picture::Picture;
use crate::chart::skipped::Skipped;
use crate::chart::spec::Spec;
use crate::query::ResultSet;

const HEAD: i32 = 34 * U;
const PLOT: i32 = 210 * U;
/// Groups of those who joined before the last two years, oldest first.
const OLDER: [Token; OLDER_GROUPS] = [Token::G1, Token::G2, Token::G3];
/// The group of the last two years is emphasized, however few older groups there are.
const NEWEST: Token = Token::S2;

/// Draws the chart.
pub fn draw(spec: &Spec, data: &ResultSet, context: &Context) -> Result<Picture, Skipped> {
    let (sheet, numbers) = (context.sheet, context.numbers);
    let people = read(spec, data, sheet.columns(YEARS))?;
    let totals: Vec<i64> = people.active.iter().map(|groups| sum(groups)).collect();
    let most = totals.iter().copied().max().unwrap_or(0);
    let labels = labels(&people);
    let widest = labels.iter().map(|label| reserve(label, SMALL.size, true)).max().unwrap_or(0) + SQUARE;
    let left = MARGIN + Heights::width(most, numbers);
    let slots = Slots { left, right: sheet.right() - widest - 12 * U, count: people.years.len() };
    let words = words(&people, &totals, context);
    let content = Content { words, height: HEAD + PLOT + axes::NAMES, rows: people.years.len() };
    compose::picture(spec, context, content, |pen, Body { top, height }| {
        pen.text("people who joined in", (pen.right(), top + 8 * U), SMALL.end())?;
        pen.text("active people", (MARGIN, top + 8 * U), SMALL)?;
        let heights = Heights { zero: top + height - axes::NAMES, top: top + HEAD, most, numbers };
        let stack = Stack {
            columns: people.active.clone(),
            hollow: people.years.iter().map(|year| !year.is_complete).collect(),
            tokens: tokens(&people),
            slots,
            heights,
            is_share: false,
        };
        heights.grid(pen, slots.across())?;
        stack.draw(pen)?;
        heights.base(pen, slots.across())?;
        values(pen, &stack, &totals, people.latest)?;
        right_labels(pen, &stack, &labels, people.groups.len() - 1, pen.right() - widest)?;
        let names: Vec<String> = people.years.iter().map(|year| year.year.to_string()).collect();
        slots.names(pen, &names, heights.zero)
    })
}

/// The colors of the groups and of drive-by contributors.
fn tokens(people: &People) -> Vec<Token> {
    let older = people.groups.len() - 1;
    let mut tokens: Vec<Token> = (0..older).map(|group| OLDER[group.min(OLDER_GROUPS - 1)]).collect();
    tokens.push(NEWEST);
    tokens.push(Token::Cx);
    tokens
}

/// The numbers above the columns.
fn values(pen: &Pen<'_>, stack: &Stack, totals: &[i64], latest: usize) -> Drawn {
    let mut space = Space::default();
    let tops = stack.tops();
    for (at, (_, y)) in tops.iter().enumerate() {
        let (left, right) = stack.slots.column(at);
        space.take((left, *y, right, stack.heights.zero));
    }
    let numbers: Vec<String> = totals.iter().map(|total| stack.heights.numbers.whole(*total)).collect();
    let mut labels = axes::Values { space: &mut space, below: false, across: stack.slots.across() };
    labels.draw(pen, &tops, &numbers, &marked(totals, latest))
}

/// The labels of the groups beside the last column, from the `left` on.
fn right_labels(pen: &Pen<'_>, stack: &Stack, labels: &[String], newest: usize, left: i32) -> Drawn {
    let last = stack.columns.len() - 1;
    let mut ends = Vec::new();
    for (group, label) in labels.iter().enumerate().rev() {
        ends.push(End {
            y: stack.span(last, group).middle(),
            label: label.clone(),
            bold: group == newest,
            square: Some(stack.tokens[group]),
        });
    }
    let from = (stack.slots.column(last).1 + U, left);
    ends::draw(pen, &ends, from, (stack.heights.top, stack.heights.zero - 7 * U))
}

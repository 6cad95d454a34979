//! The two axes of charts with columns: releases from left to right, numbers from zero upwards.

use super::cells::UNRELEASED;
use super::labels::{GAP, Space, thinned};
use super::measure::{fit, reserve};
use super::pen::{Drawn, Pen};
use super::scale::{compact, length_of, ticks, to_i32};
use super::scene::{MARGIN, Point, Type, U};
use super::theme::Token;
use crate::text::Numbers;

/// Words of axes.
pub const SMALL: Type = Type::new(12, Token::Mu);
/// Height of the line with the names of the columns.
pub const NAMES: i32 = 24 * U;

/// Of this many columns or fewer, all may have their numbers.
const FEW: usize = 24;
/// Least distance of two grid lines.
const APART: i32 = 14 * U;

/// Equal slots side by side.
#[derive(Debug, Clone, Copy)]
pub struct Slots {
    /// Left end of the first slot.
    pub left: i32,
    /// Right end of the last slot.
    pub right: i32,
    /// How many there are.
    pub count: usize,
}

impl Slots {
    fn edge(&self, at: usize) -> i32 {
        self.left + (self.right - self.left) * to_i32(at) / to_i32(self.count).max(1)
    }

    /// Left and right end of all slots.
    pub fn across(&self) -> (i32, i32) {
        (self.left, self.right)
    }

    /// The middle of a slot.
    pub fn middle(&self, at: usize) -> i32 {
        (self.edge(at) + self.edge(at + 1)) / 2
    }

    /// Left and right end of a column in its slot.
    pub fn column(&self, at: usize) -> (i32, i32) {
        let slot = self.edge(at + 1) - self.edge(at);
        let gap = (slot / 5).clamp(U, 10 * U);
        let half = ((slot - gap) / 2).clamp(U / 2, 24 * U);
        (self.middle(at) - half, self.middle(at) + half)
    }

    /// The names of the columns below `top`, as many as fit.
    pub fn names(&self, pen: &Pen<'_>, names: &[String], top: i32) -> Drawn {
        names_below(pen, names, |at| self.middle(at), top)
    }
}

/// Names centered on places along a line below `top`, as many as fit side by side.
pub fn names_below(pen: &Pen<'_>, names: &[String], middle: impl Fn(usize) -> i32, top: i32) -> Drawn {
    let names: Vec<String> = names.iter().map(|name| fit(name, 24, SMALL.size, false, 150 * U)).collect();
    let mut spans = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let width = reserve(name, SMALL.size, false);
        let left = (middle(at) - width / 2).clamp(MARGIN, (pen.right() - width).max(MARGIN));
        spans.push((left, left + width));
    }
    for at in fitting(&names, &spans) {
        let (left, right) = spans[at];
        pen.text(&names[at], ((left + right) / 2, top + 16 * U), SMALL.middle())?;
    }
    Ok(())
}

/// Which names fit. The texts are about the latest release, so it has its name; unreleased commits, whose column is hollow
/// anyway, have theirs if there is room.
fn fitting(names: &[String], spans: &[(i32, i32)]) -> Vec<usize> {
    let Some((tail, released)) = spans.split_last() else { return Vec::new() };
    let is_tail = names.len() > 1 && names.last().is_some_and(|name| name == UNRELEASED);
    if !is_tail {
        return thinned(spans);
    }
    let mut chosen = thinned(released);
    if released.last().is_none_or(|(_, right)| right + GAP <= tail.0) {
        chosen.push(released.len());
    }
    chosen
}

/// Numbers from zero upwards.
#[derive(Debug, Clone, Copy)]
pub struct Heights {
    /// Where zero is.
    pub zero: i32,
    /// Where `most` is; below `zero` for columns that point downwards.
    pub top: i32,
    /// The number at `top`.
    pub most: i64,
    /// How numbers are written.
    pub numbers: Numbers,
}

impl Heights {
    /// Where a number is; a number beyond the end is at the end.
    pub fn y(&self, value: i64) -> i32 {
        let length = length_of(value.min(self.most), self.most, (self.zero - self.top).abs());
        if self.top < self.zero { self.zero - length } else { self.zero + length }
    }

    /// Room that the numbers of the axis need on the left.
    pub fn width(most: i64, numbers: Numbers) -> i32 {
        let width = |tick| reserve(&compact(tick, numbers), SMALL.size, false);
        ticks(most).into_iter().map(width).max().unwrap_or(0) + 8 * U
    }

    /// Grid lines and their numbers; [`Self::base`] draws the zero line, over the columns.
    pub fn grid(&self, pen: &Pen<'_>, across: (i32, i32)) -> Drawn {
        self.grid_at(pen, across, &ticks(self.most))
    }

    /// Grid lines at these numbers, as far as the axis goes.
    pub fn grid_at(&self, pen: &Pen<'_>, across: (i32, i32), ticks: &[i64]) -> Drawn {
        let (left, right) = across;
        let step = self.step(ticks);
        for tick in ticks.iter().copied().filter(|tick| *tick <= self.most && *tick % step == 0) {
            let y = self.y(tick);
            if tick > 0 {
                pen.line(&[(left, y), (right, y)], Token::Gl, U)?;
            }
            pen.text(&compact(tick, self.numbers), (left - 6 * U, SMALL.centered(y)), SMALL.end())?;
        }
        Ok(())
    }

    /// The step between grid lines: in a low picture only every second or fifth line has room for its number.
    fn step(&self, ticks: &[i64]) -> i64 {
        let step = match ticks {
            [first, second, ..] => second - first,
            [only] => *only,
            [] => 0,
        };
        let step = step.max(1);
        let apart = (self.zero - self.y(step.min(self.most))).abs();
        let times = [1, 2, 5].into_iter().find(|times| apart * times >= APART).unwrap_or(10);
        step.saturating_mul(i64::from(times))
    }

    /// The line at zero.
    pub fn base(&self, pen: &Pen<'_>, across: (i32, i32)) -> Drawn {
        let (left, right) = across;
        pen.line(&[(left, self.zero), (right, self.zero)], Token::Ax, U)
    }
}

/// Where numbers above the tops of columns may be.
pub struct Values<'a> {
    /// What is taken; the numbers take their places, too.
    pub space: &'a mut Space,
    /// Whether the numbers are below the ends of columns that point downwards.
    pub below: bool,
    /// Left and right limit, where the axis and the labels are.
    pub across: (i32, i32),
}

impl Values<'_> {
    /// Draws numbers where nothing else is: first those at the places in `first`, in that order, then all others if there
    /// are few columns.
    pub fn draw(&mut self, pen: &Pen<'_>, tops: &[Point], shown: &[String], first: &[usize]) -> Drawn {
        let mut order = first.to_vec();
        if tops.len() <= FEW {
            order.extend((0..tops.len()).filter(|at| !first.contains(at)));
        }
        for at in order {
            if let (Some(top), Some(shown)) = (tops.get(at), shown.get(at)) {
                self.number(pen, *top, shown)?;
            }
        }
        Ok(())
    }

    fn number(&mut self, pen: &Pen<'_>, top: Point, shown: &str) -> Drawn {
        if shown.is_empty() {
            return Ok(());
        }
        let (x, y) = top;
        let base = if self.below { y + 12 * U } else { y - 4 * U };
        let half = reserve(shown, SMALL.size, false) / 2;
        let middle = x.min(self.across.1 - half).max(self.across.0 + half + U);
        let (upper, lower) = (base - 9 * U - 5, base + 25);
        if !self.space.is_free((middle - half - U, upper, middle + half + U, lower)) {
            return Ok(());
        }
        self.space.take((middle - half - 3 * U, upper, middle + half + 3 * U, lower));
        pen.text(shown, (middle, base), SMALL.middle())
    }
}

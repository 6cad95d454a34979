//! The two axes of charts with columns: releases from left to right, numbers from zero upwards.

use super::cells::UNRELEASED;
use super::labels::{GAP, Space, thinned};
use super::measure::{fit, reserve};
use super::pen::{Drawn, Pen};
use super::scale::{compact, length_of, ticks};
use super::scene::{MARGIN, Point, Type, U};
use super::theme::Token;
use crate::text::Numbers;

/// Words of axes.
pub const SMALL: Type = Type::new(12, Token::Mu);
/// Height of the line with the names of the columns.
pub const NAMES: i32 = 24 * U;

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
        let whole = |index: usize| i32::try_from(index).unwrap_or(0);
        self.left + (self.right - self.left) * whole(at) / whole(self.count).max(1)
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

/// Names centred on places along a line below `top`, as many as fit side by side.
pub fn names_below(pen: &Pen<'_>, names: &[String], middle: impl Fn(usize) -> i32, top: i32) -> Drawn {
    let names: Vec<String> = names.iter().map(|name| fit(name, 24, SMALL.size, false, 150 * U)).collect();
    let span = |(at, name): (usize, &String)| {
        let width = reserve(name, SMALL.size, false);
        let left = (middle(at) - width / 2).clamp(MARGIN, (pen.right() - width).max(MARGIN));
        (left, left + width)
    };
    let spans: Vec<(i32, i32)> = names.iter().enumerate().map(span).collect();
    // The words speak of the latest release: what comes after it, which is hollow anyway, has its name if there is room.
    let (released, tail) = match names.as_slice() {
        [.., _, last] if last == UNRELEASED => spans.split_at(spans.len() - 1),
        _ => (spans.as_slice(), &[][..]),
    };
    let is_free = |tail: &&(i32, i32)| released.last().is_none_or(|(_, right)| right + GAP <= tail.0);
    let tail = tail.iter().find(is_free).map(|_| released.len());
    for at in thinned(released).into_iter().chain(tail) {
        let middle = (spans[at].0 + spans[at].1) / 2;
        pen.text(&names[at], (middle, top + 16 * U), SMALL.middle())?;
    }
    Ok(())
}

/// Numbers from zero upwards.
#[derive(Debug, Clone, Copy)]
pub struct Heights {
    /// Where zero is.
    pub zero: i32,
    /// Where `most` is; below `zero` for columns that hang.
    pub top: i32,
    /// The number at `top`.
    pub most: i64,
    /// How numbers are written.
    pub numbers: Numbers,
}

impl Heights {
    /// Where a number is; what is beyond the end is drawn to the end.
    pub fn y(&self, value: i64) -> i32 {
        let length = length_of(value.min(self.most), self.most, (self.zero - self.top).abs());
        if self.top < self.zero { self.zero - length } else { self.zero + length }
    }

    /// Room that the numbers of the axis need on the left.
    pub fn width(most: i64, numbers: Numbers) -> i32 {
        let width = |tick| reserve(&compact(tick, numbers), SMALL.size, false);
        ticks(most).into_iter().map(width).max().unwrap_or(0) + 8 * U
    }

    /// Grid lines and their numbers; the zero line is drawn by [`Self::base`], over the columns.
    pub fn grid(&self, pen: &Pen<'_>, across: (i32, i32)) -> Drawn {
        self.grid_at(pen, across, &ticks(self.most))
    }

    /// Grid lines at these numbers, as far as the axis goes.
    pub fn grid_at(&self, pen: &Pen<'_>, (left, right): (i32, i32), ticks: &[i64]) -> Drawn {
        let step = match ticks {
            [first, second, ..] => second - first,
            [only] => *only,
            [] => 0,
        };
        let step = step.max(1);
        // In a low picture only every second or fifth line has room for its number.
        let apart = (self.zero - self.y(step.min(self.most))).abs();
        let each = [1, 2, 5].into_iter().find(|each| apart * each >= APART).unwrap_or(10);
        for tick in
            ticks.iter().copied().filter(|tick| *tick <= self.most && *tick % step.saturating_mul(i64::from(each)) == 0)
        {
            let y = self.y(tick);
            if tick > 0 {
                pen.line(&[(left, y), (right, y)], Token::Gl, U)?;
            }
            pen.text(&compact(tick, self.numbers), (left - 6 * U, SMALL.centred(y)), SMALL.end())?;
        }
        Ok(())
    }

    /// The line at zero.
    pub fn base(&self, pen: &Pen<'_>, (left, right): (i32, i32)) -> Drawn {
        pen.line(&[(left, self.zero), (right, self.zero)], Token::Ax, U)
    }
}

/// Writes numbers over (or, where `below`, under) the tops of columns where nothing else is: all if there are few
/// columns, else those at the places in `first`, in that order; never beyond `across`, where the axis and the
/// labels are.
pub fn values(
    pen: &Pen<'_>,
    tops: &[Point],
    shown: &[String],
    first: &[usize],
    (space, below, across): (&mut Space, bool, (i32, i32)),
) -> Drawn {
    let few = tops.len() <= 24;
    let rest = (0..tops.len()).filter(|at| few && !first.contains(at));
    for at in first.iter().copied().chain(rest) {
        let (Some((x, y)), Some(shown)) = (tops.get(at), shown.get(at).filter(|shown| !shown.is_empty())) else {
            continue;
        };
        let base = if below { y + 12 * U } else { y - 4 * U };
        let width = reserve(shown, SMALL.size, false);
        let middle = (*x).min(across.1 - width / 2).max(across.0 + width / 2 + U);
        let area = (middle - width / 2 - U, base - 9 * U - 5, middle + width / 2 + U, base + 25);
        if space.is_free(area) {
            space.take((area.0 - 2 * U, area.1, area.2 + 2 * U, area.3));
            pen.text(shown, (middle, base), SMALL.middle())?;
        }
    }
    Ok(())
}

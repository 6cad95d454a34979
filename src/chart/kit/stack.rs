//! Columns of parts that are stacked on each other.

use super::axes::{Heights, Slots};
use super::columns::{column, seam};
use super::pen::{Drawn, Pen};
use super::scene::U;
use super::theme::Token;

/// Stacked columns.
pub struct Stack {
    /// The numbers of each column, lowest part first. All columns have the same parts.
    pub columns: Vec<Vec<i64>>,
    /// Whether a column is hollow: unreleased, or a year that is not complete.
    pub hollow: Vec<bool>,
    /// The colors of the parts.
    pub tokens: Vec<Token>,
    /// Where the columns are.
    pub slots: Slots,
    /// The scale.
    pub heights: Heights,
    /// Whether every column is as high as the plot: its parts are shares.
    pub is_share: bool,
}

/// Lower and upper end of a part.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    /// Lower end.
    pub foot: i32,
    /// Upper end.
    pub top: i32,
}

impl Span {
    /// How high the part is.
    pub fn height(self) -> i32 {
        self.foot - self.top
    }

    /// The middle of the part.
    pub fn middle(self) -> i32 {
        (self.foot + self.top) / 2
    }
}

impl Stack {
    /// The sum of a column.
    pub fn total(&self, at: usize) -> i64 {
        sum(&self.columns[at])
    }

    /// Where a part of a column is.
    pub fn span(&self, at: usize, part: usize) -> Span {
        let numbers = &self.columns[at];
        let total = self.total(at);
        // A column that is cut off has its parts in proportion.
        let most = if self.is_share { total } else { self.heights.most.max(total) };
        let heights = Heights { most, ..self.heights };
        Span { foot: heights.y(sum(&numbers[..part])), top: heights.y(sum(&numbers[..=part])) }
    }

    /// Draws the parts and the lines between them. Boxes of one color follow each other, so that they become one path.
    pub fn draw(&self, pen: &Pen<'_>) -> Drawn {
        for (part, token) in self.tokens.iter().enumerate() {
            for at in 0..self.columns.len() {
                let (left, right) = self.slots.column(at);
                let Span { foot, top } = self.span(at, part);
                column(pen, ((left, top), (right, foot)), *token, self.hollow[at])?;
            }
        }
        for part in 0..self.tokens.len() {
            for at in (0..self.columns.len()).filter(|at| !self.hollow[*at]) {
                let Span { foot, top } = self.span(at, part);
                if foot < self.heights.zero {
                    seam(pen, self.slots.column(at), (top, foot))?;
                }
            }
        }
        Ok(())
    }

    /// Where the tops of the columns are.
    pub fn tops(&self) -> Vec<(i32, i32)> {
        let top = |at: usize| (self.slots.middle(at), self.heights.y(self.total(at)));
        (0..self.columns.len()).map(top).collect()
    }
}

/// The sum of numbers, which may be those of a user-defined query and of any size.
pub fn sum(numbers: &[i64]) -> i64 {
    numbers.iter().fold(0, |sum, number| sum.saturating_add(*number))
}

/// Whether a part is high enough to have a line around it.
pub fn has_room(span: Span) -> bool {
    span.height() > 3 * U
}

//! Upright boxes of the charts with a column per release or year.

use super::pen::{Drawn, Pen};
use super::scene::{Point, U};
use super::theme::Token;

/// A box, hollow if `hollow`; nothing where it has no height.
pub fn column(pen: &Pen<'_>, (from, to): (Point, Point), token: Token, hollow: bool) -> Drawn {
    match from.1 == to.1 {
        true => Ok(()),
        false if hollow => pen.outline(from, to, token, 15),
        false => pen.rect(from, to, token),
    }
}

/// A line of ground at the foot of a part of a column, where it is high enough: whoever sees all colours as greys tells
/// parts by it.
pub fn seam(pen: &Pen<'_>, (left, right): (i32, i32), (top, foot): (i32, i32)) -> Drawn {
    if foot - top > 3 * U { pen.rect((left, foot - U), (right, foot), Token::Bg) } else { Ok(()) }
}

/// The latest column of which the words speak, the highest, the last and the first: those whose numbers matter most.
pub fn marked(values: &[i64], latest: usize) -> Vec<usize> {
    let Some(last) = values.len().checked_sub(1) else { return Vec::new() };
    let highest = (0..=last).min_by_key(|at| (std::cmp::Reverse(values[*at]), *at)).unwrap_or(last);
    let mut first = vec![latest];
    for at in [highest, last, 0] {
        if !first.contains(&at) {
            first.push(at);
        }
    }
    first
}

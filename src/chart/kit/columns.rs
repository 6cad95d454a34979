//! Upright boxes of the charts with a column per release or year.

use super::pen::{Drawn, Pen};
use super::scene::{Point, U};
use super::theme::Token;

/// A box between two corners, hollow if `hollow`; nothing if it has no height.
pub fn column(pen: &Pen<'_>, corners: (Point, Point), token: Token, hollow: bool) -> Drawn {
    let (from, to) = corners;
    if from.1 == to.1 {
        return Ok(());
    }
    if hollow { pen.outline(from, to, token, 15) } else { pen.rect(from, to, token) }
}

/// A line in the background color at the foot of a part of a column, if the part is high enough. It separates parts for
/// readers who see both colors as the same gray.
pub fn seam(pen: &Pen<'_>, column: (i32, i32), ends: (i32, i32)) -> Drawn {
    let ((left, right), (top, foot)) = (column, ends);
    if foot - top > 3 * U { pen.rect((left, foot - U), (right, foot), Token::Bg) } else { Ok(()) }
}

/// The columns whose numbers matter most: the latest release, the highest, the last and the first.
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

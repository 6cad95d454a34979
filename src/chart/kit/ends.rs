//! Labels at the right ends of lines or stacks, moved apart until none overlap.

use super::axes::SMALL;
use super::pen::{Drawn, Pen};
use super::scene::{Type, U};
use super::theme::Token;

/// Least distance of two labels.
const STEP: i32 = 15 * U;
/// A label that moved further gets a line to its mark.
const FAR: i32 = 6 * U;
/// Side of a square before a label.
const SIDE: i32 = 9 * U;
/// Room for a square and the gap after it.
pub const SQUARE: i32 = SIDE + 5 * U;

/// A label and the height of its mark.
pub struct End {
    /// Where the mark is.
    pub y: i32,
    /// The text.
    pub label: String,
    /// Whether the title is about it.
    pub bold: bool,
    /// The color of a square before the text, for marks that are not lines.
    pub square: Option<Token>,
}

/// Draws labels from `from.1` on; the marks end at `from.0`, and labels stay between `within.0` and `within.1`.
pub fn draw(pen: &Pen<'_>, ends: &[End], from: (i32, i32), within: (i32, i32)) -> Drawn {
    let mut order: Vec<usize> = (0..ends.len()).collect();
    order.sort_by_key(|at| (ends[*at].y, *at));
    let sorted: Vec<i32> = order.iter().map(|at| ends[*at].y).collect();
    for (at, y) in order.into_iter().zip(spread(&sorted, within)) {
        let end = &ends[at];
        if (end.y - y).abs() > FAR {
            pen.line(&[(from.0, end.y), (from.1 - 2 * U, y)], Token::Ax, U)?;
        }
        let token = if end.bold { Token::Fg } else { Token::Mu };
        let style = Type { token, ..SMALL }.bold(end.bold);
        let (left, upper) = (from.1, y - SIDE / 2);
        if let Some(token) = end.square {
            pen.rect((left, upper), (left + SIDE, upper + SIDE), token)?;
            if token == Token::Gl {
                pen.outline((left, upper), (left + SIDE, upper + SIDE), Token::Cx, U)?;
            }
        }
        let words = if end.square.is_some() { left + SQUARE } else { left };
        pen.text(&end.label, (words, style.centered(y)), style)?;
    }
    Ok(())
}

/// Heights in the same order, [`STEP`] apart: moved down first, then up if the last ones leave the room.
fn spread(sorted: &[i32], within: (i32, i32)) -> Vec<i32> {
    let (top, bottom) = within;
    let mut out = sorted.to_vec();
    let mut least = top;
    for y in &mut out {
        *y = (*y).max(least);
        least = *y + STEP;
    }
    let mut most = bottom;
    for y in out.iter_mut().rev() {
        *y = (*y).min(most);
        most = *y - STEP;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_pushed_apart() {
        assert_eq!(spread(&[100, 500], (0, 1000)), [100, 500]);
        assert_eq!(spread(&[500, 510, 520], (0, 1000)), [500, 650, 800]);
        assert_eq!(spread(&[990, 1000], (0, 1000)), [850, 1000]);
    }
}

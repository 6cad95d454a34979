//! Squares of colour with their words, in one line: the key, where labels at the marks have no room.

use super::axes::SMALL;
use super::measure::reserve;
use super::pen::{Drawn, Pen};
use super::scene::U;
use super::theme::Token;

/// Side of a square.
const SIDE: i32 = 9 * U;

/// Draws squares and words from `x` on to the right, on the baseline `y`.
pub(super) fn key(pen: &Pen<'_>, (mut x, y): (i32, i32), entries: &[(Token, &str)]) -> Drawn {
    for (token, word) in entries {
        pen.rect((x, y - SIDE), (x + SIDE, y), *token)?;
        pen.text(word, (x + SIDE + 5 * U, y), SMALL)?;
        x += SIDE + 5 * U + reserve(word, SMALL.size, false) + 12 * U;
    }
    Ok(())
}

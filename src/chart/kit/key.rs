//! The key: squares of color with their texts, if labels at the marks have no room.

use super::axes::SMALL;
use super::measure::reserve;
use super::pen::{Drawn, Pen};
use super::scene::{Point, U};
use super::theme::Token;

/// Side of a square.
const SIDE: i32 = 9 * U;
/// Between two entries.
const GAP: i32 = 12 * U;

/// From one line of a key to the next.
pub const LINE: i32 = 18 * U;

/// How many lines a key needs in a width of `room`.
pub fn lines(entries: &[(Token, &str)], room: i32) -> i32 {
    let (mut used, mut lines) = (0, 1);
    for (_, word) in entries {
        let width = width_of(word);
        if used > 0 && used + width > room + GAP {
            used = 0;
            lines += 1;
        }
        used += width;
    }
    lines
}

/// A key of two entries in one line: the longer texts if they fit, else the plain ones.
pub fn pair(pen: &Pen<'_>, at: Point, tokens: [Token; 2], full: &[String; 2], plain: &[&str; 2]) -> Drawn {
    let [first, second] = tokens;
    let full = [(first, full[0].as_str()), (second, full[1].as_str())];
    if lines(&full, pen.right() - at.0) == 1 {
        return key(pen, at, &full);
    }
    key(pen, at, &[(first, plain[0]), (second, plain[1])])
}

/// Draws squares and texts to the right of a point on the baseline, and on further lines if one is too short.
pub fn key(pen: &Pen<'_>, at: Point, entries: &[(Token, &str)]) -> Drawn {
    let left = at.0;
    let (mut x, mut y) = at;
    for (token, word) in entries {
        if x > left && x + width_of(word) > pen.right() + GAP {
            (x, y) = (left, y + LINE);
        }
        pen.rect((x, y - SIDE), (x + SIDE, y), *token)?;
        pen.text(word, (x + SIDE + 5 * U, y), SMALL)?;
        x += width_of(word);
    }
    Ok(())
}

/// An entry with the gap after it.
fn width_of(word: &str) -> i32 {
    SIDE + 5 * U + reserve(word, SMALL.size, false) + GAP
}

//! Squares of colour with their words, in one line: the key, where labels at the marks have no room.

use super::axes::SMALL;
use super::measure::reserve;
use super::pen::{Drawn, Pen};
use super::scene::U;
use super::theme::Token;

/// Side of a square.
const SIDE: i32 = 9 * U;
/// Between two entries.
const GAP: i32 = 12 * U;

/// From one line of a key to the next.
pub const LINE: i32 = 18 * U;

/// Lines that a key needs in so much room.
pub fn lines(entries: &[(Token, &str)], room: i32) -> i32 {
    let mut at = (0, 1);
    for (_, word) in entries {
        let width = width_of(word);
        at = if at.0 > 0 && at.0 + width > room + GAP { (width, at.1 + 1) } else { (at.0 + width, at.1) };
    }
    at.1
}

/// A key of two in one line: with numbers where there is room, else without.
pub fn pair(pen: &Pen<'_>, at: (i32, i32), tokens: [Token; 2], (full, plain): ([String; 2], [&str; 2])) -> Drawn {
    let full = [(tokens[0], full[0].as_str()), (tokens[1], full[1].as_str())];
    if lines(&full, pen.right() - at.0) == 1 {
        key(pen, at, &full)
    } else {
        key(pen, at, &[(tokens[0], plain[0]), (tokens[1], plain[1])])
    }
}

/// Draws squares and words from `x` on to the right, on the baseline `y` and, where they end, on lines below.
pub fn key(pen: &Pen<'_>, (left, y): (i32, i32), entries: &[(Token, &str)]) -> Drawn {
    let (mut x, mut y) = (left, y);
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

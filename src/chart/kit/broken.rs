//! Columns too high for the picture: drawn to its end with a slanted gap, so that one import does not flatten the rest.

use super::pen::{Drawn, Pen};
use super::scene::U;
use super::theme::Token;

/// A value so many times the second is drawn broken.
const OUTLIER: i64 = 4;

/// The number at the end of an axis for these values, and whether one of them is so far beyond the others that it is
/// drawn broken.
pub(in crate::chart) fn reach(values: impl Iterator<Item = i64>) -> (i64, bool) {
    let (mut most, mut second) = (0, 0);
    for value in values {
        if value >= most {
            (most, second) = (value, most);
        } else {
            second = second.max(value);
        }
    }
    let is_broken = second > 0 && most > second.saturating_mul(OUTLIER);
    (if is_broken { second.saturating_add(second / 2) } else { most }, is_broken)
}

/// The sentence for the footer.
pub(in crate::chart) fn note(is_broken: bool) -> Option<String> {
    is_broken.then(|| "Columns with a gap are cut short.".to_owned())
}

/// A slanted gap in a column that is higher than the picture.
pub(in crate::chart) fn notch(pen: &Pen<'_>, (left, right): (i32, i32), y: i32) -> Drawn {
    let (left, right, slant, gap) = (left - U, right + U, 4 * U, 5 * U);
    let slant = slant.min((right - left) / 2);
    pen.polygon(&[(left, y + slant), (right, y), (right, y + gap), (left, y + slant + gap)], Token::Bg)
}

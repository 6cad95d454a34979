//! Columns too high for the picture: drawn to its end with a slanted gap, so that one import does not flatten the rest.

use super::pen::{Drawn, Pen};
use super::periods::{self, Period};
use super::scene::U;
use super::theme::Token;

/// A value so many times the second is drawn broken.
const OUTLIER: i64 = 4;
/// So few columns are compared one by one: none of them is cut.
const FEW: usize = 8;

/// The number at the end of an axis for these values of releases, and whether one of them is so far beyond the others
/// that it is drawn broken: never the latest release or what is not released, of which the words speak.
pub fn reach(shown: &[Period], value: impl Fn(&Period) -> i64) -> (i64, bool) {
    let (mut most, mut second, mut at) = (0, 0, 0);
    for (place, value) in shown.iter().map(value).enumerate() {
        if value >= most {
            (most, second, at) = (value, most, place);
        } else {
            second = second.max(value);
        }
    }
    let is_broken =
        shown.len() > FEW && at < periods::latest(shown) && second > 0 && most > second.saturating_mul(OUTLIER);
    (if is_broken { second.saturating_add(second.div_euclid(2)).saturating_add(1) } else { most }, is_broken)
}

/// The sentence for the footer.
pub fn note(is_broken: bool) -> Option<String> {
    is_broken.then(|| "Columns with a gap are cut short.".to_owned())
}

/// A slanted gap in a column that is higher than the picture.
pub fn notch(pen: &Pen<'_>, (left, right): (i32, i32), y: i32) -> Drawn {
    let (left, right, slant, gap) = (left - U, right + U, 4 * U, 5 * U);
    let slant = slant.min((right - left) / 2);
    pen.polygon(&[(left, y + slant), (right, y), (right, y + gap), (left, y + slant + gap)], Token::Bg)
}

//! Columns that are too high for the picture: cut short with a slanted gap, so that one import does not flatten the rest.

use super::axes::{Heights, Slots};
use super::pen::{Drawn, Pen};
use super::periods::{self, Period};
use super::scene::U;
use super::theme::Token;

/// A value of more than this many times the second is cut short.
const OUTLIER: i64 = 4;
/// With this many columns or fewer, no column is broken.
const FEW: usize = 8;

/// The end of an axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// The number at the end.
    pub most: i64,
    /// Whether one value goes beyond it.
    pub is_broken: bool,
}

/// The end of an axis for these values of releases. A value far beyond the others is cut short, except that of the latest
/// release or of unreleased commits, because the texts are about it.
pub fn reach(shown: &[Period], value: impl Fn(&Period) -> i64) -> Reach {
    let (mut most, mut second, mut at) = (0, 0, 0);
    for (place, value) in shown.iter().map(value).enumerate() {
        if value >= most {
            (most, second, at) = (value, most, place);
        } else {
            second = second.max(value);
        }
    }
    let is_outlier = second > 0 && most > second.saturating_mul(OUTLIER);
    if shown.len() <= FEW || at >= periods::latest(shown) || !is_outlier {
        return Reach { most, is_broken: false };
    }
    let half = second.div_euclid(2);
    Reach { most: second.saturating_add(half).saturating_add(1), is_broken: true }
}

/// The sentence for the footer.
pub fn note(is_broken: bool) -> Option<String> {
    is_broken.then(|| "Broken columns are not to scale.".to_owned())
}

/// Slanted gaps in the columns whose numbers are beyond the end of the axis.
pub fn notches(pen: &Pen<'_>, numbers: &[i64], slots: Slots, heights: Heights) -> Drawn {
    let y = heights.top + (heights.zero - heights.top) / 5;
    for (at, number) in numbers.iter().enumerate() {
        if *number > heights.most {
            let (left, right) = slots.column(at);
            notch(pen, left - U, right + U, y)?;
        }
    }
    Ok(())
}

fn notch(pen: &Pen<'_>, left: i32, right: i32, y: i32) -> Drawn {
    let gap = 5 * U;
    let slant = (4 * U).min((right - left) / 2);
    pen.polygon(&[(left, y + slant), (right, y), (right, y + gap), (left, y + slant + gap)], Token::Bg)
}

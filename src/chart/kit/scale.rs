//! From numbers to lengths, in whole tenths and without rounding drift.

use crate::text::Numbers;

/// A number of marks as a coordinate; `i32::MAX` if it does not fit.
pub fn to_i32(number: impl TryInto<i32>) -> i32 {
    number.try_into().unwrap_or(i32::MAX)
}

/// The length of `value` if `most` is `length` tenths long; linear from zero, rounded to the nearest tenth.
pub fn length_of(value: i64, most: i64, length: i32) -> i32 {
    if most <= 0 || value <= 0 || length <= 0 {
        return 0;
    }
    let (value, most) = (i128::from(value), i128::from(most));
    let tenths = (value * i128::from(length) + most / 2) / most;
    to_i32(tenths)
}

/// A number in at most six characters, if the exact one has no room: `950`, `1.2k`, `34M`; rounded, halves
/// away from zero.
pub fn compact(value: i64, numbers: Numbers) -> String {
    const SUFFIXES: [(u128, &str); 4] =
        [(1_000, "k"), (1_000_000, "M"), (1_000_000_000, "B"), (1_000_000_000_000, "T")];
    let sign = if value < 0 { "\u{2212}" } else { "" };
    let size = u128::from(value.unsigned_abs());
    if size < 1_000 {
        return format!("{sign}{size}");
    }
    let rounded = |unit: u128| (size + unit / 2) / unit;
    // What would be a thousand of a unit is one of the next.
    let fitting = SUFFIXES.into_iter().find(|(unit, _)| rounded(*unit) < 1_000);
    let (unit, suffix) = fitting.unwrap_or(SUFFIXES[3]);
    let (tenths, whole) = ((size * 10 + unit / 2) / unit, rounded(unit));
    // A rounded number keeps its decimal: 2,974 is `3.0k`, and only 3,000 is `3k`.
    if tenths < 100 && (tenths % 10 > 0 || size != whole * unit) {
        format!("{sign}{}{}{}{suffix}", tenths / 10, numbers.decimal_mark(), tenths % 10)
    } else {
        format!("{sign}{whole}{suffix}")
    }
}

/// Numbers for grid lines from 0 up to `most`: steps of 1, 2 or 5 times a power of ten, at most five of them.
pub fn ticks(most: i64) -> Vec<i64> {
    let mut step = 1_i64;
    for factor in [2, 5, 10].into_iter().cycle() {
        if most / step <= 5 {
            break;
        }
        // 1, 2, 5, 10: each follows from the power of ten before it.
        step = match factor {
            5 => step / 2 * 5,
            _ => step.saturating_mul(2),
        };
    }
    (0..=most.max(0) / step).map(|times| times * step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_proportional_at_any_size() {
        assert_eq!(length_of(1, 3, 1000), 333);
        assert_eq!(length_of(2, 3, 1000), 667);
        assert_eq!(length_of(i64::MAX, i64::MAX, 1000), 1000);
        assert_eq!([length_of(0, 3, 10), length_of(1, 0, 10), length_of(-1, 3, 10)], [0; 3]);
    }

    #[test]
    fn grids_have_round_steps() {
        assert_eq!(ticks(0), [0]);
        assert_eq!(ticks(3), [0, 1, 2, 3]);
        assert_eq!(ticks(9), [0, 2, 4, 6, 8]);
        assert_eq!(ticks(24), [0, 5, 10, 15, 20]);
        assert_eq!(ticks(1_234), [0, 500, 1_000]);
        assert!((1..2_000).chain([i64::MAX]).all(|most| (2..=6).contains(&ticks(most).len())));
    }

    #[test]
    fn compact_numbers_are_rounded() {
        let values =
            [0, 999, 1_000, 1_249, 1_250, 2_974, 6_562, 9_949, 9_950, 19_499, 643_819, 999_500, -1_949_999, i64::MAX];
        let shown = values.map(|value| compact(value, Numbers::Comma));
        let expected = "0 999 1k 1.2k 1.3k 3.0k 6.6k 9.9k 10k 19k 644k 1.0M \u{2212}1.9M 9223372T";
        assert_eq!(shown.join(" "), expected);
        assert_eq!(compact(1_250, Numbers::Point), "1,3k");
    }
}

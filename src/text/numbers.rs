//! Formats numbers for people, in the style of their language.

use serde::{Deserialize, Serialize};

use super::choice::choices;

/// Separates thousands in [`Numbers::Space`]: a narrow blank at which lines do not break.
const NARROW: char = '\u{202f}';

choices! {
    /// How numbers are written: the mark between thousands and the one before decimals.
    ///
    /// The style applies to text for people. Tables for programs never use it.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub enum Numbers {
        /// As in English.
        Comma = "comma", "1,234.5";
        /// As in German or Spanish.
        Point = "point", "1.234,5";
        /// As in French or Polish, with a narrow blank that keeps the number on one line.
        Space = "space", "1 234,5";
        Plain = "plain", "1234.5";
    }
    default Comma
}

impl Numbers {
    /// The mark before decimals.
    #[must_use]
    pub fn decimal_mark(self) -> char {
        match self {
            Self::Comma | Self::Plain => '.',
            Self::Point | Self::Space => ',',
        }
    }

    fn group_mark(self) -> Option<char> {
        match self {
            Self::Comma => Some(','),
            Self::Point => Some('.'),
            Self::Space => Some(NARROW),
            Self::Plain => None,
        }
    }

    /// Writes `1234567` as `1,234,567`, and a negative number with U+2212.
    #[must_use]
    pub fn whole(self, value: i64) -> String {
        let sign = if value < 0 { "\u{2212}" } else { "" };
        format!("{sign}{}", self.grouped(&value.unsigned_abs().to_string()))
    }

    /// Writes a difference with its sign: `+1,234`, `−1,234` or `0`.
    #[must_use]
    pub fn signed(self, value: i64) -> String {
        if value > 0 { format!("+{}", self.whole(value)) } else { self.whole(value) }
    }

    /// An ordinal number: `1st`, `2nd`, `11th`, `1,023rd`.
    #[must_use]
    pub fn ordinal(self, value: i64) -> String {
        let ending = match (value % 10, value % 100) {
            (_, 11..=13) => "th",
            (1, _) => "st",
            (2, _) => "nd",
            (3, _) => "rd",
            _ => "th",
        };
        format!("{}{ending}", self.whole(value))
    }

    /// Writes a number with the given number of decimals: `1,234.50`.
    #[must_use]
    pub fn decimal(self, value: f64, decimals: usize) -> String {
        let written = format!("{:.decimals$}", value.abs());
        let (whole, rest) = written.split_once('.').unwrap_or((&written, ""));
        // A number that rounds to zero has no sign.
        let is_zero = !written.contains(|c: char| ('1'..='9').contains(&c));
        let sign = if value < 0.0 && !is_zero { "\u{2212}" } else { "" };
        let mut out = format!("{sign}{}", self.grouped(whole));
        if !rest.is_empty() {
            out.push(self.decimal_mark());
            out.push_str(rest);
        }
        out
    }

    /// Writes a fraction of 0 to 1 as a percentage with one decimal: `2.2%`; `<0.1%` for a share that would round to zero,
    /// and `>99.9%` for one that would round to all.
    #[must_use]
    pub fn percent(self, fraction: f64) -> String {
        if fraction > 0.0 && fraction < 0.0005 {
            return format!("<{}%", self.decimal(0.1, 1));
        }
        if fraction > 0.9995 && fraction < 1.0 - 1e-9 {
            return format!(">{}%", self.decimal(99.9, 1));
        }
        format!("{}%", self.decimal(fraction * 100.0, 1))
    }

    /// Writes a number with its noun in the singular or plural: `1 person`, `1,234 people`.
    #[must_use]
    pub fn counted(self, value: i64, one: &str, many: &str) -> String {
        let noun = if value == 1 { one } else { many };
        format!("{} {noun}", self.whole(value))
    }

    /// Writes a count.
    #[must_use]
    pub fn count(self, count: usize) -> String {
        self.grouped(&count.to_string())
    }

    fn grouped(self, digits: &str) -> String {
        let mut out = String::with_capacity(digits.len() * 2);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                out.extend(self.group_mark());
            }
            out.push(digit);
        }
        out
    }
}

/// Writes `1,234,567` in messages of the program. Pages and charts use their own [`Numbers`].
#[must_use]
pub fn number(value: i64) -> String {
    Numbers::Comma.whole(value)
}

/// Writes `1 person` or `1,234 people` in messages of the program.
#[must_use]
pub fn counted(value: i64, one: &str, many: &str) -> String {
    Numbers::Comma.counted(value, one, many)
}

#[cfg(test)]
mod tests {
    use super::super::shown::plain;
    use super::*;

    #[test]
    fn each_style_formats_numbers() {
        let written = |style: Numbers| {
            [
                style.whole(0),
                style.whole(-1_234_567),
                style.signed(5_000),
                style.decimal(1234.5, 2),
                style.percent(0.0004),
                style.percent(0.2236),
                style.counted(1, "person", "people"),
                style.counted(1_000, "person", "people"),
                style.whole(i64::MIN),
            ]
            .join("; ")
        };
        for (style, expected) in [
            (
                Numbers::Comma,
                "0; −1,234,567; +5,000; 1,234.50; <0.1%; 22.4%; 1 person; 1,000 people; −9,223,372,036,854,775,808",
            ),
            (
                Numbers::Point,
                "0; −1.234.567; +5.000; 1.234,50; <0,1%; 22,4%; 1 person; 1.000 people; −9.223.372.036.854.775.808",
            ),
            (
                Numbers::Space,
                "0; −1_234_567; +5_000; 1_234,50; <0,1%; 22,4%; 1 person; 1_000 people; −9_223_372_036_854_775_808",
            ),
            (Numbers::Plain, "0; −1234567; +5000; 1234.50; <0.1%; 22.4%; 1 person; 1000 people; −9223372036854775808"),
        ] {
            let expected = expected.replace('_', "\u{202f}");
            assert_eq!(written(style), expected, "{style:?}");
            assert_eq!(plain(&written(style)), expected, "{style:?} stays as it is when shown");
        }
        assert_eq!(Numbers::Comma.decimal(-0.001, 2), "0.00");
        assert_eq!(Numbers::Comma.decimal(-1.5, 0), "\u{2212}2");
    }

    #[test]
    fn ordinal_numbers() {
        let written = [1, 2, 3, 4, 11, 12, 13, 21, 102, 111, 1_023].map(|value| Numbers::Comma.ordinal(value));
        assert_eq!(written, ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "111th", "1,023rd"]);
    }
}

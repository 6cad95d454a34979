//! One cell of a result.

use jiff::Span;
use jiff::civil::Date;

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// SQL `NULL`: unknown, or not applicable.
    Null,
    /// True or false.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A fraction or mean.
    Float(f64),
    /// UTF-8 text. It is untrusted, so every output format escapes it.
    Text(String),
    /// Days since 1970-01-01 (UTC).
    Date(i32),
    /// Seconds since 1970-01-01T00:00:00 (UTC).
    Time(i64),
}

impl Value {
    /// The whole number in the cell, if it is one.
    #[must_use]
    pub fn integer(&self) -> Option<i64> {
        match self {
            Self::Integer(value) => Some(*value),
            _ => None,
        }
    }

    /// The number in the cell, if it is one.
    #[must_use]
    pub fn float(&self) -> Option<f64> {
        match self {
            #[allow(clippy::cast_precision_loss)]
            Self::Integer(value) => Some(*value as f64),
            Self::Float(value) => Some(*value),
            _ => None,
        }
    }

    /// The text in the cell, if it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(value) => Some(value),
            _ => None,
        }
    }

    /// A date as `2026-11-20`, a time as `2026-11-20T08:00:00Z`; `None` for other values and beyond the year 9999.
    #[must_use]
    pub fn iso(&self) -> Option<String> {
        match self {
            Self::Date(days) => day(i64::from(*days)).map(|date| date.to_string()),
            Self::Time(seconds) => {
                let (date, rest) = (day(seconds.div_euclid(86_400))?, seconds.rem_euclid(86_400));
                Some(format!("{date}T{:02}:{:02}:{:02}Z", rest / 3600, rest / 60 % 60, rest % 60))
            }
            _ => None,
        }
    }

    /// Reads a date as [`Value::iso`] writes it; `None` for any other text.
    #[must_use]
    pub fn date(iso: &str) -> Option<Self> {
        let days = iso.parse::<Date>().ok()?.since(Date::constant(1970, 1, 1)).ok()?.get_days();
        Some(Self::Date(days)).filter(|value| value.iso().as_deref() == Some(iso))
    }

    /// Reads a time as [`Value::iso`] writes it; `None` for any other text.
    #[must_use]
    pub fn time(iso: &str) -> Option<Self> {
        let (day, clock) = iso.split_once('T')?;
        let Self::Date(days) = Self::date(day)? else { return None };
        let parts = clock.strip_suffix('Z')?.split(':').map(|part| part.parse::<u8>().ok().map(i64::from));
        let [hours, minutes, seconds] = parts.collect::<Option<Vec<_>>>()?[..] else { return None };
        let value = Self::Time(i64::from(days) * 86_400 + hours * 3_600 + minutes * 60 + seconds);
        Some(value).filter(|value| value.iso().as_deref() == Some(iso))
    }

    /// Whether the cell is true or a number above zero.
    #[must_use]
    pub fn is_given(&self) -> bool {
        matches!(self, Self::Boolean(true)) || self.integer().is_some_and(|number| number > 0)
    }

    /// Whether the cell is true.
    #[must_use]
    pub fn is_true(&self) -> bool {
        matches!(self, Self::Boolean(true))
    }
}

fn day(days: i64) -> Option<Date> {
    Date::constant(1970, 1, 1).checked_add(Span::new().try_days(days).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_iso() {
        assert_eq!(Value::Date(0).iso().as_deref(), Some("1970-01-01"));
        assert_eq!(Value::Date(-1).iso().as_deref(), Some("1969-12-31"));
        assert_eq!(Value::Time(1_795_161_600).iso().as_deref(), Some("2026-11-20T08:00:00Z"));
        assert_eq!(Value::Date(i32::MAX).iso(), None);
    }

    #[test]
    fn only_iso_dates_and_times_are_read() {
        for value in [Value::Date(0), Value::Date(-200_000), Value::Date(20_000), Value::Date(2_932_896)] {
            assert_eq!(value.iso().and_then(|iso| Value::date(&iso)), Some(value));
        }
        for value in [Value::Time(0), Value::Time(-1), Value::Time(1_795_161_599), Value::Time(-86_400)] {
            assert_eq!(value.iso().and_then(|iso| Value::time(&iso)), Some(value));
        }
        for wrong in ["", "2026-1-2", "20260102", "2026-01-02T", "2026-01-02T10:00:00", "2026-01-02T24:00:00Z"] {
            assert!(Value::date(wrong).is_none() && Value::time(wrong).is_none(), "{wrong}");
        }
        assert_eq!(Value::time("2026-01-02T4294967295:4294967295:4294967295:4294967295:4294967295:4294967295Z"), None);
    }
}

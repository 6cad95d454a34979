//! Calendar days in files.

/// The days before each month in a year without a leap day.
const DAYS_BEFORE: [i32; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/// Reads a date `yyyy-mm-dd` as days since 1970-01-01; `None` if it is not a day of the Gregorian calendar in the years 1
/// to 9999. Month and day may have one digit.
#[must_use]
pub fn day(text: &str) -> Option<i32> {
    let mut parts = text.split('-');
    let mut number = |digits: std::ops::RangeInclusive<usize>| -> Option<i32> {
        let part = parts.next()?;
        let is_number = digits.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse().ok().filter(|_| is_number)
    };
    let (year, month, day) = (number(4..=4)?, number(1..=2)?, number(1..=2)?);
    if parts.next().is_some() || year < 1 {
        return None;
    }
    let before = *DAYS_BEFORE.get(usize::try_from(month).ok()?.checked_sub(1)?)?;
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = DAYS_BEFORE.get(usize::try_from(month).ok()?).map_or(31, |next| next - before);
    if day < 1 || day > length + i32::from(is_leap && month == 2) {
        return None;
    }
    let past = year - 1;
    let leap_days = past / 4 - past / 100 + past / 400 + i32::from(is_leap && month > 2);
    // 719,162 days lie between 0001-01-01 and 1970-01-01.
    Some(past * 365 + leap_days + before + day - 1 - 719_162)
}

/// Writes a day as `yyyy-mm-dd`; the inverse of [`day`].
#[must_use]
pub(super) fn iso(day: i32) -> String {
    // With years of 365.2425 days, the estimate is off by at most one.
    let days = i64::from(day) + 719_162;
    let mut year = i32::try_from(days * 10_000 / 3_652_425 + 1).unwrap_or(9999).clamp(1, 9999);
    while year < 9999 && self::day(&format!("{:04}-01-01", year + 1)).is_some_and(|first| first <= day) {
        year += 1;
    }
    while year > 1 && self::day(&format!("{year:04}-01-01")).is_some_and(|first| first > day) {
        year -= 1;
    }
    let first_of = |month: i32| self::day(&format!("{year:04}-{month:02}-01")).unwrap_or(day);
    let month = (1..=12).rev().find(|month| first_of(*month) <= day).unwrap_or(1);
    format!("{year:04}-{month:02}-{:02}", day - first_of(month) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_calendar() {
        assert_eq!((day("1970-01-01"), day("1969-12-31"), day("1970-3-1")), (Some(0), Some(-1), Some(59)));
        // `date -u -d 2024-02-29 +%s` divided by 86,400, and so on.
        assert_eq!(
            (day("2024-02-29"), day("2000-03-01"), day("0001-01-01")),
            (Some(19_782), Some(11_017), Some(-719_162))
        );
        for wrong in [
            "",
            "2023-02-29",
            "1900-02-29",
            "2020-13-01",
            "2020-00-01",
            "2020-01-00",
            "2020-01-32",
            "20-01-01",
            "2020-01",
            "2020-01-01-01",
            "2020-01-01T00:00",
            "+020-01-01",
            "2020-001-1",
            "0000-01-01",
            "2020-1-ü",
        ] {
            assert_eq!(day(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn dates_round_trip() {
        for text in ["0001-01-01", "1900-12-31", "1970-01-01", "2000-02-29", "2024-12-31", "9999-12-31"] {
            assert_eq!(day(text).map(iso).as_deref(), Some(text));
        }
    }
}

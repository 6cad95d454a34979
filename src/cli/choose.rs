//! Command-line values from the lists of what a user can choose.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::text::Choice;

/// A parser that accepts the names in a list; the help shows their meanings.
pub(super) fn one_of<T>(choices: &'static [Choice<T>]) -> impl TypedValueParser<Value = T>
where
    T: Copy + Send + Sync + 'static,
{
    let values = choices.iter().map(|choice| PossibleValue::new(choice.name).help(choice.meaning));
    PossibleValuesParser::new(values).try_map(move |name| {
        let found = choices.iter().find(|choice| choice.name == name);
        found.map(|choice| choice.value).ok_or("not a possible value")
    })
}

/// A number of bytes such as `500M` or `4G`.
pub(super) fn memory_size(typed: &str) -> Result<u64, &'static str> {
    let units = [('K', 1_u64 << 10), ('M', 1 << 20), ('G', 1 << 30), ('T', 1 << 40)];
    let upper = typed.trim().to_ascii_uppercase();
    let (number, unit) = match units.iter().find(|(letter, _)| upper.ends_with(*letter)) {
        Some((letter, bytes)) => (upper.trim_end_matches(*letter), *bytes),
        None => (upper.as_str(), 1),
    };
    let bytes = number.parse::<u64>().ok().and_then(|number| number.checked_mul(unit));
    bytes.filter(|bytes| *bytes >= 1 << 20).ok_or("not a size such as 500M or 4G")
}

#[cfg(test)]
mod tests {
    use super::memory_size;

    #[test]
    fn sizes_have_units() {
        assert_eq!(memory_size("500M"), Ok(500 << 20));
        assert_eq!(memory_size("4g"), Ok(4 << 30));
        assert_eq!(memory_size("1048576"), Ok(1 << 20));
        for wrong in ["", "0", "5", "M", "-1G", "1.5G", "99999999999T"] {
            assert!(memory_size(wrong).is_err(), "{wrong}");
        }
    }
}

//! Values as readers see them.

use serde::Deserialize;

use crate::query::Value;
use crate::text::{self, Numbers};

/// Decimals of a number that is not a percentage.
const DECIMALS: usize = 2;

/// How the cells of a column are written for readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CellFormat {
    /// By the type of the value.
    Plain,
    /// With a sign.
    Signed,
    /// A fraction as a percentage.
    Percent,
    /// Without separators of thousands, for example a year.
    Year,
    /// Rounded to an integer.
    Whole,
}

impl CellFormat {
    /// The value for readers: without control characters, but not escaped.
    #[must_use]
    pub fn write(self, value: &Value, numbers: Numbers) -> String {
        match (self, value) {
            (Self::Signed, Value::Integer(number)) => numbers.signed(*number),
            (Self::Year, Value::Integer(year)) => year.to_string(),
            (Self::Percent, value) => value.float().map(|share| numbers.percent(share)).unwrap_or_default(),
            (Self::Whole, Value::Float(number)) => numbers.decimal(*number, 0),
            (_, value) => plain(value, numbers),
        }
    }
}

/// A value as its type suggests.
fn plain(value: &Value, numbers: Numbers) -> String {
    match value {
        Value::Null => String::new(),
        Value::Boolean(value) => if *value { "yes" } else { "no" }.to_owned(),
        Value::Integer(number) => numbers.whole(*number),
        Value::Float(number) => numbers.decimal(*number, DECIMALS),
        Value::Text(words) => text::plain(words),
        Value::Date(_) | Value::Time(_) => value.iso().unwrap_or_default(),
    }
}

//! How a placeholder writes its value.

use super::error::Mistake;
use crate::query::Value;
use crate::report::cell_format::CellFormat;
use crate::text::{self, Numbers};

/// How a value is written.
#[derive(Debug, Clone, PartialEq)]
pub enum Spelling {
    /// By its type.
    Plain,
    /// A number and its word.
    Counted(CountedWord),
    /// A number up to ten as a word, and its word if there is one.
    Words(Option<CountedWord>),
    /// An ordinal number.
    Ordinal,
    /// A fraction as a percentage.
    Percent,
    /// Rounded to an integer.
    Round,
    /// With a sign.
    Signed,
    /// A net number of lines in words.
    Net,
    /// Without separators, such as the number of a pull request.
    Bare,
    /// Nothing: only decides whether an optional part is shown.
    If,
    /// Quoted for a shell.
    Shell,
    /// A file name.
    Slug,
}

/// The word that follows a number.
#[derive(Debug, Clone, PartialEq)]
pub struct CountedWord {
    /// After 1.
    one: String,
    /// After other numbers.
    many: String,
}

const CARDINALS: [&str; 11] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const ORDINALS: [&str; 10] =
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

impl Spelling {
    /// The spelling of a placeholder with this format and these words (singular, plural).
    pub fn parse(format: Option<&str>, words: Option<(String, String)>) -> Result<Self, Mistake> {
        let counted = words.map(|(one, many)| CountedWord { one, many });
        let spelling = match (format, counted) {
            (None, None) => Self::Plain,
            (None, Some(word)) => Self::Counted(word),
            (Some("words"), word) => Self::Words(word),
            (Some(format), Some(_)) => return Err(Mistake::WordsWithSpelling(format.to_owned())),
            (Some("ordinal"), None) => Self::Ordinal,
            (Some("percent"), None) => Self::Percent,
            (Some("round"), None) => Self::Round,
            (Some("signed"), None) => Self::Signed,
            (Some("net"), None) => Self::Net,
            (Some("plain"), None) => Self::Bare,
            (Some("if"), None) => Self::If,
            (Some("shell"), None) => Self::Shell,
            (Some("slug"), None) => Self::Slug,
            (Some(other), None) => return Err(Mistake::UnknownSpelling(other.to_owned())),
        };
        Ok(spelling)
    }

    /// A number of which only the least value is known.
    pub fn least(&self, value: &Value, numbers: Numbers) -> String {
        match (self, value) {
            (Self::If, _) => String::new(),
            (Self::Counted(word) | Self::Words(Some(word)), Value::Null) => {
                format!("an unknown number of {}", word.many)
            }
            (_, Value::Null) => "unknown".to_owned(),
            (spelling, value) => format!("at least {}", spelling.write(value, numbers)),
        }
    }

    /// The value as text. A value of another type than the spelling expects is written by its type.
    pub fn write(&self, value: &Value, numbers: Numbers) -> String {
        match (self, value) {
            (Self::Counted(word), Value::Integer(number)) => numbers.counted(*number, &word.one, &word.many),
            (Self::Words(None), Value::Integer(number)) => cardinal(*number, numbers),
            (Self::Words(Some(word)), Value::Integer(number)) => {
                let noun = if *number == 1 { &word.one } else { &word.many };
                format!("{} {noun}", cardinal(*number, numbers))
            }
            (Self::Ordinal, Value::Integer(number)) => ordinal(*number, numbers),
            (Self::Percent, Value::Integer(_) | Value::Float(_)) => CellFormat::Percent.write(value, numbers),
            (Self::Round, value) => CellFormat::Whole.write(value, numbers),
            (Self::Signed, value) => CellFormat::Signed.write(value, numbers),
            (Self::Net, Value::Integer(number)) => net(*number, numbers),
            (Self::Bare, value) => CellFormat::Plain.write(value, Numbers::Plain),
            (Self::If, _) => String::new(),
            (Self::Shell, Value::Text(word)) => shell(word),
            (Self::Slug, Value::Text(word)) => text::slug(word),
            (_, value) => CellFormat::Plain.write(value, numbers),
        }
    }
}

/// `eight`, `11`.
fn cardinal(number: i64, numbers: Numbers) -> String {
    let word = usize::try_from(number).ok().and_then(|at| CARDINALS.get(at));
    word.map_or_else(|| numbers.whole(number), |word| (*word).to_owned())
}

/// `third`, `11th`, `1,042nd`.
fn ordinal(number: i64, numbers: Numbers) -> String {
    let word = usize::try_from(number).ok().and_then(|at| ORDINALS.get(at.checked_sub(1)?));
    word.map_or_else(|| numbers.ordinal(number), |word| (*word).to_owned())
}

/// `a net growth of 5 lines`.
fn net(lines: i64, numbers: Numbers) -> String {
    let amount = numbers.counted(lines.checked_abs().unwrap_or(i64::MAX), "line", "lines");
    match lines {
        0 => "no net change".to_owned(),
        1.. => format!("a net growth of {amount}"),
        _ => format!("a net reduction of {amount}"),
    }
}

/// A word quoted for a shell, so that a pasted command with a hostile tag runs nothing else.
fn shell(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '/' | '+' | '@' | ':' | '=' | '-');
    let word = text::plain(word);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word;
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

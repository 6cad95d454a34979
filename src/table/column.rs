//! What a table says of itself and of its columns.

use super::source::Source;
use super::values::Values;

/// The type of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnType {
    /// True or false.
    Boolean,
    /// A 64-bit whole number.
    Integer,
    /// A 64-bit floating-point number: a fraction or mean.
    Float,
    /// UTF-8 text.
    Text,
    /// A calendar day (UTC).
    Date,
    /// A point in time, in seconds (UTC).
    Time,
}

impl ColumnType {
    /// The name shown in the dictionary.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Float => "number",
            Self::Text => "text",
            Self::Date => "date",
            Self::Time => "time",
        }
    }
}

/// One column of a table.
#[derive(Debug, Clone, Copy)]
pub struct ColumnSchema {
    /// Its name.
    pub name: &'static str,
    /// Its type.
    pub kind: ColumnType,
    /// One sentence; `{}` is replaced by `words`.
    meaning: &'static str,
    /// All values of the column, if it holds words of a fixed list.
    words: Option<fn() -> Vec<&'static str>>,
    /// Makes its values, one per row of the table.
    pub(super) fill: fn(&Source<'_>) -> Values,
}

impl ColumnSchema {
    /// What it means, in one sentence.
    #[must_use]
    pub fn meaning(&self) -> String {
        let Some(words) = self.words else { return self.meaning.to_owned() };
        self.meaning.replace("{}", &alternatives(&words()))
    }
}

/// One table.
#[derive(Debug, Clone, Copy)]
pub struct TableSchema {
    /// Its name.
    pub name: &'static str,
    /// What one row is.
    pub grain: &'static str,
    /// Its columns, in order; new ones are added at the end.
    pub columns: &'static [ColumnSchema],
}

/// A column: its name, type and meaning, and the function that makes its values.
pub(super) const fn column(
    name: &'static str,
    kind: ColumnType,
    meaning: &'static str,
    fill: fn(&Source<'_>) -> Values,
) -> ColumnSchema {
    ColumnSchema { name, kind, meaning, words: None, fill }
}

impl ColumnSchema {
    /// The same column, whose values are words of a fixed list.
    pub(super) const fn one_of(self, words: fn() -> Vec<&'static str>) -> Self {
        Self { words: Some(words), ..self }
    }
}

/// Words as a choice: `a`, `a or b`, `a, b or c`.
fn alternatives(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_fixed_list_become_a_part_of_the_meaning() {
        let plain =
            column("kind", ColumnType::Text, "The kind: {}.", |_| Values::texts(std::iter::empty::<Option<&str>>()));
        assert_eq!(plain.one_of(|| vec!["human", "bot", "ai"]).meaning(), "The kind: human, bot or ai.");
        assert_eq!(plain.one_of(|| vec!["human"]).meaning(), "The kind: human.");
    }
}

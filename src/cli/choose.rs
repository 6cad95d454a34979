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

//! Sentences with placeholders: `{release} has {commits|commit|commits}[, {new_people} of them by new contributors].`
//!
//! | placeholder | result |
//! | --- | --- |
//! | `{name}` | the value as its type suggests |
//! | `{name\|one\|many}` | a number and its word: `1 commit`, `1,200 commits` |
//! | `{name:words}`, `{name:words\|one\|many}` | a number up to ten as a word: `eight releases` |
//! | `{name:ordinal}` | `first` to `tenth`, then `11th` |
//! | `{name:percent}` | a fraction as a percentage |
//! | `{name:signed}` | an integer with its sign |
//! | `{name:net}` | `a net growth of 5 lines` |
//! | `{name:round}` | a number rounded to an integer |
//! | `{name:plain}` | a number without separators |
//! | `{name:if}` | nothing; the optional part is omitted without the value |
//! | `{name:slug}` | text for a file name |
//! | `{name:shell}` | text quoted for a shell |
//!
//! A part in `[...]` is omitted if one of its values is null, zero, false or empty. Parts in `[...]` within such a part
//! form a list, `a, b and c`, of those that are not omitted. Backticks enclose code.

mod error;
mod fill;
mod parse;
mod spelling;
#[cfg(test)]
mod tests;

pub use fill::Values;
pub use parse::Template;

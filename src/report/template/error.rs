//! What can be wrong with a template.

use std::fmt;

/// Why a template is malformed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError {
    /// The template.
    pub template: String,
    /// The mistake.
    pub mistake: Mistake,
}

/// A mistake in a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mistake {
    /// Optional parts are nested more than twice.
    TooDeep,
    /// An optional part has no `]`.
    Unclosed,
    /// A placeholder with a number has one word instead of two.
    OneWord(String),
    /// A placeholder has an unknown format.
    UnknownSpelling(String),
    /// A placeholder has two words and a format that takes none.
    WordsWithSpelling(String),
    /// A placeholder has no valid name.
    Name(String),
}

impl fmt::Display for TemplateError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.mistake {
            Mistake::TooDeep => out.write_str("optional parts [...] are nested more than twice"),
            Mistake::Unclosed => out.write_str("an optional part has no ]"),
            Mistake::OneWord(inner) => write!(out, "{{{inner}}} needs a singular and a plural"),
            Mistake::UnknownSpelling(name) => write!(out, "the format {name:?} is unknown"),
            Mistake::WordsWithSpelling(name) => write!(out, "the format {name:?} takes no words"),
            Mistake::Name(name) => write!(out, "{name:?} is not a valid name"),
        }?;
        write!(out, " in the text {:?}", self.template)
    }
}

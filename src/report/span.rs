//! Pieces of a paragraph.

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub enum Span {
    /// Words.
    Plain(String),
    /// A command, path or name as typed.
    Code(String),
}

impl Span {
    /// Splits text at backticks, which enclose code. A backtick in untrusted text can only move where code begins, and
    /// both kinds of spans are escaped.
    #[must_use]
    pub fn split(text: &str) -> Vec<Self> {
        let mut spans = Vec::new();
        for (at, part) in text.split('`').enumerate() {
            let part = part.to_owned();
            if !part.is_empty() {
                spans.push(if at % 2 == 0 { Self::Plain(part) } else { Self::Code(part) });
            }
        }
        spans
    }

    /// The text without markup.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Plain(text) | Self::Code(text) => text,
        }
    }
}

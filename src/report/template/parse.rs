//! Reads templates.

use std::iter::Peekable;
use std::str::Chars;

use super::error::{Mistake, TemplateError};
use super::spelling::Spelling;

/// A parsed template.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    pub pieces: Vec<Piece>,
}

/// A piece of a template.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// Text.
    Words(String),
    /// A placeholder.
    Hole(Hole),
    /// A part that is omitted without its values.
    Optional(Vec<Piece>),
    /// Optional parts that form a list.
    List(Vec<Vec<Piece>>),
    /// A backtick, where code begins or ends.
    Tick,
}

/// A placeholder.
#[derive(Debug, Clone, PartialEq)]
pub struct Hole {
    /// The name of the value.
    pub name: String,
    /// How the value is written.
    pub spelling: Spelling,
}

/// Optional parts within an optional part are the deepest.
const DEEPEST: usize = 2;

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    /// A bracket or a placeholder is malformed.
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        let wrong = |mistake: Mistake| TemplateError { template: text.to_owned(), mistake };
        let pieces = pieces(&mut text.chars().peekable(), 0).map_err(wrong)?;
        Ok(Self { pieces })
    }

    /// The names of its placeholders.
    pub fn names(&self) -> Vec<&str> {
        let mut out = Vec::new();
        collect_names(&self.pieces, &mut out);
        out
    }
}

fn collect_names<'a>(pieces: &'a [Piece], out: &mut Vec<&'a str>) {
    for piece in pieces {
        match piece {
            Piece::Hole(hole) => out.push(&hole.name),
            Piece::Optional(inner) => collect_names(inner, out),
            Piece::List(parts) => parts.iter().for_each(|part| collect_names(part, out)),
            Piece::Words(_) | Piece::Tick => {}
        }
    }
}

/// The pieces up to the end, or up to the `]` of an optional part at this depth.
fn pieces(chars: &mut Peekable<Chars<'_>>, depth: usize) -> Result<Vec<Piece>, Mistake> {
    let mut out = Vec::new();
    while let Some(c) = chars.next() {
        match c {
            '{' => {
                let inner: String = chars.by_ref().take_while(|c| *c != '}').collect();
                out.push(Piece::Hole(hole(&inner)?));
            }
            '`' => out.push(Piece::Tick),
            '[' if depth == DEEPEST => return Err(Mistake::TooDeep),
            '[' => {
                let inner = pieces(chars, depth + 1)?;
                push_optional(&mut out, inner, depth);
            }
            ']' if depth > 0 => return Ok(out),
            c => push_character(&mut out, c),
        }
    }
    if depth > 0 { Err(Mistake::Unclosed) } else { Ok(out) }
}

fn push_character(pieces: &mut Vec<Piece>, c: char) {
    if let Some(Piece::Words(words)) = pieces.last_mut() {
        words.push(c);
    } else {
        pieces.push(Piece::Words(c.to_string()));
    }
}

/// Adjacent optional parts within another form one list.
fn push_optional(pieces: &mut Vec<Piece>, inner: Vec<Piece>, depth: usize) {
    if depth == 0 {
        pieces.push(Piece::Optional(inner));
    } else if let Some(Piece::List(parts)) = pieces.last_mut() {
        parts.push(inner);
    } else {
        pieces.push(Piece::List(vec![inner]));
    }
}

/// The placeholder between braces: `name`, `name|one|many`, `name:format` or `name:words|one|many`.
fn hole(inner: &str) -> Result<Hole, Mistake> {
    let (head, words) = match inner.split_once('|') {
        Some((head, words)) => (head, Some(words)),
        None => (inner, None),
    };
    let words = match words.map(|words| words.split_once('|')) {
        Some(None) => return Err(Mistake::OneWord(inner.to_owned())),
        Some(Some((one, many))) => Some((one.to_owned(), many.to_owned())),
        None => None,
    };
    let (name, spelling) = match head.split_once(':') {
        Some((name, spelling)) => (name, Some(spelling)),
        None => (head, None),
    };
    if name.is_empty() || !name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
        return Err(Mistake::Name(name.to_owned()));
    }
    Ok(Hole { name: name.to_owned(), spelling: Spelling::parse(spelling, words)? })
}

//! Fills templates.

use std::collections::BTreeMap;

use super::parse::{Hole, Piece, Template};
use crate::query::Value;
use crate::report::least;
use crate::report::span::Span;
use crate::text::{self, Numbers};

/// Values by name.
pub type Values = BTreeMap<String, Value>;

impl Template {
    /// The text with values in its placeholders.
    pub fn fill(&self, values: &Values, numbers: Numbers) -> Vec<Span> {
        let mut filler = Filler { values, numbers, spans: vec![Span::Plain(String::new())] };
        filler.pieces(&self.pieces);
        let mut spans = filler.spans;
        spans.retain(|span| !span.text().is_empty());
        spans
    }

    /// The text without markup.
    pub fn fill_text(&self, values: &Values, numbers: Numbers) -> String {
        self.fill(values, numbers).iter().map(Span::text).collect()
    }
}

struct Filler<'a> {
    values: &'a Values,
    numbers: Numbers,
    spans: Vec<Span>,
}

impl Filler<'_> {
    fn pieces(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            match piece {
                Piece::Words(words) => self.append(words),
                Piece::Hole(hole) => self.append(&self.written(hole)),
                Piece::Optional(inner) if self.is_shown(inner) => self.pieces(inner),
                Piece::Optional(_) => {}
                Piece::List(parts) => self.append(&self.list(parts)),
                Piece::Tick => self.toggle_code(),
            }
        }
    }

    fn append(&mut self, words: &str) {
        if let Some(Span::Plain(text) | Span::Code(text)) = self.spans.last_mut() {
            text.push_str(words);
        }
    }

    fn toggle_code(&mut self) {
        let next = match self.spans.last() {
            Some(Span::Code(_)) => Span::Plain(String::new()),
            _ => Span::Code(String::new()),
        };
        self.spans.push(next);
    }

    fn written(&self, hole: &Hole) -> String {
        let value = self.values.get(&hole.name).unwrap_or(&Value::Null);
        let is_least = least::is_measured(&hole.name) && self.values.get(least::MARK).is_some_and(Value::is_true);
        if is_least { hole.spelling.least(value, self.numbers) } else { hole.spelling.write(value, self.numbers) }
    }

    /// Whether all values of an optional part are worth showing, and each list in it has an item.
    fn is_shown(&self, part: &[Piece]) -> bool {
        part.iter().all(|piece| match piece {
            Piece::Hole(hole) => self.has_content(hole),
            Piece::List(parts) => parts.iter().any(|part| self.is_shown(part)),
            Piece::Words(_) | Piece::Optional(_) | Piece::Tick => true,
        })
    }

    fn has_content(&self, hole: &Hole) -> bool {
        match self.values.get(&hole.name) {
            None | Some(Value::Null | Value::Boolean(false) | Value::Integer(0)) => false,
            Some(Value::Float(number)) => *number != 0.0,
            Some(Value::Text(text)) => !text.is_empty(),
            Some(_) => true,
        }
    }

    /// The parts of a list that have content: `a, b and c`. A list has no code.
    fn list(&self, parts: &[Vec<Piece>]) -> String {
        let mut shown = Vec::new();
        for part in parts.iter().filter(|part| self.is_shown(part)) {
            let mut filler =
                Self { values: self.values, numbers: self.numbers, spans: vec![Span::Plain(String::new())] };
            filler.pieces(part);
            shown.push(filler.spans.iter().map(Span::text).collect::<String>());
        }
        text::listed(&shown)
    }
}

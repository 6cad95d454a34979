//! Heat maps: cells colored by their numbers, in up to five steps at the quantiles.

use super::key::{LINE, key, lines};
use super::pen::{Drawn, Pen};
use super::scale::compact;
use super::scene::Point;
use super::theme::Token;
use crate::text::Numbers;

/// A cell: two corners and its number.
pub type Cell = (Point, Point, i64);

/// The steps of a heat map.
pub struct Steps {
    /// The highest number of each step, lowest step first.
    bounds: Vec<i64>,
    numbers: Numbers,
}

impl Steps {
    /// Steps for these numbers, of which only those above zero count; fewer than five where few numbers differ.
    pub fn of(values: impl Iterator<Item = i64>, numbers: Numbers) -> Self {
        let mut sorted: Vec<i64> = values.filter(|value| *value > 0).collect();
        sorted.sort_unstable();
        let count = Token::HEAT.len();
        let mut bounds = Vec::new();
        for step in 1..=count {
            let end = sorted.len() * step / count;
            if end > 0 {
                bounds.push(sorted[end - 1]);
            }
        }
        bounds.dedup();
        Self { bounds, numbers }
    }

    /// The color of a number.
    pub fn token(&self, value: i64) -> Token {
        if value <= 0 {
            return Token::H0;
        }
        // The highest step is always the strongest, however few there are.
        let spare = Token::HEAT.len() - self.bounds.len().min(Token::HEAT.len());
        let step = self.bounds.iter().position(|bound| value <= *bound).unwrap_or(self.bounds.len().saturating_sub(1));
        Token::HEAT.get(step + spare).copied().unwrap_or(Token::H5)
    }

    /// Draws cells, color by color, so that those of one color become one path.
    pub fn draw(&self, pen: &Pen<'_>, cells: &[Cell]) -> Drawn {
        for token in [Token::H0].into_iter().chain(Token::HEAT) {
            for (from, to, _) in cells.iter().filter(|(_, _, value)| self.token(*value) == token) {
                pen.rect(*from, *to, token)?;
            }
        }
        Ok(())
    }

    /// Draws the key of the steps from a point on to the right, on as many lines as it needs.
    pub fn legend(&self, pen: &Pen<'_>, at: Point, unit: &str) -> Drawn {
        key(pen, at, &borrowed(&self.entries(unit)))
    }

    /// Height of the key below its first line.
    pub fn more(&self, unit: &str, room: i32) -> i32 {
        (lines(&borrowed(&self.entries(unit)), room) - 1) * LINE
    }

    fn entries(&self, unit: &str) -> Vec<(Token, String)> {
        let mut entries = vec![(Token::H0, "0".to_owned())];
        let mut low = 1;
        for high in self.bounds.iter().copied() {
            let range =
                if low == high { self.shown(low) } else { format!("{}–{}", self.shown(low), self.shown(high)) };
            entries.push((self.token(high), range));
            low = high.saturating_add(1);
        }
        if let Some((_, last)) = entries.last_mut() {
            *last = format!("{last} {unit}");
        }
        entries
    }

    /// A bound of a step, shortened if it is large.
    fn shown(&self, bound: i64) -> String {
        if bound < 10_000 { self.numbers.whole(bound) } else { compact(bound, self.numbers) }
    }
}

fn borrowed(entries: &[(Token, String)]) -> Vec<(Token, &str)> {
    entries.iter().map(|(token, word)| (*token, word.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_quantiles_of_what_is_there() {
        let steps = Steps::of([0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 100].into_iter(), Numbers::Comma);
        assert_eq!(steps.bounds, [2, 4, 6, 8, 100]);
        assert_eq!(
            [0, 2, 3, 9, 100].map(|value| steps.token(value)),
            [Token::H0, Token::H1, Token::H2, Token::H5, Token::H5]
        );
        let few = Steps::of([3, 3, 7].into_iter(), Numbers::Comma);
        assert_eq!([3, 7].map(|value| few.token(value)), [Token::H4, Token::H5]);
        assert_eq!(Steps::of([0].into_iter(), Numbers::Comma).token(0), Token::H0);
    }
}

//! Where the lanes and dots of the rank chart are, and its lines and dots.

use super::data::Ranks;
use crate::chart::kit::pen::{Drawn, Pen};
use crate::chart::kit::people::Highlights;
use crate::chart::kit::scene::{Point, U};
use crate::chart::kit::theme::Token;

/// Radius of a dot, and of a dot that is set off.
pub const DOT: [i32; 2] = [4 * U, 5 * U];
/// Width of a line, and of a line that is set off.
const LINE: [i32; 2] = [15, 30];
/// Radius of the dots of people who are never in a lane twice in a row.
const SMALL: i32 = 25;
/// Width of the bar between lines that share a rank; thinner than a line, because it is no data of its own.
pub const TIE: i32 = U;

/// What is needed everywhere while drawing.
pub struct Plot<'a> {
    /// The data.
    pub ranks: &'a Ranks,
    /// Labels of its people, in their order.
    pub names: Vec<String>,
    /// Who is highlighted.
    pub highlights: &'a Highlights,
    /// Upper edge of the first lane.
    pub top: i32,
    /// From one lane to the next.
    pub pitch: i32,
    /// First and last column, in tenths from the left.
    pub columns: (i32, i32),
}

impl Plot<'_> {
    /// Where a person's dot is.
    pub fn at(&self, release: usize, lane: usize) -> Point {
        let whole = |index: usize| i32::try_from(index).unwrap_or(0);
        let steps = whole(self.ranks.releases.len() - 1).max(1);
        let x = self.columns.0 + (self.columns.1 - self.columns.0) * whole(release) / steps;
        (x, self.top + self.pitch * whole(lane) + self.pitch / 2)
    }

    /// The hue of a person who is set off.
    pub fn token(&self, person: usize) -> Option<Token> {
        self.highlights.get(&self.ranks.people[person].key)
    }

    /// Draws lines and dots.
    pub fn marks(&self, pen: &Pen<'_>) -> Drawn {
        let people = || 0..self.ranks.people.len();
        self.ties(pen)?;
        for person in people().filter(|person| self.token(*person).is_none()) {
            self.lines(pen, person, Token::Cx, LINE[0])?;
        }
        // Ground around the lines that are set off keeps crossings readable; all grounds before all lines.
        for person in people().filter(|person| self.token(*person).is_some()) {
            self.lines(pen, person, Token::Bg, LINE[1] + 4 * U)?;
        }
        for person in people() {
            if let Some(token) = self.token(person) {
                self.lines(pen, person, token, LINE[1])?;
            }
        }
        for release in 0..self.ranks.releases.len() {
            self.dots(pen, release)?;
        }
        Ok(())
    }

    fn lines(&self, pen: &Pen<'_>, person: usize, token: Token, width: i32) -> Drawn {
        for run in self.ranks.runs(person).iter().filter(|run| run.len() > 1) {
            let points: Vec<Point> = run.iter().map(|(release, lane)| self.at(*release, *lane)).collect();
            pen.line(&points, token, width)?;
        }
        Ok(())
    }

    /// A bar between the dots of lines that share a rank.
    fn ties(&self, pen: &Pen<'_>) -> Drawn {
        for (from, to) in self.tie_bars() {
            pen.line(&[from, to], Token::Cx, TIE)?;
        }
        Ok(())
    }

    /// First and last dot of each group of lines that share a rank.
    pub fn tie_bars(&self) -> Vec<(Point, Point)> {
        let bar = |(release, first, last)| (self.at(release, first), self.at(release, last));
        self.ranks.ties().into_iter().map(bar).collect()
    }

    /// Radius of a person's dots.
    pub fn radius(&self, person: usize) -> i32 {
        let chosen = self.token(person).is_some();
        if self.ranks.passing[person] { SMALL } else { DOT[usize::from(chosen)] }
    }

    fn dots(&self, pen: &Pen<'_>, release: usize) -> Drawn {
        let column = &self.ranks.releases[release];
        for (lane, (who, _)) in column.lanes.iter().enumerate() {
            let (token, radius) = (self.token(*who).unwrap_or(Token::Cx), self.radius(*who));
            if column.unreleased {
                pen.ring(self.at(release, lane), radius, token, 18)?;
            } else {
                pen.dot(self.at(release, lane), radius, token)?;
            }
        }
        Ok(())
    }
}

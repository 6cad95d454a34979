//! Where the lanes and dots of the rank chart are, and its lines and dots.

use super::data::{Ranks, Stop};
use crate::chart::kit::pen::{Drawn, Pen};
use crate::chart::kit::people::Highlights;
use crate::chart::kit::scale::to_i32;
use crate::chart::kit::scene::{Point, U};
use crate::chart::kit::theme::Token;

/// Radius of a dot, and of a highlighted dot.
pub const DOT: [i32; 2] = [4 * U, 5 * U];
/// Width of a line, and of a highlighted line.
const LINE: [i32; 2] = [15, 30];
/// Radius of the dots of people who are never in a lane twice in a row.
const SMALL: i32 = 25;
/// Width of the bar between tied lines; thinner than a line, because it is not data of its own.
pub const TIE: i32 = U;
/// Width of the background around a highlighted line, on both sides together.
const AROUND: i32 = 4 * U;

/// The lanes and columns of the chart.
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
        let steps = to_i32(self.ranks.releases.len() - 1).max(1);
        let x = self.columns.0 + (self.columns.1 - self.columns.0) * to_i32(release) / steps;
        (x, self.top + self.pitch * to_i32(lane) + self.pitch / 2)
    }

    /// The dots of a stretch of releases.
    pub fn points(&self, run: &[Stop]) -> Vec<Point> {
        run.iter().map(|stop| self.at(stop.release, stop.lane)).collect()
    }

    /// The color of a highlighted person.
    pub fn token(&self, person: usize) -> Option<Token> {
        self.highlights.get(&self.ranks.people[person].key)
    }

    /// Draws lines and dots.
    pub fn marks(&self, pen: &Pen<'_>) -> Drawn {
        let people = 0..self.ranks.people.len();
        let (highlighted, plain): (Vec<usize>, Vec<usize>) = people.partition(|person| self.token(*person).is_some());
        for (from, to) in self.tie_bars() {
            pen.line(&[from, to], Token::Cx, TIE)?;
        }
        for person in plain {
            self.lines(pen, person, Token::Cx, LINE[0])?;
        }
        // Background around highlighted lines keeps crossings readable. It is drawn before all of these lines.
        for person in &highlighted {
            self.lines(pen, *person, Token::Bg, LINE[1] + AROUND)?;
        }
        for person in &highlighted {
            self.lines(pen, *person, self.token(*person).unwrap_or(Token::Cx), LINE[1])?;
        }
        for release in 0..self.ranks.releases.len() {
            self.dots(pen, release)?;
        }
        Ok(())
    }

    fn lines(&self, pen: &Pen<'_>, person: usize, token: Token, width: i32) -> Drawn {
        for run in self.ranks.runs(person).iter().filter(|run| run.len() > 1) {
            pen.line(&self.points(run), token, width)?;
        }
        Ok(())
    }

    /// First and last dot of each group of tied lines.
    pub fn tie_bars(&self) -> Vec<(Point, Point)> {
        let ties = self.ranks.ties().into_iter();
        ties.map(|tie| (self.at(tie.release, tie.first), self.at(tie.release, tie.last))).collect()
    }

    /// Radius of a person's dots.
    pub fn radius(&self, person: usize) -> i32 {
        let is_highlighted = self.token(person).is_some();
        if self.ranks.passing[person] { SMALL } else { DOT[usize::from(is_highlighted)] }
    }

    fn dots(&self, pen: &Pen<'_>, release: usize) -> Drawn {
        let column = &self.ranks.releases[release];
        for (at, lane) in column.lanes.iter().enumerate() {
            let (token, radius) = (self.token(lane.who).unwrap_or(Token::Cx), self.radius(lane.who));
            if column.unreleased {
                pen.ring(self.at(release, at), radius, token, 18)?;
            } else {
                pen.dot(self.at(release, at), radius, token)?;
            }
        }
        Ok(())
    }
}

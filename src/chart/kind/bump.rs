//! Rank of people over releases: one column per release, one lane per place.

use super::bump_data::{Ranks, Release};
use super::bump_labels::{LABEL, LEFT};
use super::bump_words as words;
use crate::chart::kit::compose;
use crate::chart::kit::frame::{Body, MARGIN};
use crate::chart::kit::pen::{Drawn, Pen};
use crate::chart::kit::people::{self, Highlights};
use crate::chart::kit::scene::{Point, U};
use crate::chart::kit::theme::Token;
use crate::chart::{Context, Picture, Spec, limits};
use crate::query::ResultSet;

const NAMES: i32 = 240 * U;
/// Line with the names of the releases.
const AXIS: i32 = 24 * U;
/// Radius of a dot, and of a dot that is set off.
pub(in crate::chart) const DOT: [i32; 2] = [4 * U, 5 * U];
/// Width of a line, and of a line that is set off.
const LINE: [i32; 2] = [15, 30];
/// Radius of the dots of people who are never in a lane twice in a row.
const SMALL: i32 = 25;
/// Lanes that are tried one after another where too many people do not fit into those wished for.
const FEWER: [usize; 3] = [7, 5, 3];
/// Width of the bar between lines that share a rank; thinner than a line, because it is no data of its own.
pub(in crate::chart) const TIE: i32 = U;

/// What is needed everywhere while drawing.
pub(in crate::chart) struct Plot<'a> {
    /// The data.
    pub(in crate::chart) ranks: &'a Ranks,
    /// Labels of its people, in their order.
    pub(in crate::chart) names: Vec<String>,
    highlights: &'a Highlights,
    top: i32,
    pitch: i32,
    /// First and last column, in tenths from the left.
    pub(in crate::chart) columns: (i32, i32),
}

/// Draws the chart.
pub(in crate::chart) fn draw(spec: &Spec, data: &ResultSet, context: &Context) -> Result<Picture, String> {
    let sheet = context.sheet;
    let (spec, ranks) = &fitting(spec, data, context)?;
    let depth = ranks.depth();
    if depth == 0 {
        return Err(format!("Nobody has a rank from 1 to {}.", spec.limit()));
    }
    let leader = words::leader(ranks);
    if let Some(alone) = leader.as_ref().filter(|leader| leader.leads_always() && ranks.is_led_alone(leader.person)) {
        let name = alone.person.in_text();
        return Err(format!("{name} leads every release, and hardly anyone else stays: ranks would say little."));
    }
    let highlights = highlights(ranks, leader.as_ref(), context);
    // A title must not speak of someone whom the picture does not set off.
    let leader = leader.filter(|leader| highlights.get(&leader.person.key).is_some());
    let words = words::words((spec, context), ranks, leader.as_ref());
    let lanes = i32::try_from(depth).unwrap_or(0);
    let wished = lanes * if depth > 12 { 28 * U } else { 32 * U } + AXIS;
    compose::picture((spec, context), words, (wished, depth), |pen, Body { top, height }| {
        let room = if sheet.is_narrow() { sheet.room() * 9 / 20 } else { sheet.part(NAMES) };
        let names = people::labels(&ranks.people, LABEL.size, room);
        let pitch = (height - AXIS) / lanes;
        let mut plot =
            Plot { ranks, names, highlights: &highlights, top, pitch, columns: (MARGIN + LEFT, pen.right()) };
        plot.columns.1 -= plot.right_side();
        plot.draw(pen)?;
        plot.axis(pen, top + pitch * lanes)
    })
}

/// The data in as many lanes as wished for, or in fewer where those lose people in more than a third of the releases; the
/// fewest lanes may do so in half of them. Fewer lanes are fewer ranks, so the spec, of which the words speak, is for those.
fn fitting(spec: &Spec, data: &ResultSet, context: &Context) -> Result<(Spec, Ranks), String> {
    let (sheet, wished) = (context.sheet, context.sheet.rows(spec.limit()));
    for lanes in [wished].into_iter().chain(FEWER.into_iter().filter(|fewer| *fewer < wished)) {
        let spec = Spec { top: u32::try_from(lanes).unwrap_or(1), ..spec.clone() };
        let ranks = Ranks::select(&spec, data, &context.highlight, sheet.columns(limits::RANKED_RELEASES))?;
        let parts = if FEWER.last() == Some(&lanes) { 2 } else { 3 };
        if ranks.crowded * parts <= ranks.releases.len() {
            return Ok((spec, ranks));
        }
    }
    Err("In most releases many people share the last ranks: lanes cannot show them fairly.".to_owned())
}

/// The wishes; without any, the person of the title and whoever is first in the end.
fn highlights(ranks: &Ranks, leader: Option<&words::Leader<'_>>, context: &Context) -> Highlights {
    let mut leaders: Vec<&str> = leader.iter().map(|leader| leader.person.key.as_str()).collect();
    // What is not released yet sets nobody off, and a colour without a name at the right is a riddle.
    let latest = ranks.releases.iter().rfind(|release| !release.unreleased);
    let named = |who: &usize| ranks.releases.last().is_some_and(|last| last.lanes.iter().any(|(lane, _)| lane == who));
    let first = latest.and_then(Release::first).filter(named).map(|who| ranks.people[who].key.as_str());
    leaders.extend(first.filter(|first| leader.is_none_or(|leader| leader.person.key != *first)));
    let mut chosen = Highlights::new(&context.highlight, &ranks.people, &leaders);
    if let Some(leader) = leader.filter(|_| !context.highlight.is_empty()) {
        chosen.also(&leader.person.key);
    }
    chosen
}

impl Plot<'_> {
    /// Where a person's dot is.
    pub(in crate::chart) fn at(&self, release: usize, lane: usize) -> Point {
        let whole = |index: usize| i32::try_from(index).unwrap_or(0);
        let steps = whole(self.ranks.releases.len() - 1).max(1);
        let x = self.columns.0 + (self.columns.1 - self.columns.0) * whole(release) / steps;
        (x, self.top + self.pitch * whole(lane) + self.pitch / 2)
    }

    /// The hue of a person who is set off.
    pub(in crate::chart) fn token(&self, person: usize) -> Option<Token> {
        self.highlights.get(&self.ranks.people[person].key)
    }

    fn draw(&self, pen: &Pen<'_>) -> Drawn {
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
        self.sides(pen)?;
        self.within(pen)
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
    pub(in crate::chart) fn tie_bars(&self) -> Vec<(Point, Point)> {
        let bar = |(release, first, last)| (self.at(release, first), self.at(release, last));
        self.ranks.ties().into_iter().map(bar).collect()
    }

    /// Radius of a person's dots.
    pub(in crate::chart) fn radius(&self, person: usize) -> i32 {
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

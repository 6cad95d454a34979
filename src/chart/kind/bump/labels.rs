//! The texts inside the rank chart: places, names and releases, each where nothing else is.

use std::cmp::Reverse;

use super::data::{Lead, Stop};
use super::plot::{DOT, Plot, TIE};
use crate::chart::kit::axes::names_below;
use crate::chart::kit::labels::{Area, Space};
use crate::chart::kit::measure::reserve;
use crate::chart::kit::pen::{Drawn, Pen};
use crate::chart::kit::scene::{MARGIN, Point, Type, U};
use crate::chart::kit::theme::Token;

/// Names beside the last dots.
pub const LABEL: Type = Type::new(13, Token::Fg);
/// All other texts.
const SMALL: Type = Type::new(12, Token::Mu);
/// From the first lane up to the baseline of the names above it.
const ABOVE: i32 = 9 * U;
/// Least room between those names.
const GAP: i32 = 4 * U;
/// Room for the places on the left, with the gap to the first dots.
pub const LEFT: i32 = 34 * U;

/// A name above the first lane.
struct Named {
    lead: Lead,
    style: Type,
    /// The middle of the name.
    middle: i32,
}

/// The end of a line that leaves the lanes.
struct End {
    person: usize,
    stop: Stop,
    /// Releases on the line.
    length: usize,
}

impl Plot<'_> {
    /// Room right of the last dots: gap, rank, gap, the widest name there.
    pub fn right_side(&self) -> i32 {
        let width = |who: usize| reserve(&self.names[who], LABEL.size, true);
        let widest = self.ranks.last().iter().map(|lane| width(lane.who)).max().unwrap_or(0);
        widest + rank_end() + 7 * U
    }

    /// Places on the left; rank and name of everyone in the last release on the right.
    pub fn sides(&self, pen: &Pen<'_>) -> Drawn {
        for lane in 0..self.ranks.depth() {
            let (_, y) = self.at(0, lane);
            let end = MARGIN + reserve("00", SMALL.size, false);
            pen.text(&(lane + 1).to_string(), (end, SMALL.centered(y)), SMALL.end())?;
        }
        let last = self.ranks.releases.len() - 1;
        for (at, lane) in self.ranks.last().iter().enumerate() {
            let (x, y) = self.at(last, at);
            let bold = self.token(lane.who).is_some();
            let (end, y) = (x + rank_end(), LABEL.centered(y));
            let number = Type { token: if bold { Token::Fg } else { Token::Mu }, ..LABEL };
            pen.text(&lane.rank.to_string(), (end, y), number.bold(bold).end())?;
            pen.text(&self.names[lane.who], (end + 7 * U, y), LABEL.bold(bold))?;
        }
        Ok(())
    }

    /// Names between the columns: of those who were first, then of those who left.
    pub fn within(&self, pen: &Pen<'_>) -> Drawn {
        let mut space = self.space(pen.right());
        let named = self.named_leads(&mut space);
        let y = self.at(0, 0).1 - ABOVE;
        for name in &named {
            pen.text(&self.names[name.lead.who], (name.middle, y), name.style.middle())?;
        }
        // A name above the first lane would seem to be that of the person in it.
        space.take((0, 0, pen.right(), y));
        self.leavers(pen, &mut space, &named)
    }

    /// Names above the first lane: once for each person who was first, alone, and has no name on the right. The longest
    /// stretches are placed first.
    fn named_leads(&self, space: &mut Space) -> Vec<Named> {
        let mut leads = self.ranks.leads();
        leads.retain(|lead| !self.ranks.last().iter().any(|lane| lane.who == lead.who));
        leads.sort_by_key(|lead| (Reverse(lead.to - lead.from), Reverse(lead.to), lead.who));
        let mut named: Vec<Named> = Vec::new();
        for lead in leads {
            if !named.iter().any(|name| name.lead.who == lead.who) {
                named.extend(self.named_lead(lead, space));
            }
        }
        named
    }

    /// A name above the first lane, if it has room.
    fn named_lead(&self, lead: Lead, space: &mut Space) -> Option<Named> {
        let style = self.style(lead.who);
        let width = reserve(&self.names[lead.who], style.size, style.bold);
        // The number of the lane is lower, so a long name may begin above it.
        let (least, most) = (MARGIN + width / 2, self.columns.1 - width / 2);
        if least > most {
            return None;
        }
        let ((from, y), (to, _)) = (self.at(lead.from, 0), self.at(lead.to, 0));
        let middle = ((from + to) / 2).clamp(least, most);
        let area = around((middle - width / 2, y - ABOVE), width);
        if !space.is_free((area.0 - GAP, area.1, area.2 + GAP, area.3)) {
            return None;
        }
        space.take(area);
        Some(Named { lead, style, middle })
    }

    /// The style of a person's name between the columns.
    fn style(&self, person: usize) -> Type {
        let bold = self.token(person).is_some();
        Type { token: if bold { Token::Fg } else { Token::Mu }, ..SMALL }.bold(bold)
    }

    /// Names at the ends of lines that leave the lanes, where there is room.
    fn leavers(&self, pen: &Pen<'_>, space: &mut Space, named: &[Named]) -> Drawn {
        for End { person, stop, .. } in self.ends(named) {
            let (style, name) = (self.style(person), &self.names[person]);
            let width = reserve(name, style.size, style.bold);
            if let Some(at) = self.free_place(space, self.at(stop.release, stop.lane), width) {
                space.take(around(at, width));
                pen.text(name, at, style)?;
            }
        }
        Ok(())
    }

    /// Ends of lines: highlighted people first, then the longest lines. A line with a name above its first places needs no
    /// other.
    fn ends(&self, named: &[Named]) -> Vec<End> {
        let last = self.ranks.releases.len() - 1;
        let is_named = |person: usize, run: &[Stop]| {
            let is_on = |name: &Named| run.iter().any(|stop| stop.release == name.lead.from);
            named.iter().any(|name| name.lead.who == person && is_on(name))
        };
        let mut ends = Vec::new();
        for person in 0..self.ranks.people.len() {
            for run in self.ranks.runs(person) {
                // A single dot is not a line; only a highlighted person has a name there.
                let is_line = run.len() > 1 || self.token(person).is_some();
                let stop = run.last().filter(|stop| stop.release < last);
                if let Some(stop) = stop.filter(|_| is_line && !is_named(person, &run)) {
                    ends.push(End { person, stop: *stop, length: run.len() });
                }
            }
        }
        ends.sort_by_key(|end| {
            let is_plain = self.token(end.person).is_none();
            (is_plain, Reverse(end.length), Reverse(end.stop.release), end.stop.lane, end.person)
        });
        ends
    }

    /// Where a label of this width begins near a dot: right of it, above it, below it.
    fn free_place(&self, space: &Space, dot: Point, width: i32) -> Option<Point> {
        let (x, y) = dot;
        let (above, below) = (y - 10 * U, y + 19 * U);
        // Along its own line first, then away from it; centered, it would seem to name the next dots, too.
        let (before, after) = (x - width + DOT[0], x - DOT[0]);
        let beside = (x + DOT[1] + 4 * U, SMALL.centered(y));
        let places = [beside, (before, above), (after, above), (before, below), (after, below)];
        let is_inside = |area: Area| area.0 >= self.columns.0 - DOT[0] && area.2 <= self.columns.1;
        places.into_iter().find(|place| {
            let area = around(*place, width);
            is_inside(area) && space.is_free(area)
        })
    }

    /// Everything that a name must not touch.
    fn space(&self, right: i32) -> Space {
        let mut space = Space::default();
        for person in 0..self.ranks.people.len() {
            let room = self.radius(person) + U;
            for run in self.ranks.runs(person) {
                let points = self.points(&run);
                for (x, y) in &points {
                    space.take((x - room, y - room, x + room, y + room));
                }
                for pair in points.windows(2) {
                    space.take_line(pair[0], pair[1]);
                }
            }
        }
        for (from, to) in self.tie_bars() {
            space.take((from.0 - TIE / 2 - 2 * U, from.1, to.0 + TIE / 2 + 2 * U, to.1));
        }
        // The names of the releases are below the lanes.
        let (_, floor) = self.at(0, self.ranks.depth());
        space.take((0, floor - LABEL.size, right, floor + LABEL.size));
        space
    }

    /// Names of releases under the columns, as many as fit side by side.
    pub fn axis(&self, pen: &Pen<'_>, top: i32) -> Drawn {
        let names: Vec<String> = self.ranks.releases.iter().map(|release| release.name.clone()).collect();
        names_below(pen, &names, |at| self.at(at, 0).0, top)
    }
}

/// From the last dot's center to the right end of the rank beside it.
fn rank_end() -> i32 {
    DOT[1] + 6 * U + reserve("00", LABEL.size, true)
}

/// The box of a name that begins at a point on its baseline.
fn around(start: Point, width: i32) -> Area {
    let (left, base) = start;
    (left, base - 10 * U, left + width, base + 3 * U)
}

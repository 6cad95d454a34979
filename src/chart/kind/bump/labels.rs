//! The words inside the rank chart: places, names and releases, each where nothing else is.

use std::cmp::Reverse;

use super::plot::{DOT, Plot, TIE};
use crate::chart::kit::axes::names_below;
use crate::chart::kit::labels::{Area, Space};
use crate::chart::kit::measure::reserve;
use crate::chart::kit::pen::{Drawn, Pen};
use crate::chart::kit::scene::{MARGIN, Point, Type, U};
use crate::chart::kit::theme::Token;

/// Names beside the last dots.
pub const LABEL: Type = Type::new(13, Token::Fg);
/// Everything else.
const SMALL: Type = Type::new(12, Token::Mu);
/// From the first lane up to the baseline of the names above it.
const LEAD: i32 = 9 * U;
/// Least room between those names.
const GAP: i32 = 4 * U;
/// Room for the places on the left, with the gap to the first dots.
pub const LEFT: i32 = 34 * U;

/// A person and the first and last release of a stretch of first places.
type Lead = (usize, usize, usize);

impl Plot<'_> {
    /// Room right of the last dots: gap, rank, gap, the widest name there.
    pub fn right_side(&self) -> i32 {
        let last = self.ranks.releases.last().map(|release| release.lanes.as_slice()).unwrap_or_default();
        let widest = last.iter().map(|(who, _)| reserve(&self.names[*who], LABEL.size, true)).max().unwrap_or(0);
        widest + self.rank_end() + 7 * U
    }

    /// From the last dot's centre to the right end of the rank beside it.
    fn rank_end(&self) -> i32 {
        DOT[1] + 6 * U + reserve("00", LABEL.size, true)
    }

    /// Places on the left; rank and name of everyone in the last release on the right.
    pub fn sides(&self, pen: &Pen<'_>) -> Drawn {
        for lane in 0..self.ranks.depth() {
            let y = self.at(0, lane).1;
            let end = MARGIN + reserve("00", SMALL.size, false);
            pen.text(&(lane + 1).to_string(), (end, SMALL.centred(y)), SMALL.end())?;
        }
        let last = self.ranks.releases.len() - 1;
        for (lane, (who, rank)) in self.ranks.releases[last].lanes.iter().enumerate() {
            let (x, y) = self.at(last, lane);
            let bold = self.token(*who).is_some();
            let end = x + self.rank_end();
            let number = Type { token: if bold { Token::Fg } else { Token::Mu }, ..LABEL };
            pen.text(&rank.to_string(), (end, LABEL.centred(y)), number.bold(bold).end())?;
            pen.text(&self.names[*who], (end + 7 * U, LABEL.centred(y)), LABEL.bold(bold))?;
        }
        Ok(())
    }

    /// Names between the columns: of those who were first once, then of those who left.
    pub fn within(&self, pen: &Pen<'_>) -> Drawn {
        let mut space = self.space(pen.right());
        let leads = self.named_leads(&mut space);
        for (lead, style, middle) in &leads {
            pen.text(&self.names[lead.0], (*middle, self.at(0, 0).1 - LEAD), style.middle())?;
        }
        // What is above the first lane would seem to name whoever is first there.
        let floor = self.at(0, 0).1 - LEAD;
        space.take((0, 0, pen.right(), floor));
        let named: Vec<Lead> = leads.into_iter().map(|(lead, ..)| lead).collect();
        self.leavers(pen, &mut space, &named)
    }

    /// Whose name goes above which first places, how and where its middle is: everyone once who was first, alone, and
    /// has no name on the right. Nothing else is above the first lane. The longest stretches are first to have room.
    fn named_leads(&self, space: &mut Space) -> Vec<(Lead, Type, i32)> {
        let mut leads = self.ranks.leads();
        let last = self.ranks.releases.last().map(|release| release.lanes.as_slice()).unwrap_or_default();
        leads.retain(|(who, ..)| !last.iter().any(|(stays, _)| stays == who));
        leads.sort_by_key(|(who, from, to)| (Reverse(to - from), Reverse(*to), *who));
        let mut named: Vec<(Lead, Type, i32)> = Vec::new();
        for lead in leads {
            let style = self.style(lead.0);
            let width = reserve(&self.names[lead.0], style.size, style.bold);
            // The number of the lane is lower, so a long name may begin above it.
            let (least, most) = (MARGIN + width / 2, self.columns.1 - width / 2);
            if named.iter().any(|(named, ..)| named.0 == lead.0) || least > most {
                continue;
            }
            let ((from, y), (to, _)) = (self.at(lead.1, 0), self.at(lead.2, 0));
            let middle = ((from + to) / 2).clamp(least, most);
            let (left, base) = (middle - width / 2, y - LEAD);
            let area = (left, base - 10 * U, left + width, base + 3 * U);
            if space.is_free((area.0 - GAP, area.1, area.2 + GAP, area.3)) {
                space.take(area);
                named.push((lead, style, middle));
            }
        }
        named
    }

    /// Of a person's name between the columns.
    fn style(&self, person: usize) -> Type {
        let plain = self.token(person).is_none();
        Type { token: if plain { Token::Mu } else { Token::Fg }, ..SMALL }.bold(!plain)
    }

    /// Names at the ends of lines that leave the lanes, where there is room; the longest stays first. A line that has a
    /// name above its first places needs no other.
    fn leavers(&self, pen: &Pen<'_>, space: &mut Space, named: &[Lead]) -> Drawn {
        let is_named = |person: usize, run: &[(usize, usize)]| {
            named.iter().any(|lead| lead.0 == person && run.iter().any(|(release, _)| *release == lead.1))
        };
        let last = self.ranks.releases.len() - 1;
        let mut ends: Vec<(bool, usize, usize, usize, usize)> = Vec::new();
        for person in 0..self.ranks.people.len() {
            let plain = self.token(person).is_none();
            // A single dot is no line; only someone set off is worth a name there.
            let runs = self.ranks.runs(person);
            for run in runs.iter().filter(|run| (!plain || run.len() > 1) && !is_named(person, run)) {
                if let Some((release, lane)) = run.last().filter(|(release, _)| *release < last) {
                    ends.push((plain, usize::MAX - run.len(), usize::MAX - release, *lane, person));
                }
            }
        }
        ends.sort_unstable();
        for (_, _, release, lane, person) in ends {
            let (style, at) = (self.style(person), self.at(usize::MAX - release, lane));
            let name = &self.names[person];
            let width = reserve(name, style.size, style.bold);
            if let Some((area, x, y)) = self.free_place(space, at, width) {
                space.take(area);
                pen.text(name, (x, y), style)?;
            }
        }
        Ok(())
    }

    /// Box and baseline start of a label of this width near a dot: right of it, above it, below it.
    fn free_place(&self, space: &Space, (x, y): Point, width: i32) -> Option<(Area, i32, i32)> {
        let beside = (x + DOT[1] + 4 * U, SMALL.centred(y));
        let (above, below) = (y - 10 * U, y + 19 * U);
        // Along its own line first, then away from it; in the middle it would seem to name the next dots too.
        let lefts = [x - width + DOT[0], x - DOT[0]];
        let around = [above, below].into_iter().flat_map(|base| lefts.map(|left| (left, base)));
        let area = |(left, base): Point| (left, base - 10 * U, left + width, base + 3 * U);
        let inside = |area: &Area| area.0 >= self.columns.0 - DOT[0] && area.2 <= self.columns.1;
        std::iter::once(beside)
            .chain(around)
            .map(|place| (area(place), place.0, place.1))
            .find(|(area, _, _)| inside(area) && space.is_free(*area))
    }

    /// Everything a name must not touch.
    fn space(&self, right: i32) -> Space {
        let mut space = Space::default();
        for person in 0..self.ranks.people.len() {
            let room = self.radius(person) + U;
            for run in self.ranks.runs(person) {
                let points: Vec<Point> = run.iter().map(|(release, lane)| self.at(*release, *lane)).collect();
                for (x, y) in &points {
                    space.take((x - room, y - room, x + room, y + room));
                }
                points.windows(2).for_each(|pair| space.take_line(pair[0], pair[1]));
            }
        }
        for (from, to) in self.tie_bars() {
            space.take((from.0 - TIE / 2 - 2 * U, from.1, to.0 + TIE / 2 + 2 * U, to.1));
        }
        // Below the lanes are the releases' names.
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

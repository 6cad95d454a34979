//! git's search for an edit script, for its length alone.
//!
//! git searches from both ends of a pair of texts at once (Myers). Up to a cost the search is exact. Then git settles for
//! the furthest point that it reached from one end, and continues from there; a long common run decides earlier. The part
//! between that end and the point was searched exactly, so its length is known and it is not searched again.
//!
//! In long texts with little in common, both ends stay far apart. Then the search from one end does not depend on the
//! other end, and it is kept until git continues from its point: each point costs one search instead of two.

use super::wave::{Lines, Order, Point, Wave};

/// git's exact cost of short texts.
const LEAST_COST: usize = 256;
/// From this cost on, git prefers a point after a long common run.
const RUNS_FROM: usize = 256;
/// How far a point after a run must be, in costs.
const FAR: usize = 4;

/// What is left to search, and the same reversed.
#[derive(Clone, Copy)]
struct Rest<'a> {
    lines: Lines<'a>,
    reversed: Lines<'a>,
}

/// What the search of two texts found.
enum Found {
    /// The length of the whole edit script.
    All(usize),
    /// A point to continue from, and its part before it.
    Start(Point),
    /// A point to continue from, counted from the end, and the part after it.
    End(Point),
}

/// The number of lines that git adds and deletes, between texts of which it discarded lines.
pub(super) fn edits(lines: Lines<'_>) -> usize {
    let most = most_cost(lines.old.len() + lines.new.len() + 3);
    let [old, new] = [lines.old, lines.new].map(|side| side.iter().rev().copied().collect::<Vec<u32>>());
    let mut rest = Rest { lines, reversed: Lines { old: &old, new: &new } };
    let mut total = 0;
    // The furthest points from the start and the end, as long as these do not move.
    let (mut start, mut end) = (None, None);
    loop {
        let (at_start, at_end) = rest.trim();
        start = start.filter(|_| at_start == 0);
        end = end.filter(|_| at_end == 0);
        let Lines { old, new } = rest.lines;
        if old.is_empty() || new.is_empty() {
            return total + old.len() + new.len();
        }
        let found = far_apart(rest, most, &mut start, &mut end).unwrap_or_else(|| from_both(rest, most));
        match found {
            Found::All(edits) => return total + edits,
            Found::Start(point) => {
                total += point.edits;
                rest.skip_start(point.old, point.new);
                start = None;
            }
            Found::End(point) => {
                total += point.edits;
                rest.skip_end(point.old, point.new);
                end = None;
            }
        }
    }
}

/// git's bound for the cost of a search: about the square root of the length.
fn most_cost(length: usize) -> usize {
    let bits = (usize::BITS - length.leading_zeros()).div_ceil(2);
    1_usize.checked_shl(bits).map_or(usize::MAX, |root| root.max(LEAST_COST))
}

/// The next point, if each end can be searched without meeting the other one and without a long common run.
fn far_apart(rest: Rest<'_>, most: usize, start: &mut Option<Point>, end: &mut Option<Point>) -> Option<Found> {
    let least = rest.lines.old.len().min(rest.lines.new.len());
    if least <= 4 * most {
        return None;
    }
    let forward = match start {
        Some(point) => *point,
        None => *start.insert(alone(rest.lines, most, Order::Falling)?),
    };
    let backward = match end {
        Some(point) => *point,
        None => *end.insert(alone(rest.reversed, most, Order::Rising)?),
    };
    // No point of a search is further than its furthest one, so the two cannot have met.
    if forward.distance() + backward.distance() >= least {
        return None;
    }
    Some(if forward.distance() > backward.distance() { Found::Start(forward) } else { Found::End(backward) })
}

/// The furthest point from one end; `None` after a long common run.
fn alone(lines: Lines<'_>, most: usize, order: Order) -> Option<Point> {
    let mut wave = Wave::new(lines, most, order);
    for cost in 1..=most {
        if wave.step(lines) && cost > RUNS_FROM {
            return None;
        }
    }
    Some(wave.furthest(lines))
}

/// Searches from both ends at once, up to a cost.
fn from_both(rest: Rest<'_>, most: usize) -> Found {
    let mut forward = Wave::new(rest.lines, most, Order::Falling);
    let mut backward = Wave::new(rest.reversed, most, Order::Rising);
    let is_odd = (rest.lines.old.len() + rest.lines.new.len()) % 2 == 1;
    for cost in 1..=most {
        let mut has_run = forward.step(rest.lines);
        if is_odd && forward.meets(&backward, rest.lines) {
            return Found::All(2 * cost - 1);
        }
        has_run |= backward.step(rest.reversed);
        if !is_odd && backward.meets(&forward, rest.lines) {
            return Found::All(2 * cost);
        }
        if has_run && cost > RUNS_FROM {
            let start = forward.after_run(rest.lines, FAR * cost).map(Found::Start);
            if let Some(found) = start.or_else(|| backward.after_run(rest.reversed, FAR * cost).map(Found::End)) {
                return found;
            }
        }
    }
    let (forward, backward) = (forward.furthest(rest.lines), backward.furthest(rest.reversed));
    if forward.distance() > backward.distance() {
        Found::Start(exact(rest.lines, forward))
    } else {
        Found::End(exact(rest.reversed, backward))
    }
}

/// A point that was moved to the edge may need fewer edits than the search had: the part before it is searched again.
fn exact(lines: Lines<'_>, point: Point) -> Point {
    if !point.is_at_edge {
        return point;
    }
    let part = Lines { old: &lines.old[..point.old], new: &lines.new[..point.new] };
    Point { edits: shortest(part), ..point }
}

/// The length of the shortest edit script.
fn shortest(lines: Lines<'_>) -> usize {
    let (old, new) = (lines.old.len(), lines.new.len());
    let mut wave = Wave::new(lines, old + new, Order::Falling);
    while !wave.has_reached_end(lines) {
        wave.step(lines);
    }
    wave.edits()
}

impl Rest<'_> {
    /// Leaves out the common lines at the start and the end, and returns how many.
    fn trim(&mut self) -> (usize, usize) {
        let at_start = common(self.lines);
        self.skip_start(at_start, at_start);
        let at_end = common(self.reversed);
        self.skip_end(at_end, at_end);
        (at_start, at_end)
    }

    fn skip_start(&mut self, old: usize, new: usize) {
        self.lines = Lines { old: &self.lines.old[old..], new: &self.lines.new[new..] };
        self.reversed = up_to(self.reversed, self.lines);
    }

    fn skip_end(&mut self, old: usize, new: usize) {
        self.reversed = Lines { old: &self.reversed.old[old..], new: &self.reversed.new[new..] };
        self.lines = up_to(self.lines, self.reversed);
    }
}

/// The start of both texts, as long as others.
fn up_to<'a>(lines: Lines<'a>, other: Lines<'_>) -> Lines<'a> {
    Lines { old: &lines.old[..other.old.len()], new: &lines.new[..other.new.len()] }
}

/// The number of lines with which both texts start.
fn common(lines: Lines<'_>) -> usize {
    lines.old.iter().zip(lines.new).take_while(|(old, new)| old == new).count()
}

//! One half of git's search: how far the starts of two texts lead with a number of edits (Myers).
//!
//! A diagonal is the set of points with the same difference between the lines of the old and the new text before them. For
//! each diagonal a wave has the furthest point. The search from the ends of the texts is a wave over the reversed texts.

/// The number of lines of a long common run.
const RUN: usize = 20;

/// Two texts as numbers of lines.
#[derive(Clone, Copy)]
pub(super) struct Lines<'a> {
    pub(super) old: &'a [u32],
    pub(super) new: &'a [u32],
}

/// A point that git continues from.
#[derive(Clone, Copy)]
pub(super) struct Point {
    /// Lines of the old text before it.
    pub(super) old: usize,
    /// Lines of the new text before it.
    pub(super) new: usize,
    /// Lines added and deleted before it.
    pub(super) edits: usize,
    /// It was moved to the edge of the texts: then fewer edits may lead to it.
    pub(super) is_at_edge: bool,
}

/// The order in which git compares diagonals; among equals the first one wins.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// From few lines of the new text to many: the search from the start.
    Falling,
    /// The other way round: the search from the end, over reversed texts.
    Rising,
}

/// The furthest point on each diagonal.
pub(super) struct Wave {
    order: Order,
    edits: usize,
    /// The index of the diagonal of the start.
    center: u32,
    /// The diagonals of the last step: every second one from `low` to `high`.
    low: u32,
    high: u32,
    /// Diagonals that lead out of the texts.
    lowest: u32,
    highest: u32,
    /// One more than the lines of the old text before the point; 0 is before the start.
    reach: Vec<u32>,
}

impl Point {
    /// The lines before it.
    pub(super) fn distance(&self) -> usize {
        self.old + self.new
    }
}

impl Wave {
    /// A wave at the start of two texts, for at most this many steps.
    pub(super) fn new(lines: Lines<'_>, steps: usize, order: Order) -> Self {
        let [old, new, steps] = [lines.old.len(), lines.new.len(), steps + 1].map(narrow);
        let center = new.min(steps) + 1;
        let mut reach = vec![0; (center + old.min(steps) + 3) as usize];
        reach[center as usize] = 1;
        let lowest = center.saturating_sub(new);
        let highest = center.saturating_add(old);
        Self { order, edits: 0, center, low: center, high: center, lowest, highest, reach }
    }

    /// Adds an edit. Returns whether a long common run follows one of the edits.
    pub(super) fn step(&mut self, lines: Lines<'_>) -> bool {
        self.edits += 1;
        if self.low > self.lowest {
            self.low -= 1;
            self.reach[self.low as usize - 1] = 0;
        } else {
            self.low += 1;
        }
        if self.high < self.highest {
            self.high += 1;
            self.reach[self.high as usize + 1] = 0;
        } else {
            self.high -= 1;
        }
        let mut has_run = false;
        for at in (self.low..=self.high).rev().step_by(2) {
            let here = at as usize;
            // A line of the old text is deleted, or one of the new text is added.
            let first = (self.reach[here - 1] + 1).max(self.reach[here + 1]) - 1;
            let mut old = first;
            let mut new = old + self.center - at;
            while let (Some(a), Some(b)) = (lines.old.get(old as usize), lines.new.get(new as usize))
                && a == b
            {
                old += 1;
                new += 1;
            }
            has_run |= (old - first) as usize > RUN;
            self.reach[here] = old + 1;
        }
        has_run
    }

    /// The number of edits so far.
    pub(super) fn edits(&self) -> usize {
        self.edits
    }

    /// Whether the end of both texts is reached.
    pub(super) fn has_reached_end(&self, lines: Lines<'_>) -> bool {
        let end = (self.center + narrow(lines.old.len())).checked_sub(narrow(lines.new.len()));
        end.and_then(|end| self.reach.get(end as usize)).is_some_and(|reach| *reach as usize > lines.old.len())
    }

    /// Whether a wave over the reversed texts was met in the last step.
    pub(super) fn meets(&self, other: &Self, lines: Lines<'_>) -> bool {
        let (old, new) = (narrow(lines.old.len()), narrow(lines.new.len()));
        let is_met = |at: u32| {
            // The same diagonal, as the other wave numbers it.
            let Some(there) = (other.center + old + self.center).checked_sub(new + at) else { return false };
            let is_there = (other.low..=other.high).contains(&there);
            is_there && self.reach[at as usize] + other.reach[there as usize] >= old + 2
        };
        (self.low..=self.high).rev().step_by(2).any(is_met)
    }

    /// The furthest point of all diagonals, within the texts.
    pub(super) fn furthest(&self, lines: Lines<'_>) -> Point {
        let mut best = Point { old: 0, new: 0, edits: self.edits, is_at_edge: true };
        let mut is_first = true;
        self.each_diagonal(|at| {
            let point = self.within(lines, at);
            if is_first || point.distance() > best.distance() {
                best = point;
            }
            is_first = false;
        });
        best
    }

    /// The furthest point after a long common run, if it is this far without the distance from the diagonal of the start.
    pub(super) fn after_run(&self, lines: Lines<'_>, far: usize) -> Option<Point> {
        let mut best: Option<(usize, Point)> = None;
        self.each_diagonal(|at| {
            let Some((old, new)) = self.point(at) else { return };
            let worth = (old + new).saturating_sub(at.abs_diff(self.center) as usize);
            let is_better = worth > far && best.is_none_or(|(most, _)| worth > most);
            let is_inside = (RUN..lines.old.len()).contains(&old) && (RUN..lines.new.len()).contains(&new);
            if is_better && is_inside && lines.old[old - RUN..old] == lines.new[new - RUN..new] {
                best = Some((worth, Point { old, new, edits: self.edits, is_at_edge: false }));
            }
        });
        best.map(|(_, point)| point)
    }

    fn each_diagonal(&self, mut each: impl FnMut(u32)) {
        match self.order {
            Order::Falling => (self.low..=self.high).rev().step_by(2).for_each(&mut each),
            Order::Rising => (self.low..=self.high).step_by(2).for_each(&mut each),
        }
    }

    /// Lines of both texts before the point on a diagonal.
    fn point(&self, at: u32) -> Option<(usize, usize)> {
        let old = self.reach[at as usize].checked_sub(1)?;
        Some((old as usize, (old + self.center).checked_sub(at)? as usize))
    }

    /// The point on a diagonal, moved back along it into the texts.
    fn within(&self, lines: Lines<'_>, at: u32) -> Point {
        let (old, new) = self.point(at).unwrap_or_default();
        let beyond = old.saturating_sub(lines.old.len()).max(new.saturating_sub(lines.new.len()));
        let (old, new) = (old.saturating_sub(beyond), new.saturating_sub(beyond));
        Point { old, new, edits: self.edits, is_at_edge: beyond > 0 }
    }
}

fn narrow(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

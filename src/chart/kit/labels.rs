//! Places for text: what is taken, what is free, and which labels of an axis fit side by side.

use super::scene::{Point, U};

/// A box: left, upper, right, lower, in tenths.
pub type Area = (i32, i32, i32, i32);

/// Least room between two labels side by side.
pub const GAP: i32 = 6 * U;

/// What a label must not touch.
#[derive(Debug, Default)]
pub struct Space {
    boxes: Vec<Area>,
    lines: Vec<(Point, Point)>,
}

impl Space {
    /// Takes a box: a dot or a text.
    pub fn take(&mut self, area: Area) {
        self.boxes.push(area);
    }

    /// Takes a straight line.
    pub fn take_line(&mut self, from: Point, to: Point) {
        self.lines.push((from, to));
    }

    /// Whether nothing taken touches the box.
    pub fn is_free(&self, area: Area) -> bool {
        !self.boxes.iter().any(|taken| overlap(*taken, area))
            && !self.lines.iter().any(|(from, to)| crosses(*from, *to, area))
    }
}

/// Indices of the labels to show of an axis: every k-th counted from the last, and always the first and the last.
/// `spans` holds left and right end of each label, in order.
pub fn thinned(spans: &[(i32, i32)]) -> Vec<usize> {
    let Some(last) = spans.len().checked_sub(1) else { return Vec::new() };
    let every = |step: usize| {
        let clear = |at: &usize| *at == 0 || *at == last || spans[0].1 + GAP <= spans[*at].0;
        (0..=last).filter(|at| *at == 0 || (last - at).is_multiple_of(step)).filter(clear).collect::<Vec<usize>>()
    };
    let fits = |chosen: &Vec<usize>| chosen.windows(2).all(|pair| spans[pair[0]].1 + GAP <= spans[pair[1]].0);
    (1..=last).map(every).find(fits).unwrap_or_else(|| vec![last])
}

/// Whether two boxes have a part in common.
pub fn overlap(a: Area, b: Area) -> bool {
    a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3
}

/// Whether a line touches a box: their bounds overlap, and the corners are not all on one side of the line.
fn crosses(from: Point, to: Point, area: Area) -> bool {
    let bounds = (from.0.min(to.0) - 1, from.1.min(to.1) - 1, from.0.max(to.0) + 1, from.1.max(to.1) + 1);
    let side = |x: i32, y: i32| {
        let (dx, dy) = (i64::from(to.0 - from.0), i64::from(to.1 - from.1));
        (dx * i64::from(y - from.1) - dy * i64::from(x - from.0)).signum()
    };
    let corners = [(area.0, area.1), (area.2, area.1), (area.0, area.3), (area.2, area.3)].map(|(x, y)| side(x, y));
    overlap(bounds, area) && !corners.iter().all(|corner| *corner == corners[0] && *corner != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_beside_a_box_leaves_it_free() {
        let mut space = Space::default();
        space.take_line((0, 0), (100, 100));
        assert!(space.is_free((50, 0, 90, 40)));
        assert!(!space.is_free((20, 0, 90, 40)));
        space.take((200, 0, 300, 50));
        assert!(!space.is_free((290, 40, 310, 60)));
        assert!(space.is_free((300, 0, 310, 60)));
    }

    #[test]
    fn first_and_last_label_stay() {
        assert_eq!(thinned(&[(0, 100), (200, 300), (400, 500)]), [0, 1, 2]);
        assert_eq!(thinned(&[(0, 190), (150, 340), (300, 490), (450, 640), (600, 790)]), [0, 2, 4]);
        assert_eq!(thinned(&[(0, 100), (90, 190)]), [1]);
        assert_eq!(thinned(&[(0, 10)]), [0]);
        assert!(thinned(&[]).is_empty());
    }
}

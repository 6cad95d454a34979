//! Large figures side by side, each above its caption; in several rows if one has no room.

use super::figures::Figure;

use crate::chart::kit::axes::SMALL;
use crate::chart::kit::measure::reserve;
use crate::chart::kit::pen::{Drawn, Pen};
use crate::chart::kit::scale::to_i32;
use crate::chart::kit::scene::{Point, Type, U};
use crate::chart::kit::theme::Token;

const VALUE: Type = Type::new(22, Token::Fg).bold(true);
/// Least and most free space between two figures.
const GAPS: (i32, i32) = (12 * U, 72 * U);
/// Baselines under the upper edge: the value, its caption, the detail.
const BASELINES: [i32; 3] = [20 * U, 39 * U, 55 * U];
/// Height of a row, and the free space under it if another follows.
const ROW: i32 = 58 * U;
/// The same without details.
const LOW: i32 = 42 * U;
const BETWEEN: i32 = 18 * U;
const CLOSEST: i32 = 2 * U;
/// Side of the square before a caption, and the square with the gap after it.
const SIDE: i32 = 9 * U;
const KEY: i32 = SIDE + 5 * U;

/// Figures in rows and columns.
pub struct Figures {
    rows: Vec<Vec<Figure>>,
    /// Left ends of the columns.
    starts: Vec<i32>,
    width: i32,
}

impl Figures {
    /// As few rows as `room` allows, each but the last with as many figures; columns begin at the same place in all.
    pub fn new(figures: &[Figure], room: i32) -> Self {
        let columns = columns(figures, room);
        let widths: Vec<i32> = (0..columns).map(|at| widest(figures, at, columns)).collect();
        let gaps = gaps(columns);
        let free = room - widths.iter().sum::<i32>();
        let gap = (free / gaps.max(1)).clamp(GAPS.0, GAPS.1);
        let mut starts = vec![0];
        for width in &widths {
            starts.push(starts[starts.len() - 1] + width + gap);
        }
        let width = widths.iter().sum::<i32>() + gap * gaps;
        let rows = figures.chunks(columns).map(<[Figure]>::to_vec).collect();
        Self { rows, starts, width }
    }

    /// How wide all columns are.
    pub fn width(&self) -> i32 {
        self.width
    }

    /// How high all rows are.
    pub fn height(&self) -> i32 {
        let rows = to_i32(self.rows.len());
        rows * ROW + (rows - 1).max(0) * BETWEEN
    }

    /// Draws them from an upper left corner on: closer together in a lower picture, and as many rows as it holds.
    pub fn draw(&self, pen: &Pen<'_>, corner: Point, height: i32) -> Drawn {
        let (left, mut top) = corner;
        let bottom = top + height;
        let rows = to_i32(self.rows.len());
        let gaps = (rows - 1).max(1);
        // In a low picture the details go, so that all figures stay.
        let is_low = height < ROW * rows + CLOSEST * (rows - 1);
        let pitch = if is_low { LOW } else { ROW };
        let between = ((height - pitch * rows) / gaps).clamp(CLOSEST, BETWEEN);
        for row in &self.rows {
            if top + pitch > bottom {
                break;
            }
            for (figure, start) in row.iter().zip(&self.starts) {
                one(pen, figure, (left + start, top), is_low)?;
            }
            top += pitch + between;
        }
        Ok(())
    }
}

fn one(pen: &Pen<'_>, figure: &Figure, corner: Point, is_low: bool) -> Drawn {
    let (left, top) = corner;
    let [value, caption, detail] = BASELINES.map(|baseline| top + baseline);
    if let Some(token) = figure.key {
        pen.rect((left, caption - SIDE), (left + SIDE, caption), token)?;
    }
    pen.text(&figure.value, (left, value), VALUE)?;
    pen.text(&figure.caption, (left + key(figure), caption), SMALL)?;
    if is_low { Ok(()) } else { pen.text(&figure.detail, (left, detail), SMALL) }
}

/// Room before the caption.
fn key(figure: &Figure) -> i32 {
    if figure.key.is_some() { KEY } else { 0 }
}

/// The room that a column needs of several figures to a row.
fn widest(figures: &[Figure], column: usize, columns: usize) -> i32 {
    let width = |figure: &Figure| {
        let small = |words: &str| reserve(words, SMALL.size, SMALL.bold);
        let value = reserve(&figure.value, VALUE.size, VALUE.bold);
        value.max(key(figure) + small(&figure.caption)).max(small(&figure.detail))
    };
    figures.iter().skip(column).step_by(columns).map(width).max().unwrap_or(0)
}

/// How many figures are in a row: as many as fit, in rows of about the same length.
fn columns(figures: &[Figure], room: i32) -> usize {
    let count = figures.len().max(1);
    let fits = |columns: &usize| {
        let widths: i32 = (0..*columns).map(|at| widest(figures, at, *columns)).sum();
        widths + gaps(*columns) * GAPS.0 <= room
    };
    (1..=count).map(|rows| count.div_ceil(rows)).find(fits).unwrap_or(1)
}

/// Gaps between columns.
fn gaps(columns: usize) -> i32 {
    to_i32(columns.saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(count: usize, value: &str) -> Vec<Figure> {
        let figure =
            Figure { value: value.to_owned(), caption: "commits".to_owned(), detail: String::new(), key: None };
        vec![figure; count]
    }

    fn rows(count: usize, value: &str, room: i32) -> Vec<usize> {
        Figures::new(&figures(count, value), room * U).rows.iter().map(Vec::len).collect()
    }

    #[test]
    fn rows_are_as_few_and_as_even_as_the_room_allows() {
        assert_eq!(rows(6, "1,234", 688), [6]);
        assert_eq!(rows(6, "1,234,567", 388), [3, 3]);
        assert_eq!(rows(5, "1,234,567", 388), [3, 2]);
        assert_eq!(rows(6, "9,223,372,036,854,775,807", 388), [1; 6]);
        assert_eq!(rows(0, "", 388), [0; 0]);
    }

    #[test]
    fn columns_end_with_the_room() {
        let six = Figures::new(&figures(6, "1,234,567"), 780 * U);
        let width = widest(&figures(1, "1,234,567"), 0, 1);
        assert!((six.starts[5] + width - 780 * U).abs() < U, "{:?} {width}", six.starts);
    }
}

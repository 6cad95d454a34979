//! Large figures side by side, each above its words; in several rows where one has no room.

use super::facts::Figure;
use crate::chart::kit::axes::SMALL;
use crate::chart::kit::measure::reserve;
use crate::chart::kit::pen::{Drawn, Pen};
use crate::chart::kit::scene::{Point, Type, U};
use crate::chart::kit::theme::Token;

const VALUE: Type = Type::new(22, Token::Fg).bold(true);
/// Least and most free space between two figures.
const GAPS: (i32, i32) = (12 * U, 72 * U);
/// Baselines under the upper edge: the value, its caption, the detail.
const BASELINES: [i32; 3] = [20 * U, 39 * U, 55 * U];
/// Height of a row, and what is free under it where another follows.
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
    /// Where the columns begin, from the left end.
    starts: Vec<i32>,
    width: i32,
}

impl Figures {
    /// As few rows as `room` allows, each but the last with as many figures; columns begin at the same place in all.
    pub fn new(figures: &[Figure], room: i32) -> Self {
        let count = figures.len().max(1);
        let ways: Vec<(usize, Vec<i32>)> = (1..=count)
            .map(|rows| count.div_ceil(rows))
            .map(|columns| (columns, (0..columns).map(|at| widest(figures, at, columns)).collect()))
            .collect();
        let fits = |(_, widths): &&(usize, Vec<i32>)| widths.iter().sum::<i32>() + gaps(widths) * GAPS.0 <= room;
        let (columns, widths) = ways.iter().find(fits).or(ways.last()).cloned().unwrap_or((1, Vec::new()));
        let free = room - widths.iter().sum::<i32>();
        let gap = (free / gaps(&widths).max(1)).clamp(GAPS.0, GAPS.1);
        let mut starts = vec![0];
        starts.extend(widths.iter().scan(0, |x, width| {
            *x += width + gap;
            Some(*x)
        }));
        let width = widths.iter().sum::<i32>() + gap * gaps(&widths);
        Self { rows: figures.chunks(columns).map(<[Figure]>::to_vec).collect(), starts, width }
    }

    /// How wide all columns are.
    pub fn width(&self) -> i32 {
        self.width
    }

    /// How high all rows are.
    pub fn height(&self) -> i32 {
        let rows = i32::try_from(self.rows.len()).unwrap_or(0);
        rows * ROW + (rows - 1).max(0) * BETWEEN
    }

    /// Draws them from an upper left corner on: closer together in a lower picture, and as many rows as it holds.
    pub fn draw(&self, pen: &Pen<'_>, (left, mut top): (i32, i32), height: i32) -> Drawn {
        let bottom = top + height;
        let rows = i32::try_from(self.rows.len()).unwrap_or(1);
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

fn one(pen: &Pen<'_>, figure: &Figure, (left, top): Point, is_low: bool) -> Drawn {
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

/// Gaps between so many columns.
fn gaps(widths: &[i32]) -> i32 {
    i32::try_from(widths.len().saturating_sub(1)).unwrap_or(0)
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

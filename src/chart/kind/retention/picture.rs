//! The marks of the retention grid.

use super::data::{COHORTS, Cohort, LEAST, YEARS_LATER, percent, read, rounded};
use super::words::words;
use crate::chart::context::Context;
use crate::chart::kit::axes::SMALL;
use crate::chart::kit::compose::{self, Content};
use crate::chart::kit::frame::Body;
use crate::chart::kit::heat::{Cell, Steps};
use crate::chart::kit::pen::{Drawn, Pen};
use crate::chart::kit::scale::{compact, to_i32};
use crate::chart::kit::scene::{MARGIN, Type, U};
use crate::chart::picture::Picture;
use crate::chart::skipped::Skipped;
use crate::chart::spec::Spec;
use crate::query::ResultSet;
use crate::text::Numbers;

const HEAD: i32 = 24 * U;
const ROW: i32 = 26 * U;
const GAP: i32 = 2 * U;
const LEFT: i32 = 130 * U;
/// Right end of the numbers of people.
const PEOPLE: i32 = MARGIN + 114 * U;
/// Years later on a narrow picture.
const FEW_YEARS: usize = 4;
/// A larger number of people is shortened.
const LONG: i64 = 1_000_000;

/// The cells of all cohorts.
struct Grid<'a> {
    cohorts: &'a [Cohort],
    /// Columns.
    years: usize,
    /// From one column to the next.
    width: i32,
    /// Upper edge of the first row.
    top: i32,
    /// From one row to the next.
    row: i32,
    steps: &'a Steps,
    numbers: Numbers,
}

/// Draws the chart.
pub fn draw(spec: &Spec, data: &ResultSet, context: &Context) -> Result<Picture, Skipped> {
    let sheet = context.sheet;
    let all = read(spec, data, if sheet.is_narrow() { FEW_YEARS } else { YEARS_LATER });
    if !all.iter().any(Cohort::is_known) {
        return Err(Skipped::because(format!("In no complete year did at least {LEAST} people join.")));
    }
    let cohorts = &all[all.len().saturating_sub(sheet.rows(COHORTS))..];
    let years = cohorts.iter().map(|cohort| cohort.active.len()).max().unwrap_or(0);
    let width = (sheet.room() - LEFT) / to_i32(years.clamp(FEW_YEARS, YEARS_LATER));
    let steps = Steps::of(cohorts.iter().flat_map(shades), context.numbers);
    let count = to_i32(cohorts.len());
    let height = HEAD + ROW * count + 4 * U;
    let content = Content { words: words(&all, cohorts, context), height, rows: cohorts.len() };
    compose::picture(spec, context, content, |pen, Body { top, height }| {
        let row = ((height - HEAD) / count.max(1)).min(ROW);
        let grid = Grid { cohorts, years, width, top: top + HEAD, row, steps: &steps, numbers: context.numbers };
        grid.heads(pen, top + 8 * U)?;
        steps.draw(pen, &grid.cells())?;
        for at in 0..cohorts.len() {
            grid.texts(pen, at)?;
        }
        Ok(())
    })
}

/// The numbers that decide the shades of a cohort; none if its shares are omitted.
fn shades(cohort: &Cohort) -> Vec<i64> {
    let active = cohort.active.iter().filter(|_| cohort.is_known());
    active.map(|active| shade(cohort, *active)).collect()
}

/// The number that decides a shade: the percentage as shown, so that equal texts have equal shades; at least one if anybody
/// is left, because zero is the shade of nobody.
fn shade(cohort: &Cohort, active: i64) -> i64 {
    if active > 0 { rounded(active, cohort.size).max(1) } else { 0 }
}

impl Grid<'_> {
    fn left(&self, year: usize) -> i32 {
        MARGIN + LEFT + self.width * to_i32(year)
    }

    fn upper(&self, cohort: usize) -> i32 {
        self.top + self.row * to_i32(cohort)
    }

    fn heads(&self, pen: &Pen<'_>, y: i32) -> Drawn {
        pen.text("joined in", (MARGIN, y), SMALL)?;
        pen.text("people", (PEOPLE, y), SMALL.end())?;
        for year in 0..self.years {
            let later = if year == 0 { "1 year later".to_owned() } else { (year + 1).to_string() };
            pen.text(&later, (self.left(year) + (self.width - GAP) / 2, y), SMALL.middle())?;
        }
        Ok(())
    }

    fn cells(&self) -> Vec<Cell> {
        let mut cells = Vec::new();
        for (at, cohort) in self.cohorts.iter().enumerate() {
            for (year, active) in cohort.active.iter().enumerate() {
                let (x, y) = (self.left(year), self.upper(at));
                let shade = if cohort.is_known() { shade(cohort, *active) } else { 0 };
                cells.push(((x, y), (x + self.width - GAP, y + self.row - GAP), shade));
            }
        }
        cells
    }

    /// The year of a cohort, its size and its shares.
    fn texts(&self, pen: &Pen<'_>, at: usize) -> Drawn {
        let cohort = &self.cohorts[at];
        let y = SMALL.centered(self.upper(at) + (self.row - GAP) / 2);
        pen.text(&cohort.year.to_string(), (MARGIN, y), SMALL)?;
        let size =
            if cohort.size < LONG { self.numbers.whole(cohort.size) } else { compact(cohort.size, self.numbers) };
        pen.text(&size, (PEOPLE, y), SMALL.end())?;
        for (year, active) in cohort.active.iter().enumerate().filter(|_| cohort.is_known()) {
            let token = self.steps.token(shade(cohort, *active)).text_on();
            let at = (self.left(year) + (self.width - GAP) / 2, y);
            pen.text(&percent(*active, cohort.size), at, Type { token, ..SMALL }.middle())?;
        }
        Ok(())
    }
}

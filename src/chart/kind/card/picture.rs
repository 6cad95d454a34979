//! The card as a whole: figures, and below or beside them a column per release or year.

use super::data::{self, Career, commits, is_best, rank};
use super::facts::Facts;
use super::figures::figures;
use super::layout::Figures;
use super::words::words;
use crate::chart::context::Context;
use crate::chart::kit::axes::{self, Heights, SMALL, Slots};
use crate::chart::kit::broken::{Reach, notches, reach};
use crate::chart::kit::columns::column;
use crate::chart::kit::compose::{self, Content};
use crate::chart::kit::frame::Body;
use crate::chart::kit::labels::Space;
use crate::chart::kit::measure::reserve;
use crate::chart::kit::pen::{Drawn, Pen};
use crate::chart::kit::periods::{self, Period};
use crate::chart::kit::scene::{MARGIN, Type, U};
use crate::chart::kit::theme::Token;
use crate::chart::picture::Picture;
use crate::chart::skipped::Skipped;
use crate::chart::spec::Spec;
use crate::query::ResultSet;

/// From the figures to the highest column, with room for its rank.
const BETWEEN: i32 = 40 * U;
const COLUMNS: i32 = 122 * U;
/// Room for ranks above the highest column if the figures are beside it, and from the figures to the axis.
const ABOVE: i32 = 16 * U;
const BESIDE: i32 = 24 * U;
/// Least width of a column with its gap. A card shows a whole career, so columns are thinner than elsewhere.
const THINNEST: i32 = 6 * U;
/// The axis goes up to at least this number, so that a single commit is not as high as the plot.
const LEAST: i64 = 5;
/// Columns up to this number are never cut short.
const FEW: i64 = 20;
/// Columns with the best rank, and their key: the first highlight, for which a project may have its own color.
const BEST: Token = Token::C2;

/// The columns of a card.
struct Columns<'a> {
    shown: &'a [Period],
    slots: Slots,
    heights: Heights,
    /// The person's best rank, shown or not.
    best: Option<i64>,
}

/// Draws the chart.
pub fn draw(spec: &Spec, data: &ResultSet, context: &Context) -> Result<Picture, Skipped> {
    let (sheet, numbers) = (context.sheet, context.numbers);
    let Some(facts) = Facts::read(&context.facts, numbers) else {
        return Err(Skipped::because("The person has no commit that counts."));
    };
    let (all, is_by_year) = (data::read(spec, data), data::is_by_year(data));
    let (left, right) = (MARGIN, sheet.right());
    // A picture of fixed height has the figures beside the columns.
    let is_beside = sheet.height().is_some() && all.len() > 1;
    let room = if is_beside { (right - left) * 9 / 20 } else { right - left };
    let start = if is_beside { left + room + BESIDE } else { left };
    let shown = shown(&all, right - start);
    let best = facts.count("best_rank").filter(|_| !is_by_year).or_else(|| data::best_rank(&all));
    let key = shown.iter().any(|period| is_best(period, best)).then_some(BEST);
    let releases = (!is_by_year).then(|| periods::released(&all).count());
    let figures = figures(&facts, context, releases, key);
    let Reach { most, is_broken } = reach_of(shown);
    let words = words(&facts, &figures, &Career { all: &all, shown, is_by_year, is_broken }, context);
    let figures = Figures::new(&figures, room);
    let plot = if is_beside { ABOVE } else { figures.height() + BETWEEN };
    let height = if shown.is_empty() { figures.height() } else { plot + COLUMNS + axes::NAMES };
    compose::picture(spec, context, Content { words, height, rows: shown.len().max(1) }, |pen, Body { top, height }| {
        figures.draw(pen, (left, top), height)?;
        // Very large numbers leave no room beside them.
        if shown.is_empty() || is_beside && figures.width() > room {
            return Ok(());
        }
        let heights = Heights { zero: top + height - axes::NAMES, top: top + plot, most, numbers };
        let slots = Slots { left: start + Heights::width(most, numbers), right, count: shown.len() };
        Columns { shown, slots, heights, best }.draw(pen)
    })
}

/// The periods that have a column. One column alone has nothing to be compared with.
fn shown(all: &[Period], room: i32) -> &[Period] {
    if all.len() < 2 {
        return &[];
    }
    periods::last(all, usize::try_from(room / THINNEST).unwrap_or(0))
}

/// The end of the axis.
fn reach_of(shown: &[Period]) -> Reach {
    let highest = shown.iter().map(commits).max().unwrap_or(0);
    if highest > FEW { reach(shown, commits) } else { Reach { most: highest.max(LEAST), is_broken: false } }
}

impl Columns<'_> {
    fn draw(&self, pen: &Pen<'_>) -> Drawn {
        self.heights.grid(pen, self.slots.across())?;
        let mut space = Space::default();
        for (at, period) in self.shown.iter().enumerate() {
            let ((left, right), y) = (self.slots.column(at), self.heights.y(commits(period)));
            let token = if is_best(period, self.best) { BEST } else { Token::Cx };
            column(pen, ((left, y), (right, self.heights.zero)), token, period.unreleased)?;
            space.take((left, y, right, self.heights.zero));
        }
        let numbers: Vec<i64> = self.shown.iter().map(commits).collect();
        notches(pen, &numbers, self.slots, self.heights)?;
        for at in self.by_importance() {
            self.rank(pen, at, &mut space)?;
        }
        self.heights.base(pen, self.slots.across())?;
        self.slots.names(pen, &periods::names(self.shown), self.heights.zero)
    }

    /// Columns with a rank: the best, then the first and the last, then by rank.
    fn by_importance(&self) -> Vec<usize> {
        let last = self.shown.len().saturating_sub(1);
        let mut order: Vec<usize> = (0..self.shown.len()).filter(|at| rank(&self.shown[*at]) > 0).collect();
        order.sort_by_key(|at| {
            let period = &self.shown[*at];
            let is_end = *at == 0 || *at == last;
            (!is_best(period, self.best), !is_end, rank(period), *at)
        });
        order
    }

    /// The rank above a column, if it has room.
    fn rank(&self, pen: &Pen<'_>, at: usize, space: &mut Space) -> Drawn {
        let period = &self.shown[at];
        let is_best = is_best(period, self.best);
        let token = if is_best { Token::Fg } else { Token::Mu };
        let style = Type { token, ..SMALL }.bold(is_best).middle();
        let shown = self.heights.numbers.whole(rank(period));
        let base = self.heights.y(commits(period)) - 4 * U;
        let half = reserve(&shown, style.size, style.bold) / 2;
        let middle = self.slots.middle(at).min(self.slots.right - half).max(self.slots.left + half + U);
        let area = (middle - half - U / 2, base - 9 * U - 5, middle + half + U / 2, base + 25);
        if !space.is_free(area) {
            return Ok(());
        }
        space.take(area);
        // No grid line crosses the number.
        pen.rect((area.0, area.1), (area.2, area.3), Token::Bg)?;
        pen.text(&shown, (middle, base), style)
    }
}

//! One person's card: six figures, and below them the commits of each release, or year, with the person's rank.

use super::data::Career;
use super::facts::Facts;
use super::figures::Figures;
use super::words::words;
use crate::chart::context::Context;
use crate::chart::kit::axes::{self, Heights, SMALL, Slots};
use crate::chart::kit::broken::{notch, reach};
use crate::chart::kit::columns::column;
use crate::chart::kit::compose;
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
use crate::query::{ResultSet, Value};

/// From the figures to the highest column, with room for its rank.
const BETWEEN: i32 = 40 * U;
const COLUMNS: i32 = 122 * U;
/// Room for ranks above the highest column, where the figures are beside it, and from these to the axis.
const ABOVE: i32 = 16 * U;
const BESIDE: i32 = 24 * U;
/// Least width of a column and the gap beside it: a card shows a whole career, so thinner columns than elsewhere.
const THINNEST: i32 = 6 * U;
/// Least number that the axis goes up to: a single commit is no tower.
const LEAST: i64 = 5;
/// Columns up to here are never cut short.
const FEW: i64 = 20;
/// Column that rows of years have in place of a mark for what is not released.
const IS_COMPLETE: &str = "is_complete";

const COMMITS: usize = 0;
const RANK: usize = 1;

/// Columns with the best rank, and the key to them: the first highlight, which a project may have in its own colour.
const BEST: Token = Token::C2;

/// The columns of a card.
struct Columns<'a> {
    shown: &'a [Period],
    slots: Slots,
    heights: Heights,
    is_broken: bool,
    /// The person's best rank, shown or not.
    best: Option<i64>,
}

/// Draws the chart.
pub fn draw(spec: &Spec, data: &ResultSet, context: &Context) -> Result<Picture, Skipped> {
    let facts = Facts::read(&context.facts, context.numbers)
        .ok_or_else(|| Skipped::because("The person has no commit that counts."))?;
    let (all, is_by_year) = (periods(spec, data), data.position(IS_COMPLETE).is_some());
    let (left, right) = (MARGIN, context.sheet.right());
    // A picture of fixed height has the figures beside the columns.
    let is_beside = context.sheet.height().is_some() && all.len() > 1;
    let room = if is_beside { (right - left) * 9 / 20 } else { right - left };
    let start = if is_beside { left + room + BESIDE } else { left };
    let most = usize::try_from((right - start) / THINNEST).unwrap_or(0);
    // One column has nothing to be compared with.
    let shown = if all.len() > 1 { periods::last(&all, most) } else { &[] };
    let best = facts.count("best_rank").filter(|_| !is_by_year).or_else(|| ranks(&all).min());
    let key = shown.iter().any(|period| is_best(period, best)).then_some(BEST);
    let figures = facts.figures((!is_by_year).then(|| periods::released(&all).count()), key);
    let (most, is_broken) = reach_of(shown);
    let words = words((&facts, &figures), &Career { all: &all, shown, is_by_year, is_broken }, context);
    let figures = Figures::new(&figures, room);
    let plot = if is_beside { ABOVE } else { figures.height() + BETWEEN };
    let wished = if shown.is_empty() { figures.height() } else { plot + COLUMNS + axes::NAMES };
    compose::picture((spec, context), words, (wished, shown.len().max(1)), |pen, Body { top, height }| {
        figures.draw(pen, (left, top), height)?;
        // Figures of astronomical size leave nothing beside them.
        if shown.is_empty() || is_beside && figures.width() > room {
            return Ok(());
        }
        let heights = Heights { zero: top + height - axes::NAMES, top: top + plot, most, numbers: context.numbers };
        let slots = Slots { left: start + Heights::width(most, context.numbers), right, count: shown.len() };
        Columns { shown, slots, heights, is_broken, best }.draw(pen)
    })
}

/// Releases, or years; a year that is not over is like what is not released.
fn periods(spec: &Spec, data: &ResultSet) -> Vec<Period> {
    let mut all = periods::read(spec, data, &[&spec.value, &spec.rank]);
    for period in &mut all {
        let is_complete = data.rows.get(period.row).map(|row| data.value(row, IS_COMPLETE));
        period.unreleased |= is_complete == Some(&Value::Boolean(false));
    }
    all
}

/// Ranks in what is over.
fn ranks(periods: &[Period]) -> impl Iterator<Item = i64> {
    periods::released(periods).map(|period| period.values[RANK]).filter(|rank| *rank > 0)
}

/// The number at the end of the axis, and whether columns go beyond it.
fn reach_of(shown: &[Period]) -> (i64, bool) {
    let commits = || shown.iter().map(|period| period.values[COMMITS]);
    match commits().max() {
        Some(highest) if highest > FEW => reach(shown, |period| period.values[COMMITS]),
        highest => (highest.unwrap_or(0).max(LEAST), false),
    }
}

impl Columns<'_> {
    fn draw(&self, pen: &Pen<'_>) -> Drawn {
        let across = (self.slots.left, self.slots.right);
        self.heights.grid(pen, across)?;
        let mut space = Space::default();
        for (at, period) in self.shown.iter().enumerate() {
            let ((left, right), y) = (self.slots.column(at), self.heights.y(period.values[COMMITS]));
            let token = if is_best(period, self.best) { BEST } else { Token::Cx };
            column(pen, ((left, y), (right, self.heights.zero)), token, period.unreleased)?;
            space.take((left, y, right, self.heights.zero));
            if self.is_broken && period.values[COMMITS] > self.heights.most {
                notch(pen, (left, right), self.heights.top + (self.heights.zero - self.heights.top) / 5)?;
            }
        }
        for at in self.by_importance() {
            self.rank(pen, at, &mut space)?;
        }
        self.heights.base(pen, across)?;
        let names: Vec<String> = self.shown.iter().map(|period| period.name.clone()).collect();
        self.slots.names(pen, &names, self.heights.zero)
    }

    /// Columns with a rank: the best, then the first and the last, then the better ones first.
    fn by_importance(&self) -> Vec<usize> {
        let last = self.shown.len().saturating_sub(1);
        let mut order: Vec<usize> = (0..self.shown.len()).filter(|at| self.shown[*at].values[RANK] > 0).collect();
        order.sort_by_key(|at| {
            let period = &self.shown[*at];
            (!is_best(period, self.best), *at != 0 && *at != last, period.values[RANK], *at)
        });
        order
    }

    /// The rank above a column, where it has room.
    fn rank(&self, pen: &Pen<'_>, at: usize, space: &mut Space) -> Drawn {
        let period = &self.shown[at];
        let is_best = is_best(period, self.best);
        let style = Type { token: if is_best { Token::Fg } else { Token::Mu }, ..SMALL }.bold(is_best).middle();
        let (shown, base) =
            (self.heights.numbers.whole(period.values[RANK]), self.heights.y(period.values[COMMITS]) - 4 * U);
        let width = reserve(&shown, style.size, style.bold);
        let middle = self.slots.middle(at).min(self.slots.right - width / 2).max(self.slots.left + width / 2 + U);
        let area = (middle - width / 2 - U / 2, base - 9 * U - 5, middle + width / 2 + U / 2, base + 25);
        if !space.is_free(area) {
            return Ok(());
        }
        space.take(area);
        // No grid line runs through the number.
        pen.rect((area.0, area.1), (area.2, area.3), Token::Bg)?;
        pen.text(&shown, (middle, base), style)
    }
}

/// Whether a release or year has the best rank; what is not over yet has none.
fn is_best(period: &Period, best: Option<i64>) -> bool {
    !period.unreleased && best.is_some_and(|best| period.values[RANK] == best)
}

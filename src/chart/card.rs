//! One person's card: six figures, and below them the commits of each release with the person's rank.

use super::axes::{self, Heights, SMALL, Slots};
use super::broken::{notch, reach};
use super::card_facts::Facts;
use super::card_figures::Figures;
use super::card_words::words;
use super::compose;
use super::frame::{MARGIN, RIGHT};
use super::labels::Space;
use super::measure::reserve;
use super::pen::{Drawn, Pen};
use super::people_by_release::column;
use super::periods::{self, Period};
use super::scene::{Type, U};
use super::theme::Token;
use super::{Context, Picture, Spec};
use crate::query::ResultSet;
use crate::text;

/// From the figures to the highest column, with room for its rank.
const BETWEEN: i32 = 40 * U;
const COLUMNS: i32 = 122 * U;
/// Least width of a column and the gap beside it: a card shows a whole career, so thinner columns than elsewhere.
const THINNEST: i32 = 6 * U;
/// Least number that the axis goes up to: a single commit is no tower.
const LEAST: i64 = 5;

const COMMITS: usize = 0;
const RANK: usize = 1;

/// Columns with the best rank, and the key to them: the first highlight, which a project may have in its own colour.
const BEST: Token = Token::C2;

/// The columns of a card, oldest release first.
struct Course<'a> {
    shown: &'a [Period],
    slots: Slots,
    heights: Heights,
    is_broken: bool,
    /// The person's best rank in any release, shown or not.
    best: Option<i64>,
}

/// Draws the chart.
pub(super) fn draw(spec: &Spec, data: &ResultSet, context: &Context) -> Result<Picture, String> {
    let facts = Facts::read(&context.facts).ok_or("The person has no commit that counts.")?;
    let all = periods::read(spec, data, &[&spec.value, &spec.rank]);
    let (left, right) = (MARGIN, RIGHT);
    // One column has nothing to be compared with.
    let most = usize::try_from((right - left) / THINNEST).unwrap_or(0);
    let shown = if all.len() > 1 { periods::last(&all, most) } else { &[] };
    let best = facts.count("best_rank");
    let key = shown.iter().any(|period| is_best(period, best)).then_some(BEST);
    let figures = facts.figures(periods::released(&all).count(), key);
    let is_broken = reach(shown.iter().map(|period| period.values[COMMITS])).1;
    let words = words((&facts, &figures), (&all, shown, is_broken), context);
    let figures = Figures::new(&figures, right - left);
    let below = if shown.is_empty() { 0 } else { BETWEEN + COLUMNS + axes::NAMES };
    let height = figures.height() + below;
    compose::picture((spec, context), words, (height, shown.len().max(1)), |pen, top| {
        figures.draw(pen, (left, top))?;
        if shown.is_empty() {
            return Ok(());
        }
        let zero = top + height - axes::NAMES;
        Course::new(shown, (left, right), (zero - COLUMNS, zero), best).draw(pen)
    })
}

impl<'a> Course<'a> {
    fn new(shown: &'a [Period], (left, right): (i32, i32), (top, zero): (i32, i32), best: Option<i64>) -> Self {
        let (most, is_broken) = reach(shown.iter().map(|period| period.values[COMMITS]));
        let most = most.max(LEAST);
        let slots = Slots { left: left + Heights::width(most), right, count: shown.len() };
        Self { shown, slots, heights: Heights { zero, top, most }, is_broken, best }
    }

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
                notch(pen, (left, right), self.heights.top + COLUMNS / 5)?;
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
        let (shown, base) = (text::number(period.values[RANK]), self.heights.y(period.values[COMMITS]) - 4 * U);
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

/// Whether a release has the best rank; what is not released yet has none.
fn is_best(period: &Period, best: Option<i64>) -> bool {
    !period.unreleased && best.is_some_and(|best| period.values[RANK] == best)
}

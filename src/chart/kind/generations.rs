//! Active people per year, by the year of their first commit: the oldest below, those of the last two years on top.

use std::collections::{BTreeMap, BTreeSet};

use crate::chart::context::Context;
use crate::chart::kit::axes::{self, Heights, SMALL, Slots};
use crate::chart::kit::cells;
use crate::chart::kit::columns::{column, marked, seam};
use crate::chart::kit::compose::{self, Words};
use crate::chart::kit::ends::{self, End, SQUARE};
use crate::chart::kit::frame::Body;
use crate::chart::kit::labels::Space;
use crate::chart::kit::measure::reserve;
use crate::chart::kit::scene::{MARGIN, Point, U};
use crate::chart::kit::theme::Token;
use crate::chart::picture::Picture;
use crate::chart::rows::{Row, Rows};
use crate::chart::skipped::Skipped;
use crate::chart::spec::{Field, Kind, NO_ROWS, Spec};
use crate::query::ResultSet;

pub const KIND: Kind = Kind {
    name: "generations",
    summary: "active people by the year of their first commit",
    columns: &[Field::Own("cohort"), Field::Own("year"), Field::Own("active"), Field::Own("is_complete")],
    optional: &[DRIVE_BY],
    facts: &[],
    without_rows: Some(NO_ROWS),
    draw,
    rows,
};

/// Years with a column each.
const GENERATIONS: usize = 40;
const HEAD: i32 = 34 * U;
const PLOT: i32 = 210 * U;
/// Fewer years have no generations.
const LEAST: usize = 5;
/// No history is longer, so what would be comes from wrong clocks.
const LONGEST: i64 = 100;
/// Years farther from the first are none of a history, and too large to reckon with.
const FARTHEST: i64 = 10_000;
/// Percentages of fewer people say little.
const LEAST_PEOPLE: i64 = 10;
/// Optional column: of the active people, those whose first and last commits are close together.
const DRIVE_BY: &str = "active_drive_by";
/// Groups of those who joined before, oldest first, and those of the last two years.
const TOKENS: [Token; 4] = [Token::G1, Token::G2, Token::G3, Token::S2];

/// People by year and by year of their first commit.
struct People {
    /// Years, and whether each is over.
    years: Vec<(i64, bool)>,
    /// First and last year of each group, oldest first.
    groups: Vec<(i64, i64)>,
    /// Active people by year and group, and after the groups those who only drove by.
    active: Vec<Vec<i64>>,
    /// The last year that is over: its position, and how many of its people joined in it or the year before.
    newest: (usize, i64),
    all: usize,
}

/// Draws the chart.
pub fn draw(spec: &Spec, data: &ResultSet, context: &Context) -> Result<Picture, Skipped> {
    let people = read(spec, data, context.sheet.columns(GENERATIONS))?;
    let totals: Vec<i64> = people.active.iter().map(|groups| sum(groups)).collect();
    let most = totals.iter().copied().max().unwrap_or(0);
    let labels = people.labels();
    let widest = labels.iter().map(|label| reserve(label, SMALL.size, true)).max().unwrap_or(0) + SQUARE;
    let (left, right) = (MARGIN + Heights::width(most, context.numbers), context.sheet.right() - widest - 12 * U);
    let slots = Slots { left, right, count: people.years.len() };
    let around = HEAD + axes::NAMES;
    let words = words(&people, &totals, context);
    compose::picture((spec, context), words, (around + PLOT, people.years.len()), |pen, Body { top, height }| {
        pen.text("people who joined in", (pen.right(), top + 8 * U), SMALL.end())?;
        pen.text("active people", (MARGIN, top + 8 * U), SMALL)?;
        let heights = Heights { zero: top + height - axes::NAMES, top: top + HEAD, most, numbers: context.numbers };
        heights.grid(pen, (left, right))?;
        let mut space = Space::default();
        let below = |at: usize, group: usize| sum(&people.active[at][..group]);
        for group in 0..labels.len() {
            for (at, (_, is_over)) in people.years.iter().enumerate() {
                let (from, to) = (heights.y(below(at, group)), heights.y(below(at, group + 1)));
                let (left, right) = slots.column(at);
                column(pen, ((left, to), (right, from)), people.token(group), !is_over)?;
                space.take((left, to, right, from));
            }
        }
        // After all parts, so that those of one colour are one path.
        for group in 1..labels.len() {
            for at in (0..people.years.len()).filter(|at| people.years[*at].1 && below(*at, group) > 0) {
                let (from, to) = (heights.y(below(at, group)), heights.y(below(at, group + 1)));
                seam(pen, slots.column(at), (to, from))?;
            }
        }
        heights.base(pen, (left, right))?;
        let tops: Vec<Point> = (0..totals.len()).map(|at| (slots.middle(at), heights.y(totals[at]))).collect();
        let numbers: Vec<String> = totals.iter().map(|total| context.numbers.whole(*total)).collect();
        axes::values(pen, &tops, &numbers, &marked(&totals, people.newest.0), (&mut space, false, (left, right)))?;
        let last = people.years.len() - 1;
        let end = |(group, label): (usize, &String)| End {
            y: (heights.y(below(last, group)) + heights.y(below(last, group + 1))) / 2,
            label: label.clone(),
            bold: people.is_newest(group),
            square: Some(people.token(group)),
        };
        let ends: Vec<End> = labels.iter().enumerate().rev().map(end).collect();
        ends::draw(pen, &ends, (slots.column(last).1 + U, pen.right() - widest), (heights.top, heights.zero - 7 * U))?;
        let names: Vec<String> = people.years.iter().map(|(year, _)| year.to_string()).collect();
        slots.names(pen, &names, heights.zero)
    })
}

impl People {
    /// The newest group has the colour that stands out, however few older ones there are; who drove by steps back.
    fn token(&self, group: usize) -> Token {
        match group {
            _ if self.is_newest(group) => TOKENS[TOKENS.len() - 1],
            _ if group >= self.groups.len() => Token::Cx,
            group => TOKENS[group.min(TOKENS.len() - 2)],
        }
    }

    fn is_newest(&self, group: usize) -> bool {
        group + 1 == self.groups.len()
    }

    /// Those who only drove by, in all years.
    fn drive_by(&self) -> i64 {
        self.active
            .iter()
            .filter_map(|groups| groups.get(self.groups.len()))
            .fold(0, |sum, people| sum.saturating_add(*people))
    }

    fn labels(&self) -> Vec<String> {
        let passing = (self.drive_by() > 0).then(|| "drive-by".to_owned());
        self.groups.iter().map(|group| label(*group)).chain(passing).collect()
    }
}

/// Numbers may be those of a user's own query, however large.
fn sum(numbers: &[i64]) -> i64 {
    numbers.iter().fold(0, |sum, number| sum.saturating_add(*number))
}

fn read(spec: &Spec, data: &ResultSet, most: usize) -> Result<People, Skipped> {
    let mut active: BTreeMap<(i64, i64), i64> = BTreeMap::new();
    let mut passing: BTreeMap<(i64, i64), i64> = BTreeMap::new();
    let mut years: BTreeMap<i64, bool> = BTreeMap::new();
    for row in &data.rows {
        let number = |own: &str| cells::integer(data, row, spec.column(own));
        let (Some(cohort), Some(year), Some(people)) = (number("cohort"), number("year"), number("active")) else {
            continue;
        };
        if [cohort, year].iter().any(|year| !(-FARTHEST..=FARTHEST).contains(year)) {
            continue;
        }
        years.insert(year, data.value(row, spec.column("is_complete")).is_true());
        active.insert((year, cohort), people.max(0));
        passing.insert((year, cohort), number(DRIVE_BY).unwrap_or(0).clamp(0, people.max(0)));
    }
    let over: Vec<i64> = years.iter().filter(|(_, is_over)| **is_over).map(|(year, _)| *year).collect();
    // Years after the running one are those of wrong clocks.
    let running = years.iter().find(|(_, is_over)| !**is_over).map(|(year, _)| *year);
    let Some(last) = over.last().copied().filter(|_| over.len() >= LEAST) else {
        return Err(Skipped::because(format!(
            "This history has fewer than {LEAST} years that are over: too few for generations."
        )));
    };
    let all = over.len();
    // A year in which nobody was active is a year, too.
    let first = years.keys().next().copied().unwrap_or(last);
    for year in
        (first.max(last.saturating_sub(LONGEST))..last).filter(|year| !years.contains_key(year)).collect::<Vec<_>>()
    {
        years.insert(year, true);
    }
    let shown: Vec<(i64, bool)> =
        years.into_iter().filter(|(year, is_over)| *is_over || Some(*year) == running).collect();
    let shown = shown[shown.len().saturating_sub(most)..].to_vec();
    let groups = groups(&active.keys().map(|(_, cohort)| *cohort).collect(), last, running.unwrap_or(last));
    let count = |of: &BTreeMap<(i64, i64), i64>, year: i64, (from, to): (i64, i64)| -> i64 {
        of.range((year, from)..=(year, to)).map(|(_, people)| *people).fold(0, i64::saturating_add)
    };
    let sum = |year: i64, group: (i64, i64)| count(&active, year, group);
    let counts_of = |year: i64| {
        let drove_by = |group: &(i64, i64)| count(&passing, year, *group);
        let all = groups.iter().map(drove_by).fold(0, i64::saturating_add);
        groups.iter().map(|group| sum(year, *group) - drove_by(group)).chain([all]).collect()
    };
    let counts = shown.iter().map(|(year, _)| counts_of(*year)).collect();
    let at = shown.iter().position(|(year, _)| *year == last).unwrap_or(0);
    Ok(People { years: shown, active: counts, newest: (at, sum(last, (last - 1, last))), groups, all })
}

/// Three groups of about as many years each, and the last two years with the running one.
fn groups(cohorts: &BTreeSet<i64>, last: i64, newest: i64) -> Vec<(i64, i64)> {
    let first = cohorts.first().copied().unwrap_or(last);
    let (count, before) = (TOKENS.len() as i64 - 1, last - 1);
    let bounds: BTreeSet<i64> = (0..=count).map(|at| first + (before - first) * at / count).collect();
    let bounds: Vec<i64> = bounds.into_iter().collect();
    let older = bounds.windows(2).map(|pair| (pair[0], pair[1] - 1));
    older.chain([(before, newest)]).collect()
}

fn label((from, to): (i64, i64)) -> String {
    if from == to { from.to_string() } else { format!("{from} to {to}") }
}

/// Rows of the years shown.
fn rows(rows: &mut Rows<'_>, spec: &Spec) {
    let data = rows.data;
    let column = spec.column("year");
    let year = |row: Row<'_>| data.value(row, column).integer();
    let is_complete = |row: Row<'_>| data.value(row, spec.column("is_complete")).is_true();
    // Years after the current one come from wrong clocks.
    let open = rows.shown.iter().filter(|row| !is_complete(row)).filter_map(|row| year(row));
    let all = rows.shown.iter().filter_map(|row| year(row));
    let Some(last) = open.min().or_else(|| all.max()) else { return };
    rows.keep(&format!("up to {last}"), |row| year(row).is_some_and(|year| year <= last));
    let Some(first) = rows.nth_last(column, GENERATIONS) else { return };
    rows.keep(&format!("from {first} on"), |row| year(row).is_some_and(|year| year >= first));
}

fn words(people: &People, totals: &[i64], context: &Context) -> Words {
    let (at, joined) = people.newest;
    let (year, total) = (people.years[at].0, totals[at]);
    #[allow(clippy::cast_precision_loss)]
    let percent = |people: i64| {
        let share = if total > 0 { (people as f64 / total as f64 * 100.0).round() } else { 0.0 };
        format!("{:.0}%", share.clamp(1.0, 99.0))
    };
    let part = match joined {
        0 => "None".to_owned(),
        joined if joined >= total => "All".to_owned(),
        _ => percent(joined),
    };
    // Whoever drove by joined in these two years; the picture has them apart.
    let drove_by = people.active[at].get(people.groups.len()).copied().unwrap_or(0);
    let apart = if drove_by > 0 { format!(", {} as drive-bys", percent(drove_by)) } else { String::new() };
    let finding = format!("{part} of the people active in {year} joined in {} or {year}{apart}", year - 1);
    let each = |at: usize| {
        let drove_by = people.active[at].get(people.groups.len()).copied().filter(|_| people.drive_by() > 0);
        let of_them =
            drove_by.map(|count| format!(", {} of them drive-by", context.numbers.whole(count))).unwrap_or_default();
        format!("{}: {}{of_them}", people.years[at].0, context.numbers.whole(totals[at]))
    };
    let years = (0..people.years.len()).map(each);
    let start = "Stacked columns: people active in each year by the year of their first commit.";
    let running = people.years.iter().any(|(_, is_over)| !is_over);
    let shown = people.years.iter().filter(|(_, is_over)| *is_over).count();
    Words {
        findings: (total >= LEAST_PEOPLE).then(|| finding.clone()).into_iter().collect(),
        plain: "People active in each year by the year of their first commit".to_owned(),
        subtitle: context.counted("People with a commit in a year, by the year of their first"),
        range: if shown < people.all { format!("the last {shown} of {} years", people.all) } else { String::new() },
        notes: running
            .then(|| "Hollow: a year that is not over.".to_owned())
            .into_iter()
            .chain((people.drive_by() > 0).then(|| "Drive-by: first and last commit at most 90 days apart.".to_owned()))
            .collect(),
        alts: vec![format!("{start} {finding}."), start.to_owned()],
        description: format!("{start} {finding}. {}.", years.collect::<Vec<String>>().join("; ")),
    }
}

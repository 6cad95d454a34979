//! Of the people who joined in a year, the part that was active so many years later: a grid with the numbers in it.

use std::collections::BTreeMap;

use crate::chart::context::Context;
use crate::chart::kit::axes::SMALL;
use crate::chart::kit::cells;
use crate::chart::kit::compose::{self, Words};
use crate::chart::kit::frame::Body;
use crate::chart::kit::heat::{Cell, Steps};
use crate::chart::kit::scale::compact;
use crate::chart::kit::scene::{MARGIN, Type, U};
use crate::chart::picture::Picture;
use crate::chart::rows::{Row, Rows};
use crate::chart::skipped::Skipped;
use crate::chart::spec::{Field, Kind, NO_ROWS, Spec};
use crate::query::ResultSet;

pub const KIND: Kind = Kind {
    name: "retention",
    summary: "how many people of each year stayed active",
    columns: &[
        Field::Own("cohort"),
        Field::Own("years_later"),
        Field::Own("cohort_size"),
        Field::Own("active"),
        Field::Own("is_complete"),
    ],
    optional: &[],
    facts: &[],
    without_rows: Some(NO_ROWS),
    draw,
    rows,
};

/// Years in which people joined.
const COHORTS: usize = 12;
/// Years after that for which a share is shown.
const YEARS_LATER: usize = 8;
const HEAD: i32 = 24 * U;
const ROW: i32 = 26 * U;
const GAP: i32 = 2 * U;
const LEFT: i32 = 130 * U;
/// Right end of the numbers of people.
const PEOPLE: i32 = MARGIN + 114 * U;
/// The same on a narrow picture.
const FEW_YEARS: usize = 4;
/// A share of fewer people says nothing.
const LEAST: i64 = 10;

/// The people who joined in a year.
struct Cohort {
    year: i64,
    size: i64,
    /// How many were active one year later, two years later and so on, as far as those years are over.
    active: Vec<i64>,
}

/// Draws the chart.
pub fn draw(spec: &Spec, data: &ResultSet, context: &Context) -> Result<Picture, Skipped> {
    let sheet = context.sheet;
    let all = read(spec, data, if sheet.is_narrow() { FEW_YEARS } else { YEARS_LATER });
    if all.iter().all(|cohort| cohort.size < LEAST) {
        return Err(Skipped::because(format!(
            "In no year that is over did {LEAST} people join: shares would say little."
        )));
    }
    let shown = &all[all.len().saturating_sub(sheet.rows(COHORTS))..];
    let years = shown.iter().map(|cohort| cohort.active.len()).max().unwrap_or(0);
    let width = (sheet.room() - LEFT) / i32::try_from(years.clamp(4, YEARS_LATER)).unwrap_or(1);
    let places: Vec<i32> = (0..).take(years).map(|at| MARGIN + LEFT + width * at).collect();
    let known = |cohort: &&Cohort| cohort.size >= LEAST;
    let steps = Steps::of(
        shown.iter().filter(known).flat_map(|cohort| cohort.active.iter().map(|active| shade(*active, cohort.size))),
        context.numbers,
    );
    let words = words(&all, shown, context);
    let count = i32::try_from(shown.len()).unwrap_or(0);
    let wished = HEAD + ROW * count + 4 * U;
    compose::picture((spec, context), words, (wished, shown.len()), |pen, Body { top, height }| {
        let row = ((height - HEAD) / count.max(1)).min(ROW);
        pen.text("joined in", (MARGIN, top + 8 * U), SMALL)?;
        pen.text("people", (PEOPLE, top + 8 * U), SMALL.end())?;
        for (at, x) in places.iter().enumerate() {
            let later = if at == 0 { "1 year later".to_owned() } else { format!("{}", at + 1) };
            pen.text(&later, (x + (width - GAP) / 2, top + 8 * U), SMALL.middle())?;
        }
        let rows = || shown.iter().zip((0..).map(|at| top + HEAD + row * at));
        let of = |cohort: &Cohort, active: i64| if cohort.size < LEAST { 0 } else { shade(active, cohort.size) };
        let cells: Vec<Cell> = rows()
            .flat_map(|(cohort, y)| places.iter().zip(&cohort.active).map(move |(x, active)| (*x, y, *active, cohort)))
            .map(|(x, y, active, cohort)| ((x, y), (x + width - GAP, y + row - GAP), of(cohort, active)))
            .collect();
        steps.draw(pen, &cells)?;
        for (cohort, y) in rows() {
            let base = SMALL.centred(y + (row - GAP) / 2);
            pen.text(&cohort.year.to_string(), (MARGIN, base), SMALL)?;
            let numbers = context.numbers;
            let size = if cohort.size < 1_000_000 { numbers.whole(cohort.size) } else { compact(cohort.size, numbers) };
            pen.text(&size, (PEOPLE, base), SMALL.end())?;
            for (x, active) in places.iter().zip(&cohort.active).filter(|_| cohort.size >= LEAST) {
                let style = Type { token: steps.token(of(cohort, *active)).text_on(), ..SMALL };
                pen.text(&percent(*active, cohort.size), (x + (width - GAP) / 2, base), style.middle())?;
            }
        }
        Ok(())
    })
}

/// Cohorts with at least one year after them that is over.
fn read(spec: &Spec, data: &ResultSet, most: usize) -> Vec<Cohort> {
    let mut found: BTreeMap<i64, (i64, BTreeMap<i64, i64>)> = BTreeMap::new();
    let mut last = i64::MIN;
    for row in &data.rows {
        let number = |own: &str| cells::integer(data, row, spec.column(own));
        let (Some(year), Some(later), Some(size)) = (number("cohort"), number("years_later"), number("cohort_size"))
        else {
            continue;
        };
        let cohort = found.entry(year).or_insert((size, BTreeMap::new()));
        if data.value(row, spec.column("is_complete")).is_true() {
            last = last.max(year.saturating_add(later));
            cohort.1.insert(later, number("active").unwrap_or(0).clamp(0, size));
        }
    }
    let cohort = |(year, (size, active)): (i64, (i64, BTreeMap<i64, i64>))| {
        // A year in which nobody at all was active has no row.
        let years = last.saturating_sub(year).clamp(0, most as i64);
        let active: Vec<i64> = (1..=years).map(|later| active.get(&later).copied().unwrap_or(0)).collect();
        Cohort { year, size, active }
    };
    found.into_iter().map(cohort).filter(|cohort| cohort.size > 0 && !cohort.active.is_empty()).collect()
}

/// What decides the shade: the number as it is printed, so that equal numbers look the same; at least one where anybody is
/// left, so that the cell is not that of nobody.
fn shade(active: i64, size: i64) -> i64 {
    if active > 0 { rounded(active, size).max(1) } else { 0 }
}

/// A part in whole per cent, halves upwards.
fn rounded(active: i64, size: i64) -> i64 {
    active.saturating_mul(200).saturating_add(size) / size.saturating_mul(2)
}

/// A part in whole per cent; 100 and 0 only where it is all or nobody.
fn percent(active: i64, size: i64) -> String {
    match rounded(active, size) {
        _ if active <= 0 => "0%".to_owned(),
        _ if active >= size => "100%".to_owned(),
        0 => "<1%".to_owned(),
        rounded => format!("{}%", rounded.min(99)),
    }
}

/// Rows of the years and shares shown.
fn rows(rows: &mut Rows<'_>, spec: &Spec) {
    let data = rows.data;
    let (cohort, later) = (spec.column("cohort"), spec.column("years_later"));
    let years = 1..=i64::try_from(YEARS_LATER).unwrap_or(i64::MAX);
    let is_complete = |row: Row<'_>| data.value(row, spec.column("is_complete")).is_true();
    let is_later =
        |row: Row<'_>| data.value(row, later).integer().is_some_and(|years_later| years.contains(&years_later));
    rows.keep(&format!("1 to {YEARS_LATER} years later, complete years only"), |row| is_later(row) && is_complete(row));
    let Some(first) = rows.nth_last(cohort, COHORTS) else { return };
    let is_recent = |row: Row<'_>| data.value(row, cohort).integer().is_some_and(|year| year >= first);
    rows.keep(&format!("joined in {first} or later"), is_recent);
}

fn words(all: &[Cohort], shown: &[Cohort], context: &Context) -> Words {
    let start = "Grid: of the people who joined in a year, how many were active so many years later.";
    let sum = |value: fn(&Cohort) -> i64| all.iter().map(value).fold(0_i64, i64::saturating_add);
    let (size, active) = (sum(|cohort| cohort.size), sum(|cohort| cohort.active[0]));
    let years = match all {
        [one] => one.year.to_string(),
        [first, .., last] => format!("{} to {}", first.year, last.year),
        [] => String::new(),
    };
    let joined = format!("{} people who joined in {years}", context.numbers.whole(size));
    let part =
        if active >= size { format!("All {joined}") } else { format!("{} of the {joined}", percent(active, size)) };
    let finding = format!("{part} were active a year later");
    let each = |cohort: &Cohort| {
        let shares: Vec<String> = cohort.active.iter().map(|active| percent(*active, cohort.size)).collect();
        format!("{} ({} people): {}", cohort.year, context.numbers.whole(cohort.size), shares.join(", "))
    };
    let few = shown.iter().any(|cohort| cohort.size < LEAST);
    Words {
        findings: vec![finding.clone()],
        plain: "Who is still active some years later".to_owned(),
        subtitle: context.counted("People with a commit so many calendar years after the year of their first"),
        range: if all.len() > shown.len() {
            format!("the last {} of {} years", shown.len(), all.len())
        } else {
            String::new()
        },
        notes: few.then(|| format!("No shares of fewer than {LEAST} people.")).into_iter().collect(),
        alts: vec![format!("{start} {finding}."), start.to_owned()],
        description: format!("{start} {}.", shown.iter().map(each).collect::<Vec<String>>().join("; ")),
    }
}

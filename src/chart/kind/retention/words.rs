//! The texts of the retention grid.

use super::data::{Cohort, LEAST, percent};
use crate::chart::context::Context;
use crate::chart::kit::compose::Words;
use crate::chart::kit::stack::sum;
use crate::text::Numbers;

/// All texts of the chart.
pub fn words(all: &[Cohort], shown: &[Cohort], context: &Context) -> Words {
    let numbers = context.numbers;
    let start = "Grid: share of each year's new contributors who were active N years later.";
    let finding = finding(all, numbers);
    let each: Vec<String> = shown.iter().map(|cohort| sentence(cohort, numbers)).collect();
    let mut range = String::new();
    if shown.len() < all.len() {
        range = format!("the last {} of {} years", shown.len(), all.len());
    }
    let mut notes = Vec::new();
    if !shown.iter().all(Cohort::is_known) {
        notes.push(format!("No shares for years with fewer than {LEAST} new contributors."));
    }
    Words {
        plain: "New contributors active in later years".to_owned(),
        subtitle: context.counted("New contributors active N years later"),
        range,
        notes,
        alts: vec![format!("{start} {finding}."), start.to_owned()],
        description: format!("{start} {}.", each.join("; ")),
        findings: if context.lacks_history { Vec::new() } else { vec![finding] },
    }
}

/// "38% of the 40 people who joined from 2001 to 2002 were active in the next year"
fn finding(all: &[Cohort], numbers: Numbers) -> String {
    let sizes: Vec<i64> = all.iter().map(|cohort| cohort.size).collect();
    let active: Vec<i64> = all.iter().map(|cohort| cohort.active[0]).collect();
    let (size, active) = (sum(&sizes), sum(&active));
    let years = match all {
        [one] => format!("in {}", one.year),
        [first, .., last] => format!("from {} to {}", first.year, last.year),
        [] => String::new(),
    };
    let part = match active {
        0 => "None of the".to_owned(),
        active if active >= size => "All".to_owned(),
        active => format!("{} of the", percent(active, size)),
    };
    format!("{part} {} people who joined {years} were active in the next year", numbers.whole(size))
}

/// "2001 (20 people): 50%, 0%"
fn sentence(cohort: &Cohort, numbers: Numbers) -> String {
    let shares: Vec<String> = cohort.active.iter().map(|active| percent(*active, cohort.size)).collect();
    format!("{} ({} people): {}", cohort.year, numbers.whole(cohort.size), shares.join(", "))
}

//! The texts of the chart of generations.

use super::data::{Group, People};
use crate::chart::context::Context;
use crate::chart::kit::compose::Words;

/// With fewer people, a percentage is not a finding.
const LEAST_PEOPLE: i64 = 10;

/// The labels of the groups, and of drive-by contributors if there are any.
pub fn labels(people: &People) -> Vec<String> {
    let mut labels: Vec<String> = people.groups.iter().map(label).collect();
    if people.has_drive_by() {
        labels.push("drive-by".to_owned());
    }
    labels
}

fn label(group: &Group) -> String {
    let (from, to) = (group.start(), group.end());
    if from == to { from.to_string() } else { format!("{from} to {to}") }
}

/// All texts of the chart.
pub fn words(people: &People, totals: &[i64], context: &Context) -> Words {
    let (total, year) = (totals[people.latest], people.years[people.latest].year);
    let start = "Stacked columns: people active in each year by the year of their first commit.";
    let joined = joined(people, total, year);
    let drive_by = people.drive_by(people.latest);
    let mut findings = Vec::new();
    let mut sentence = joined.clone();
    if drive_by > 0 {
        let share = percent(drive_by, total);
        findings.push(format!("{share} of the people active in {year} made all their commits within 90 days"));
        sentence.push_str(&format!(", and {share} made all their commits within 90 days"));
    }
    // In a project that began in one of these two years it says nothing.
    if people.groups.len() > 1 {
        findings.push(joined);
    }
    findings.retain(|_| total >= LEAST_PEOPLE && !context.lacks_history);
    let each: Vec<String> = (0..totals.len()).map(|at| in_year(people, totals, at, context)).collect();
    let mut range = String::new();
    let shown = people.years.iter().filter(|year| year.is_complete).count();
    if shown < people.all {
        range = format!("the last {shown} of {} years", people.all);
    }
    Words {
        findings,
        plain: "People active in each year by the year of their first commit".to_owned(),
        subtitle: context.counted("Active people per year, by the year of their first commit"),
        range,
        notes: notes(people),
        alts: vec![format!("{start} {sentence}."), start.to_owned()],
        description: format!("{start} {sentence}. {}.", each.join("; ")),
    }
}

/// "65% of the people active in 2006 joined in 2005 or 2006"
fn joined(people: &People, total: i64, year: i64) -> String {
    let part = match people.joined {
        0 => "None".to_owned(),
        joined if joined >= total => "All".to_owned(),
        joined => percent(joined, total),
    };
    format!("{part} of the people active in {year} joined in {} or {year}", year - 1)
}

/// A share in whole percent, 1 to 99.
#[allow(clippy::cast_precision_loss)]
fn percent(people: i64, total: i64) -> String {
    let share = if total > 0 { (people as f64 / total as f64 * 100.0).round() } else { 0.0 };
    format!("{:.0}%", share.clamp(1.0, 99.0))
}

/// "2006: 17, 4 of them drive-by"
fn in_year(people: &People, totals: &[i64], at: usize, context: &Context) -> String {
    let mut sentence = format!("{}: {}", people.years[at].year, context.numbers.whole(totals[at]));
    if people.has_drive_by() {
        let drive_by = context.numbers.whole(people.drive_by(at));
        sentence.push_str(&format!(", {drive_by} of them drive-by"));
    }
    sentence
}

fn notes(people: &People) -> Vec<String> {
    let mut notes = Vec::new();
    if !people.years.iter().all(|year| year.is_complete) {
        notes.push("Outlined: incomplete year.".to_owned());
    }
    if people.has_drive_by() {
        notes.push("Drive-by: people with all their commits within 90 days.".to_owned());
    }
    notes
}

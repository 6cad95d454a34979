//! The words of the chart of added and deleted lines: only what the numbers say.

use super::data::{Row, Written, is_reduced, leader};
use crate::chart::context::Context;
use crate::chart::kit::compose::Words;
use crate::chart::spec::Spec;
use crate::text::Numbers;

const WHAT: &str = "lines added and deleted per person";

/// All words of the chart; with its numbers as they are `written`.
pub fn words(spec: &Spec, (rows, of): (&[Row], usize), written: Written, context: &Context) -> Words {
    let (short, numbers) = (written.short, written.numbers);
    let start = format!("Diverging bar chart: {WHAT}.");
    Words {
        findings: found((rows, of), numbers).into_iter().collect(),
        plain: match rows.len() {
            1 => "Lines added and deleted".to_owned(),
            people => format!("Lines added and deleted by {}", active(people, of)),
        },
        subtitle: format!(
            "{}; sorted by net change, {} first",
            context.counted("Lines added and deleted per person"),
            if is_reduced(rows) { "lowest" } else { "highest" }
        ),
        range: String::new(),
        notes: notes(spec, (rows.len(), of), short),
        alts: (0..=3).rev().map(|count| format!("{start} {}", first(rows, count, numbers))).collect(),
        description: format!("{start} {}", first(rows, rows.len(), numbers)),
    }
}

/// Who, or how many people, deleted more than they added; where nobody did, who added most.
fn found((rows, of): (&[Row], usize), numbers: Numbers) -> Option<String> {
    match rows.iter().filter(|row| row.net < 0).count() {
        0 => leader(rows).and_then(|row| finding(row, numbers)),
        1 => rows.iter().find(|row| row.net < 0).and_then(|row| finding(row, numbers)),
        all if all == rows.len() => Some(format!("All of {} deleted more lines than they added", active(all, of))),
        some => Some(format!("{some} of {} deleted more lines than they added", active(rows.len(), of))),
    }
}

/// "Ada deleted 17,712 more lines than they added", unless that is less than a hundredth of what they changed.
fn finding(row: &Row, numbers: Numbers) -> Option<String> {
    let more = row.net.saturating_abs();
    if more < row.added.saturating_add(row.deleted) / 100 {
        return None;
    }
    let lines = if more == 1 { "line" } else { "lines" };
    let (did, not) = if row.net < 0 { ("deleted", "added") } else { ("added", "deleted") };
    Some(format!("{} {did} {} more {lines} than they {not}", row.person.in_text(), numbers.whole(more)))
}

/// Those shown, of so many of whom the last may be equals.
fn active(shown: usize, of: usize) -> String {
    if shown == of { format!("the {shown} most active people") } else { format!("{shown} of the most active people") }
}

/// Sentences for the footer.
fn notes(spec: &Spec, (shown, of): (usize, usize), short: bool) -> Vec<String> {
    let mut notes = Vec::new();
    if shown < of {
        notes.push(format!("{shown} of the {of} people with the most {}.", spec.unit));
    } else if shown > 1 {
        notes.push(format!("The {shown} people with the most {}.", spec.unit));
    }
    notes.push("A moved file counts as deleted and added.".to_owned());
    if short {
        notes.push("k, M, B, T: thousand to trillion, rounded.".to_owned());
    }
    notes
}

fn first(rows: &[Row], count: usize, numbers: Numbers) -> String {
    let row = |row: &Row| {
        let (deleted, added, net) = (numbers.whole(row.deleted), numbers.whole(row.added), numbers.signed(row.net));
        format!("{} deleted {deleted} and added {added}, net {net}", row.person.in_text())
    };
    let all: Vec<String> = rows.iter().take(count).map(row).collect();
    if all.is_empty() { String::new() } else { format!("{}.", all.join("; ")) }
}

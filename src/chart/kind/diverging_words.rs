//! The words of the chart of added and deleted lines: only what the numbers say.

use super::diverging::{Row, Written};
use crate::chart::Spec;
use crate::chart::kit::compose::Words;
use crate::text::Numbers;

const WHAT: &str = "lines added and deleted per person";

/// All words of the chart; with its numbers as they are `written`.
pub(in crate::chart) fn words(spec: &Spec, rows: &[Row], written: Written) -> Words {
    let (short, numbers) = (written.short, written.numbers);
    let start = format!("Diverging bar chart: {WHAT}.");
    Words {
        findings: found(rows, numbers).into_iter().collect(),
        plain: match rows.len() {
            1 => "Lines added and deleted".to_owned(),
            people => format!("Lines added and deleted by the {people} most active people"),
        },
        subtitle: "Lines added and deleted per person, sorted by net change, lowest first".to_owned(),
        range: String::new(),
        notes: notes(spec, rows, short),
        alts: (0..=3).rev().map(|count| format!("{start} {}", first(rows, count, numbers))).collect(),
        description: format!("{start} {}", first(rows, rows.len(), numbers)),
    }
}

/// Who, or how many people, deleted more than they added.
fn found(rows: &[Row], numbers: Numbers) -> Option<String> {
    match rows.iter().filter(|row| row.net < 0).count() {
        0 => None,
        1 => rows.iter().find(|row| row.net < 0).map(|row| finding(row, numbers)),
        all if all == rows.len() => {
            Some(format!("All of the {all} most active people deleted more lines than they added"))
        }
        some => Some(format!("{some} of the {} most active people deleted more lines than they added", rows.len())),
    }
}

/// "Ada deleted 17,712 more lines than they added", for the only one who did.
fn finding(row: &Row, numbers: Numbers) -> String {
    let lines = if row.net == -1 { "line" } else { "lines" };
    let more = numbers.whole(row.net.saturating_abs());
    format!("{} deleted {more} more {lines} than they added", row.person.in_text())
}

/// Sentences for the footer.
fn notes(spec: &Spec, rows: &[Row], short: bool) -> Vec<String> {
    let mut notes = Vec::new();
    if rows.len() > 1 {
        notes.push(format!("The {} people with the most {}.", rows.len(), spec.unit));
    }
    if short {
        notes.push("k, M, B, T: thousand to trillion, decimals cut.".to_owned());
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

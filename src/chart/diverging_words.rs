//! The words of the chart of added and deleted lines: only what the numbers say.

use super::Spec;
use super::diverging::Row;
use super::frame;
use crate::text;

const WHAT: &str = "lines added and deleted per person";

/// Titles, best first: who, or how many people, deleted more than they added.
pub(super) fn titles(spec: &Spec, rows: &[Row]) -> Vec<String> {
    let below = rows.iter().filter(|row| row.net < 0).count();
    let mut titles = Vec::new();
    match below {
        0 => {}
        1 => titles.extend(rows.iter().find(|row| row.net < 0).map(finding)),
        _ if below == rows.len() => {
            titles.push(format!("All of the {below} most active people deleted more lines than they added"));
        }
        _ => {
            titles.push(format!("{below} of the {} most active people deleted more lines than they added", rows.len()))
        }
    }
    titles.extend(spec.title.clone());
    titles.push(match rows.len() {
        1 => "Lines added and deleted".to_owned(),
        people => format!("Lines added and deleted by the {people} most active people"),
    });
    titles
}

/// "Ada deleted 17,712 more lines than they added", for the only one who did.
fn finding(row: &Row) -> String {
    let lines = if row.net == -1 { "line" } else { "lines" };
    let more = text::number(row.net.saturating_abs());
    format!("{} deleted {more} more {lines} than they added", row.person.in_text())
}

/// The spec's subtitle, or metric and order.
pub(super) fn subtitle(spec: &Spec) -> String {
    let own = || "Lines added and deleted per person, sorted by net change, lowest first".to_owned();
    spec.subtitle.clone().unwrap_or_else(own)
}

/// Sentences for the footer.
pub(super) fn notes(spec: &Spec, rows: &[Row], short: bool) -> Vec<String> {
    let mut notes = Vec::new();
    if rows.len() > 1 {
        notes.push(format!("The {} people with the most {}.", rows.len(), spec.unit));
    }
    if short {
        notes.push("k, M, B, T: thousand to trillion, decimals cut.".to_owned());
    }
    notes
}

/// Type, data, finding; fewer people where names are long.
pub(super) fn alt(rows: &[Row]) -> String {
    let start = format!("Diverging bar chart: {WHAT}.");
    let candidates: Vec<String> = (0..=3).rev().map(|count| format!("{start} {}", first(rows, count))).collect();
    frame::choose_alt(&candidates)
}

/// Everything that is drawn, in words.
pub(super) fn description(rows: &[Row]) -> String {
    format!("Diverging bar chart: {WHAT}. {}", first(rows, rows.len()))
}

fn first(rows: &[Row], count: usize) -> String {
    let row = |row: &Row| {
        let (deleted, added, net) = (text::number(row.deleted), text::number(row.added), text::signed(row.net));
        format!("{} deleted {deleted} and added {added}, net {net}", row.person.in_text())
    };
    let all: Vec<String> = rows.iter().take(count).map(row).collect();
    if all.is_empty() { String::new() } else { format!("{}.", all.join("; ")) }
}

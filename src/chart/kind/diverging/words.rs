//! The texts of the chart of added and deleted lines.

use super::data::{People, Row, Written, has_negative, leader};
use crate::chart::context::Context;
use crate::chart::kit::cells;
use crate::chart::kit::compose::Words;
use crate::chart::spec::Spec;
use crate::text::Numbers;

/// How many people the text for `alt` names, if they fit.
const NAMED: usize = 3;
/// A net of less than one part in this many of the lines changed is not a finding.
const LITTLE: i64 = 100;

/// All texts of the chart. `most` are the people that the largest picture shows; the title is about them at every size.
pub fn words(spec: &Spec, people: &People, most: &People, written: Written, context: &Context) -> Words {
    let rows = &people.rows;
    let numbers = written.numbers;
    let start = "Diverging bar chart: lines added and deleted per person.";
    let order = if has_negative(rows) { "lowest" } else { "highest" };
    let metric = context.counted("Lines added and deleted per person");
    Words {
        findings: finding(most, context).into_iter().collect(),
        plain: match most.rows.len() {
            1 => "Lines added and deleted".to_owned(),
            _ => format!("Lines added and deleted by {}", most_active(most)),
        },
        subtitle: match rows.iter().any(|row| row.is_least) {
            true => metric,
            false => format!("{metric}; sorted by net change, {order} first"),
        },
        range: String::new(),
        notes: notes(spec, people, written.short),
        alts: (0..=NAMED).rev().map(|count| format!("{start} {}", first(rows, count, numbers))).collect(),
        description: format!("{start} {}", first(rows, rows.len(), numbers)),
    }
}

/// Who, or how many people, deleted more than they added. If nobody did: who added most.
fn finding(people: &People, context: &Context) -> Option<String> {
    if context.lacks_lines {
        return None;
    }
    let (rows, numbers) = (&people.rows, context.numbers);
    let shrank = rows.iter().filter(|row| row.net < 0).count();
    match shrank {
        0 => leader(rows).and_then(|row| net(row, numbers)),
        1 => rows.iter().find(|row| row.net < 0).and_then(|row| net(row, numbers)),
        // Of people tied for the last row, only some are shown: a number of them says nothing.
        _ if rows.len() < people.all => None,
        _ if shrank == rows.len() => Some(format!("All of {} deleted more lines than they added", most_active(people))),
        _ => Some(format!("{shrank} of {} deleted more lines than they added", most_active(people))),
    }
}

/// "Ada deleted 17,712 lines net", unless that is little of what they changed.
fn net(row: &Row, numbers: Numbers) -> Option<String> {
    let more = row.net.saturating_abs();
    if more < row.added.saturating_add(row.deleted) / LITTLE {
        return None;
    }
    let lines = numbers.counted(more, "line", "lines");
    let did = if row.net < 0 { "deleted" } else { "added" };
    Some(format!("{} {did} {lines} net", row.person.in_text()))
}

/// The people shown. If others are omitted, the last one shown may be tied with them.
fn most_active(people: &People) -> String {
    let shown = people.rows.len();
    if shown == people.all {
        return format!("the {shown} most active people");
    }
    format!("{shown} of the most active people")
}

/// Sentences for the footer.
fn notes(spec: &Spec, people: &People, short: bool) -> Vec<String> {
    let (shown, all) = (people.rows.len(), people.all);
    let mut notes = Vec::new();
    if shown < all {
        notes.push(format!("{shown} of the {all} people with the most {}.", spec.unit));
    } else if shown > 1 {
        notes.push(format!("The {shown} people with the most {}.", spec.unit));
    }
    notes.push("Renamed files count as deleted and added.".to_owned());
    if short {
        notes.push("k, M, B, T: thousand to trillion, rounded.".to_owned());
    }
    notes
}

/// "Ada deleted 9 and added 5, net −4; ..." for the first people.
fn first(rows: &[Row], count: usize, numbers: Numbers) -> String {
    let mut sentences = Vec::new();
    for row in rows.iter().take(count) {
        if row.is_least {
            let [deleted, added] = [row.deleted, row.added].map(|it| cells::at_least(it, &numbers.whole(it)));
            sentences.push(format!("{} deleted {deleted} lines and added {added} lines", row.person.in_text()));
            continue;
        }
        let (deleted, added, net) = (numbers.whole(row.deleted), numbers.whole(row.added), numbers.signed(row.net));
        sentences.push(format!("{} deleted {deleted} and added {added}, net {net}", row.person.in_text()));
    }
    if sentences.is_empty() { String::new() } else { format!("{}.", sentences.join("; ")) }
}

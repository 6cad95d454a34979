//! Whose lines are shown, in which order, and how their numbers are written.

use std::cmp::Reverse;

use crate::chart::kit::cells;
use crate::chart::kit::people::Person;
use crate::chart::kit::scale::compact;
use crate::chart::skipped::Skipped;
use crate::chart::spec::Spec;
use crate::query::{ResultSet, Value};
use crate::text::Numbers;

/// One person's lines.
pub struct Row {
    /// The person.
    pub person: Person,
    /// Lines added.
    pub added: i64,
    /// Lines deleted, not negative.
    pub deleted: i64,
    /// Added minus deleted; 0 if it is unknown.
    pub net: i64,
    /// Whether lines of the person are unknown: the numbers are the least, and the net is unknown.
    pub is_least: bool,
}

/// The people shown.
pub struct People {
    /// The rows, most negative net first; if no net is negative, the highest first.
    pub rows: Vec<Row>,
    /// People in the data.
    pub all: usize,
}

/// How numbers are written.
#[derive(Debug, Clone, Copy)]
pub struct Written {
    /// Shortened to a few characters.
    pub short: bool,
    /// With which separators.
    pub numbers: Numbers,
}

impl Written {
    /// A number without a sign.
    pub fn whole(self, value: i64) -> String {
        if self.short { compact(value, self.numbers) } else { self.numbers.whole(value) }
    }

    /// A number of lines of a row.
    pub fn lines(self, row: &Row, value: i64) -> String {
        if row.is_least { cells::least(value, &self.whole(value)) } else { self.whole(value) }
    }

    /// The net of a row with its sign.
    pub fn net(self, row: &Row) -> String {
        if row.is_least { "unknown".to_owned() } else { self.signed(row.net) }
    }

    /// A number with its sign.
    fn signed(self, value: i64) -> String {
        if !self.short {
            return self.numbers.signed(value);
        }
        let sign = if value > 0 { "+" } else { "" };
        format!("{sign}{}", compact(value, self.numbers))
    }
}

/// The first people of the query, at most `most`.
pub fn select(spec: &Spec, data: &ResultSet, most: usize) -> Result<People, Skipped> {
    let mut rows: Vec<Row> = data.rows.iter().filter_map(|row| read(spec, data, row)).collect();
    let all = rows.len();
    rows.truncate(spec.limit().min(most));
    if rows.iter().all(|row| row.added == 0 && row.deleted == 0) && rows.iter().any(|row| row.is_least) {
        return Err(Skipped::because("The lines of these people are unknown."));
    }
    if rows.iter().all(|row| row.added == 0 && row.deleted == 0) {
        return Err(Skipped::because("No person added or deleted a line."));
    }
    // Stable: people with the same numbers stay in the query's order.
    if rows.iter().any(|row| row.is_least) {
        // A net that is unknown has no place in an order by net.
    } else if has_negative(&rows) {
        rows.sort_by_key(|row| (row.net, Reverse(row.deleted)));
    } else {
        rows.sort_by_key(|row| Reverse(row.net));
    }
    Ok(People { rows, all })
}

fn read(spec: &Spec, data: &ResultSet, row: &[Value]) -> Option<Row> {
    let person = cells::person(data, row, spec);
    let [added, deleted] = [&spec.added, &spec.deleted].map(|column| cells::integer(data, row, column));
    if cells::is_least(data, row) {
        let [added, deleted] = [added, deleted].map(|lines| lines.unwrap_or(0).saturating_abs());
        return Some(Row { person, added, deleted, net: 0, is_least: true });
    }
    let (added, deleted) = (added?.max(0), deleted?.saturating_abs());
    let net = cells::integer(data, row, &spec.net).unwrap_or_else(|| added.saturating_sub(deleted));
    Some(Row { person, added, deleted, net, is_least: false })
}

/// Whether any person deleted more than they added.
pub fn has_negative(rows: &[Row]) -> bool {
    rows.iter().any(|row| row.net < 0)
}

/// The one person with the highest net, if there are several people and no net is negative.
pub fn leader(rows: &[Row]) -> Option<&Row> {
    match rows {
        [first, second, ..] if !has_negative(rows) && first.net > second.net => {
            (!rows.iter().any(|row| row.is_least)).then_some(first)
        }
        _ => None,
    }
}

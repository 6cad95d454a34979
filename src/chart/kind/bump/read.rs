//! Reads the rows of the rank chart.

use std::collections::BTreeMap;

use crate::chart::kit::cells;
use crate::chart::kit::people::Person;
use crate::chart::spec::Spec;
use crate::query::{ResultSet, Value};
use crate::text;

/// A row of a release.
pub struct Entry {
    /// Competition rank.
    pub rank: i64,
    /// The person.
    pub person: Person,
}

/// The rows of a release.
#[derive(Default)]
pub struct Column {
    /// Name as shown.
    pub name: String,
    /// Whether these are the commits after the last release.
    pub unreleased: bool,
    /// The people in the top.
    pub entries: Vec<Entry>,
}

/// All releases, oldest first.
pub fn read(spec: &Spec, data: &ResultSet) -> Vec<Column> {
    let mut found: BTreeMap<(i64, String), Column> = BTreeMap::new();
    for row in &data.rows {
        let Some(order) = cells::integer(data, row, &spec.order) else { continue };
        let Some(rank) = cells::integer(data, row, &spec.rank) else { continue };
        let name = text::plain(cells::text(data, row, &spec.period));
        let column = found.entry((order, name.clone())).or_default();
        column.unreleased |= cells::is_unreleased(data, row, &name);
        column.name = name;
        column.add(spec, rank, data, row);
    }
    found.into_values().collect()
}

impl Column {
    /// Adds a person with a rank in the top, once.
    fn add(&mut self, spec: &Spec, rank: i64, data: &ResultSet, row: &[Value]) {
        let person = cells::person(data, row, spec);
        let is_shown = usize::try_from(rank).is_ok_and(|rank| (1..=spec.limit()).contains(&rank));
        if is_shown && !self.entries.iter().any(|entry| entry.person.key == person.key) {
            self.entries.push(Entry { rank, person });
        }
    }
}

/// Keeps at most `top` people, one per lane. People tied across the last lane go together, because showing some of them
/// would rank equals. Returns whether anyone was omitted.
pub fn omit_ties(entries: &mut Vec<Entry>, top: usize) -> bool {
    let is_crowded = entries.len() > top;
    while entries.len() > top {
        let last = entries.iter().map(|entry| entry.rank).max().unwrap_or(0);
        entries.retain(|entry| entry.rank < last);
    }
    is_crowded
}

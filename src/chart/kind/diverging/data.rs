//! Whose lines are shown, in which order, and how their numbers are written.

use crate::chart::kit::cells;
use crate::chart::kit::people::Person;
use crate::chart::kit::scale::compact;
use crate::chart::skipped::Skipped;
use crate::chart::spec::Spec;
use crate::query::ResultSet;
use crate::text::Numbers;

/// One person's lines.
pub struct Row {
    /// Who.
    pub person: Person,
    /// Lines added.
    pub added: i64,
    /// Lines deleted, not negative.
    pub deleted: i64,
    /// Added minus deleted.
    pub net: i64,
}

/// How numbers are written.
#[derive(Debug, Clone, Copy)]
pub struct Written {
    /// Cut to a few characters.
    pub short: bool,
    /// With which marks.
    pub numbers: Numbers,
}

impl Written {
    pub fn whole(self, value: i64) -> String {
        if self.short { compact(value, self.numbers) } else { self.numbers.whole(value) }
    }

    pub fn signed(self, value: i64) -> String {
        match self.short {
            true if value > 0 => format!("+{}", compact(value, self.numbers)),
            true => compact(value, self.numbers),
            false => self.numbers.signed(value),
        }
    }
}

/// The first people of the query, most negative net first; where nobody has one, the highest first. And how many there
/// are.
pub fn select(spec: &Spec, data: &ResultSet, most: usize) -> Result<(Vec<Row>, usize), Skipped> {
    let read = |row: &Vec<_>| {
        let added = cells::integer(data, row, &spec.added)?.max(0);
        let deleted = cells::integer(data, row, &spec.deleted)?.saturating_abs();
        let net = cells::integer(data, row, &spec.net).unwrap_or_else(|| added.saturating_sub(deleted));
        Some(Row { person: cells::person(data, row, spec), added, deleted, net })
    };
    let mut rows: Vec<Row> = data.rows.iter().filter_map(read).collect();
    let all = rows.len();
    rows.truncate(spec.limit().min(most));
    if rows.iter().all(|row| row.added == 0 && row.deleted == 0) {
        return Err(Skipped::because("Nobody added or deleted a line here."));
    }
    // Stable: people of the same numbers stay in the query's order.
    if is_reduced(&rows) {
        rows.sort_by_key(|row| (row.net, std::cmp::Reverse(row.deleted)));
    } else {
        rows.sort_by_key(|row| std::cmp::Reverse(row.net));
    }
    Ok((rows, all))
}

/// Whether anyone deleted more than they added.
pub fn is_reduced(rows: &[Row]) -> bool {
    rows.iter().any(|row| row.net < 0)
}

/// Of several people none of whom deleted more than they added: who added most beyond that, if that is one.
pub fn leader(rows: &[Row]) -> Option<&Row> {
    match rows {
        [first, second, ..] if !is_reduced(rows) && first.net > second.net => Some(first),
        _ => None,
    }
}

//! Whose streaks are shown.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::chart::kit::cells;
use crate::chart::kit::people::Person;
use crate::chart::rows::Rows;
use crate::chart::spec::Spec;
use crate::fact::to_i64;
use crate::query::{ResultSet, Value};
use crate::text;

/// People with a row of tiles.
pub const PEOPLE: usize = 15;
/// Releases with a tile each.
pub const TILES: usize = 40;

/// A person's tiles.
pub struct Row {
    /// The person.
    pub person: Person,
    /// Releases in the current streak.
    pub length: i64,
    /// The first release of the streak.
    pub since: String,
    /// The tiles by position of the release.
    pub tiles: BTreeMap<usize, Tile>,
}

/// A release in which a person was in the top.
#[derive(Clone, Copy)]
pub struct Tile {
    /// The rank.
    pub rank: i64,
    /// Whether the release belongs to the current streak.
    pub is_current: bool,
}

/// All streaks.
pub struct Streaks {
    /// Names of the releases, oldest first.
    pub releases: Vec<String>,
    /// The people, longest streak first.
    pub rows: Vec<Row>,
    /// Whether most releases have more people than the top. Otherwise everybody is in it.
    pub is_contested: bool,
}

/// Optional column: people of the release.
const CROWD: &str = "people";

impl Streaks {
    /// Reads all rows of a result.
    pub fn read(spec: &Spec, data: &ResultSet) -> Self {
        let places = places(spec, data);
        let mut rows: Vec<Row> = Vec::new();
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        for cells_of in &data.rows {
            let Some(place) = release(spec, data, cells_of).and_then(|release| places.get(&release)) else { continue };
            let person = cells::person(data, cells_of, spec);
            let at = *known.entry(person.key.clone()).or_insert(rows.len());
            if at == rows.len() {
                let length = cells::integer(data, cells_of, spec.column("length")).unwrap_or(0);
                let since = text::plain(cells::text(data, cells_of, spec.column("from_release")));
                rows.push(Row { person, length, since, tiles: BTreeMap::new() });
            }
            if let Some(rank) = cells::integer(data, cells_of, &spec.rank) {
                let is_current = data.value(cells_of, spec.column("is_in_run")).is_true();
                rows[at].tiles.insert(*place, Tile { rank, is_current });
            }
        }
        // Stable: streaks of the same length stay in the query's order.
        rows.sort_by_key(|row| Reverse(row.length));
        let is_contested = is_contested(spec, data);
        Self { releases: places.into_keys().map(|(_, name)| name).collect(), rows, is_contested }
    }
}

/// Whether at least half of the releases with a known number of people have more than the top.
fn is_contested(spec: &Spec, data: &ResultSet) -> bool {
    let mut people = BTreeMap::new();
    for row in &data.rows {
        if let (Some(release), Some(crowd)) = (release(spec, data, row), cells::integer(data, row, CROWD)) {
            people.insert(release, crowd);
        }
    }
    let contested = people.values().filter(|crowd| **crowd > to_i64(spec.limit())).count();
    contested * 2 >= people.len()
}

/// The positions of the releases in time.
fn places(spec: &Spec, data: &ResultSet) -> BTreeMap<(i64, String), usize> {
    let releases: BTreeSet<(i64, String)> = data.rows.iter().filter_map(|row| release(spec, data, row)).collect();
    releases.into_iter().zip(0..).collect()
}

/// Order and name of the release of a row.
fn release(spec: &Spec, data: &ResultSet, row: &[Value]) -> Option<(i64, String)> {
    let order = cells::integer(data, row, &spec.order)?;
    Some((order, text::plain(cells::text(data, row, &spec.period))))
}

/// Rows of the people with the longest streaks, in the releases shown.
pub fn rows(rows: &mut Rows<'_>, spec: &Spec) {
    rows.releases(&spec.order, &spec.period, TILES);
    rows.top(&spec.rank, spec.limit());
    let data = rows.data;
    let longest = longest(spec, data);
    let limit = format!("the {} longest streaks", rows.numbers.count(PEOPLE));
    rows.keep(&limit, |row| longest.contains(cells::text(data, row, &spec.key)));
    rows.keep_first();
}

/// Keys of the people with the longest streaks.
fn longest<'a>(spec: &Spec, data: &'a ResultSet) -> BTreeSet<&'a str> {
    let mut known = BTreeSet::new();
    let mut people = Vec::new();
    for row in &data.rows {
        let key = cells::text(data, row, &spec.key);
        if known.insert(key) {
            let length = data.value(row, spec.column("length")).integer().unwrap_or(0);
            people.push((Reverse(length), key));
        }
    }
    // Stable: streaks of the same length stay in the query's order.
    people.sort_by_key(|(length, _)| *length);
    people.into_iter().take(PEOPLE).map(|(_, key)| key).collect()
}

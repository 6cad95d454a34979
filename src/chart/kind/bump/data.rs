//! Who is in which lane of which release.

use std::collections::BTreeMap;

use crate::chart::kit::cells;
use crate::chart::kit::people::{Highlights, Person};
use crate::chart::skipped::Skipped;
use crate::chart::spec::Spec;
use crate::query::ResultSet;
use crate::text;

/// Releases over which ranks are shown; more columns are too narrow to follow a line.
pub const RELEASES: usize = 20;

/// A column of the chart.
pub struct Release {
    /// Name as shown.
    pub name: String,
    /// Whether it is the part of history after the last release.
    pub unreleased: bool,
    /// The lanes, first place first: position in [`Ranks::people`] and competition rank.
    pub lanes: Vec<(usize, i64)>,
}

impl Release {
    /// Who is first, unless people share that.
    pub fn first(&self) -> Option<usize> {
        let mut first = self.lanes.iter().filter(|(_, rank)| *rank == 1).map(|(who, _)| *who);
        first.next().filter(|_| first.next().is_none())
    }
}

/// The data of the chart.
#[derive(Default)]
pub struct Ranks {
    /// Everyone who is in a lane at least once.
    pub people: Vec<Person>,
    /// Of each person: whether two dots are joined by a line.
    pub lined: Vec<bool>,
    /// Of each person: whether all dots are small, since no line joins them and no name is beside the last.
    pub passing: Vec<bool>,
    /// The releases shown, oldest first.
    pub releases: Vec<Release>,
    /// Releases in the data.
    pub all_releases: usize,
    /// Releases in which people tied across the last lane are left out.
    pub crowded: usize,
}

/// A row: rank, key, name.
type Entry = (i64, String, String);

impl Ranks {
    /// Reads the last `most` releases and gives everyone up to the spec's rank a lane.
    /// Someone wished for is never passing.
    pub fn select(spec: &Spec, data: &ResultSet, wished: &[String], most: usize) -> Result<Self, Skipped> {
        let mut releases = read(spec, data);
        let all_releases = releases.len();
        if all_releases < 2 {
            return Err(Skipped::because("There is only one release here: a change of ranks needs two."));
        }
        let mut ranks = Self { all_releases, ..Self::default() };
        let mut known = BTreeMap::new();
        for (release, mut entries) in releases.split_off(all_releases.saturating_sub(most)) {
            ranks.crowded += usize::from(leave_out(&mut entries, spec.limit()));
            let before = ranks.releases.last().map(|release| lane_of(&ranks.people, release)).unwrap_or_default();
            let previous = |key: &String| before.get(key.as_str()).copied().unwrap_or(usize::MAX);
            // Tied people keep their order from the release before, so that lines do not cross without need.
            entries.sort_by(|a, b| (a.0, previous(&a.1), &a.2, &a.1).cmp(&(b.0, previous(&b.1), &b.2, &b.1)));
            let lanes = entries.into_iter().map(|(rank, key, name)| (ranks.position(&mut known, key, &name), rank));
            let lanes: Vec<(usize, i64)> = lanes.collect();
            ranks.releases.push(Release { lanes, ..release });
        }
        ranks.set_apart(wished);
        Ok(ranks)
    }

    /// Tells lines from single dots, and gives lines the first lanes of the ranks that they share with single dots.
    fn set_apart(&mut self, wished: &[String]) {
        let wished = Highlights::new(wished, &self.people, &[]);
        let last = self.releases.len() - 1;
        for (at, person) in self.people.iter().enumerate() {
            let runs = self.runs(at);
            let lined = runs.iter().any(|run| run.len() > 1);
            let stays = runs.iter().flatten().any(|(release, _)| *release == last);
            self.lined.push(lined);
            self.passing.push(!lined && !stays && wished.get(&person.key).is_none());
        }
        for release in &mut self.releases {
            // Stable: among the lines, and so for the next release, nothing changes.
            release.lanes.sort_by_key(|(who, rank)| (*rank, !self.lined[*who]));
        }
    }

    /// First and last lane of each group of lines that share a rank, after their release.
    pub fn ties(&self) -> Vec<(usize, usize, usize)> {
        let of = |(at, release): (usize, &Release)| {
            let mut ties = Vec::new();
            let mut next = 0;
            for group in release.lanes.chunk_by(|a, b| a.1 == b.1) {
                let lines = group.iter().filter(|(who, _)| self.lined[*who]).count();
                if lines > 1 {
                    ties.push((at, next, next + lines - 1));
                }
                next += group.len();
            }
            ties
        };
        self.releases.iter().enumerate().flat_map(of).collect()
    }

    /// Number of lanes that are needed.
    pub fn depth(&self) -> usize {
        self.releases.iter().map(|release| release.lanes.len()).max().unwrap_or(0)
    }

    /// Lane of a person in each release, from 0.
    pub fn lanes(&self, person: usize) -> Vec<Option<usize>> {
        let lane = |release: &Release| release.lanes.iter().position(|(who, _)| *who == person);
        self.releases.iter().map(lane).collect()
    }

    /// Stretches of releases in which a person is in a lane without a break: (release, lane) each.
    pub fn runs(&self, person: usize) -> Vec<Vec<(usize, usize)>> {
        let lanes = self.lanes(person);
        let placed: Vec<(usize, usize)> =
            lanes.iter().enumerate().filter_map(|(at, lane)| lane.map(|lane| (at, lane))).collect();
        placed.chunk_by(|a, b| a.0 + 1 == b.0).map(<[_]>::to_vec).collect()
    }

    /// Stretches of releases in which the same person was first, alone: who, first and last release.
    pub fn leads(&self) -> Vec<(usize, usize, usize)> {
        let firsts: Vec<(usize, usize)> =
            self.releases.iter().enumerate().filter_map(|(at, release)| Some((release.first()?, at))).collect();
        let stretches = firsts.chunk_by(|a, b| a.0 == b.0 && a.1 + 1 == b.1);
        stretches.filter_map(|stretch| Some((stretch.first()?.0, stretch.first()?.1, stretch.last()?.1))).collect()
    }

    /// Whether the others hardly have lines: fewer than one from each release to the next.
    pub fn is_led_alone(&self, leader: &Person) -> bool {
        let others = (0..self.people.len()).filter(|person| self.people[*person].key != leader.key);
        let steps: usize = others.flat_map(|person| self.runs(person)).map(|run| run.len() - 1).sum();
        steps + 1 < self.releases.len()
    }

    fn position(&mut self, known: &mut BTreeMap<String, usize>, key: String, name: &str) -> usize {
        if let Some(at) = known.get(&key) {
            return *at;
        }
        self.people.push(Person::new(&key, name));
        known.insert(key, self.people.len() - 1);
        self.people.len() - 1
    }
}

fn read(spec: &Spec, data: &ResultSet) -> Vec<(Release, Vec<Entry>)> {
    let mut found: BTreeMap<(i64, String), (bool, Vec<Entry>)> = BTreeMap::new();
    for row in &data.rows {
        let (order, rank) = (cells::integer(data, row, &spec.order), cells::integer(data, row, &spec.rank));
        let (Some(order), Some(rank)) = (order, rank) else { continue };
        let name = text::plain(cells::text(data, row, &spec.period));
        let marked = cells::is_unreleased(data, row, &name);
        let entry = found.entry((order, name)).or_default();
        entry.0 |= marked;
        let person = cells::person(data, row, spec);
        let shown = usize::try_from(rank).is_ok_and(|rank| (1..=spec.limit()).contains(&rank));
        if shown && !entry.1.iter().any(|(_, key, _)| *key == person.key) {
            entry.1.push((rank, person.key, person.name));
        }
    }
    let release = |name, unreleased| Release { name, unreleased, lanes: Vec::new() };
    found.into_iter().map(|((_, name), (marked, entries))| (release(name, marked), entries)).collect()
}

/// Keeps at most `top` people, one per lane. People tied across the last lane go together: showing some of
/// them would rank equals. Says whether anyone tied was left out.
fn leave_out(entries: &mut Vec<Entry>, top: usize) -> bool {
    let crowded = entries.len() > top;
    while entries.len() > top {
        let last = entries.iter().map(|entry| entry.0).max().unwrap_or(0);
        entries.retain(|entry| entry.0 < last);
    }
    crowded
}

fn lane_of<'a>(people: &'a [Person], release: &Release) -> BTreeMap<&'a str, usize> {
    release.lanes.iter().enumerate().map(|(lane, (who, _))| (people[*who].key.as_str(), lane)).collect()
}

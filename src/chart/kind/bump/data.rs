//! Who is in which lane of which release.

use std::collections::BTreeMap;

use super::read::{Entry, omit_ties, read};
use crate::chart::kit::people::{Highlights, Person};
use crate::chart::skipped::Skipped;
use crate::chart::spec::Spec;
use crate::query::ResultSet;

/// Releases over which ranks are shown; more columns are too narrow to follow a line.
pub const RELEASES: usize = 20;

/// A person in a release.
#[derive(Debug, Clone, Copy)]
pub struct Lane {
    /// Position in [`Ranks::people`].
    pub who: usize,
    /// Competition rank.
    pub rank: i64,
}

/// A column of the chart.
pub struct Release {
    /// Name as shown.
    pub name: String,
    /// Whether these are the commits after the last release.
    pub unreleased: bool,
    /// The lanes, first place first.
    pub lanes: Vec<Lane>,
}

impl Release {
    /// The one person with the first rank.
    pub fn first(&self) -> Option<usize> {
        let mut first = self.lanes.iter().filter(|lane| lane.rank == 1).map(|lane| lane.who);
        first.next().filter(|_| first.next().is_none())
    }
}

/// A person's lane in a release.
#[derive(Debug, Clone, Copy)]
pub struct Stop {
    /// Position of the release.
    pub release: usize,
    /// Position of the lane.
    pub lane: usize,
}

/// Consecutive releases with the same person in the first lane, alone.
#[derive(Debug, Clone, Copy)]
pub struct Lead {
    /// The person.
    pub who: usize,
    /// First release.
    pub from: usize,
    /// Last release.
    pub to: usize,
}

/// Lanes of a release whose people are tied.
#[derive(Debug, Clone, Copy)]
pub struct Tie {
    /// The release.
    pub release: usize,
    /// First lane.
    pub first: usize,
    /// Last lane.
    pub last: usize,
}

/// The data of the chart.
#[derive(Default)]
pub struct Ranks {
    /// Everyone who is in a lane at least once.
    pub people: Vec<Person>,
    /// Of each person: whether a line joins two dots.
    pub lined: Vec<bool>,
    /// Of each person: whether all dots are small, because no line joins them and no name is beside the last.
    pub passing: Vec<bool>,
    /// The releases shown, oldest first.
    pub releases: Vec<Release>,
    /// Releases in the data.
    pub all_releases: usize,
    /// Releases in which people tied across the last lane are omitted.
    pub crowded: usize,
}

impl Ranks {
    /// Reads the last `most` releases and gives everyone up to the spec's rank a lane. Highlighted people have no small dots.
    pub fn select(spec: &Spec, data: &ResultSet, highlight: &[String], most: usize) -> Result<Self, Skipped> {
        let mut columns = read(spec, data);
        let all_releases = columns.len();
        if all_releases < 2 {
            let released = columns.iter().filter(|column| !column.unreleased).count();
            return Err(Skipped::too_few_releases(released, 2));
        }
        let mut ranks = Self { all_releases, ..Self::default() };
        let mut known = BTreeMap::new();
        for mut column in columns.split_off(all_releases.saturating_sub(most)) {
            ranks.crowded += usize::from(omit_ties(&mut column.entries, spec.limit()));
            ranks.sort(&mut column.entries);
            let mut lanes = Vec::new();
            for Entry { rank, person } in column.entries {
                lanes.push(Lane { who: ranks.position(&mut known, person), rank });
            }
            ranks.releases.push(Release { name: column.name, unreleased: column.unreleased, lanes });
        }
        ranks.find_lines(highlight);
        Ok(ranks)
    }

    /// Sorts a release by rank. Tied people keep their order from the previous release, so that lines cross less.
    fn sort(&self, entries: &mut [Entry]) {
        let before = self.releases.last().map(|release| self.lane_of(release)).unwrap_or_default();
        let previous = |entry: &Entry| before.get(entry.person.key.as_str()).copied().unwrap_or(usize::MAX);
        entries.sort_by(|a, b| {
            let by_rank = (a.rank, previous(a)).cmp(&(b.rank, previous(b)));
            by_rank.then_with(|| (&a.person.name, &a.person.key).cmp(&(&b.person.name, &b.person.key)))
        });
    }

    /// The lanes of a release by key.
    fn lane_of(&self, release: &Release) -> BTreeMap<&str, usize> {
        let keys = release.lanes.iter().map(|lane| self.people[lane.who].key.as_str());
        keys.zip(0..).collect()
    }

    /// Finds who has a line. Of tied people, those with a line have the first lanes.
    fn find_lines(&mut self, highlight: &[String]) {
        let highlights = Highlights::new(highlight, &self.people, &[]);
        let last = self.releases.len() - 1;
        for (at, person) in self.people.iter().enumerate() {
            let runs = self.runs(at);
            let lined = runs.iter().any(|run| run.len() > 1);
            let stays = runs.iter().flatten().any(|stop| stop.release == last);
            self.lined.push(lined);
            self.passing.push(!lined && !stays && highlights.get(&person.key).is_none());
        }
        for release in &mut self.releases {
            // Stable: the order among the lines does not change.
            release.lanes.sort_by_key(|lane| (lane.rank, !self.lined[lane.who]));
        }
    }

    /// Groups of lines that share a rank.
    pub fn ties(&self) -> Vec<Tie> {
        let mut ties = Vec::new();
        for (at, release) in self.releases.iter().enumerate() {
            let mut first = 0;
            for group in release.lanes.chunk_by(|a, b| a.rank == b.rank) {
                let lines = group.iter().filter(|lane| self.lined[lane.who]).count();
                if lines > 1 {
                    ties.push(Tie { release: at, first, last: first + lines - 1 });
                }
                first += group.len();
            }
        }
        ties
    }

    /// The lanes of the last release.
    pub fn last(&self) -> &[Lane] {
        self.releases.last().map(|release| release.lanes.as_slice()).unwrap_or_default()
    }

    /// Number of lanes that are needed.
    pub fn depth(&self) -> usize {
        self.releases.iter().map(|release| release.lanes.len()).max().unwrap_or(0)
    }

    /// Lane of a person in each release, from 0.
    pub fn lanes(&self, person: usize) -> Vec<Option<usize>> {
        let lane = |release: &Release| release.lanes.iter().position(|lane| lane.who == person);
        self.releases.iter().map(lane).collect()
    }

    /// Stretches of consecutive releases in which a person is in a lane.
    pub fn runs(&self, person: usize) -> Vec<Vec<Stop>> {
        let mut stops = Vec::new();
        for (release, lane) in self.lanes(person).into_iter().enumerate() {
            stops.extend(lane.map(|lane| Stop { release, lane }));
        }
        stops.chunk_by(|a, b| a.release + 1 == b.release).map(<[_]>::to_vec).collect()
    }

    /// Stretches of consecutive releases with the same person first, alone.
    pub fn leads(&self) -> Vec<Lead> {
        let mut leads: Vec<Lead> = Vec::new();
        for (at, release) in self.releases.iter().enumerate() {
            let Some(who) = release.first() else { continue };
            match leads.last_mut() {
                Some(lead) if lead.who == who && lead.to + 1 == at => lead.to = at,
                _ => leads.push(Lead { who, from: at, to: at }),
            }
        }
        leads
    }

    /// Whether the others hardly have lines: fewer than one from each release to the next.
    pub fn is_led_alone(&self, leader: &Person) -> bool {
        let others = (0..self.people.len()).filter(|person| self.people[*person].key != leader.key);
        let steps: usize = others.flat_map(|person| self.runs(person)).map(|run| run.len() - 1).sum();
        steps + 1 < self.releases.len()
    }

    fn position(&mut self, known: &mut BTreeMap<String, usize>, person: Person) -> usize {
        let people = &mut self.people;
        *known.entry(person.key.clone()).or_insert_with(|| {
            people.push(person);
            people.len() - 1
        })
    }
}

//! Commits by release and organization.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::chart::kit::cells;
use crate::chart::kit::periods::Period;
use crate::chart::kit::stack::sum;
use crate::chart::spec::Spec;
use crate::query::ResultSet;
use crate::text;

/// Commits by release and part. The parts are the organizations of `names`, then all others, then unknown.
pub struct Parts {
    /// The largest organizations of all releases shown, largest first.
    pub names: Vec<String>,
    /// Commits of each release by part.
    pub commits: Vec<Vec<i64>>,
}

/// The commits of one row.
pub struct Entry {
    /// Position of the release.
    pub release: usize,
    /// `None` if unknown.
    pub name: Option<String>,
    /// The commits.
    pub commits: i64,
}

impl Parts {
    /// Reads the releases shown; `most` organizations have a part of their own.
    pub fn read(spec: &Spec, data: &ResultSet, shown: &[Period], most: usize) -> Self {
        let entries = entries(spec, data, shown);
        let mut totals: BTreeMap<&str, i64> = BTreeMap::new();
        for entry in &entries {
            if let Some(name) = &entry.name {
                let total = totals.entry(name).or_default();
                *total = total.saturating_add(entry.commits);
            }
        }
        let mut largest: Vec<(Reverse<i64>, &str)> =
            totals.into_iter().map(|(name, total)| (Reverse(total), name)).collect();
        largest.sort_unstable();
        let names: Vec<String> = largest.into_iter().take(most).map(|(_, name)| name.to_owned()).collect();
        let mut parts = Self { commits: vec![vec![0; names.len() + 2]; shown.len()], names };
        for entry in &entries {
            let part = parts.part(entry.name.as_deref());
            let commits = &mut parts.commits[entry.release][part];
            *commits = commits.saturating_add(entry.commits);
        }
        parts
    }

    /// The part of an organization.
    fn part(&self, name: Option<&str>) -> usize {
        let Some(name) = name else { return self.unknown() };
        self.names.iter().position(|known| known == name).unwrap_or(self.others())
    }

    /// The part of all other organizations.
    pub fn others(&self) -> usize {
        self.names.len()
    }

    /// The part of commits whose organization is unknown.
    pub fn unknown(&self) -> usize {
        self.names.len() + 1
    }

    /// All commits of a release.
    pub fn total(&self, release: usize) -> i64 {
        sum(&self.commits[release])
    }

    /// A part in whole percent.
    pub fn percent(&self, release: usize, part: usize) -> i64 {
        let commits = i128::from(self.commits[release][part]);
        let total = i128::from(self.total(release).max(1));
        i64::try_from((commits * 200 + total) / (total * 2)).unwrap_or(0)
    }
}

/// The rows of the releases shown.
pub fn entries(spec: &Spec, data: &ResultSet, shown: &[Period]) -> Vec<Entry> {
    let places: BTreeMap<&str, usize> = shown.iter().zip(0..).map(|(period, at)| (period.name.as_str(), at)).collect();
    let mut entries = Vec::new();
    for row in &data.rows {
        let name = text::plain(cells::text(data, row, &spec.period));
        let Some(release) = places.get(name.as_str()) else { continue };
        let commits = cells::integer(data, row, spec.column("commits")).unwrap_or(0).max(0);
        let is_unknown = data.value(row, spec.column("is_unknown")).is_true();
        let name = (!is_unknown).then(|| text::person(cells::text(data, row, spec.column("organization"))));
        entries.push(Entry { release: *release, name, commits });
    }
    entries
}

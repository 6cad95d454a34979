//! The largest organization of the latest release. It does not depend on the size of the picture.

use std::collections::BTreeMap;

use super::data::entries;
use crate::chart::kit::periods::Period;
use crate::chart::spec::Spec;
use crate::query::ResultSet;
use crate::text;

/// People without an employer, who are no organization. The query `elephant_factor` has the same name as its default.
const INDEPENDENT: &str = "Independent";

/// The largest organization of the latest release.
pub struct Leader {
    /// The release.
    release: String,
    /// The organization.
    pub name: String,
    commits: i64,
    unknown: i64,
    total: i64,
}

impl Leader {
    /// The organization with the most commits in the latest release. `None` if several have as many, if it is no
    /// organization, or if the unknown commits could make another one the largest.
    pub fn find(spec: &Spec, data: &ResultSet, all: &[Period]) -> Option<Self> {
        let latest = all.iter().rposition(|period| !period.unreleased)?;
        let (mut known, mut unknown): (BTreeMap<String, i64>, i64) = (BTreeMap::new(), 0);
        for entry in entries(spec, data, all).into_iter().filter(|entry| entry.release == latest) {
            let commits = entry.name.map_or(&mut unknown, |name| known.entry(name).or_default());
            *commits = commits.saturating_add(entry.commits);
        }
        let most = known.values().copied().max().filter(|most| *most > unknown)?;
        let total = known.values().fold(unknown, |sum, commits| sum.saturating_add(*commits));
        let mut largest = known.into_iter().filter(|(_, commits)| *commits == most);
        let (name, commits) = largest.next().filter(|_| largest.next().is_none())?;
        let release = text::shorten(&all[latest].name, 40);
        (name != INDEPENDENT).then_some(Self { release, name, commits, unknown, total })
    }

    /// "38% of the commits in 1.4.0 are from A (12% unknown)"
    pub fn sentence(&self) -> String {
        let (name, release) = (text::shorten(&self.name, 40), &self.release);
        let share = match percent(self.commits, self.total) {
            _ if self.commits == self.total => "All of".to_owned(),
            share => format!("{share} of"),
        };
        let sentence = format!("{share} the commits in {release} are from {name}");
        match self.unknown {
            0 => sentence,
            unknown => format!("{sentence} ({} unknown)", percent(unknown, self.total)),
        }
    }
}

/// A share in whole percent, 1 to 99.
fn percent(commits: i64, total: i64) -> String {
    let (commits, total) = (i128::from(commits), i128::from(total.max(1)));
    format!("{}%", ((commits * 200 + total) / (total * 2)).clamp(1, 99))
}

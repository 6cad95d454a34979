//! The texts of the chart of streaks.

use super::data::{Row, Streaks};
use crate::chart::context::Context;
use crate::chart::kit::compose::Words;
use crate::chart::spec::Spec;
use crate::fact::to_i64;
use crate::text::{self, Numbers};

/// How many people a title or the text for `alt` names.
const NAMED: usize = 3;

/// How much of the data is shown.
pub struct Extent {
    /// People with a row.
    pub people: usize,
    /// Releases with a tile.
    pub releases: usize,
    /// Whether tiles have their ranks in them.
    pub has_ranks: bool,
}

/// All texts of the chart.
pub fn words(spec: &Spec, streaks: &Streaks, extent: &Extent, context: &Context) -> Words {
    let (top, numbers) = (spec.limit(), context.numbers);
    let all = streaks.releases.len();
    let shown = &streaks.rows[..extent.people];
    let start = format!("Tile chart: current streaks in the top {top}.");
    let mut alts: Vec<String> =
        (1..=NAMED).rev().map(|count| format!("{start} {}.", each(shown, count, numbers))).collect();
    alts.push(start.clone());
    let mut range = String::new();
    if extent.releases < all {
        range = format!("the last {} of {all} releases", extent.releases);
    }
    Words {
        findings: findings(top, streaks, numbers),
        plain: format!("Current streaks in the top {top}"),
        subtitle: context.counted(&format!("Consecutive releases in the top {top} by {}, up to the latest", spec.unit)),
        range,
        notes: notes(streaks, extent, numbers),
        alts,
        description: format!("{start} {}.", each(shown, shown.len(), numbers)),
    }
}

fn notes(streaks: &Streaks, extent: &Extent, numbers: Numbers) -> Vec<String> {
    let mut notes = Vec::new();
    if extent.has_ranks {
        notes.push("Numbers are ranks.".to_owned());
    }
    let all = streaks.rows.len();
    if extent.people < all {
        notes.push(format!("{} of {} current streaks, longest first.", extent.people, numbers.count(all)));
    }
    notes
}

/// "Ada: 4 releases since 1.0; ..." for the first people.
fn each(shown: &[Row], count: usize, numbers: Numbers) -> String {
    let mut streaks = Vec::new();
    for row in shown.iter().take(count) {
        let (name, since) = (row.person.in_text(), text::shorten(&row.since, 24));
        streaks.push(format!("{name}: {} since {since}", numbers.counted(row.length, "release", "releases")));
    }
    streaks.join("; ")
}

/// The people with the longest streak, by name or by number.
fn findings(top: usize, streaks: &Streaks, numbers: Numbers) -> Vec<String> {
    let Some(first) = streaks.rows.first().filter(|_| streaks.is_contested) else { return Vec::new() };
    let longest = streaks.rows.iter().filter(|row| row.length == first.length);
    let longest: Vec<String> = longest.map(|row| row.person.in_text()).collect();
    let mut start = format!("In the top {top} of every release");
    if first.length < to_i64(streaks.releases.len()) {
        start.push_str(&format!(" since {}", text::shorten(&first.since, 24)));
    }
    let mut findings = Vec::new();
    if longest.len() <= NAMED {
        findings.push(format!("{start}: {}", text::listed(&longest)));
    }
    findings.push(format!("{start}: {}", numbers.counted(to_i64(longest.len()), "person", "people")));
    findings
}

//! The texts of the chart of organizations.

use super::data::Parts;
use super::leader::Leader;
use crate::chart::kit::compose::Words;
use crate::chart::kit::periods::{self, Period};
use crate::text::{self, Numbers};

/// All organizations without a part of their own.
pub const OTHERS: &str = "other";
/// Commits whose organization is unknown.
pub const UNKNOWN: &str = "unknown";

/// All texts of the chart.
pub fn words(all: &[Period], shown: &[Period], parts: &Parts, leader: Option<&Leader>, numbers: Numbers) -> Words {
    let start = format!("Columns of 100%: commits by organization {}.", periods::span(shown));
    let finding = leader.map(Leader::sentence);
    let mut alts: Vec<String> = finding.iter().map(|finding| format!("{start} {finding}.")).collect();
    alts.push(start.clone());
    let each: Vec<String> = (0..shown.len()).map(|release| sentence(shown, parts, release, numbers)).collect();
    Words {
        findings: finding.into_iter().collect(),
        plain: "Commits by organization".to_owned(),
        subtitle: "Counted commits by the author's organization on the day of the commit".to_owned(),
        range: periods::range(all, shown),
        notes: periods::hollow(shown).into_iter().collect(),
        alts,
        description: format!("{start} {}.", each.join("; ")),
    }
}

/// "1.4.0: A 12, B 3, unknown 4"
fn sentence(shown: &[Period], parts: &Parts, release: usize, numbers: Numbers) -> String {
    let mut each = Vec::new();
    for (part, commits) in parts.commits[release].iter().enumerate() {
        if *commits > 0 {
            each.push(format!("{} {}", name_of(parts, part), numbers.whole(*commits)));
        }
    }
    format!("{}: {}", text::shorten(&shown[release].name, 40), each.join(", "))
}

fn name_of(parts: &Parts, part: usize) -> String {
    if part == parts.unknown() {
        return UNKNOWN.to_owned();
    }
    if part == parts.others() {
        return OTHERS.to_owned();
    }
    text::shorten(&parts.names[part], 40)
}

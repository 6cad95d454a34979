//! The texts of the rank chart.

use super::data::{Ranks, Release};
use super::leader::Leader;
use crate::chart::context::Context;
use crate::chart::kit::compose::Words;
use crate::chart::spec::Spec;
use crate::fact::to_i64;
use crate::text;

/// All texts of the chart.
pub fn words(spec: &Spec, context: &Context, ranks: &Ranks, leader: Option<&Leader>) -> Words {
    let (top, span) = (spec.limit(), span(ranks));
    let start = format!("Rank chart of the top {top} contributors over {span}.");
    let mut alts = Vec::new();
    alts.extend(leader.map(|leader| format!("{start} {}.", leader.sentence())));
    alts.push(start);
    Words {
        findings: leader.map(Leader::sentence).into_iter().collect(),
        plain: "Ranks by release".to_owned(),
        subtitle: context.counted(&format!("Top {top} by {} in each release", spec.unit)),
        range: range(ranks),
        notes: notes(spec, ranks, context),
        description: description(ranks, &alts[0]),
        alts,
    }
}

/// "the last 20 of 67 releases"; empty if all are shown.
fn range(ranks: &Ranks) -> String {
    let omitted = ranks.all_releases - ranks.releases.len();
    if omitted == 0 {
        return String::new();
    }
    let shown = released(ranks).count();
    format!("the last {shown} of {} releases", shown + omitted)
}

/// The releases shown, without unreleased commits.
fn released(ranks: &Ranks) -> impl DoubleEndedIterator<Item = &Release> {
    ranks.releases.iter().filter(|release| !release.unreleased)
}

/// Sentences for the footer: how to read gaps, ties, small and hollow dots, and who is omitted.
fn notes(spec: &Spec, ranks: &Ranks, context: &Context) -> Vec<String> {
    let mut notes = Vec::new();
    let is_broken = |who: usize| ranks.lined[who] && ranks.lanes(who).contains(&None);
    if (0..ranks.people.len()).any(is_broken) {
        notes.push(format!("Gaps: not in the top {}.", spec.limit()));
    }
    if !ranks.ties().is_empty() {
        notes.push("Vertical lines connect equal ranks.".to_owned());
    }
    if ranks.passing.contains(&true) {
        // Not "in the top 10 once": the dots of one person may be several, though never in a row.
        notes.push(format!("Small dots: never in the top {} of two releases in a row.", spec.limit()));
    }
    if ranks.releases.iter().any(|release| release.unreleased) {
        notes.push("Outlined: unreleased.".to_owned());
    }
    if ranks.crowded > 0 {
        let releases = context.numbers.counted(to_i64(ranks.crowded), "release", "releases");
        notes.push(format!("In {releases}, people tied for the last ranks are not shown: there are too many."));
    }
    notes
}

/// "5 releases, 1.0 to 1.4", and whether unreleased commits are shown.
fn span(ranks: &Ranks) -> String {
    let count = released(ranks).count();
    let mut names = released(ranks).map(|release| text::shorten(&release.name, 24));
    let first = names.next().unwrap_or_default();
    let mut span = format!("{count} releases, {first}");
    if count == 1 {
        span = format!("1 release, {first}");
    }
    if let Some(last) = names.next_back() {
        span.push_str(&format!(" to {last}"));
    }
    if ranks.releases.iter().any(|release| release.unreleased) {
        span.push_str(", and unreleased commits");
    }
    span
}

/// First places by release and the order of the last release.
fn description(ranks: &Ranks, start: &str) -> String {
    let firsts: Vec<String> = ranks.releases.iter().map(|release| firsts(ranks, release)).collect();
    let mut description = format!("{start} First places: {}.", firsts.join("; "));
    if let Some(last) = ranks.releases.last() {
        let lanes = last.lanes.iter().map(|lane| format!("{}. {}", lane.rank, ranks.people[lane.who].in_text()));
        let lanes: Vec<String> = lanes.collect();
        description.push_str(&format!(" Order in {}: {}.", text::shorten(&last.name, 40), lanes.join("; ")));
    }
    description
}

/// "1.0: Ada and Bo"
fn firsts(ranks: &Ranks, release: &Release) -> String {
    let firsts = release.lanes.iter().filter(|lane| lane.rank == 1);
    let names: Vec<String> = firsts.map(|lane| ranks.people[lane.who].in_text()).collect();
    let names = if names.is_empty() { "nobody shown".to_owned() } else { text::listed(&names) };
    format!("{}: {names}", text::shorten(&release.name, 40))
}

//! The words of the rank chart: only what the ranks say.

use super::data::{Ranks, Release};
use crate::chart::context::Context;
use crate::chart::kit::compose::Words;
use crate::chart::kit::people::Person;
use crate::chart::spec::Spec;
use crate::text;

/// The person who was first, alone, in more releases than anyone else, and in how many of how many.
pub struct Leader<'a> {
    /// Who.
    pub person: &'a Person,
    led: usize,
    of: usize,
}

impl Leader<'_> {
    /// Whether nobody else was first, alone or not.
    pub fn leads_always(&self) -> bool {
        self.led == self.of
    }
}

/// Finds the leader, if the lead is worth a title: at least two releases and a quarter of them.
pub fn leader(ranks: &Ranks) -> Option<Leader<'_>> {
    let firsts: Vec<usize> =
        ranks.releases.iter().filter(|release| !release.unreleased).filter_map(Release::first).collect();
    let of = released(ranks);
    let led = |who: usize| firsts.iter().filter(|first| **first == who).count();
    let best = (0..ranks.people.len()).max_by_key(|who| led(*who))?;
    let most = led(best);
    let alone = (0..ranks.people.len()).filter(|who| led(*who) == most).count() == 1;
    (alone && most >= 2 && most * 4 >= of).then(|| Leader { person: &ranks.people[best], led: most, of })
}

/// All words of the chart.
pub fn words((spec, context): (&Spec, &Context), ranks: &Ranks, leader: Option<&Leader<'_>>) -> Words {
    let alts = alts(spec, ranks, leader);
    Words {
        findings: leader.map(|leader| finding(ranks, leader)).into_iter().collect(),
        plain: "Ranks by release".to_owned(),
        subtitle: context.counted(&format!("Top {} by {} in each release", spec.limit(), spec.unit)),
        range: range_shown(ranks),
        notes: notes(spec, ranks),
        description: description(ranks, alts.first().map(String::as_str).unwrap_or_default()),
        alts,
    }
}

fn finding(ranks: &Ranks, leader: &Leader<'_>) -> String {
    let last = if ranks.all_releases > ranks.releases.len() { "last " } else { "" };
    let (name, led, of) = (leader.person.in_text(), leader.led, leader.of);
    match (led == of, last) {
        (false, "") => format!("{name} has led {led} of {of} releases"),
        (false, last) => format!("{name} has led {led} of the {last}{of} releases"),
        (true, "") => format!("{name} has led every release"),
        (true, last) => format!("{name} has led every one of the {last}{of} releases"),
    }
}

/// How many releases are left out.
fn range_shown(ranks: &Ranks) -> String {
    if ranks.all_releases == ranks.releases.len() {
        return String::new();
    }
    let (shown, left_out) = (released(ranks), ranks.all_releases - ranks.releases.len());
    format!("the last {shown} of {} releases", shown + left_out)
}

/// Releases shown, without what is not released yet.
fn released(ranks: &Ranks) -> usize {
    ranks.releases.iter().filter(|release| !release.unreleased).count()
}

/// Sentences for the footer: how to read gaps, ties, small and hollow dots, who is left out.
fn notes(spec: &Spec, ranks: &Ranks) -> Vec<String> {
    let mut notes = Vec::new();
    let is_broken = |who: usize| ranks.lined[who] && ranks.lanes(who).contains(&None);
    if (0..ranks.people.len()).any(is_broken) {
        notes.push(format!("Lines break outside the top {}.", spec.limit()));
    }
    if !ranks.ties().is_empty() {
        notes.push("Lines that share a rank are joined.".to_owned());
    }
    if ranks.passing.contains(&true) {
        // Not "in the top 10": a tied group left out of a release is in its top, but has no dots.
        notes.push("Small dots: not there twice in a row.".to_owned());
    }
    if ranks.releases.iter().any(|release| release.unreleased) {
        notes.push("Hollow: not released yet.".to_owned());
    }
    if ranks.crowded > 0 {
        let releases = if ranks.crowded == 1 { "release" } else { "releases" };
        notes.push(format!("Ties that do not fit are left out ({} {releases}).", ranks.crowded));
    }
    notes
}

/// Type, data, finding.
fn alts(spec: &Spec, ranks: &Ranks, leader: Option<&Leader<'_>>) -> Vec<String> {
    let (top, releases) = (spec.limit(), released(ranks));
    let plural = if releases == 1 { "" } else { "s" };
    let start = format!("Rank chart of the top {top} contributors over {releases} release{plural}, {}.", range(ranks));
    let led = |leader: &Leader<'_>| {
        format!("{start} {} is first in {} of {}.", leader.person.in_text(), leader.led, leader.of)
    };
    leader.map(led).into_iter().chain([start.clone()]).collect()
}

/// "1.0 to 1.4", and whether anything after that is shown.
fn range(ranks: &Ranks) -> String {
    let mut names = ranks.releases.iter().filter(|release| !release.unreleased).map(|release| &release.name);
    let first = names.next().map(|name| text::shorten(name, 24)).unwrap_or_default();
    let range = names.next_back().map_or(first.clone(), |last| format!("{first} to {}", text::shorten(last, 24)));
    let after = ranks.releases.iter().any(|release| release.unreleased);
    if after { format!("{range}, and what came after") } else { range }
}

/// First places by release and the order of the last release, in words.
fn description(ranks: &Ranks, start: &str) -> String {
    let name = |who: usize| ranks.people[who].in_text();
    let firsts = ranks.releases.iter().map(|release| {
        let equal = release.lanes.iter().filter(|(_, rank)| *rank == 1).map(|(who, _)| name(*who));
        let equal: Vec<String> = equal.collect();
        let first = if equal.is_empty() { "nobody alone".to_owned() } else { text::listed(&equal) };
        format!("{}: {first}", text::shorten(&release.name, 40))
    });
    let firsts: Vec<String> = firsts.collect();
    let order = ranks.releases.last().map(|last| {
        let places: Vec<String> = last.lanes.iter().map(|(who, rank)| format!("{rank}. {}", name(*who))).collect();
        format!("Order in {}: {}.", text::shorten(&last.name, 40), places.join("; "))
    });
    format!("{start} First places: {}. {}", firsts.join("; "), order.unwrap_or_default())
}

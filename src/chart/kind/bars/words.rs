//! The words of the bar chart: only what the numbers say.

use super::data::{Bars, Row};
use crate::chart::context::Context;
use crate::chart::kit::compose::Words;
use crate::chart::spec::Spec;
use crate::text;

/// From this share up, the leader is a finding.
const LEAST: f64 = 0.15;
/// What a share may be off by after its division.
const CLOSE: f64 = 1e-9;

/// All words of the chart.
pub fn words(spec: &Spec, bars: &Bars, context: &Context) -> Words {
    Words {
        findings: finding(spec, bars, context).into_iter().collect(),
        plain: plain(bars),
        subtitle: context.counted(&format!("{} per person{}", text::capital(&spec.unit), range(bars))),
        range: String::new(),
        notes: notes(spec, bars),
        alts: alts(spec, bars),
        description: description(spec, bars),
    }
}

/// The leader's part if it is 15% or more and the leader is alone.
fn finding(spec: &Spec, bars: &Bars, context: &Context) -> Option<String> {
    let [first, rest @ ..] = bars.rows.as_slice() else { return None };
    let is_alone = rest.first().is_none_or(|second| second.rank > first.rank);
    let part = first.share.filter(|_| is_alone).and_then(part)?;
    let verb = if spec.unit == "commits" { "wrote" } else { "accounts for" };
    Some(format!("{} {verb} {part} {}", first.person.in_text(), whole(spec, bars, context)))
}

fn plain(bars: &Bars) -> String {
    match text::shorten(&bars.release, 60).as_str() {
        "" => "Top contributors of all time".to_owned(),
        "unreleased" => "Top contributors since the last release".to_owned(),
        release => format!("Top contributors to {release}"),
    }
}

/// "45% of", in whole per cent; "all of" is only said, and 100% only shown, where it is true.
fn part(share: f64) -> Option<String> {
    if share > 1.0 - CLOSE {
        return Some("all of".to_owned());
    }
    let percent = (share * 100.0).round().min(99.0);
    (share >= LEAST - CLOSE).then(|| format!("{percent:.0}% of"))
}

/// "the commits in 1.4.0": what a share is a part of.
fn whole(spec: &Spec, bars: &Bars, context: &Context) -> String {
    match bars.release.as_str() {
        "" => format!("the {} in {}", spec.unit, text::plain(&context.repository)),
        "unreleased" => format!("the {} since the last release", spec.unit),
        release => format!("the {} in {release}", spec.unit),
    }
}

fn range(bars: &Bars) -> String {
    match bars.release.as_str() {
        "" => ", all time".to_owned(),
        "unreleased" => " since the last release".to_owned(),
        release => format!(" in {}", text::shorten(release, 60)),
    }
}

/// Sentences for the footer: coverage, what is left out, what is drawn shorter.
fn notes(spec: &Spec, bars: &Bars) -> Vec<String> {
    let shown = bars.numbers.count(bars.rows.len());
    let mut coverage = match bars.people {
        1 => "One person".to_owned(),
        people if people == bars.rows.len() => format!("All {shown} people"),
        people => format!("Top {shown} of {} people", bars.numbers.count(people)),
    };
    if let Some(part) = bars.coverage.filter(|_| bars.rows.len() < bars.people) {
        coverage.push_str(&format!(", {} of {}", bars.numbers.percent(part), spec.unit));
    }
    let mut notes = vec![format!("{coverage}.")];
    if let Some((people, rank)) = bars.tied {
        notes.push(format!("{} people tied at rank {rank} are not shown.", bars.numbers.count(people)));
    }
    if bars.broken {
        notes.push("The first bar is cut short.".to_owned());
    }
    notes
}

/// Type, data, finding; fewer people where names are long.
fn alts(spec: &Spec, bars: &Bars) -> Vec<String> {
    let start = format!("Bar chart: {} per person{}.", spec.unit, range(bars));
    let end = notes(spec, bars).first().cloned().unwrap_or_default();
    (1..=3).rev().map(|count| format!("{start} {} {end}", leaders(bars, count))).chain([start.clone()]).collect()
}

/// "Ada leads with 311 (22.4%), then Bo with 120 and Cy with 80."
fn leaders(bars: &Bars, count: usize) -> String {
    let with = |row: &Row| format!("{} with {}", row.person.in_text(), bars.numbers.whole(row.value));
    let [first, rest @ ..] = bars.rows.as_slice() else { return String::new() };
    let equals: Vec<String> = bars.rows.iter().filter(|row| row.rank == 1).map(|row| row.person.in_text()).collect();
    if equals.len() > 1 {
        let value = bars.numbers.whole(first.value);
        return if equals.len() <= count {
            format!("{} lead with {value} each.", text::listed(&equals))
        } else {
            format!("{} people lead with {value} each.", bars.numbers.count(equals.len()))
        };
    }
    let share = first.share.map(|share| format!(" ({})", bars.numbers.percent(share))).unwrap_or_default();
    let then: Vec<String> = rest.iter().take(count - 1).map(with).collect();
    let then = if then.is_empty() { String::new() } else { format!(", then {}", text::listed(&then)) };
    format!("{} leads with {}{share}{then}.", first.person.in_text(), bars.numbers.whole(first.value))
}

/// Everything that is drawn, in words.
fn description(spec: &Spec, bars: &Bars) -> String {
    let row = |row: &Row| {
        let share = row.share.map(|share| format!(" ({})", bars.numbers.percent(share))).unwrap_or_default();
        format!("{}. {}: {}{share}", row.rank, row.person.in_text(), bars.numbers.whole(row.value))
    };
    let rows: Vec<String> = bars.rows.iter().map(row).collect();
    let total = i64::try_from(bars.total).map_or_else(|_| bars.total.to_string(), |total| bars.numbers.whole(total));
    let people = bars.numbers.count(bars.people);
    let (unit, range) = (&spec.unit, range(bars));
    format!("Bar chart: {unit} per person{range}. {}. People in all: {people}; {unit}: {total}.", rows.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_never_overstated() {
        assert_eq!([part(0.1499), part(0.0), part(f64::NAN)], [None, None, None]);
        let shown =
            [0.15, 0.2236, 0.449_9, 0.5, 0.985, 0.996, 0.999_99, 1.0].map(|share| part(share).unwrap_or_default());
        let percent = ["15", "22", "45", "50", "99", "99", "99"].map(|whole| format!("{whole}% of"));
        assert_eq!(shown[..7], percent);
        assert_eq!(shown[7], "all of");
    }
}

//! The texts of the bar chart.

use super::data::{Bars, Row};
use crate::chart::context::Context;
use crate::chart::kit::compose::Words;
use crate::chart::spec::Spec;
use crate::text;

/// From this share on, the leader's share is a finding.
const LEAST: f64 = 0.15;
/// Rounding error of a share.
const CLOSE: f64 = 1e-9;
/// How many people the text for `alt` names, if they fit.
const NAMED: usize = 3;

/// All texts of the chart.
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

/// The leader's share, if it is large enough and nobody else has the first rank.
fn finding(spec: &Spec, bars: &Bars, context: &Context) -> Option<String> {
    let [first, rest @ ..] = bars.rows.as_slice() else { return None };
    let is_alone = rest.first().is_none_or(|second| second.rank > first.rank);
    let share = first.share.filter(|_| is_alone).and_then(share)?;
    let verb = if spec.unit == "commits" { "wrote" } else { "accounts for" };
    Some(format!("{} {verb} {share} {}", first.person.in_text(), whole(spec, bars, context)))
}

fn plain(bars: &Bars) -> String {
    match text::shorten(&bars.release, 60).as_str() {
        "" => "Top contributors of all time".to_owned(),
        "unreleased" => "Top contributors since the last release".to_owned(),
        release => format!("Top contributors to {release}"),
    }
}

/// "45% of", rounded; "all of" only if it is true.
fn share(share: f64) -> Option<String> {
    if share > 1.0 - CLOSE {
        return Some("all of".to_owned());
    }
    let percent = (share * 100.0).round().min(99.0);
    (share >= LEAST - CLOSE).then(|| format!("{percent:.0}% of"))
}

/// "the commits in 1.4.0": the whole of a share.
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

/// Sentences for the footer: coverage, who is omitted, what is cut short.
fn notes(spec: &Spec, bars: &Bars) -> Vec<String> {
    let mut notes = vec![coverage(spec, bars)];
    if let Some(omitted) = &bars.omitted {
        let people = bars.numbers.count(omitted.people);
        notes.push(format!("{people} people tied at rank {} are not shown.", omitted.rank));
    }
    if bars.broken {
        notes.push("The broken bar is not to scale.".to_owned());
    }
    notes
}

/// "Top 10 of 81 people, 72.5% of commits."
fn coverage(spec: &Spec, bars: &Bars) -> String {
    let shown = bars.numbers.count(bars.rows.len());
    let people = match bars.people {
        1 => return "One person.".to_owned(),
        people if people == bars.rows.len() => return format!("All {shown} people."),
        people => bars.numbers.count(people),
    };
    match bars.coverage {
        Some(share) => format!("Top {shown} of {people} people, {} of {}.", bars.numbers.percent(share), spec.unit),
        None => format!("Top {shown} of {people} people."),
    }
}

/// Type, data, finding; fewer people if names are long.
fn alts(spec: &Spec, bars: &Bars) -> Vec<String> {
    let start = format!("Bar chart: {} per person{}.", spec.unit, range(bars));
    let coverage = coverage(spec, bars);
    let mut alts: Vec<String> =
        (1..=NAMED).rev().map(|count| format!("{start} {} {coverage}", leaders(bars, count))).collect();
    alts.push(start);
    alts
}

/// "Ada leads with 311 (22.4%), then Bo with 120 and Cy with 80."
fn leaders(bars: &Bars, count: usize) -> String {
    let [first, rest @ ..] = bars.rows.as_slice() else { return String::new() };
    let tied: Vec<String> = bars.rows.iter().filter(|row| row.rank == 1).map(|row| row.person.in_text()).collect();
    let value = bars.numbers.whole(first.value);
    if tied.len() > count {
        return format!("{} people lead with {value} each.", bars.numbers.count(tied.len()));
    }
    if tied.len() > 1 {
        return format!("{} lead with {value} each.", text::listed(&tied));
    }
    let mut sentence = format!("{} leads with {value}{}", first.person.in_text(), in_brackets(bars, first));
    let with = |row: &Row| format!("{} with {}", row.person.in_text(), bars.numbers.whole(row.value));
    let others: Vec<String> = rest.iter().take(count - 1).map(with).collect();
    if !others.is_empty() {
        sentence.push_str(&format!(", then {}", text::listed(&others)));
    }
    format!("{sentence}.")
}

/// A row's share as " (22.4%)"; empty if unknown.
fn in_brackets(bars: &Bars, row: &Row) -> String {
    row.share.map(|share| format!(" ({})", bars.numbers.percent(share))).unwrap_or_default()
}

/// Everything that is drawn, in words.
fn description(spec: &Spec, bars: &Bars) -> String {
    let mut rows = Vec::new();
    for row in &bars.rows {
        let (name, value) = (row.person.in_text(), bars.numbers.whole(row.value));
        rows.push(format!("{}. {name}: {value}{}", row.rank, in_brackets(bars, row)));
    }
    let total = i64::try_from(bars.total).map_or_else(|_| bars.total.to_string(), |total| bars.numbers.whole(total));
    let people = bars.numbers.count(bars.people);
    let (unit, range) = (&spec.unit, range(bars));
    format!("Bar chart: {unit} per person{range}. {}. Number of people: {people}; {unit}: {total}.", rows.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_never_overstated() {
        assert_eq!([share(0.1499), share(0.0), share(f64::NAN)], [None, None, None]);
        let shares = [0.15, 0.2236, 0.449_9, 0.5, 0.985, 0.996, 0.999_99, 1.0];
        let shown = shares.map(|fraction| share(fraction).unwrap_or_default());
        let percent = ["15", "22", "45", "50", "99", "99", "99"].map(|whole| format!("{whole}% of"));
        assert_eq!(shown[..7], percent);
        assert_eq!(shown[7], "all of");
    }
}

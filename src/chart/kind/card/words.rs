//! The words of a card: who, where and when, and the same for those who cannot see it.

use super::data::Career;
use super::facts::{Facts, Figure};
use crate::chart::context::Context;
use crate::chart::kit::compose::Words;
use crate::chart::kit::periods::{self, Period};
use crate::text::{self, Numbers};

/// Words of these figures and the columns below them.
pub fn words((facts, figures): (&Facts<'_>, &[Figure]), career: &Career<'_>, context: &Context) -> Words {
    let Career { all, shown, is_by_year, is_broken } = *career;
    let name = facts.person.in_text();
    let subtitle = match all {
        [] => "Commits in all of history".to_owned(),
        [one] if one.unreleased && !is_by_year => "Commits since the last release".to_owned(),
        [one] => format!("Commits in {}", text::shorten(&one.name, 60)),
        _ => format!("Commits per {}, with the rank by commits above", if is_by_year { "year" } else { "release" }),
    };
    let hollow = match periods::hollow(shown) {
        Some(_) if is_by_year => Some("Hollow: the year is not over.".to_owned()),
        hollow => hollow,
    };
    let cut = shown.iter().filter(|_| is_broken).max_by_key(|period| period.values.first().copied());
    let cut = cut.map(|period| cut_short(period, context.numbers));
    let start = sentence(facts, &name);
    let in_top = in_top(facts, periods::released(all).count());
    Words {
        findings: titles(facts, context),
        plain: format!("{name}{}", facts.years().map(|years| format!(", {years}")).unwrap_or_default()),
        subtitle: context.counted(&subtitle),
        range: if shown.is_empty() { String::new() } else { periods::range(all, shown) },
        notes: hollow.into_iter().chain(cut).collect(),
        alts: vec![format!("{start}{in_top}."), format!("{start}.")],
        description: format!("{} {}", listed(figures), columns(shown, context.numbers)).trim().to_owned(),
    }
}

/// The one column that goes beyond the axis: its number is nowhere else in the picture.
fn cut_short(period: &Period, numbers: Numbers) -> String {
    let commits = period.values.first().copied().unwrap_or(0);
    format!("Cut short: {} with {}.", text::shorten(&period.name, 40), numbers.counted(commits, "commit", "commits"))
}

/// "NAME in PROJECT, 2005–2026", and shorter where that has no room.
fn titles(facts: &Facts<'_>, context: &Context) -> Vec<String> {
    let years = facts.years().map(|years| format!(", {years}")).unwrap_or_default();
    let repository = text::plain(&context.repository);
    let short = text::shorten(&repository, 40);
    let name = &facts.person.name;
    let all = [(name.clone(), &repository), (name.clone(), &short), (facts.person.in_text(), &short)];
    all.map(|(name, project)| format!("{name} in {project}{years}")).to_vec()
}

/// "NAME: 9 commits (4.5%) on 7 days between 2005-04-07 and 2026-11-20".
fn sentence(facts: &Facts<'_>, name: &str) -> String {
    let mut out = format!("{name}: {}", facts.numbers.counted(facts.commits, "commit", "commits"));
    if let Some(share) = facts.share() {
        out.push_str(&format!(" ({share})"));
    }
    if let Some(days) = facts.count("active_days") {
        out.push_str(&format!(" on {}", facts.numbers.counted(days, "day", "days")));
    }
    match (facts.day("first_commit_date"), facts.day("last_commit_date")) {
        (Some(first), Some(last)) if first == last => out.push_str(&format!(" ({first})")),
        (Some(first), Some(last)) => out.push_str(&format!(" between {first} and {last}")),
        _ => {}
    }
    out
}

fn in_top(facts: &Facts<'_>, releases: usize) -> String {
    let Some((top, count)) = facts.in_top() else { return String::new() };
    let all = i64::try_from(releases).unwrap_or(i64::MAX);
    match count < all {
        true => {
            format!("; in the top {top} of {} of {} releases", facts.numbers.whole(count), facts.numbers.whole(all))
        }
        false => format!("; in the top {top} of {}", facts.numbers.counted(count, "release", "releases")),
    }
}

/// "9 commits (4.5% of all); +120 lines added; ..."
fn listed(figures: &[Figure]) -> String {
    let each = |figure: &Figure| {
        let detail = if figure.detail.is_empty() { String::new() } else { format!(" ({})", figure.detail) };
        format!("{} {}{detail}", figure.value, figure.caption)
    };
    format!("{}.", figures.iter().map(each).collect::<Vec<_>>().join("; "))
}

fn columns(shown: &[Period], numbers: Numbers) -> String {
    let each = |period: &Period| {
        let name = text::shorten(&period.name, 40);
        match period.values.as_slice() {
            [0, ..] => format!("{name}: none"),
            [commits, rank] if *rank > 0 => {
                format!("{name}: {}, rank {}", numbers.counted(*commits, "commit", "commits"), numbers.whole(*rank))
            }
            [commits, ..] => format!("{name}: {}", numbers.counted(*commits, "commit", "commits")),
            [] => name,
        }
    };
    if shown.is_empty() {
        return String::new();
    }
    let each: Vec<String> = shown.iter().map(each).collect();
    format!("Columns, commits: {}.", each.join("; "))
}

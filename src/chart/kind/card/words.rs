//! The texts of a card.

use super::data::{Career, commits, rank};
use super::facts::{Facts, InTop};
use super::figures::Figure;
use crate::chart::context::Context;
use crate::chart::kit::compose::Words;
use crate::chart::kit::periods::{self, Period};
use crate::fact::to_i64;
use crate::text;

/// All texts of a card with these figures and columns.
pub fn words(facts: &Facts<'_>, figures: &[Figure], career: &Career<'_>, context: &Context) -> Words {
    let name = facts.person.in_text();
    let start = sentence(facts, &name, context.unit());
    let in_top = in_top(facts, periods::released(career.all).count());
    let description = format!("{} {}", listed(figures), columns(career.shown, context));
    let mut range = String::new();
    if !career.shown.is_empty() {
        range = periods::range(career.all, career.shown);
    }
    Words {
        findings: titles(facts, context),
        plain: format!("{name}{}", years(facts)),
        subtitle: context.counted(&subtitle(career, context)),
        range,
        notes: notes(career, context),
        alts: vec![format!("{start}{in_top}."), format!("{start}.")],
        description: description.trim().to_owned(),
    }
}

fn subtitle(career: &Career<'_>, context: &Context) -> String {
    let period = if career.is_by_year { "year" } else { "release" };
    let [_, unit] = context.unit();
    let units = text::capital(unit);
    match career.all {
        [] => format!("{units} in all of history"),
        [one] if one.unreleased && !career.is_by_year => format!("{units} since the last release"),
        [one] => format!("{units} in {}", text::shorten(&one.name, 60)),
        _ => format!("{units} per {period}, with the rank by {unit} above"),
    }
}

fn notes(career: &Career<'_>, context: &Context) -> Vec<String> {
    let [one, many] = context.unit();
    let mut notes = Vec::new();
    if let Some(hollow) = periods::hollow(career.shown) {
        notes.push(if career.is_by_year { "Outlined: incomplete year.".to_owned() } else { hollow });
    }
    // The one column that goes beyond the axis: its number is nowhere else in the picture.
    let highest = career.shown.iter().max_by_key(|period| commits(period));
    if let Some(cut) = highest.filter(|_| career.is_broken) {
        let (name, commits) = (text::shorten(&cut.name, 40), context.numbers.counted(commits(cut), one, many));
        notes.push(format!("Not to scale: {name} with {commits}."));
    }
    notes
}

/// ", 2005–2026"
fn years(facts: &Facts<'_>) -> String {
    facts.years().map(|years| format!(", {years}")).unwrap_or_default()
}

/// "NAME in PROJECT, 2005–2026", and shorter forms.
fn titles(facts: &Facts<'_>, context: &Context) -> Vec<String> {
    let years = years(facts);
    let repository = text::plain(&context.repository);
    let short = text::shorten(&repository, 40);
    let (name, short_name) = (&facts.person.name, facts.person.in_text());
    vec![
        format!("{name} in {repository}{years}"),
        format!("{name} in {short}{years}"),
        format!("{short_name} in {short}{years}"),
    ]
}

/// "NAME: 9 commits (4.5%) on 7 days between 2005-04-07 and 2026-11-20".
fn sentence(facts: &Facts<'_>, name: &str, [one, many]: [&str; 2]) -> String {
    let mut out = format!("{name}: {}", facts.numbers.counted(facts.commits, one, many));
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

/// "; in the top 10 of 3 of 5 releases"
fn in_top(facts: &Facts<'_>, releases: usize) -> String {
    let Some(InTop { top, releases: count }) = facts.in_top() else { return String::new() };
    let (all, numbers) = (to_i64(releases), facts.numbers);
    if count < all {
        return format!("; in the top {top} of {} of {} releases", numbers.whole(count), numbers.whole(all));
    }
    format!("; in the top {top} of {}", numbers.counted(count, "release", "releases"))
}

/// "9 commits (4.5% of all); +120 lines added; ..."
fn listed(figures: &[Figure]) -> String {
    let mut each = Vec::new();
    for figure in figures {
        let detail = if figure.detail.is_empty() { String::new() } else { format!(" ({})", figure.detail) };
        each.push(format!("{} {}{detail}", figure.value, figure.caption));
    }
    format!("{}.", each.join("; "))
}

/// "Columns, commits: 1.0: 9 commits, rank 1; 1.1: none."
fn columns(shown: &[Period], context: &Context) -> String {
    let ([one, many], numbers) = (context.unit(), context.numbers);
    if shown.is_empty() {
        return String::new();
    }
    let mut each = Vec::new();
    for period in shown {
        let name = text::shorten(&period.name, 40);
        let count = numbers.counted(commits(period), one, many);
        each.push(match (commits(period), rank(period)) {
            (0, _) => format!("{name}: none"),
            (_, rank) if rank > 0 => format!("{name}: {count}, rank {}", numbers.whole(rank)),
            _ => format!("{name}: {count}"),
        });
    }
    format!("Columns, {many}: {}.", each.join("; "))
}

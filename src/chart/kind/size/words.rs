//! The texts of the chart of release sizes.

use crate::chart::context::Context;
use crate::chart::kit::broken;
use crate::chart::kit::cells;
use crate::chart::kit::compose::Words;
use crate::chart::kit::periods::{self, Period};
use crate::text::{self, Numbers};

/// Position of the commits among the values of a release.
pub const COMMITS: usize = 0;
/// Position of the lines added.
pub const ADDED: usize = 1;
/// Position of the lines deleted.
pub const DELETED: usize = 2;

/// The key without numbers.
pub const PLAIN_KEY: [&str; 2] = ["lines added", "lines deleted"];

/// The key with the numbers of the release that the title is about.
pub fn key_of(latest: &Period, numbers: Numbers) -> [String; 2] {
    if latest.unreleased {
        return PLAIN_KEY.map(str::to_owned);
    }
    let [added, deleted] = [ADDED, DELETED].map(|value| {
        let written = numbers.whole(latest.values[value]);
        if latest.is_least { cells::least(latest.values[value], &written) } else { written }
    });
    let name = text::shorten(&latest.name, 24);
    [format!("lines added: {added}"), format!("lines deleted: {deleted} in {name}")]
}

/// All texts of the chart.
pub fn words(all: &[Period], shown: &[Period], is_broken: bool, context: &Context) -> Words {
    let numbers = context.numbers;
    let latest = periods::released(all).next_back();
    let start = format!("Columns: commits, lines added and lines deleted {}.", periods::span(shown));
    let finding = latest.map(|latest| format!(" {}.", sentence(latest, 24, numbers))).unwrap_or_default();
    let each: Vec<String> = shown.iter().map(|period| sentence(period, 40, numbers)).collect();
    let mut notes = vec!["Renamed files count as deleted and added.".to_owned()];
    notes.extend(periods::hollow(shown));
    notes.extend(broken::note(is_broken));
    Words {
        findings: latest.map(|latest| findings(latest, all, context)).unwrap_or_default(),
        plain: "Size of each release".to_owned(),
        subtitle: "Non-merge commits and their lines, bots included".to_owned(),
        range: periods::range(all, shown),
        notes,
        description: format!("{start} {}.", each.join("; ")),
        alts: vec![format!("{start}{finding}"), start],
    }
}

/// "1.4.0: 311 commits, 9,120 lines added and 870 deleted".
fn sentence(period: &Period, columns: usize, numbers: Numbers) -> String {
    let name = text::shorten(&period.name, columns);
    let commits = numbers.counted(period.values[COMMITS], "commit", "commits");
    let (added, deleted) = (period.values[ADDED], period.values[DELETED]);
    if period.is_least {
        let [up, down] = [added, deleted].map(|lines| cells::at_least(lines, &numbers.whole(lines)));
        return format!("{name}: {commits}, {up} lines added and {down} lines deleted");
    }
    let added = numbers.counted(added, "line", "lines");
    format!("{name}: {commits}, {added} added and {} deleted", numbers.whole(deleted))
}

/// The most commits so far, or which way the lines of the last release went.
fn findings(latest: &Period, all: &[Period], context: &Context) -> Vec<String> {
    let numbers = context.numbers;
    let (name, commits) = (text::shorten(&latest.name, 60), latest.values[COMMITS]);
    let has = match commits {
        0 => format!("{name} has no commits of its own"),
        commits => format!("{name} has {}", numbers.counted(commits, "commit", "commits")),
    };
    let mut findings = Vec::new();
    let mut earlier = periods::released(all).rev().skip(1).peekable();
    if earlier.peek().is_some() && !context.lacks_history && earlier.all(|period| period.values[COMMITS] < commits) {
        findings.push(format!("{has}, the most so far"));
    }
    let net = latest.values[ADDED].saturating_sub(latest.values[DELETED]);
    let net = if context.lacks_lines { 0 } else { net };
    let lines = numbers.counted(net.saturating_abs(), "more line", "more lines");
    if net > 0 {
        findings.push(format!("{name} added {lines} than it deleted"));
    } else if net < 0 {
        findings.push(format!("{name} deleted {lines} than it added"));
    }
    findings.push(has);
    findings
}

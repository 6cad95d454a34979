//! The figures of a card: which facts are shown, and how they are written.

use super::facts::Facts;
use crate::chart::context::Context;
use crate::chart::kit::theme::Token;
use crate::fact::to_i64;

/// Most figures on a card.
const SHOWN: usize = 6;

/// A number, its caption and a detail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The number.
    pub value: String,
    /// What it counts.
    pub caption: String,
    /// May be empty.
    pub detail: String,
    /// The color of the columns that it is about.
    pub key: Option<Token>,
}

impl Figure {
    fn new(value: String, caption: &str, detail: String) -> Self {
        Self { value, caption: caption.to_owned(), detail, key: None }
    }
}

/// The figures, most important first. `releases` is the number of releases from the person's first to the last, `None` if the
/// columns are years; `key` is the color of the columns with the best rank.
pub fn figures(facts: &Facts<'_>, context: &Context, releases: Option<usize>, key: Option<Token>) -> Vec<Figure> {
    let mut figures = vec![commits(facts, context.unit())];
    figures.extend(added(facts));
    figures.extend(deleted(facts));
    figures.extend(counted(facts, "pull_requests", ["pull request", "pull requests"]));
    // Contributions contain the reviews.
    if !context.counts_roles {
        figures.extend(counted(facts, "reviewed", ["review", "reviews"]));
    }
    let ranks = releases.and_then(|releases| ranks(facts, releases, key));
    // If there is no room for both, the releases are shown rather than the days.
    let days = active_days(facts, ranks.is_some());
    let is_crowded = figures.len() >= SHOWN - 1;
    let [days, late_days] = if is_crowded { [None, days] } else { [days, None] };
    figures.extend(days);
    figures.extend(ranks.into_iter().flatten());
    figures.extend(late_days);
    figures.extend(stretch(facts, "run"));
    figures.extend(stretch(facts, "gap"));
    figures.truncate(SHOWN);
    figures
}

fn commits(facts: &Facts<'_>, [one, many]: [&str; 2]) -> Figure {
    let caption = if facts.commits == 1 { one } else { many };
    let share = facts.share().map(|share| format!("{share} of all")).unwrap_or_default();
    Figure::new(facts.numbers.whole(facts.commits), caption, share)
}

fn added(facts: &Facts<'_>) -> Option<Figure> {
    let added = facts.count("lines_added")?;
    let caption = if added == 1 { "line added" } else { "lines added" };
    if facts.is_least() {
        return Some(Figure::new(format!("≥ {}", facts.numbers.whole(added)), "lines added", String::new()));
    }
    Some(Figure::new(facts.numbers.signed(added), caption, String::new()))
}

/// Lines deleted; with the net as a detail if it is not the same number.
fn deleted(facts: &Facts<'_>) -> Option<Figure> {
    let deleted = facts.count("lines_deleted")?;
    let caption = if deleted == 1 { "line deleted" } else { "lines deleted" };
    if facts.is_least() {
        return Some(Figure::new(format!("≥ {}", facts.numbers.whole(deleted)), "lines deleted", String::new()));
    }
    let net = facts.count("lines_added").map(|_| format!("net {}", facts.numbers.signed(facts.number("lines_net"))));
    Some(Figure::new(facts.numbers.signed(deleted.saturating_neg()), caption, net.unwrap_or_default()))
}

/// A number above zero with its word.
fn counted(facts: &Facts<'_>, column: &str, [one, many]: [&str; 2]) -> Option<Figure> {
    let count = facts.count(column)?;
    let caption = if count == 1 { one } else { many };
    Some(Figure::new(facts.numbers.whole(count), caption, "in commit messages".to_owned()))
}

/// Active days; with the longest run as a detail if it has no figure of its own.
fn active_days(facts: &Facts<'_>, has_ranks: bool) -> Option<Figure> {
    let days = facts.count("active_days")?;
    let run = facts.count("longest_run_days").filter(|_| has_ranks);
    let run = run.map(|run| format!("up to {} in a row", facts.numbers.whole(run))).unwrap_or_default();
    let caption = if days == 1 { "active day" } else { "active days" };
    Some(Figure::new(facts.numbers.whole(days), caption, run))
}

/// The longest `run` or `gap` of days.
fn stretch(facts: &Facts<'_>, kind: &str) -> Option<Figure> {
    let days = facts.count(&format!("longest_{kind}_days"))?;
    let from = facts.day(&format!("{kind}_from")).map(|day| format!("from {day}")).unwrap_or_default();
    Some(Figure::new(facts.numbers.counted(days, "day", "days"), &format!("longest {kind}"), from))
}

/// Releases in the top, or else with a commit, and the best rank.
fn ranks(facts: &Facts<'_>, releases: usize, key: Option<Token>) -> Option<[Figure; 2]> {
    let (rank, all) = (facts.count("best_rank")?, to_i64(releases));
    let caption = if all == 1 { "release" } else { "releases" };
    let releases = match facts.in_top() {
        Some(top) => Figure::new(of_all(facts, top.releases, all), caption, format!("in the top {}", top.top)),
        None => Figure::new(of_all(facts, facts.number("releases").max(0), all), caption, "with a commit".to_owned()),
    };
    let times = match facts.count("times_at_best_rank") {
        None => String::new(),
        Some(1) => "once".to_owned(),
        Some(times) => format!("{} times", facts.numbers.whole(times)),
    };
    let best = Figure { key, ..Figure::new(facts.numbers.ordinal(rank), "best rank", times) };
    Some([releases, best])
}

/// "3 of 5", or only the number if there is no total to compare with.
fn of_all(facts: &Facts<'_>, count: i64, all: i64) -> String {
    let shown = facts.numbers.whole(count);
    if count > all || all < 2 {
        return shown;
    }
    format!("{shown} of {}", facts.numbers.whole(all))
}

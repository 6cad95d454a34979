//! The tables of what counts: under the chosen profile, and under all of them.

use super::build::{Source, day};
use super::credits::{roles, rules};
use super::frame::Values;
use crate::credit::{Contribution, Profile, Reason, Role};

const REASONS: [Reason; 8] = [
    Reason::Role,
    Reason::Merge,
    Reason::Bot,
    Reason::Ai,
    Reason::Empty,
    Reason::Rollup,
    Reason::Duplicate,
    Reason::Counted,
];

pub(super) fn values(source: &Source<'_>, column: &str) -> Option<Values> {
    let rows = source.contributions;
    let credits = || rows.iter().map(|row| &row.credit);
    let commits = || credits().map(|credit| &source.facts.commits[credit.commit as usize]);
    Some(match column {
        "commit_id" => source.ids(credits().map(|credit| credit.commit)),
        "person_id" => source.people(credits().map(|credit| Some(credit.person))),
        "role" => roles(credits()),
        "rule" => rules(credits()),
        "is_counted" => Values::Boolean(rows.iter().map(|row| row.reason.is_none()).collect()),
        "reason" => reasons(rows),
        "authored_date" => Values::Date(commits().map(|commit| day(commit.authored.seconds)).collect()),
        "lines_added" => lines(source, |added, _| added),
        "lines_deleted" => lines(source, |_, deleted| deleted),
        "lines_changed" => lines(source, i64::max),
        "is_in_revision" => Values::Boolean(commits().map(|commit| commit.is_in_revision).collect()),
        "is_incomplete" => Values::Boolean(commits().map(|commit| commit.is_incomplete).collect()),
        _ => return None,
    })
}

fn reasons(rows: &[Contribution]) -> Values {
    let place = |reason: Reason| (0_u32..).zip(REASONS).find(|(_, known)| *known == reason).map(|(at, _)| at);
    let distinct = REASONS.into_iter().map(|reason| Some(reason.name()));
    Values::picked(distinct, rows.iter().map(|row| row.reason.and_then(place)))
}

/// The lines of a commit are its author's.
fn lines(source: &Source<'_>, of: impl Fn(i64, i64) -> i64) -> Values {
    let totals = source.totals();
    let value = |row: &Contribution| {
        let at = row.credit.commit as usize;
        let (_, added, deleted) = totals[at];
        Some(of(added, deleted)).filter(|_| row.credit.role == Role::Author && !source.facts.commits[at].is_incomplete)
    };
    Values::Integer(source.contributions.iter().map(value).collect())
}

pub(super) fn by_profile(source: &Source<'_>, column: &str) -> Option<Values> {
    let rows = source.by_profile();
    let place = |profile: Profile| (0_u32..).zip(Profile::ALL).find(|(_, known)| *known == profile).map(|(at, _)| at);
    Some(match column {
        "profile" => Values::picked(
            Profile::ALL.into_iter().map(|profile| Some(profile.name())),
            rows.iter().map(|(profile, _)| place(*profile)),
        ),
        "commit_id" => source.ids(rows.iter().map(|(_, credit)| credit.commit)),
        "person_id" => source.people(rows.iter().map(|(_, credit)| Some(credit.person))),
        _ => return None,
    })
}

//! The table of credits: who has a part in which commit.

use super::build::Source;
use super::frame::Values;
use crate::credit::{Credit, Role};

pub(super) fn values(source: &Source<'_>, column: &str) -> Option<Values> {
    let credits = || source.ledger.given();
    Some(match column {
        "commit_id" => source.ids(credits().map(|credit| credit.commit)),
        "person_id" => source.people(credits().map(|credit| Some(credit.person))),
        "role" => roles(credits()),
        "rule" => rules(credits()),
        "organization" => source
            .organizations(credits().map(|credit| (credit.identity, &source.facts.commits[credit.commit as usize]))),
        _ => return None,
    })
}

/// The word for each credit's role.
pub(super) fn roles<'a>(credits: impl Iterator<Item = &'a Credit>) -> Values {
    let place = |role: Role| (0_u32..).zip(Role::ALL).find(|(_, known)| *known == role).map(|(at, _)| at);
    Values::picked(Role::ALL.into_iter().map(|role| Some(role.name())), credits.map(|credit| place(credit.role)))
}

/// The words for what made each credit.
pub(super) fn rules<'a>(credits: impl Iterator<Item = &'a Credit>) -> Values {
    use crate::credit::Rule;
    const ALL: [Rule; 4] = [Rule::Header, Rule::Trailer, Rule::Loose, Rule::MergeBot];
    let place = |rule: Rule| (0_u32..).zip(ALL).find(|(_, known)| *known == rule).map(|(at, _)| at);
    Values::picked(ALL.into_iter().map(|rule| Some(rule.name())), credits.map(|credit| place(credit.rule)))
}

//! The table of people who may be one.

use super::build::Source;
use super::frame::Values;
use crate::identity::Pair;
use crate::text;

pub(super) fn values(source: &Source<'_>, column: &str) -> Option<Values> {
    let pairs = source.similar.pairs(&source.facts.commits, &source.ledger.identities, &source.ledger.people);
    let people = &source.ledger.people.people;
    let ids = |of: fn(&Pair) -> u32| {
        Values::picked(people.iter().map(|person| Some(&person.id)), pairs.iter().map(|pair| Some(of(pair))))
    };
    let names = |of: fn(&Pair) -> Option<u32>| {
        Values::picked(people.iter().map(|person| Some(&person.name)), pairs.iter().map(of))
    };
    let number = |value: u64| i64::try_from(value).ok();
    Some(match column {
        "person_id" => ids(|pair| pair.person),
        "name" => names(|pair| Some(pair.person)),
        "other_person_id" => ids(|pair| pair.other),
        "other_name" => names(|pair| Some(pair.other)),
        "reason" => Values::texts(pairs.iter().map(|pair| Some(pair.reason.name()))),
        "confidence" => Values::texts(pairs.iter().map(|pair| Some(pair.confidence.name()))),
        "via" => names(|pair| pair.via),
        "commits" => Values::Integer(pairs.iter().map(|pair| number(pair.commits)).collect()),
        "other_commits" => Values::Integer(pairs.iter().map(|pair| number(pair.other_commits)).collect()),
        "line" => Values::Integer(pairs.iter().map(|pair| Some(i64::from(pair.line))).collect()),
        "mailmap" => Values::texts(pairs.iter().map(|pair| line(pair, source.emails))),
        _ => return None,
    })
}

/// The line as it may be shown.
fn line(pair: &Pair, emails: bool) -> Option<String> {
    let line = pair.mailmap_line()?;
    if emails {
        return Some(line);
    }
    let name = |bytes: &[u8]| text::without_addresses(&text::from_bytes(bytes));
    let (proper, other) = (name(&pair.proper.name), name(&pair.spelling.name));
    let gap = if other.is_empty() { "" } else { " " };
    Some(format!("{proper} <…> {other}{gap}<…>"))
}

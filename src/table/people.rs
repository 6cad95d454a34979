//! The table of people.

use super::build::Source;
use super::frame::Values;

pub(super) fn values(source: &Source<'_>, column: &str) -> Option<Values> {
    let people = &source.ledger.people.people;
    Some(match column {
        "person_id" => Values::texts(people.iter().map(|person| Some(&person.id))),
        "name" => Values::texts(people.iter().map(|person| Some(&person.name))),
        "kind" => Values::texts(people.iter().map(|person| Some(person.kind.name()))),
        "email" => Values::texts(people.iter().map(|person| Some(&person.email).filter(|_| source.emails))),
        _ => return None,
    })
}

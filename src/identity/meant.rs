//! Finding the people whom a typed name means.

use crate::error::Error;
use crate::text;

/// How many names a hint offers.
const OFFERED: usize = 5;

/// A person who can be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Known<'a> {
    /// The person_id.
    pub id: &'a str,
    /// The name.
    pub name: &'a str,
}

/// The people with exactly this person_id or name. A person_id precedes an equal name.
#[must_use]
pub fn called<'a>(wanted: &str, people: &[Known<'a>]) -> Vec<Known<'a>> {
    if let Some(person) = people.iter().find(|person| person.id == wanted) {
        return vec![*person];
    }
    people.iter().filter(|person| person.name == wanted).copied().collect()
}

/// The people whom a text means: those that are [`called`] so; if there are none, those whose name is the text except
/// for case; if there are none, those whose name contains it.
#[must_use]
pub fn meant<'a>(wanted: &str, people: &[Known<'a>]) -> Vec<Known<'a>> {
    let exact = called(wanted, people);
    if !exact.is_empty() || wanted.is_empty() {
        return exact;
    }
    let wanted = wanted.to_lowercase();
    let same: Vec<Known<'a>> = people.iter().filter(|person| person.name.to_lowercase() == wanted).copied().collect();
    if !same.is_empty() {
        return same;
    }
    people.iter().filter(|person| person.name.to_lowercase().contains(&wanted)).copied().collect()
}

/// The error for a text that means several people. `option` precedes the message and may be empty.
#[must_use]
pub fn ambiguous(option: &str, wanted: &str, people: &[Known<'_>]) -> Error {
    let names: Vec<String> = people.iter().take(OFFERED).map(|person| text::person(person.name)).collect();
    let more = if people.len() > OFFERED { " and more" } else { "" };
    Error::usage(format!("{option}{:?} matches {} people", text::plain(wanted), people.len()))
        .hint(format!("use a full name or a person_id: {}{more}", names.join(", ")))
}

/// An error for a text that means nobody, with the most similar name as the hint, or else `list`.
#[must_use]
pub fn nobody(what: &str, wanted: &str, people: &[Known<'_>], list: &str) -> Error {
    let error = Error::usage(format!("{what} {:?}", text::plain(wanted)));
    // A name may be an address, which must not be shown.
    let names: Vec<String> = people.iter().map(|person| text::person(person.name)).collect();
    match text::did_you_mean(wanted, names.iter().map(String::as_str)) {
        Some(hint) => error.hint(hint),
        None => error.hint(list),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PEOPLE: [Known<'static>; 4] = [
        Known { id: "1a", name: "Ada" },
        Known { id: "2b", name: "Ada Lovelace" },
        Known { id: "3c", name: "1a" },
        Known { id: "4d", name: "Bob" },
    ];

    fn ids(wanted: &str) -> Vec<&'static str> {
        meant(wanted, &PEOPLE).iter().map(|person| person.id).collect()
    }

    #[test]
    fn the_closest_form_of_a_name_decides() {
        assert_eq!(ids("1a"), ["1a"], "a person_id precedes a name");
        assert_eq!(ids("Ada"), ["1a"], "a whole name precedes a part");
        assert_eq!(ids("ada"), ["1a"], "case is ignored");
        assert_eq!(ids("love"), ["2b"]);
        assert_eq!(ids("b"), ["4d"]);
        assert_eq!(ids("da"), ["1a", "2b"]);
        assert_eq!(ids(""), [""; 0]);
    }
}

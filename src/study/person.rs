//! Finding the person that a name or a person_id means.

use super::study::Study;
use crate::error::{Error, Result};
use crate::identity::Person;
use crate::text;

/// How many names a hint offers.
const OFFERED: usize = 5;

/// The person whom a report is about.
#[derive(Debug, Clone)]
pub struct Subject {
    /// The person_id.
    pub id: String,
    /// The name, escaped and truncated.
    pub name: String,
}

impl Subject {
    /// The person that a text means in all repositories that have the person.
    ///
    /// # Errors
    /// Nobody matches in any repository, several people match in one, or different people match in several.
    pub fn find(studies: &[Study], wanted: &str) -> Result<Self> {
        // Where one repository has the whole name, parts of names in the others do not count.
        let is_whole = studies.iter().any(|study| !study.called(wanted).is_empty());
        let mut found: Option<&Person> = None;
        for study in studies.iter().filter(|study| !is_whole || !study.called(wanted).is_empty()) {
            let Some(person) = study.find_person(wanted)? else { continue };
            match found {
                Some(other) if other.id != person.id => return Err(different(wanted, other, person)),
                _ => found = Some(person),
            }
        }
        let person = found.ok_or_else(|| nobody(wanted, studies))?;
        Ok(Self { id: person.id.clone(), name: text::person(&person.name) })
    }

    /// Whether a repository has the person in its history.
    #[must_use]
    pub fn is_in(&self, study: &Study) -> bool {
        study.ledger.people.people.iter().any(|person| person.id == self.id)
    }
}

impl Study {
    /// The person that a text means: a person_id, a name, or a part of a name that only one person has.
    ///
    /// # Errors
    /// Nobody matches, or several people match.
    pub fn person(&self, wanted: &str) -> Result<&Person> {
        self.find_person(wanted)?.ok_or_else(|| nobody(wanted, std::slice::from_ref(self)))
    }

    fn find_person(&self, wanted: &str) -> Result<Option<&Person>> {
        let mut found = self.called(wanted);
        if found.is_empty() {
            found = self.like(wanted);
        }
        match found.as_slice() {
            [] => Ok(None),
            [only] => Ok(Some(only)),
            several => Err(ambiguous(wanted, several)),
        }
    }

    /// The people with exactly this name or person_id. A person_id precedes an equal name.
    fn called(&self, wanted: &str) -> Vec<&Person> {
        let people = &self.ledger.people.people;
        match people.iter().find(|person| person.id == wanted) {
            Some(person) => vec![person],
            None => people.iter().filter(|person| person.name == wanted).collect(),
        }
    }

    /// The people whose name is this text except for case; if there are none, those whose name contains it.
    fn like(&self, wanted: &str) -> Vec<&Person> {
        let wanted = wanted.to_lowercase();
        let people = || self.ledger.people.people.iter();
        let same: Vec<&Person> = people().filter(|person| person.name.to_lowercase() == wanted).collect();
        if !same.is_empty() || wanted.is_empty() {
            return same;
        }
        people().filter(|person| person.name.to_lowercase().contains(&wanted)).collect()
    }
}

fn ambiguous(wanted: &str, people: &[&Person]) -> Error {
    let names: Vec<String> = people.iter().take(OFFERED).map(|person| text::person(&person.name)).collect();
    let more = if people.len() > OFFERED { ", ..." } else { "" };
    Error::usage(format!("{:?} matches {} people", text::plain(wanted), people.len()))
        .hint(format!("use a full name or a person_id: {}{more}", names.join(", ")))
}

fn different(wanted: &str, one: &Person, other: &Person) -> Error {
    let one = text::person(&one.name);
    let other = text::person(&other.name);
    Error::usage(format!("{:?} matches different people: {one} and {other}", text::plain(wanted)))
        .hint("use a full name or a person_id")
}

fn nobody(wanted: &str, studies: &[Study]) -> Error {
    let error = Error::usage(format!("no person in this history matches {:?}", text::plain(wanted)));
    let mut names = Vec::new();
    for study in studies {
        // A name may be an address, which must not be shown.
        names.extend(study.ledger.people.people.iter().map(|person| text::person(&person.name)));
    }
    match text::did_you_mean(wanted, names.iter().map(String::as_str)) {
        Some(hint) => error.hint(hint),
        None => error.hint("`laurels query contributors` lists the names, as mapped by the mailmap"),
    }
}

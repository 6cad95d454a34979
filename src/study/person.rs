//! Finding the person that a name or a person_id means.

use super::study::Study;
use crate::error::{Error, Result};
use crate::identity::{Known, Person, ambiguous, called, meant, nobody};
use crate::text;

const LIST: &str = "`laurels query contributors` lists the names, as mapped by the mailmap";

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
        let is_called = |study: &Study| !called(wanted, &study.known()).is_empty();
        let is_whole = studies.iter().any(is_called);
        let mut found: Option<&Person> = None;
        for study in studies.iter().filter(|study| !is_whole || is_called(study)) {
            let Some(person) = study.find_person(wanted)? else { continue };
            match found {
                Some(other) if other.id != person.id => return Err(different(wanted, other, person)),
                _ => found = Some(person),
            }
        }
        let person = found.ok_or_else(|| no_person(wanted, studies))?;
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
        self.find_person(wanted)?.ok_or_else(|| no_person(wanted, std::slice::from_ref(self)))
    }

    fn find_person(&self, wanted: &str) -> Result<Option<&Person>> {
        let found = meant(wanted, &self.known());
        match found.as_slice() {
            [] => Ok(self.merged.person_of(wanted).and_then(|id| self.with_id(id))),
            [only] => Ok(self.with_id(only.id)),
            several => Err(ambiguous("", wanted, several)),
        }
    }

    fn with_id(&self, id: &str) -> Option<&Person> {
        self.ledger.people.people.iter().find(|person| person.id == id)
    }

    fn known(&self) -> Vec<Known<'_>> {
        let people = self.ledger.people.people.iter();
        people.map(|person| Known { id: &person.id, name: &person.name }).collect()
    }
}

fn different(wanted: &str, one: &Person, other: &Person) -> Error {
    let one = text::person(&one.name);
    let other = text::person(&other.name);
    Error::usage(format!("{:?} matches different people: {one} and {other}", text::plain(wanted)))
        .hint("use a full name or a person_id")
}

fn no_person(wanted: &str, studies: &[Study]) -> Error {
    let known: Vec<Known<'_>> = studies.iter().flat_map(Study::known).collect();
    nobody("no person in this history matches", wanted, &known, LIST)
}

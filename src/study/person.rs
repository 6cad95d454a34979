//! Finding the person whom a name or a person_id means.

use super::read::Study;
use crate::error::{Error, Result};
use crate::identity::Person;
use crate::text;

/// How many names a hint offers.
const OFFERED: usize = 5;

/// The person whom a page is about.
pub struct Subject {
    /// The person_id.
    pub id: String,
    /// The name, fit to show.
    pub name: String,
}

impl Subject {
    /// The person whom a text means in all clones that know it.
    ///
    /// # Errors
    /// Nobody bears the name in any of the clones, or different people do.
    pub fn find(clones: &[Study], name: &str) -> Result<Self> {
        let mut found: Option<(&str, &str)> = None;
        // A part of a name means nobody where a clone has the whole of it.
        let is_known = clones.iter().any(|clone| !clone.called(name).is_empty());
        for clone in clones.iter().filter(|clone| !is_known || !clone.called(name).is_empty()) {
            let Some(person) = clone.person(name)? else { continue };
            match found {
                Some((id, other)) if id != person.id => {
                    let (one, two) = (text::person(other), text::person(&person.name));
                    return Err(Error::usage(format!(
                        "{:?} means different people: {one} and {two}",
                        text::plain(name)
                    ))
                    .hint("give one name in full"));
                }
                _ => found = Some((&person.id, &person.name)),
            }
        }
        let (id, name) = found.ok_or_else(|| nobody(name))?;
        Ok(Self { id: id.to_owned(), name: text::person(name) })
    }

    /// Whether a clone has the person in its history.
    pub fn is_in(&self, clone: &Study) -> bool {
        clone.ledger.people.people.iter().any(|person| person.id == self.id)
    }
}

impl Study {
    /// The person of that name or id; failing these, the only one whose name contains the text, whatever its case.
    ///
    /// # Errors
    /// There are several.
    pub fn person(&self, name: &str) -> Result<Option<&Person>> {
        let mut found = self.called(name);
        if found.is_empty() {
            found = self.like(name);
        }
        match found.as_slice() {
            [] => Ok(None),
            [only] => Ok(Some(only)),
            several => {
                let names: Vec<String> =
                    several.iter().take(OFFERED).map(|person| text::person(&person.name)).collect();
                let more = if several.len() > OFFERED { ", ..." } else { "" };
                Err(Error::usage(format!("{:?} fits {} people", text::plain(name), several.len()))
                    .hint(format!("give one name in full: {}{more}", names.join(", "))))
            }
        }
    }

    /// Who has exactly this name or id.
    pub fn called(&self, name: &str) -> Vec<&Person> {
        let people = &self.ledger.people.people;
        // An id goes before a name that looks like one.
        match people.iter().find(|person| person.id == name) {
            Some(person) => vec![person],
            None => people.iter().filter(|person| person.name == name).collect(),
        }
    }

    /// Whose name is this text but for the case, or else contains it.
    fn like(&self, name: &str) -> Vec<&Person> {
        let wanted = name.to_lowercase();
        let of = |is_like: &dyn Fn(&str) -> bool| -> Vec<&Person> {
            self.ledger.people.people.iter().filter(|person| is_like(&person.name.to_lowercase())).collect()
        };
        let same = of(&|name| name == wanted);
        if same.is_empty() && !wanted.is_empty() { of(&|name| name.contains(&wanted)) } else { same }
    }
}

/// What to say where no name fits.
pub fn nobody(name: &str) -> Error {
    Error::usage(format!("nobody in this history is called {:?}", text::plain(name)))
        .hint("names are those after the mailmap; `laurels query contributors` lists them")
}

//! Several clones that one page is about: told apart, and agreed on what concerns all of them.

use super::chapters;
use super::explain::nobody;
use super::gather::Gathered;
use crate::error::{Error, Result};
use crate::fact::Notice;
use crate::render::Look;
use crate::text;

/// The person whom a page is about.
pub(super) struct Subject {
    pub(super) id: String,
    pub(super) name: String,
}

impl Subject {
    /// The person whom a text means in all clones that know it.
    ///
    /// # Errors
    /// Nobody bears the name in any of the clones, or different people do.
    pub(super) fn find(clones: &[Gathered], name: &str) -> Result<Self> {
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
    pub(super) fn is_in(&self, clone: &Gathered) -> bool {
        clone.ledger.people.people.iter().any(|person| person.id == self.id)
    }
}

/// Sections and files of clones with one name are told apart by a number.
pub(super) fn tell_apart(clone: &mut Gathered, others: &[Gathered]) {
    let numbered = (2..).map(|number| format!("{}-{number}", clone.repository));
    let is_taken = |name: &String| chapters::is_taken(name, others.iter().map(|other| &other.repository));
    let name = std::iter::once(clone.repository.clone()).chain(numbered).find(|name| !is_taken(name));
    clone.repository = name.unwrap_or_default();
}

/// What pages look like; clones that do not agree are shown as if none had a look of its own.
pub(super) fn look(clones: &[Gathered]) -> Look {
    match clones {
        [first, rest @ ..] if rest.iter().all(|clone| clone.look == first.look) => first.look.clone(),
        _ => Look::default(),
    }
}

/// What a reader must know, of several clones each by its name.
pub(super) fn notices(clones: &[Gathered]) -> Vec<Notice> {
    if let [only] = clones {
        return only.notices();
    }
    let told = |clone: &Gathered| {
        let named = |notice: Notice| Notice { text: format!("{}: {}", clone.repository, notice.text), ..notice };
        clone.notices().into_iter().map(named).collect::<Vec<_>>()
    };
    clones.iter().flat_map(told).collect()
}

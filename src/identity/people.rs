//! Identities of commits brought together to people.

use std::collections::BTreeMap;

use super::kind::matches;
use super::{Kind, Kinds, Mailmap};
use crate::fact::Identity;
use crate::text;

/// One canonical identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// A short stable key: sixteen hexadecimal digits, made of the name. No address goes into it.
    pub id: String,
    /// The name after the mailmap, as UTF-8 (see [`text::from_bytes`]).
    pub name: String,
    /// The address of most of the commits; shown only with `--emails`.
    pub email: String,
    /// Human, bot or AI agent.
    pub kind: Kind,
    /// Whether the name must not be shown.
    pub is_hidden: bool,
}

/// All people of a history, and which identity is whose.
#[derive(Debug, Clone, Default)]
pub struct People {
    /// Ordered by id.
    pub people: Vec<Person>,
    /// Position in `people` for each identity of the facts.
    pub of_identity: Vec<u32>,
}

/// Where people stand after others were added.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// The new positions of those who were there, by the old ones.
    pub moved: Vec<u32>,
    /// The positions of those who came, in their order.
    pub added: Vec<u32>,
}

impl People {
    /// Adds people by what is to be their name and address; who is there already under that name stays one person.
    pub fn add(&mut self, new: Vec<Identity>, kinds: &Kinds, hidden: &[String]) -> Places {
        let old = self.people.len();
        let mut place_of: BTreeMap<String, usize> =
            self.people.iter().enumerate().map(|(at, person)| (person.id.clone(), at)).collect();
        let mut added = Vec::with_capacity(new.len());
        for identity in new {
            let person = person(&key(&identity), &identity, kinds, hidden);
            let at = *place_of.entry(person.id.clone()).or_insert(self.people.len());
            if at == self.people.len() {
                self.people.push(person);
            }
            added.push(at);
        }
        let mut order: Vec<usize> = (0..self.people.len()).collect();
        order.sort_by(|a, b| self.people[*a].id.cmp(&self.people[*b].id).then(a.cmp(b)));
        let mut moved = vec![0_u32; order.len()];
        for (new, old) in (0_u32..).zip(&order) {
            moved[*old] = new;
        }
        let mut people: Vec<Option<Person>> = std::mem::take(&mut self.people).into_iter().map(Some).collect();
        self.people = order.iter().filter_map(|at| people[*at].take()).collect();
        for place in &mut self.of_identity {
            *place = moved[*place as usize];
        }
        let added = added.into_iter().map(|at| moved[at]).collect();
        moved.truncate(old);
        Places { moved, added }
    }
}

/// Who appears under which name: people are told apart by their name after the mailmap, as `git shortlog -sn` does;
/// an empty name by its address.
///
/// `uses` counts the commits of each identity, `hidden` are patterns of names that must not be shown, and `emails` says
/// whether an address that stands for a name may be.
#[must_use]
pub fn people(
    identities: &[Identity],
    uses: &[u64],
    mailmap: &Mailmap,
    kinds: &Kinds,
    (hidden, emails): (&[String], bool),
) -> People {
    let resolved: Vec<Identity> = identities.iter().map(|identity| mailmap.resolve(identity)).collect();
    let mut groups: BTreeMap<Vec<u8>, BTreeMap<&Identity, u64>> = BTreeMap::new();
    for (identity, uses) in resolved.iter().zip(uses) {
        *groups.entry(key(identity)).or_default().entry(identity).or_default() += uses;
    }
    let mut found: Vec<(Vec<u8>, Person)> = groups
        .into_iter()
        .map(|(key, members)| {
            // Most commits first; among equals the smallest, so that nothing depends on the order of the walk.
            let main = members.iter().max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0))).map(|found| *found.0);
            let mut person = person(&key, main.unwrap_or(&Identity::default()), kinds, hidden);
            if !emails {
                // Some use an address for a name.
                person.name = text::without_addresses(&person.name);
            }
            (key, person)
        })
        .collect();
    found.sort_by(|a, b| a.1.id.cmp(&b.1.id).then_with(|| a.0.cmp(&b.0)));
    tell_apart(&mut found);
    let positions: BTreeMap<&[u8], u32> =
        found.iter().zip(0_u32..).map(|((key, _), at)| (key.as_slice(), at)).collect();
    let of_identity = resolved.iter().map(|identity| positions[key(identity).as_slice()]).collect();
    People { of_identity, people: found.into_iter().map(|(_, person)| person).collect() }
}

/// Keys of different people that fell together get a number, in the order of the names.
fn tell_apart(found: &mut [(Vec<u8>, Person)]) {
    let mut same = 1;
    for at in 1..found.len() {
        let is_same = found[at].1.id == found[at - same].1.id;
        if is_same {
            found[at].1.id.push_str(&format!("-{same}"));
        }
        same = if is_same { same + 1 } else { 1 };
    }
}

fn key(identity: &Identity) -> Vec<u8> {
    if identity.name.is_empty() { [b"\0", identity.email.as_slice()].concat() } else { identity.name.clone() }
}

/// Whether a name is one of those that must not be shown; patterns are in lower case.
#[must_use]
pub fn is_hidden(name: &str, hidden: &[String]) -> bool {
    let lower = name.to_lowercase();
    hidden.iter().any(|pattern| matches(pattern, &lower))
}

fn person(key: &[u8], main: &Identity, kinds: &Kinds, hidden: &[String]) -> Person {
    let name = text::from_bytes(&main.name);
    let kind = kinds.of(main);
    if is_hidden(&name, hidden) {
        // A key made of the name would give it away to whoever guesses it; one with a fixed prefix is no better than
        // needed to keep people apart, and the name itself is nowhere.
        let id = digest(&[b"hidden\0", key].concat());
        return Person { id, name: "(name withheld)".to_owned(), email: String::new(), kind, is_hidden: true };
    }
    Person { id: digest(key), name, email: text::from_bytes(&main.email), kind, is_hidden: false }
}

fn digest(bytes: &[u8]) -> String {
    text::sha256_hex(bytes)[..16].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn identity(name: &str, email: &str) -> Identity {
        Identity { name: name.into(), email: email.into() }
    }

    #[test]
    fn one_name_is_one_person() {
        let identities = [identity("A", "a@x"), identity("A", "a@y"), identity("", "e@x"), identity("", "f@x")];
        let found = people(&identities, &[1, 5, 1, 1], &Mailmap::default(), &Kinds::default(), (&[], false));
        assert_eq!(found.people.len(), 3);
        assert_eq!(found.of_identity[0], found.of_identity[1]);
        assert_ne!(found.of_identity[2], found.of_identity[3]);
        assert_eq!(found.people[found.of_identity[0] as usize].email, "a@y");
    }

    #[test]
    fn hidden_names_are_nowhere() {
        let found =
            people(&[identity("Ada", "a@x")], &[1], &Mailmap::default(), &Kinds::default(), (&["ada".into()], false));
        assert_eq!((found.people[0].name.as_str(), found.people[0].email.as_str()), ("(name withheld)", ""));
        assert_ne!(found.people[0].id, digest(b"Ada"));
    }
}

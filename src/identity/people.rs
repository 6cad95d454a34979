//! Combines the identities of commits into people.

use std::collections::BTreeMap;

use super::mailmap::Mailmap;
use super::person_kind::PersonKind;
use super::visibility::{Visibility, is_hidden};
use crate::fact::Identity;
use crate::text;

/// The length of a person's key.
const KEY_DIGITS: usize = 16;

/// A person: all identities with one name as mapped by the mailmap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// A short stable key: sixteen hexadecimal digits, made from the name without addresses.
    pub id: String,
    /// The name as mapped by the mailmap, as UTF-8 (see [`text::from_bytes`]).
    pub name: String,
    /// The address of most commits; shown only with `--emails`.
    pub email: String,
    /// Human, bot or AI agent.
    pub kind: PersonKind,
    /// Whether the name must not be shown.
    pub is_hidden: bool,
}

/// All people of a history.
#[derive(Debug, Clone, Default)]
pub struct People {
    /// Ordered by key.
    pub people: Vec<Person>,
    /// For each identity of the facts the index of its person.
    pub of_identity: Vec<u32>,
}

/// The indexes of people after others were added.
#[derive(Debug, Clone, Default)]
pub struct AddedPeople {
    /// For each index before, the index since then.
    pub moved: Vec<u32>,
    /// The indexes of the added people, in the order given.
    pub added: Vec<u32>,
}

impl People {
    /// Adds a person for each name and address. A name that is already known stays one person.
    pub fn add(&mut self, new: Vec<Identity>, visibility: &Visibility<'_>) -> AddedPeople {
        let known = self.people.len();
        let mut index_of: BTreeMap<String, usize> = BTreeMap::new();
        for (at, person) in self.people.iter().enumerate() {
            index_of.insert(person.id.clone(), at);
        }
        let mut added = Vec::with_capacity(new.len());
        for identity in new {
            let person = person(&key(&identity), &identity, visibility);
            let at = *index_of.entry(person.id.clone()).or_insert(self.people.len());
            if at == self.people.len() {
                self.people.push(person);
            }
            added.push(at);
        }
        let mut moved = self.sort();
        let added = added.into_iter().map(|at| moved[at]).collect();
        moved.truncate(known);
        AddedPeople { moved, added }
    }

    /// Sorts people by key, and returns the new index for each old one.
    fn sort(&mut self) -> Vec<u32> {
        let mut order: Vec<usize> = (0..self.people.len()).collect();
        order.sort_by(|a, b| self.people[*a].id.cmp(&self.people[*b].id).then(a.cmp(b)));
        let mut moved = vec![0_u32; order.len()];
        for (new, old) in (0_u32..).zip(&order) {
            moved[*old] = new;
        }
        self.people = order.iter().map(|old| self.people[*old].clone()).collect();
        for index in &mut self.of_identity {
            *index = moved[*index as usize];
        }
        moved
    }
}

/// Combines identities into people, by their mapped name, as `git shortlog -sn` does. An identity with an empty
/// name goes by its address.
///
/// `commits` has the number of commits of each identity.
#[must_use]
pub fn people(identities: &[Identity], commits: &[u64], mailmap: &Mailmap, visibility: &Visibility<'_>) -> People {
    let resolved: Vec<Identity> = identities.iter().map(|identity| mailmap.resolve(identity)).collect();
    let mut groups: BTreeMap<Vec<u8>, BTreeMap<&Identity, u64>> = BTreeMap::new();
    for (identity, commits) in resolved.iter().zip(commits) {
        *groups.entry(key(identity)).or_default().entry(identity).or_default() += commits;
    }
    let mut found: Vec<(Vec<u8>, Person)> = Vec::with_capacity(groups.len());
    for (key, members) in groups {
        let mut person = person(&key, main_identity(&members), visibility);
        if !visibility.emails {
            // Some people use an address as a name.
            person.name = text::without_addresses(&person.name);
        }
        found.push((key, person));
    }
    found.sort_by(|a, b| a.1.id.cmp(&b.1.id).then_with(|| a.0.cmp(&b.0)));
    make_ids_unique(&mut found);
    let mut index_of: BTreeMap<&[u8], u32> = BTreeMap::new();
    for (at, (key, _)) in (0_u32..).zip(&found) {
        index_of.insert(key, at);
    }
    let of_identity = resolved.iter().map(|identity| index_of[key(identity).as_slice()]).collect();
    People { of_identity, people: found.into_iter().map(|(_, person)| person).collect() }
}

/// The identity of most commits; the smallest among equals, so that the order of the walk does not matter.
fn main_identity<'a>(members: &BTreeMap<&'a Identity, u64>) -> &'a Identity {
    static NOBODY: Identity = Identity { name: Vec::new(), email: Vec::new() };
    let main = members.iter().max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0)));
    main.map_or(&NOBODY, |(identity, _)| identity)
}

/// Appends a number to the keys of people whose names have the same hash, in name order.
fn make_ids_unique(found: &mut [(Vec<u8>, Person)]) {
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

fn person(key: &[u8], identity: &Identity, visibility: &Visibility<'_>) -> Person {
    let name = shown_name(identity);
    let kind = visibility.kinds.of(identity);
    if is_hidden(&name, visibility.hidden) {
        // The key of a shown person could confirm a guessed name; this one has another prefix.
        let id = id(&[b"hidden\0", key].concat());
        return Person { id, name: "(name withheld)".to_owned(), email: String::new(), kind, is_hidden: true };
    }
    Person { id: id(key), name, email: text::from_bytes(&identity.email), kind, is_hidden: false }
}

/// The name; without one, the address without its host, as `ada@…`.
fn shown_name(identity: &Identity) -> String {
    if identity.name.is_empty() {
        return text::without_addresses(&text::from_bytes(&identity.email));
    }
    text::from_bytes(&identity.name)
}

fn id(key: &[u8]) -> String {
    text::sha256_hex(key)[..KEY_DIGITS].to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::person_kind::Kinds;
    use super::*;

    fn identity(name: &str, email: &str) -> Identity {
        Identity { name: name.into(), email: email.into() }
    }

    fn found(identities: &[Identity], commits: &[u64], hidden: &[String]) -> People {
        let kinds = Kinds::default();
        people(identities, commits, &Mailmap::default(), &Visibility { kinds: &kinds, hidden, emails: false })
    }

    #[test]
    fn one_name_is_one_person() {
        let identities = [identity("A", "a@x"), identity("A", "a@y"), identity("", "e@x"), identity("", "f@x")];
        let found = found(&identities, &[1, 5, 1, 1], &[]);
        assert_eq!(found.people.len(), 3);
        assert_eq!(found.of_identity[0], found.of_identity[1]);
        assert_ne!(found.of_identity[2], found.of_identity[3]);
        assert_eq!(found.people[found.of_identity[2] as usize].name, "e@…");
        assert_eq!(found.people[found.of_identity[0] as usize].email, "a@y");
    }

    #[test]
    fn hidden_names_are_not_in_the_result() {
        let found = found(&[identity("Ada", "a@x")], &[1], &["ada".into()]);
        assert_eq!((found.people[0].name.as_str(), found.people[0].email.as_str()), ("(name withheld)", ""));
        assert_ne!(found.people[0].id, id(b"Ada"));
    }

    #[test]
    fn added_people_keep_the_order_by_key() {
        let mut all = found(&[identity("A", "a@x"), identity("B", "b@x")], &[1, 1], &[]);
        let before = all.people[0].clone();
        let kinds = Kinds::default();
        let visibility = Visibility { kinds: &kinds, hidden: &[], emails: false };
        let indexes = all.add(vec![identity("C", ""), identity("A", "")], &visibility);
        assert_eq!(all.people.len(), 3);
        assert!(all.people.is_sorted_by(|a, b| a.id < b.id));
        assert_eq!(all.people[indexes.moved[0] as usize], before);
        assert_eq!(indexes.added[1], all.of_identity[0]);
    }
}

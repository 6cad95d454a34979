//! Trailers read: whom each distinct line credits, and for what.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::role::Role;
use super::who::{Who, people};
use crate::fact::{Facts, Identity, Remark, RemarkKind};
use crate::identity::People;
use crate::message::key_and_value;

/// A line that credits people names no more than this.
const MAX_PEOPLE: usize = 100;

/// Whom a line credits.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) roles: &'static [Role],
    pub(super) whom: Vec<Whom>,
    /// The key is spelled as rust-lang/thanks wants it.
    pub(super) is_canonical: bool,
}

/// Somebody by position: among the identities, or by login.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Whom {
    Identity(u32),
    /// In lower case; and as it is spelled, where it may be a name as well as an account.
    Login(String, Option<String>),
}

/// What all trailers of a history say.
pub(super) struct Sayings {
    /// By the position of the text; `None` where it credits nobody.
    by_text: Vec<Option<Said>>,
    /// Those of the facts, and after them those that only trailers name.
    pub(super) identities: Vec<Identity>,
}

impl Sayings {
    /// Reads what the commits say, in the block of trailers and elsewhere.
    pub(super) fn of(facts: &Facts) -> Self {
        let mut identities = facts.identities.clone();
        let mut places: HashMap<Identity, u32> = identities.iter().cloned().zip(0..).collect();
        let mut by_text: Vec<Option<Said>> = vec![None; facts.texts.len()];
        let mut is_read = vec![false; facts.texts.len()];
        // In the order of the commits, so that nothing depends on where texts happen to stand.
        for remark in facts.remarks.all().iter().filter(|remark| is_credit(remark)) {
            let at = remark.text as usize;
            if !std::mem::replace(&mut is_read[at], true) {
                by_text[at] = read(facts.texts.get(at), &mut |identity| {
                    *places.entry(identity).or_insert_with_key(|identity| {
                        identities.push(identity.clone());
                        u32::try_from(identities.len() - 1).unwrap_or(u32::MAX)
                    })
                });
            }
        }
        Self { by_text, identities }
    }

    /// Positions of the texts that name somebody who must not be shown; `accounts` are people by login.
    pub(super) fn withheld(&self, people: &People, accounts: &BTreeMap<String, u32>) -> HashSet<u32> {
        let is_hidden = |whom: &Whom| {
            let person = match whom {
                Whom::Identity(identity) => people.of_identity.get(*identity as usize),
                Whom::Login(login, _) => accounts.get(login),
            };
            person.and_then(|at| people.people.get(*at as usize)).is_some_and(|person| person.is_hidden)
        };
        let texts = (0_u32..).zip(&self.by_text);
        let hidden = texts.filter(|(_, said)| said.as_ref().is_some_and(|said| said.whom.iter().any(is_hidden)));
        hidden.map(|(at, _)| at).collect()
    }

    /// What a remark credits, and whether it stands in the block of trailers.
    pub(super) fn said(&self, remark: &Remark) -> Option<(&Said, bool)> {
        let said = self.by_text.get(remark.text as usize)?.as_ref()?;
        is_credit(remark).then_some((said, remark.kind == RemarkKind::Trailer))
    }
}

fn is_credit(remark: &Remark) -> bool {
    matches!(remark.kind, RemarkKind::Trailer | RemarkKind::Loose)
}

fn read(line: &[u8], place: &mut dyn FnMut(Identity) -> u32) -> Option<Said> {
    let (key, value) = key_and_value(line)?;
    let roles = Role::of_key(key);
    if roles.is_empty() {
        return None;
    }
    let whom = people(value).into_iter().take(MAX_PEOPLE).map(|who| match who {
        Who::Identity(identity) => Whom::Identity(place(identity)),
        Who::Login(login) => Whom::Login(login, None),
        Who::Word(word) => Whom::Login(word.to_lowercase(), Some(word)),
    });
    Some(Said { roles, whom: whom.collect(), is_canonical: key == b"Co-authored-by" })
}

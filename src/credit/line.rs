//! Reads the lines of messages that give credit: who is credited, and with which roles.

use std::collections::HashMap;

use super::mention::{Mention, mentions};
use crate::fact::{Facts, Identity, Remark, RemarkKind};
use crate::message::{OwnKeys, Role, is_announced, key_and_value, roles_of_key};

/// The most people that one line credits.
const MAX_PEOPLE: usize = 100;

/// A line that gives credit.
#[derive(Debug, Clone)]
pub(super) struct CreditLine {
    pub(super) roles: Vec<Role>,
    pub(super) credited: Vec<Credited>,
    /// The key is spelled `Co-authored-by`, as rust-lang/thanks requires.
    pub(super) is_canonical: bool,
    /// The key is one that git's own announcements count.
    pub(super) is_announced: bool,
}

/// A credited person or account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Credited {
    /// By index among the identities.
    Identity(u32),
    /// By account.
    Login {
        /// In lower case.
        login: String,
        /// As written, if it may be a person's name instead of an account.
        word: Option<String>,
    },
}

/// A line that a remark of a commit refers to.
pub(super) struct FoundLine<'a> {
    pub(super) line: &'a CreditLine,
    /// It is in the trailer block.
    pub(super) is_trailer: bool,
}

/// All lines of a history that give credit.
pub(super) struct CreditLines {
    /// By index of the text; `None` for texts that credit nobody.
    pub(super) by_text: Vec<Option<CreditLine>>,
    /// First the identities of the facts, then those that only trailers mention.
    pub(super) identities: Vec<Identity>,
}

impl CreditLines {
    /// Reads each distinct text once.
    pub(super) fn of(facts: &Facts, own: &OwnKeys) -> Self {
        let mut identities = Identities::new(&facts.identities);
        let mut by_text: Vec<Option<CreditLine>> = vec![None; facts.texts.len()];
        let mut is_read = vec![false; facts.texts.len()];
        // In commit order, so that the result does not depend on the order of the texts.
        for remark in facts.remarks.all().iter().filter(|remark| may_give_credit(remark)) {
            let at = remark.text as usize;
            if !is_read[at] {
                is_read[at] = true;
                by_text[at] = read(facts.texts.get(at), own, &mut identities);
            }
        }
        Self { by_text, identities: identities.all }
    }

    /// Returns the line that a remark refers to, if it gives credit.
    pub(super) fn get(&self, remark: &Remark) -> Option<FoundLine<'_>> {
        if !may_give_credit(remark) {
            return None;
        }
        let line = self.by_text.get(remark.text as usize)?.as_ref()?;
        Some(FoundLine { line, is_trailer: remark.kind == RemarkKind::Trailer })
    }
}

/// Identities, each once, in the order in which they were added.
struct Identities {
    all: Vec<Identity>,
    index_of: HashMap<Identity, u32>,
}

impl Identities {
    fn new(known: &[Identity]) -> Self {
        let index_of = known.iter().cloned().zip(0..).collect();
        Self { all: known.to_vec(), index_of }
    }

    /// Returns the index of an identity, and adds it if it is new.
    fn index(&mut self, identity: Identity) -> u32 {
        if let Some(index) = self.index_of.get(&identity) {
            return *index;
        }
        let index = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.all.push(identity.clone());
        self.index_of.insert(identity, index);
        index
    }
}

fn may_give_credit(remark: &Remark) -> bool {
    matches!(remark.kind, RemarkKind::Trailer | RemarkKind::Loose)
}

fn read(text: &[u8], own: &OwnKeys, identities: &mut Identities) -> Option<CreditLine> {
    let (key, value) = key_and_value(text)?;
    let own_roles = own.roles(key);
    let roles = if own_roles.is_empty() { roles_of_key(key).to_vec() } else { own_roles };
    if roles.is_empty() {
        return None;
    }
    let mut credited = Vec::new();
    let is_list = !own.roles(key).is_empty();
    let values: Vec<&[u8]> = if is_list { value.split(|byte| *byte == b',').collect() } else { vec![value] };
    for mention in values.into_iter().flat_map(mentions).take(MAX_PEOPLE) {
        credited.push(match mention {
            Mention::Identity(identity) => Credited::Identity(identities.index(identity)),
            Mention::Login(login) => Credited::Login { login, word: None },
            Mention::Word(word) => Credited::Login { login: word.to_lowercase(), word: Some(word) },
        });
    }
    Some(CreditLine { roles, credited, is_canonical: key == b"Co-authored-by", is_announced: is_announced(key) })
}

//! Connects accounts with people, from evidence in the history alone.

use std::collections::{BTreeMap, BTreeSet};

use super::mention::is_login;
use crate::fact::Identity;
use crate::identity::forge_account;

/// The weight of a no-reply address. The forge makes it from the account, so it outweighs all merges.
const ADDRESS_WEIGHT: u64 = 1 << 32;

/// The evidence for who is behind which account.
#[derive(Default)]
pub(super) struct Logins {
    /// For each login in lower case the people it may belong to, with the weight of the evidence.
    evidence: BTreeMap<String, BTreeMap<u32, u64>>,
    /// People whose name is a login; used for logins without evidence.
    names: BTreeMap<String, BTreeSet<u32>>,
}

impl Logins {
    /// Adds what the name and address of a person's commits show.
    pub(super) fn see_identity(&mut self, identity: &Identity, person: u32) {
        let email = String::from_utf8_lossy(&identity.email).to_lowercase();
        if let Some(account) = forge_account(&email) {
            self.add(account.login.to_owned(), person, ADDRESS_WEIGHT);
        }
        let name = String::from_utf8_lossy(&identity.name).to_lowercase();
        if is_login(&name) {
            self.names.entry(name).or_default().insert(person);
        }
    }

    /// Adds that a pull request of this account contained commits of this person only.
    pub(super) fn see_merge(&mut self, login: &str, person: u32) {
        self.add(login.to_lowercase(), person, 1);
    }

    fn add(&mut self, login: String, person: u32, weight: u64) {
        let people = self.evidence.entry(login).or_default();
        *people.entry(person).or_default() += weight;
    }

    /// Returns the person behind an account: the one with more than half of the evidence.
    pub(super) fn person(&self, login: &str) -> Option<u32> {
        let login = login.to_lowercase();
        if let Some(people) = self.evidence.get(&login) {
            let total: u64 = people.values().sum();
            let (person, _) = people.iter().find(|(_, weight)| **weight * 2 > total)?;
            return Some(*person);
        }
        let people = self.names.get(&login)?;
        if people.len() == 1 { people.first().copied() } else { None }
    }

    /// Whether an account matches several people, and the evidence does not decide.
    pub(super) fn is_ambiguous(&self, login: &str) -> bool {
        let login = login.to_lowercase();
        self.person(&login).is_none() && (self.evidence.contains_key(&login) || self.names.contains_key(&login))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_majority_of_the_evidence_decides() {
        let mut logins = Logins::default();
        let ada = Identity { name: b"ada".to_vec(), email: b"a@x".to_vec() };
        logins.see_identity(&ada, 7);
        assert_eq!(logins.person("ADA"), Some(7));
        logins.see_merge("Ada", 1);
        assert_eq!(logins.person("ada"), Some(1));
        logins.see_merge("ada", 2);
        assert_eq!((logins.person("ada"), logins.is_ambiguous("ada")), (None, true));
        let address = Identity { name: b"A".to_vec(), email: b"5+Ada@users.noreply.github.com".to_vec() };
        logins.see_identity(&address, 2);
        assert_eq!(logins.person("ada"), Some(2));
        assert!(!logins.is_ambiguous("nobody"));
    }
}

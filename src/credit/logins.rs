//! Connects accounts with people, from evidence in the history alone.

use std::collections::{BTreeMap, BTreeSet};

use super::mention::is_login;
use crate::fact::Identity;
use crate::identity::forge_account;

/// Of ten requests of an account, this many contain commits of one and the same person only.
///
/// Several people push to the branches of an organization's account.
const OF_TEN: u64 = 9;

/// The people an account may belong to, with the number of places that show it.
type Votes = BTreeMap<u32, u64>;

/// The evidence for who is behind which account; accounts are in lower case.
#[derive(Default)]
pub(super) struct Logins {
    /// No-reply addresses, which the forge makes from the account.
    addresses: BTreeMap<String, Votes>,
    /// Requests with commits of one person only.
    merges: BTreeMap<String, Votes>,
    /// People whose name is the account.
    names: BTreeMap<String, BTreeSet<u32>>,
}

impl Logins {
    /// Adds what the name and address of a person's commits show.
    pub(super) fn see_identity(&mut self, identity: &Identity, person: u32) {
        let email = String::from_utf8_lossy(&identity.email).to_lowercase();
        if let Some(account) = forge_account(&email) {
            add(&mut self.addresses, account.login.to_owned(), person);
        }
        let name = String::from_utf8_lossy(&identity.name).to_lowercase();
        if is_login(&name) {
            self.names.entry(name).or_default().insert(person);
        }
    }

    /// Adds that a pull request of this account contained commits of this person only.
    pub(super) fn see_merge(&mut self, login: &str, person: u32) {
        add(&mut self.merges, login.to_lowercase(), person);
    }

    /// Returns the person behind an account.
    ///
    /// A no-reply address decides; of several people, the one with more than half of them. Then requests, then names.
    pub(super) fn person(&self, login: &str) -> Option<u32> {
        let login = login.to_lowercase();
        if let Some(votes) = self.addresses.get(&login) {
            return winner(votes, |votes, total| votes * 2 > total);
        }
        let of_merges = self.merges.get(&login);
        let merged = of_merges.and_then(|votes| winner(votes, |votes, total| votes * 10 >= total * OF_TEN));
        merged.or_else(|| self.namesake(&login))
    }

    /// Returns the person whose name is the account, if there is exactly one.
    pub(super) fn namesake(&self, login: &str) -> Option<u32> {
        let people = self.names.get(&login.to_lowercase())?;
        if people.len() == 1 { people.first().copied() } else { None }
    }

    /// Whether an account matches several people, and the evidence does not decide.
    pub(super) fn is_ambiguous(&self, login: &str) -> bool {
        let login = login.to_lowercase();
        let has_evidence = [&self.addresses, &self.merges].iter().any(|votes| votes.contains_key(&login));
        self.person(&login).is_none() && (has_evidence || self.names.contains_key(&login))
    }
}

fn add(evidence: &mut BTreeMap<String, Votes>, login: String, person: u32) {
    *evidence.entry(login).or_default().entry(person).or_default() += 1;
}

/// The person with enough of all votes.
fn winner(votes: &Votes, is_enough: fn(u64, u64) -> bool) -> Option<u32> {
    let total: u64 = votes.values().sum();
    let (person, _) = votes.iter().find(|(_, votes)| is_enough(**votes, total))?;
    Some(*person)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_then_requests_then_names_decide() {
        let mut logins = Logins::default();
        let ada = Identity { name: b"ada".to_vec(), email: b"a@x".to_vec() };
        logins.see_identity(&ada, 7);
        assert_eq!(logins.person("ADA"), Some(7));
        for _ in 0..9 {
            logins.see_merge("Ada", 1);
        }
        logins.see_merge("Ada", 2);
        assert_eq!(logins.person("ada"), Some(1));
        logins.see_merge("ada", 2);
        assert_eq!((logins.person("ada"), logins.namesake("Ada")), (Some(7), Some(7)));
        let address = Identity { name: b"A".to_vec(), email: b"5+Ada@users.noreply.github.com".to_vec() };
        logins.see_identity(&address, 2);
        assert_eq!(logins.person("ada"), Some(2));
        logins.see_merge("crew", 1);
        logins.see_merge("crew", 2);
        assert_eq!((logins.person("crew"), logins.is_ambiguous("crew")), (None, true));
        assert!(!logins.is_ambiguous("nobody"));
    }
}

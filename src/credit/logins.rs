//! Names of accounts and the people behind them, as far as the history itself shows it.

use std::collections::{BTreeMap, BTreeSet};

use crate::fact::Identity;

/// A no-reply address is made by the forge of the account itself: it outweighs every merge.
const ADDRESS: u64 = 1 << 32;

/// What speaks for whom.
#[derive(Default)]
pub(super) struct Logins {
    /// For each login in lower case the people it may be, and how much speaks for each.
    evidence: BTreeMap<String, BTreeMap<u32, u64>>,
    /// People who bear a login as their name: the last resort.
    names: BTreeMap<String, BTreeSet<u32>>,
}

impl Logins {
    /// Takes from an identity of commits what it says of a person's account.
    pub(super) fn see_identity(&mut self, identity: &Identity, person: u32) {
        let email = String::from_utf8_lossy(&identity.email).to_lowercase();
        if let Some(login) = no_reply(&email) {
            *self.evidence.entry(login.to_owned()).or_default().entry(person).or_default() += ADDRESS;
        }
        let name = String::from_utf8_lossy(&identity.name).to_lowercase();
        if super::who::is_login(&name) {
            self.names.entry(name).or_default().insert(person);
        }
    }

    /// A pull request of this account brought commits of this person only.
    pub(super) fn see_merge(&mut self, login: &str, person: u32) {
        *self.evidence.entry(login.to_lowercase()).or_default().entry(person).or_default() += 1;
    }

    /// The person behind an account: for whom more than half of what is known speaks.
    pub(super) fn person(&self, login: &str) -> Option<u32> {
        let login = login.to_lowercase();
        if let Some(people) = self.evidence.get(&login) {
            let total: u64 = people.values().sum();
            return people.iter().find(|(_, weight)| **weight * 2 > total).map(|(person, _)| *person);
        }
        self.names.get(&login).filter(|people| people.len() == 1).and_then(|people| people.first().copied())
    }

    /// Whether an account could be several people, and nothing decides.
    pub(super) fn is_ambiguous(&self, login: &str) -> bool {
        let login = login.to_lowercase();
        self.person(&login).is_none() && (self.evidence.contains_key(&login) || self.names.contains_key(&login))
    }
}

/// The account in an address that a forge made: `login@users.noreply.github.com`, `123+login@...`, and GitLab's
/// `123-login@users.noreply.gitlab.com`.
fn no_reply(email: &str) -> Option<&str> {
    let (local, host) = email.split_once('@')?;
    let (local, joint) = match host {
        "users.noreply.github.com" => (local, '+'),
        host if host.starts_with("users.noreply.gitlab.") || host.starts_with("users.noreply.codeberg.") => {
            (local, '-')
        }
        _ => return None,
    };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    Some(local.split_once(joint).filter(|(number, _)| is_number(number)).map_or(local, |(_, login)| login))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forge_knows_its_accounts() {
        assert_eq!(no_reply("1+ada@users.noreply.github.com"), Some("ada"));
        assert_eq!(no_reply("ada@users.noreply.github.com"), Some("ada"));
        assert_eq!(no_reply("12-ada-l@users.noreply.gitlab.com"), Some("ada-l"));
        assert_eq!(no_reply("ada@example.com"), None);
    }

    #[test]
    fn most_of_what_is_known_decides() {
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

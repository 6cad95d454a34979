//! Trailer keys that a configuration adds.

use std::collections::{BTreeMap, BTreeSet};

use super::role::Role;

/// Trailer keys of a project, with the roles that they give.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnKeys {
    /// By key in lower case.
    roles_of: BTreeMap<String, BTreeSet<Role>>,
}

impl OwnKeys {
    /// Adds a key of a role. Keys of the built-in list lose their other roles.
    pub fn add(&mut self, role: Role, key: &str) {
        self.roles_of.entry(key.to_lowercase()).or_default().insert(role);
    }

    /// The roles of a key, whatever its case; empty for other keys.
    #[must_use]
    pub fn roles(&self, key: &[u8]) -> Vec<Role> {
        if self.roles_of.is_empty() {
            return Vec::new();
        }
        let key = String::from_utf8_lossy(key).to_lowercase();
        self.roles_of.get(&key).map(|roles| roles.iter().copied().collect()).unwrap_or_default()
    }
}

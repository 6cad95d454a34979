//! One of the people who are compared with each other.

use super::folded_name::{FoldedName, folded};
use crate::identity::account::{ForgeAccount, forge_account};

/// The forges whose accounts are compared.
const FORGES: [&str; 2] = ["users.noreply.github.com", "users.noreply.gitlab.com"];

/// One of the people who are compared with each other.
pub(super) struct Candidate {
    /// Index of the person.
    pub(super) person: u32,
    /// The name as mapped by the mailmap.
    pub(super) name: String,
    /// The number of commits written.
    pub(super) commits: u64,
    /// Distinct addresses as mapped by the mailmap, in lower case.
    pub(super) mapped: Vec<String>,
    /// Distinct addresses as committed, in lower case.
    pub(super) raw: Vec<String>,
    pub(super) folded: FoldedName,
}

impl Candidate {
    pub(super) fn new(person: u32, name: String, commits: u64, mapped: Vec<String>, raw: Vec<String>) -> Self {
        let folded = folded(&name);
        Self { person, name, commits, mapped, raw, folded }
    }

    /// Returns the accounts of all addresses.
    pub(super) fn accounts(&self) -> impl Iterator<Item = ForgeAccount<'_>> {
        self.mapped.iter().chain(&self.raw).filter_map(|address| account(address))
    }
}

/// Returns the account of an address in lower case, if the forge's accounts are compared.
pub(super) fn account(address: &str) -> Option<ForgeAccount<'_>> {
    forge_account(address).filter(|account| FORGES.contains(&account.host))
}

//! Who has a part in which commit, which pull request brought it, and whose work counts: facts interpreted, before tables
//! are made of them.
//!
//! Credits come from author and committer lines, from trailers, and from merge bots that name reviewers. Pull requests
//! come from merge commits and from numbers in subjects. A [`Profile`] says which credits count.

mod ledger;
mod logins;
mod merges;
mod profile;
mod pulls;
mod request;
mod role;
mod said;
mod who;

pub use ledger::{Credit, Interpretation, Ledger, Rule};
pub use profile::{Contribution, Profile, Reason, by_profile, contributions};
pub use pulls::PullRequest;
pub use request::Form;
pub use role::Role;

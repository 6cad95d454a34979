//! Interprets facts: which person has which role in which commit, which pull request brought a commit, and what counts.
//!
//! Credits come from author and committer lines, from trailers, and from merge bots that name reviewers. Pull requests
//! come from merge commits and from numbers in subjects. A [`Profile`] defines which credits count.

mod account;
mod assign;
mod authors;
mod body;
mod bot_merge;
mod contribution;
mod exclusion;
mod interpretation;
mod ledger;
mod line;
mod logins;
mod mention;
mod merges;
mod named;
mod namings;
mod owners;
mod profile;
mod pulls;
mod record;
mod request;
mod roots;
mod subject;
mod thanks;
mod withheld;

pub use contribution::{Contribution, by_profile, contributions};
pub use exclusion::Exclusion;
pub use interpretation::Interpretation;
pub use ledger::Ledger;
pub use profile::Profile;
pub use pulls::PullRequest;
pub use record::{Credit, Rule};
pub use request::RequestForm;

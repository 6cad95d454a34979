//! Identifies people: the mailmap by git's rules, humans, bots and AI agents, similar names, and organizations.

mod account;
mod known_programs;
mod mailmap;
mod meant;
pub mod organization;
mod pattern;
mod people;
mod person_kind;
pub mod similar;
mod team;
mod visibility;

pub use account::{ForgeAccount, forge_account};
pub use known_programs::{DEFAULT_AIS, DEFAULT_BOTS};
pub use mailmap::Mailmap;
pub use meant::{Known, ambiguous, called, meant, nobody};
pub use people::{AddedPeople, People, Person, people};
pub use person_kind::{KindRules, Kinds, PersonKind};
pub use team::{Membership, TeamEntry, Teams};
pub use visibility::{Visibility, is_hidden};

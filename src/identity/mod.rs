//! Who is who: the mailmap by git's own rules, and which identities are people, bots or AI agents.

mod kind;
mod mailmap;
mod people;

pub use kind::{Kind, Kinds, Rules, DEFAULT_AIS, DEFAULT_BOTS};
pub use mailmap::Mailmap;
pub use people::{People, Person, people};

//! Who is who: the mailmap by git's own rules, and which identities are people, bots or AI agents.

mod kind;
mod mailmap;
mod people;

pub use kind::{DEFAULT_AIS, DEFAULT_BOTS, Kind, Kinds, Rules};
pub use mailmap::Mailmap;
pub use people::{People, Person, Places, people};

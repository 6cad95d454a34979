//! Who is who: the mailmap by git's own rules, which identities are people, bots or AI agents, and who may be one person.

mod kind;
mod mailmap;
mod people;
mod similar;
mod similar_addresses;
mod similar_keys;
mod similar_links;
mod similar_steps;
#[cfg(test)]
mod similar_tests;

pub use kind::{DEFAULT_AIS, DEFAULT_BOTS, Kind, Kinds, Rules};
pub use mailmap::Mailmap;
pub use people::{People, Person, Places, people};
pub use similar::{Confidence, Pair, Reason, Similar};

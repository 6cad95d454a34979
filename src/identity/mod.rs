//! Who is who: the mailmap by git's own rules, which identities are people, bots or AI agents, who may be one person, and
//! for whom people work.

mod date;
mod free_mail;
mod kind;
mod mailmap;
mod organization;
mod organization_csv;
pub mod organization_import;
#[cfg(test)]
mod organization_import_tests;
mod people;
mod similar;
mod similar_addresses;
mod similar_keys;
mod similar_links;
mod similar_steps;
#[cfg(test)]
mod similar_tests;
mod subject;

pub use date::day;
pub use kind::{DEFAULT_AIS, DEFAULT_BOTS, Kind, Kinds, Rules};
pub use mailmap::Mailmap;
pub use organization::{Affiliations, Book, Entry};
pub use people::{People, Person, Places, is_hidden, people};
pub use similar::{Confidence, Pair, Reason, Similar};
pub use subject::Subject;

//! Organizations of people over time, as a file or the configuration states them. Nothing is guessed.

mod affiliations;
mod book;
mod cncf;
mod csv;
mod date;
mod employer;
mod entry;
mod format;
mod free_mail;
mod gitdm;
mod problem;
mod read;
mod subject;
#[cfg(test)]
mod tests;

pub use affiliations::Affiliations;
pub use book::Book;
pub use date::day;
pub use employer::organization_name;
pub use entry::AffiliationEntry;
pub use format::{OrganizationFormat, decoded, format};
pub use read::entries;
pub use subject::{AffiliationSubject, InvalidSubject};

//! Finds people who are probably the same person, and the mailmap lines that would say so.
//!
//! Nothing is merged here: a user copies lines into a mailmap.

mod address;
mod candidate;
mod folded_name;
mod link;
mod links;
mod pair;
mod search;
mod similarity;
mod spellings;
mod steps;
#[cfg(test)]
mod tests;

pub use pair::Pair;
pub use search::Similar;
pub use similarity::{Confidence, Similarity};

//! Finds people who are probably the same person, and the mailmap lines that would say so.
//!
//! A user copies lines into a mailmap, or `--merge` applies those that are sure enough.

mod address;
mod candidate;
mod folded_name;
mod groups;
mod link;
mod links;
mod merge;
mod pair;
mod search;
mod similarity;
mod spellings;
mod steps;
#[cfg(test)]
mod tests;
mod vague;

pub use merge::Merge;
pub use pair::Pair;
pub use search::{Joins, Similar};
pub use similarity::{Confidence, Similarity};

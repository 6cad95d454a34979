//! GitHub-flavored Markdown: the report, the section of a release for release notes, and the result of a query.

mod blocks;
mod document;
mod grid;
pub mod inline;
mod result;
#[cfg(test)]
mod tests;

pub use document::{fragment, markdown};
pub use result::table;

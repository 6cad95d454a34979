//! Fills a report with results.

mod blocks;
mod builder;
mod filling;
mod links;
mod rows;
mod table;

pub use builder::build;
pub use filling::Filling;

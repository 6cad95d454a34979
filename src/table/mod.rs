//! Facts as data frames: one builder per table, all columns from the [`schema`].

mod areas;
mod build;
mod changes;
mod commits;
mod contributions;
mod credits;
mod documents;
mod frame;
mod identity_pairs;
mod people;
mod pull_requests;
mod releases;
pub mod schema;
mod trailers;

pub use build::{Shared, Source, build, column};
pub use frame::{empty, types};

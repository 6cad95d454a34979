//! Facts as data frames: one builder per table, all columns from the [`schema`].

mod build;
mod frame;
pub mod schema;

pub use build::{Source, build, column, has_sane_dates};
pub use frame::{empty, types};

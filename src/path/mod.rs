//! Classifies paths: the area of the project that a path belongs to, and whether people write it by hand.
//!
//! The functions work on bytes. Patterns and paths are untrusted, so matching takes time proportional to pattern times
//! path at most.

mod areas;
mod attribute_line;
mod attributes;
mod class;
mod generated;
mod glob;
mod globs;
mod machine;
mod problem;

pub use areas::{Areas, Division};
pub use attributes::Attributes;
pub use generated::Generated;
pub use problem::{InvalidGlob, InvalidRules};

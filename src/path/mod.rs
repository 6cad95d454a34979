//! What a path is besides its name: which area of the project it belongs to, and whether people write it by hand.
//!
//! Pure functions on bytes. Patterns are git's, matched in time that grows with pattern times path and no faster, since both
//! are a stranger's.

mod areas;
mod attribute_line;
mod attributes;
mod generated;
mod glob;
mod machine;

pub use areas::{Areas, Division};
pub use attributes::Attributes;
pub use generated::Generated;

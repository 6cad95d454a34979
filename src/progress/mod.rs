//! How work reports its progress, how the user interrupts it, and what a query may take.

mod limits;
mod watched;

pub use limits::Limits;
pub use watched::{Progress, Silent, Stage};

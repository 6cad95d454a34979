//! Reads a clone: opens it safely, walks its commits, compares trees and counts lines. The only user of gix.
//!
//! A run is: [`Clone::open`], [`Clone::tags`], a [`Walk`] over the commits wanted, then [`Clone::changes`]. Nothing here
//! interprets: names, dates and paths come out as the commits have them.

mod header;
mod lines;
mod object;
mod open;
mod refs;
mod tree;
mod walk;

pub use header::{Header, parse as parse_header};
pub use lines::changes;
pub use open::Clone;
pub use walk::Walk;

//! Reads a clone: opens it safely, walks its commits, compares trees and counts lines. The only user of gix.
//!
//! A run is: [`Clone::open`], [`Clone::tags`], a [`Walk`] over the commits wanted, then [`changes()`]. Nothing here
//! interprets: names, dates and paths come out as the commits have them.

mod attributes;
mod budget;
mod changes;
mod collect;
mod compare;
mod documents;
mod header;
mod intern;
mod lines;
mod object;
mod open;
mod pack;
mod refs;
mod tree;
mod walk;
mod workers;

pub use attributes::AttributeFiles;
pub use changes::changes;
pub use documents::documents;
pub use header::{Header, parse as parse_header};
pub use lines::Counting;
pub use open::Clone;
pub use walk::Walk;

//! Reads a clone: opens it safely, walks its commits, compares trees and counts lines. The only user of gix.
//!
//! A run is [`Clone::open`], [`Clone::tags`], a [`Walk`] over the requested commits, then [`changes()`]. Nothing here
//! interprets: names, dates and paths are returned as the commits have them.
//!
//! Files that a run passes through, in order: `locate`, `open`, `tags`, `walk`, `compare`, `collect`, `order`, `lines`,
//! `changes`. Objects are read by `object`, from `pack` through `decode` and `delta`.

mod alternates;
mod attributes;
mod budget;
mod changes;
mod clone;
mod collect;
mod compare;
mod decode;
mod delta;
mod documents;
mod entries;
mod head;
mod header;
mod lines;
mod locate;
mod notices;
mod object;
mod open;
mod order;
mod pack;
mod packed_refs;
mod peel;
mod per_thread;
mod recent;
mod remote;
mod revision;
mod shown;
mod source;
mod tags;
mod tree;
mod verify;
mod walk;

pub use attributes::AttributeFiles;
pub use changes::changes;
pub use clone::Clone;
pub use documents::documents;
pub use lines::Counting;
pub use revision::FileAt;
pub use walk::Walk;

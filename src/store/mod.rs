//! Facts on disk between runs. Commits are immutable, so the next run reads only new ones.
//!
//! Each clone has its own folder in the user's cache folder, named by a hash of the path of the clone's git folder, so
//! that clones never mix. The folder holds immutable segments and a list of them, `manifest.json`. A segment is seven
//! Parquet files: commits, parents, identities, paths, changes, remarks, texts. The list names each file with its length
//! and checksum. Files that are not in the list, do not match it, or were written by other rules are ignored and
//! replaced.
//!
//! A lock on a file admits one writer at a time; if another run holds it, nothing is saved. Readers need no lock, since
//! files never change and the list is replaced as a whole. Nothing here can fail a run.
//!
//! A new fact about a change is a column in `changes`: declared, written and read there.

mod cache;
mod changes;
mod clone_store;
mod column;
mod commits;
mod folder;
mod identities;
mod join;
mod list;
mod numbering;
mod open;
mod per_commit;
mod read;
mod remarks;
mod rows;
mod segment;
mod tables;
mod trouble;
mod write;

pub use cache::{CacheSize, Cleared, clear, size};
pub use clone_store::Store;

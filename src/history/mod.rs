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

use crate::error::{Error, Result};

pub use attributes::AttributeFiles;
pub use changes::changes;
pub use documents::documents;
pub use header::{Header, parse as parse_header};
pub use lines::Counting;
pub use open::Clone;
pub use walk::Walk;

/// Runs work whose parallel parts use this many threads; 0 is one per core.
///
/// # Errors
/// The system gives no threads.
pub fn with_threads<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> Result<T> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).thread_name(|at| format!("laurels-{at}")).build();
    let pool = pool.map_err(|error| {
        Error::internal(format!("cannot start worker threads: {error}")).hint("try fewer with --threads 1")
    })?;
    Ok(pool.install(work))
}

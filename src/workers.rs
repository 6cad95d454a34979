//! The pool of threads that a run works with.

use crate::error::{Error, Result};

/// Runs work whose parallel parts use this many threads; 0 is one per core.
///
/// # Errors
/// The system provides no threads.
pub fn with_threads<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> Result<T> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).thread_name(|at| format!("laurels-{at}")).build();
    let pool = pool.map_err(|error| {
        Error::internal(format!("cannot start worker threads: {error}")).hint("try fewer with --threads 1")
    })?;
    Ok(pool.install(work))
}

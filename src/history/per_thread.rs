//! What each thread keeps from one job to the next: readers with warm caches, buffers.

use std::sync::Mutex;

/// A value for each thread of the pool, and one for all other threads.
pub struct PerThread<T>(Vec<Mutex<Option<T>>>);

impl<T> PerThread<T> {
    /// No values yet.
    pub fn new() -> Self {
        Self((0..=rayon::current_num_threads()).map(|_| Mutex::new(None)).collect())
    }

    /// Calls `work` with this thread's value, which is made on first use.
    pub fn with<R>(&self, make: impl FnOnce() -> T, work: impl FnOnce(&mut T) -> R) -> R {
        let at = rayon::current_thread_index().map_or(0, |at| at + 1);
        // The lock is free unless work panicked while it was held: then a new value is made.
        let slot = self.0.get(at).and_then(|slot| slot.try_lock().ok());
        match slot {
            Some(mut slot) => work(slot.get_or_insert_with(make)),
            None => work(&mut make()),
        }
    }
}

//! What each thread keeps from one job to the next: readers with warm caches, buffers.

use std::sync::Mutex;

/// A place for each thread of the pool, and one for whoever is not of the pool.
pub(super) struct Workers<T>(Vec<Mutex<Option<T>>>);

impl<T> Workers<T> {
    /// Empty places.
    pub(super) fn new() -> Self {
        Self((0..=rayon::current_num_threads()).map(|_| Mutex::new(None)).collect())
    }

    /// Works with what this thread keeps, which is made the first time.
    pub(super) fn with<R>(&self, make: impl FnOnce() -> T, work: impl FnOnce(&mut T) -> R) -> R {
        let at = rayon::current_thread_index().map_or(0, |at| at + 1);
        // Nobody else uses this thread's place, unless somebody panicked there: then a new worker does.
        let place = self.0.get(at).and_then(|place| place.try_lock().ok());
        match place {
            Some(mut place) => work(place.get_or_insert_with(make)),
            None => work(&mut make()),
        }
    }
}

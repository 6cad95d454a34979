//! Keeps huge objects from meeting in memory.

use std::sync::{Condvar, Mutex, PoisonError};

/// Objects beyond this are read by one thread at a time.
pub(super) const HUGE: u64 = 32 << 20;

/// Who may hold huge objects: one worker at a time. A worker that waits holds nothing that others wait for.
#[derive(Default)]
pub(super) struct Budget {
    is_taken: Mutex<bool>,
    freed: Condvar,
}

impl Budget {
    /// Waits until nobody else holds huge objects.
    pub(super) fn take(&self) {
        let mut is_taken = self.is_taken.lock().unwrap_or_else(PoisonError::into_inner);
        while *is_taken {
            is_taken = self.freed.wait(is_taken).unwrap_or_else(PoisonError::into_inner);
        }
        *is_taken = true;
    }

    /// Lets the next one have them.
    pub(super) fn give_back(&self) {
        *self.is_taken.lock().unwrap_or_else(PoisonError::into_inner) = false;
        self.freed.notify_one();
    }
}

//! Limits memory: only one thread at a time holds huge objects.

use std::sync::{Condvar, Mutex, PoisonError};

/// Objects above this size, in bytes, are read by one thread at a time.
pub const HUGE: u64 = 32 << 20;

/// The right to hold huge objects. A worker that waits for it holds nothing that others wait for.
#[derive(Default)]
pub struct Budget {
    is_taken: Mutex<bool>,
    freed: Condvar,
}

impl Budget {
    /// Waits until no other worker holds huge objects.
    pub fn take(&self) {
        let mut is_taken = self.is_taken.lock().unwrap_or_else(PoisonError::into_inner);
        while *is_taken {
            is_taken = self.freed.wait(is_taken).unwrap_or_else(PoisonError::into_inner);
        }
        *is_taken = true;
    }

    /// Passes the right to the next worker.
    pub fn give_back(&self) {
        *self.is_taken.lock().unwrap_or_else(PoisonError::into_inner) = false;
        self.freed.notify_one();
    }
}

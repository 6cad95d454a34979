//! How long work tells how far it is, and learns that it should stop.

use crate::error::{Error, Result};

/// The stages of a run that take noticeable time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Reading commits.
    Walk,
    /// Comparing trees.
    Trees,
    /// Counting lines.
    Lines,
    /// Running queries.
    Queries,
    /// Drawing charts and writing files.
    Files,
}

/// Told by workers how far they are; asked by them whether to stop.
pub trait Progress: Sync {
    /// A stage begins, with the number of steps if it is known.
    fn begin(&self, stage: Stage, steps: Option<u64>);
    /// Some steps of the current stage are done.
    fn advance(&self, steps: u64);
    /// Something for those who want to know more than the outcome.
    fn tell(&self, _words: &str) {}
    /// Whether the user asked to stop.
    fn is_interrupted(&self) -> bool;

    /// An error where the user asked to stop.
    ///
    /// # Errors
    /// [`Error::interrupted`] after Ctrl-C.
    fn check(&self) -> Result<()> {
        if self.is_interrupted() { Err(Error::interrupted()) } else { Ok(()) }
    }
}

/// Tells nobody and never stops.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _: Stage, _: Option<u64>) {}
    fn advance(&self, _: u64) {}
    fn is_interrupted(&self) -> bool {
        false
    }
}

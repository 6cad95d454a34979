//! How work reports its progress, and how the user interrupts it.

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

/// Receives the progress of a run, and knows whether the user interrupted it.
pub trait Progress: Sync {
    /// A stage starts; `steps` is the number of its steps if it is known.
    fn begin(&self, stage: Stage, steps: Option<u64>);
    /// Steps of the current stage are done.
    fn advance(&self, steps: u64);
    /// A detail of the run, shown with `-v`.
    fn log(&self, _text: &str) {}
    /// A problem that changes no number. It is shown at once, unless the user wants quiet, and is in no output.
    fn warn(&self, _text: &str) {}
    /// Whether the user interrupted the run.
    fn is_interrupted(&self) -> bool;

    /// An error if the user interrupted the run.
    ///
    /// # Errors
    /// [`Error::interrupted`] after Ctrl-C.
    fn check(&self) -> Result<()> {
        if self.is_interrupted() { Err(Error::interrupted()) } else { Ok(()) }
    }
}

/// Shows nothing and is never interrupted.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _: Stage, _: Option<u64>) {}
    fn advance(&self, _: u64) {}
    fn is_interrupted(&self) -> bool {
        false
    }
}

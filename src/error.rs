//! The error type: what happened, who can fix it, and what to do next.

use std::fmt;

/// The cause of an error; decides the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A bug in laurels.
    Internal,
    /// Wrong arguments, a wrong query, report or configuration file.
    Usage,
    /// The clone cannot be read.
    Clone,
    /// The output cannot be written.
    Output,
    /// Ctrl-C.
    Interrupted,
    /// The reader of standard output is gone; this is not reported.
    ClosedPipe,
}

/// What happened, where, and what to do next.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Error {
    /// The cause.
    pub fault: Fault,
    /// What happened and where, without a period.
    pub what: String,
    /// What to do next.
    pub hint: Option<String>,
}

/// The result of an operation that can fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl Error {
    fn new(fault: Fault, what: impl Into<String>) -> Self {
        Self { fault, what: what.into(), hint: None }
    }

    /// A bug in laurels.
    #[must_use]
    pub fn internal(what: impl Into<String>) -> Self {
        Self::new(Fault::Internal, what).hint("this is a bug in laurels; please report it with the command you ran")
    }

    /// Wrong arguments, query, report or configuration.
    #[must_use]
    pub fn usage(what: impl Into<String>) -> Self {
        Self::new(Fault::Usage, what)
    }

    /// The clone cannot be read.
    #[must_use]
    pub fn clone_unreadable(what: impl Into<String>) -> Self {
        Self::new(Fault::Clone, what)
    }

    /// The output cannot be written.
    #[must_use]
    pub fn output(what: impl Into<String>) -> Self {
        Self::new(Fault::Output, what)
    }

    /// The user stopped the run.
    #[must_use]
    pub fn interrupted() -> Self {
        Self::new(Fault::Interrupted, "interrupted; nothing was written")
    }

    /// The reader of standard output is gone.
    #[must_use]
    pub fn closed_pipe() -> Self {
        Self::new(Fault::ClosedPipe, "standard output was closed")
    }

    /// Adds a hint: what to do next.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same error with its place in front: `query ranking: ...`.
    #[must_use]
    pub fn within(mut self, place: &str) -> Self {
        self.what = format!("{place}: {}", self.what);
        self
    }

    /// The exit code of the process; `laurels help safety` lists them.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self.fault {
            Fault::Internal => 1,
            Fault::Usage => 2,
            Fault::Clone => 3,
            Fault::Output => 5,
            Fault::Interrupted => 130,
            Fault::ClosedPipe => 0,
        }
    }
}

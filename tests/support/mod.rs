//! A small language for tests: a hermetic git, a builder of histories, and git's own answers.

pub(crate) mod build;
pub(crate) mod git;
pub(crate) mod oracle;

pub(crate) use build::History;
pub(crate) use git::Git;

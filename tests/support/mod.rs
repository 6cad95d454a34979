//! A small language for tests: a hermetic git, a builder of histories, git's own answers, and the program as it is run.

pub(crate) mod axe;
pub(crate) mod browser;
pub(crate) mod build;
pub(crate) mod git;
pub(crate) mod laurels;
pub(crate) mod markdown;
pub(crate) mod meter;
pub(crate) mod oracle;
pub(crate) mod scale;
pub(crate) mod small;

pub(crate) use build::History;
pub(crate) use git::Git;

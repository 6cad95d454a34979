//! The vocabulary of the tests. `build` makes repositories, `git` and `oracle` ask git, `laurels` runs the program.

pub(crate) mod axe;
pub(crate) mod browser;
pub(crate) mod build;
pub(crate) mod git;
pub(crate) mod laurels;
pub(crate) mod markdown;
pub(crate) mod meter;
pub(crate) mod needs;
pub(crate) mod oracle;
pub(crate) mod people;
pub(crate) mod scale;
pub(crate) mod shared;
pub(crate) mod small;

pub(crate) use build::History;
pub(crate) use git::Git;

//! Headings of `--help`, in the order in which they appear.

/// Which clone and revision.
pub const READ: &str = "What to read";
/// Tags, lists, patch releases.
pub const RELEASE: &str = "What a release is";
/// Commits, roles, ranks.
pub const COUNT: &str = "What counts";
/// Names, bots, organizations.
pub const PEOPLE: &str = "People";
/// Where results go, and how they are written.
pub const OUTPUT: &str = "Output";
/// Charts and pages.
pub const THEME: &str = "Appearance";
/// Messages, threads, cache.
pub const RUN: &str = "How to run";

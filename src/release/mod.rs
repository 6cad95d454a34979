//! Releases: versions of tags, trains, order, previous releases, and the commits of each release.

mod calendar;
mod date;
mod fold;
mod glob;
mod name;
mod range;
mod record;
mod select;
mod selection;
#[cfg(test)]
mod tests;
mod train;
mod version;

pub use fold::{Fold, Folding};
pub use glob::is_closed_glob;
pub use range::range;
pub use record::Release;
pub use select::{GivenRelease, NamedRevision, ReleaseChoice, from_list, select};
pub use selection::Selection;
pub use train::{Train, trains};
pub use version::Version;

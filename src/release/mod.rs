//! From tags to releases: versions, trains, order, what precedes what, and which commits belong to which.

mod range;
mod train;
mod version;

pub use range::range;
pub use train::{Fold, Release, Selection, Train, chosen, from_list, trains};
pub use version::Version;

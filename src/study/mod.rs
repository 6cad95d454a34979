//! A clone, or several, read and interpreted: everything that tables are made of.
//!
//! [`study`] reads one clone. [`joined`] makes one study of several. `settings`, `releases` and `people` are its steps.

mod dates;
mod joined;
mod loose;
mod merging;
mod names;
mod notices;
mod parts;
mod people;
mod person;
mod probably_one;
mod read;
mod releases;
mod settings;
mod storing;
#[allow(clippy::module_inception)]
mod study;
mod together;
mod touches;
mod wanted;

pub use dates::{has_sane_dates, shown};
pub use joined::joined;
pub use merging::{Merged, MergedName};
pub use names::{TOGETHER, folder_of, make_distinct};
pub use parts::Parts;
pub use person::Subject;
pub use probably_one::ProbablyOne;
pub use read::study;
pub use storing::while_storing;
pub use study::Study;
pub use together::{notices, theme};
pub use touches::Touch;
pub use wanted::Wanted;

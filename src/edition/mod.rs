//! A report over a study: plan, results, chapters, charts, artifacts.
//!
//! [`Plan`] checks everything before history is read. [`Brief`] holds what pages need in addition to results;
//! `manifest.json` stores it, and [`EarlierReport`] reads it back. [`publish`] makes the files.

mod answers;
mod artifacts;
mod brief;
mod chapters;
mod charts;
mod check;
mod earlier;
mod highlights;
mod manifest;
mod method;
mod page;
mod plan;
mod probably_one;
mod publish;
mod tool;

pub use answers::Answers;
pub use artifacts::list;
pub use brief::Brief;
pub use earlier::{EarlierAnswers, EarlierReport};
pub use highlights::{highlighted, unknown_highlights};
pub use manifest::manifest_of_tables;
pub use plan::{Order, Plan};
pub use probably_one::{concerned, people_in, probably_one_in, probably_one_notices};
pub use publish::{Written, publish};
pub use tool::TOOL;

//! A report over a study: plan, answers, chapters, charts, artifacts.

mod brief;
mod chapters;
mod page;
mod plan;

pub use brief::{TOOL, manifest, report as manifest_of_report};
pub use chapters::{Chapter, chapters};
pub use page::{Answers, check_highlights, fields, list, pages, unknown_highlights};
pub use plan::{Order, Plan, check};

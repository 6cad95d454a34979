//! The sizes of charts that a user can ask for.

use serde::{Deserialize, Serialize};

/// A size of chart. Text is equally large in all of them, so a narrower chart shows less.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sheet {
    /// 720 px wide, as high as needed: the columns of blogs and forums.
    #[default]
    Blog,
    /// 960 px wide, as high as needed: wide pages and slides.
    Wide,
    /// 1200 x 630 px, for link previews: 640 x 336, drawn larger.
    Social,
    /// 420 px wide, as high as needed: phones.
    Narrow,
}

impl Sheet {
    /// All sizes except the first, which is always drawn.
    pub const OTHERS: [Self; 3] = [Self::Wide, Self::Social, Self::Narrow];

    /// The name in options and files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Blog => "blog",
            Self::Wide => "wide",
            Self::Social => "social",
            Self::Narrow => "narrow",
        }
    }
}

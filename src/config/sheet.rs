//! The sizes of charts that a user can ask for.

use serde::{Deserialize, Serialize};

use crate::text::{Choice, name_in};

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

    /// The sizes that a user can ask for.
    pub const CHOICES: &[Choice<Self>] = &[
        Choice::new(Self::Wide, "wide", "960 px wide, for wide pages and slides"),
        Choice::new(Self::Social, "social", "1200 x 630 px, for link previews"),
    ];

    /// The name in options and files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Blog => "blog",
            Self::Narrow => "narrow",
            Self::Wide | Self::Social => name_in(Self::CHOICES, &self),
        }
    }
}

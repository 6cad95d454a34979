//! What a picture is drawn on: a blog's column, a wide page, a card for social media, a phone.

use serde::{Deserialize, Serialize};

use super::frame::MARGIN;
use super::scene::U;

/// A size of picture. The type is as large on each, so a narrower one holds less, not smaller.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sheet {
    /// 720 wide, as high as needed: the columns of blogs and forums.
    #[default]
    Blog,
    /// 960 wide, as high as needed: wide pages and slides.
    Wide,
    /// 1200 x 630, which previews of links show: 640 x 336, drawn larger.
    Social,
    /// 420 wide, as high as needed: phones.
    Narrow,
}

impl Sheet {
    /// All sizes besides the first, which is always made.
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

    /// Width in tenths.
    pub(in crate::chart) fn width(self) -> i32 {
        let units = match self {
            Self::Blog => 720,
            Self::Wide => 960,
            Self::Social => 640,
            Self::Narrow => 420,
        };
        units * U
    }

    /// The right margin's place, in tenths.
    pub(in crate::chart) fn right(self) -> i32 {
        self.width() - MARGIN
    }

    /// Room between the margins, in tenths.
    pub(in crate::chart) fn room(self) -> i32 {
        self.width() - 2 * MARGIN
    }

    /// Height in tenths where the picture has no choice.
    pub(in crate::chart) fn height(self) -> Option<i32> {
        (self == Self::Social).then_some(336 * U)
    }

    /// A picture's width and height as shown, in px, from those it is drawn in, in units.
    pub(in crate::chart) fn shown(self, drawn: (u32, u32)) -> (u32, u32) {
        if self == Self::Social { (1200, 630) } else { drawn }
    }

    /// Whether names go above their bars rather than beside them.
    pub(in crate::chart) fn is_narrow(self) -> bool {
        self == Self::Narrow
    }

    /// How many of at most `most` rows there is room for.
    pub(in crate::chart) fn rows(self, most: usize) -> usize {
        if self.height().is_some() { most.min(8) } else { most }
    }

    /// How many of at most `most` columns there is room for, where `most` fit on the first size.
    pub(in crate::chart) fn columns(self, most: usize) -> usize {
        match self {
            Self::Blog | Self::Wide => most,
            Self::Social | Self::Narrow => most / 2,
        }
    }

    /// A length that is right on the first size, less where there is less room.
    pub(in crate::chart) fn part(self, length: i32) -> i32 {
        if self.room() < Self::Blog.room() { length * (self.room() / U) / (Self::Blog.room() / U) } else { length }
    }
}

//! What a picture is drawn on: a blog's column, a wide page, a card for social media, a phone.

use super::scene::{MARGIN, U};
pub use crate::config::Sheet;

impl Sheet {
    /// Width in tenths.
    pub fn width(self) -> i32 {
        let units = match self {
            Self::Blog => 720,
            Self::Wide => 960,
            Self::Social => 640,
            Self::Narrow => 420,
        };
        units * U
    }

    /// The right margin's place, in tenths.
    pub fn right(self) -> i32 {
        self.width() - MARGIN
    }

    /// Room between the margins, in tenths.
    pub fn room(self) -> i32 {
        self.width() - 2 * MARGIN
    }

    /// Height in tenths where the picture has no choice.
    pub fn height(self) -> Option<i32> {
        (self == Self::Social).then_some(336 * U)
    }

    /// A picture's width and height as shown, in px, from those it is drawn in, in units.
    pub fn shown(self, drawn: (u32, u32)) -> (u32, u32) {
        if self == Self::Social { (1200, 630) } else { drawn }
    }

    /// Whether names go above their bars rather than beside them.
    pub fn is_narrow(self) -> bool {
        self == Self::Narrow
    }

    /// How many of at most `most` rows there is room for.
    pub fn rows(self, most: usize) -> usize {
        if self.height().is_some() { most.min(8) } else { most }
    }

    /// How many of at most `most` columns there is room for, where `most` fit on the first size.
    pub fn columns(self, most: usize) -> usize {
        match self {
            Self::Blog | Self::Wide => most,
            Self::Social | Self::Narrow => most / 2,
        }
    }

    /// A length that is right on the first size, less where there is less room.
    pub fn part(self, length: i32) -> i32 {
        if self.room() < Self::Blog.room() { length * (self.room() / U) / (Self::Blog.room() / U) } else { length }
    }
}

//! The sizes of pictures: a blog's column, a wide page, a preview of a link, a phone.

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

    /// Where the right margin begins, in tenths.
    pub fn right(self) -> i32 {
        self.width() - MARGIN
    }

    /// Room between the margins, in tenths.
    pub fn room(self) -> i32 {
        self.width() - 2 * MARGIN
    }

    /// Height in tenths if it is fixed.
    pub fn height(self) -> Option<i32> {
        (self == Self::Social).then_some(336 * U)
    }

    /// A picture's width and height as shown, in px, from the drawn size in units.
    pub fn shown(self, drawn: (u32, u32)) -> (u32, u32) {
        if self == Self::Social { (1200, 630) } else { drawn }
    }

    /// Whether names go above their bars rather than next to them.
    pub fn is_narrow(self) -> bool {
        self == Self::Narrow
    }

    /// How many rows have room, at most `most`.
    pub fn rows(self, most: usize) -> usize {
        if self.height().is_some() { most.min(8) } else { most }
    }

    /// How many columns have room, if `most` fit at the default size.
    pub fn columns(self, most: usize) -> usize {
        match self {
            Self::Blog | Self::Wide => most,
            Self::Social | Self::Narrow => most / 2,
        }
    }

    /// A length at the default size, shortened if there is less room.
    pub fn part(self, length: i32) -> i32 {
        if self.room() < Self::Blog.room() { length * (self.room() / U) / (Self::Blog.room() / U) } else { length }
    }
}

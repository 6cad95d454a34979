//! The marks of a picture, free of color values and of any file format.
//!
//! The backend records them once; `svg` writes them in every form. All lengths are tenths of a unit: whole
//! numbers give the same bytes on every machine, and a tenth is finer than any eye.

use super::theme::Token;

/// One unit (px at 1:1) in tenths.
pub const U: i32 = 10;

/// Free space at the left and right edge, in tenths.
pub const MARGIN: i32 = 16 * U;

/// A point, in tenths from the top left.
pub type Point = (i32, i32);

/// How a shape is painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Filled.
    Fill(Token),
    /// Outlined; width in tenths.
    Stroke(Token, i32),
}

/// Which end of a text its point is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// The text begins at the point.
    Start,
    /// The point is the middle.
    Middle,
    /// The text ends at the point.
    End,
}

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Type {
    /// Font size in tenths.
    pub size: i32,
    /// Bold or regular.
    pub bold: bool,
    /// The color.
    pub token: Token,
    /// The end that the point fixes.
    pub align: Align,
}

/// One element of the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// Upper left and lower right corner.
    Rect(Point, Point, Ink),
    /// Points joined by straight lines.
    Path(Vec<Point>, Ink),
    /// Points joined and closed.
    Polygon(Vec<Point>, Ink),
    /// Center and radius.
    Circle(Point, i32, Ink),
    /// A text, free of control characters, and the point its baseline starts, ends or has its middle at.
    Text(String, Point, Type),
}

/// A recorded picture.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scene {
    /// Width in tenths.
    pub width: i32,
    /// Height in tenths.
    pub height: i32,
    /// The marks, those behind first.
    pub marks: Vec<Mark>,
}

impl Mark {
    /// The one paint of the mark.
    pub fn ink(&self) -> Ink {
        match self {
            Self::Rect(_, _, ink) | Self::Path(_, ink) | Self::Polygon(_, ink) | Self::Circle(_, _, ink) => *ink,
            Self::Text(_, _, style) => Ink::Fill(style.token),
        }
    }
}

impl Type {
    /// Regular text of a size in units.
    pub const fn new(units: i32, token: Token) -> Self {
        Self { size: units * U, bold: false, token, align: Align::Start }
    }

    /// The same in bold if `bold`.
    pub const fn bold(self, bold: bool) -> Self {
        Self { bold, ..self }
    }

    /// The same, ending at its point.
    pub const fn end(self) -> Self {
        Self { align: Align::End, ..self }
    }

    /// The same, centered on its point.
    pub const fn middle(self) -> Self {
        Self { align: Align::Middle, ..self }
    }

    /// Where the baseline is for text that is centered on `y`; in numbers, since renderers differ in their keywords.
    pub const fn centered(self, y: i32) -> i32 {
        y + self.size * 35 / 100
    }
}

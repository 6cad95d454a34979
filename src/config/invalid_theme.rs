//! What can be wrong with a theme.

use super::limits::{FONTS, HIGHLIGHTS, LOGO};

/// Why a theme cannot be used.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum InvalidTheme {
    /// More colors than highlighted people.
    #[error("more than {HIGHLIGHTS} colors for people; remove some")]
    TooManyColors,
    /// A dark color without the light one.
    #[error("there are more dark colors than light ones; add the light ones")]
    OnlyDarkColor,
    /// A palette without the first color.
    #[error("`{palette}` needs `{accent}`, the first color")]
    NoAccent {
        /// The key that is given.
        palette: &'static str,
        /// The key that is missing.
        accent: &'static str,
    },
    /// A text that is not `#rrggbb`, escaped.
    #[error("{0:?} is not a color; write #rrggbb")]
    NotAColor(String),
    /// A color that is hard to see.
    #[error(
        "the color {color} has a contrast of {found:.1} to the {background}; at least {lowest:.1} is required{advice}"
    )]
    LowContrast {
        /// The color as written.
        color: String,
        /// The name and color of the background.
        background: String,
        /// The contrast, from 1 to 21.
        found: f64,
        /// The lowest contrast that is allowed.
        lowest: f64,
        /// What to do, if the color is used on a background that it was not given for.
        advice: &'static str,
    },
    /// A font name with other characters, escaped.
    #[error("{0:?} is not a font name; use letters, digits, spaces, - and _")]
    NotAFont(String),
    /// A long list of fonts.
    #[error("more than {FONTS} fonts; remove some")]
    TooManyFonts,
    /// A long list of people.
    #[error("at most three people can be highlighted")]
    TooManyHighlights,
    /// A logo that does not fit.
    #[error("the logo {start:?} is {columns} columns wide; use at most {LOGO}, so that it fits the footer of charts")]
    WideLogo {
        /// The start of the logo, escaped.
        start: String,
        /// Its width.
        columns: usize,
    },
}

//! The colors of every chart, in light and dark.
//!
//! A chart names a [`Token`], never a color. The light value of each token is unique, so that it can travel through
//! plotters as a plain RGB color and be found again by the backend.

use plotters::style::{Color, RGBColor};
use plotters_backend::BackendColor;

#[cfg(test)]
pub use crate::config::contrast;

/// A color by its role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Token {
    /// The background; always painted, because a transparent chart is unreadable if page and system theme differ.
    Bg,
    /// Text.
    Fg,
    /// Secondary text.
    Mu,
    /// The line that bars start from.
    Ax,
    /// First highlight.
    C2,
    /// Second highlight.
    C1,
    /// Third highlight.
    C3,
    /// All other people.
    Cx,
    /// Lines added; blue, because many readers cannot distinguish green and red.
    Add,
    /// Lines deleted; vermilion.
    Del,
    /// First hue of a series. The first three are those of people, but a project's own colors do not replace them.
    S1,
    /// Second hue of a series.
    S2,
    /// Third hue of a series.
    S3,
    /// Fourth hue of a series.
    C4,
    /// Fifth hue of a series.
    C5,
    /// Sixth hue of a series.
    C6,
    /// The oldest of three generations.
    G1,
    /// The second of three generations.
    G2,
    /// The third of three generations.
    G3,
    /// Grid lines and unknown values.
    Gl,
    /// An empty heat cell.
    H0,
    /// The faintest heat cell.
    H1,
    /// The second step of heat.
    H2,
    /// The third step of heat.
    H3,
    /// The fourth step of heat.
    H4,
    /// The strongest heat cell.
    H5,
    /// Text on [`Token::H1`].
    OnFaint,
    /// Text on other marks.
    On,
    /// Text on [`Token::H5`] and on other marks that are dark in the light theme and light in the dark theme.
    OnStrong,
}

/// One of the two themes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Dark text on white.
    Light,
    /// Light text on near-black.
    Dark,
}

struct Entry {
    token: Token,
    class: &'static str,
    light: (u8, u8, u8),
    dark: (u8, u8, u8),
}

const fn entry(token: Token, class: &'static str, light: u32, dark: u32) -> Entry {
    Entry { token, class, light: rgb(light), dark: rgb(dark) }
}

#[allow(clippy::cast_possible_truncation)]
const fn rgb(hex: u32) -> (u8, u8, u8) {
    ((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const TABLE: [Entry; 29] = [
    entry(Token::Bg, "c-bg", 0xff_ffff, 0x0d_1117),
    entry(Token::Fg, "c-fg", 0x1f_2328, 0xf0_f6fc),
    entry(Token::Mu, "c-mu", 0x59_636e, 0x91_98a1),
    entry(Token::Ax, "c-ax", 0x6e_7781, 0x7d_8590),
    entry(Token::C2, "c-c2", 0xae_3200, 0xdf_4700),
    entry(Token::C1, "c-c1", 0x00_98e8, 0x0b_a2f7),
    entry(Token::C3, "c-c3", 0x00_6146, 0x11_8d68),
    entry(Token::Cx, "c-cx", 0x8c_959f, 0x6e_7681),
    entry(Token::Add, "c-add", 0x00_72b2, 0x2f_81f7),
    entry(Token::Del, "c-del", 0xd5_5e00, 0xdb_6d28),
    // One step of blue off the hues of people, so that a project's own colors replace only those.
    entry(Token::S1, "c-s1", 0x00_98e7, 0x0b_a2f8),
    entry(Token::S2, "c-s2", 0xae_3201, 0xdf_4701),
    entry(Token::S3, "c-s3", 0x00_6147, 0x11_8d69),
    entry(Token::C4, "c-c4", 0x7e_0f58, 0xe4_76b4),
    entry(Token::C5, "c-c5", 0xad_7f02, 0xec_b230),
    entry(Token::C6, "c-c6", 0x05_7c9b, 0x87_ddff),
    // One hue in three steps, each with enough contrast to the background; the steps of heat need none.
    entry(Token::G1, "c-g1", 0x08_306b, 0xef_f6ff),
    entry(Token::G2, "c-g2", 0x21_71b5, 0x93_c4ec),
    entry(Token::G3, "c-g3", 0x4a_98cc, 0x3b_82c4),
    entry(Token::Gl, "c-gl", 0xd1_d9e0, 0x3d_444d),
    // One hue in steps of about the same distance, also for color-blind readers; in the dark the strongest is the lightest.
    entry(Token::H0, "c-h0", 0xee_f0f2, 0x21_262d),
    entry(Token::H1, "c-h1", 0xbc_d8f0, 0x08_519c),
    entry(Token::H2, "c-h2", 0x8a_bfe4, 0x2f_7cba),
    entry(Token::H3, "c-h3", 0x5a_a3d6, 0x5e_a2d3),
    entry(Token::H4, "c-h4", 0x2f_80bb, 0x9b_cbec),
    entry(Token::H5, "c-h5", 0x08_4f99, 0xef_f6fe),
    entry(Token::OnFaint, "c-on1", 0x01_0101, 0xff_ffff),
    entry(Token::On, "c-on", 0x00_0000, 0x00_0000),
    entry(Token::OnStrong, "c-on5", 0xfe_fefe, 0x00_0000),
];

impl Token {
    /// The steps of heat, faintest first.
    pub const HEAT: [Self; 5] = [Self::H1, Self::H2, Self::H3, Self::H4, Self::H5];

    /// The hues of a series, in the order of their use.
    pub const SERIES: [Self; 6] = [Self::S1, Self::S2, Self::S3, Self::C4, Self::C5, Self::C6];

    /// The color of text on a mark of this color.
    pub fn text_on(self) -> Self {
        match self {
            Self::H1 => Self::OnFaint,
            Self::H0 => Self::Mu,
            Self::Gl => Self::Fg,
            Self::H5 | Self::S2 | Self::S3 | Self::C4 | Self::C6 => Self::OnStrong,
            _ => Self::On,
        }
    }

    /// Every token, in the order of the stylesheet.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|entry| entry.token)
    }

    /// The class of something filled with this color; a stroke adds [`STROKE`].
    pub fn class(self) -> &'static str {
        self.entry().class
    }

    /// `#rrggbb` in a theme.
    pub fn hex(self, theme: Theme) -> String {
        let (r, g, b) = self.parts(theme);
        format!("#{r:02x}{g:02x}{b:02x}")
    }

    /// Red, green and blue in a theme.
    pub fn parts(self, theme: Theme) -> (u8, u8, u8) {
        match theme {
            Theme::Light => self.entry().light,
            Theme::Dark => self.entry().dark,
        }
    }

    /// The token whose light color this is; `None` for a color that no chart may use.
    pub fn find(color: BackendColor) -> Option<Self> {
        let opaque = (color.alpha - 1.0).abs() < f64::EPSILON;
        TABLE.iter().find(|entry| opaque && entry.light == color.rgb).map(|entry| entry.token)
    }

    /// The tokens are the table's rows in the same order, which a test keeps so.
    fn entry(self) -> &'static Entry {
        &TABLE[self as usize]
    }
}

impl Color for Token {
    fn to_backend_color(&self) -> BackendColor {
        let (r, g, b) = self.parts(Theme::Light);
        RGBColor(r, g, b).to_backend_color()
    }
}

/// The suffix of a token's class if the color is a stroke.
pub const STROKE: &str = "-s";

/// CSS rules for these classes and this theme: `.c-fg{fill:#1f2328}`, one after the other.
pub fn rules(fills: &[Token], strokes: &[Token], theme: Theme) -> String {
    let fill = fills.iter().map(|token| format!(".{}{{fill:{}}}", token.class(), token.hex(theme)));
    let stroke = strokes.iter().map(|token| format!(".{}{STROKE}{{stroke:{}}}", token.class(), token.hex(theme)));
    fill.chain(stroke).collect()
}

/// the stylesheet.
pub fn stylesheet() -> String {
    let all: Vec<Token> = Token::all().collect();
    let light = rules(&all, &all, Theme::Light);
    let dark = rules(&all, &all, Theme::Dark);
    format!("{light}\n@media (prefers-color-scheme:dark){{{dark}}}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_its_row_and_its_light_color() {
        for token in Token::all() {
            assert_eq!(token.entry().token, token);
            assert_eq!(Token::find(token.to_backend_color()), Some(token));
        }
        assert_eq!(Token::find(BackendColor { alpha: 0.5, rgb: (255, 255, 255) }), None);
    }

    #[test]
    fn text_and_marks_stand_out_from_the_ground() {
        for theme in [Theme::Light, Theme::Dark] {
            // Heat colors are adjacent to each other, and text on marks is on marks: neither is on the background.
            for token in Token::all().filter(|token| *token != Token::Bg && *token < Token::Gl) {
                let least = if matches!(token, Token::Fg | Token::Mu) { 4.5 } else { 3.0 };
                let found = contrast(token.parts(theme), Token::Bg.parts(theme));
                assert!(found >= least, "{token:?} {theme:?}: {found:.2}");
            }
        }
    }

    #[test]
    fn text_stands_out_from_the_mark_under_it() {
        for theme in [Theme::Light, Theme::Dark] {
            for mark in Token::HEAT.into_iter().chain(Token::SERIES).chain([Token::Cx, Token::H0, Token::Gl]) {
                let found = contrast(mark.text_on().parts(theme), mark.parts(theme));
                assert!(found >= 4.5, "{mark:?} {theme:?}: {found:.2}");
            }
        }
    }
}

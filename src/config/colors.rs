//! A project's own colors for the people whom charts highlight.
//!
//! They may come from an untrusted file: only `#rrggbb` is accepted, and only with enough contrast to the background.

use super::contrast::{Rgb, contrast};
use super::invalid_theme::InvalidTheme;
use super::limits::HIGHLIGHTS;
use crate::text;

/// The lowest contrast of a mark to the background (WCAG 1.4.11).
const OF_MARKS: f64 = 3.0;
/// The lowest contrast of text to the background (WCAG 1.4.3).
const OF_TEXT: f64 = 4.5;

/// What to do if a light color is too dark for dark pages.
const SET_DARK: &str = "; set another color for dark pages with `accent_dark` or `palette_dark`";

/// A background that colors must contrast with.
struct Background {
    name: &'static str,
    hex: &'static str,
    rgb: Rgb,
}

const LIGHT: Background = Background { name: "light", hex: "#ffffff", rgb: (0xff, 0xff, 0xff) };
const DARK: Background = Background { name: "dark", hex: "#0d1117", rgb: (0x0d, 0x11, 0x17) };

/// Colors for the first, second and third highlighted person; [`Default`] means the colors of laurels.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Colors(Vec<ColorPair>);

/// A color in light and in dark charts, each as `#rrggbb` in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColorPair {
    /// The color in light charts.
    pub light: String,
    /// The color in dark charts.
    pub dark: String,
}

impl Colors {
    /// Colors as written for light and for dark charts, at most three each. A missing dark color is the light one.
    /// The first color is also used for text on pages.
    ///
    /// # Errors
    /// A color is not `#rrggbb`, there are too many, or the contrast is too low; the message gives the ratio.
    pub fn new<S: AsRef<str>>(light: &[S], dark: &[S]) -> Result<Self, InvalidTheme> {
        if light.len().max(dark.len()) > HIGHLIGHTS {
            return Err(InvalidTheme::TooManyColors);
        }
        if dark.len() > light.len() {
            return Err(InvalidTheme::OnlyDarkColor);
        }
        let mut pairs = Vec::with_capacity(light.len());
        for (at, color) in light.iter().enumerate() {
            let lowest = if at == 0 { OF_TEXT } else { OF_MARKS };
            let light = checked(color.as_ref(), &LIGHT, lowest, "")?;
            let dark = match dark.get(at) {
                Some(color) => checked(color.as_ref(), &DARK, lowest, "")?,
                None => checked(color.as_ref(), &DARK, lowest, SET_DARK)?,
            };
            pairs.push(ColorPair { light, dark });
        }
        Ok(Self(pairs))
    }

    /// The colors in the order of the people.
    #[must_use]
    pub fn pairs(&self) -> &[ColorPair] {
        &self.0
    }

    /// The color of the first person, which pages use for text.
    #[must_use]
    pub fn accent(&self) -> Option<&ColorPair> {
        self.0.first()
    }
}

/// A color in lower case that has enough contrast to a background.
fn checked(color: &str, background: &Background, lowest: f64, advice: &'static str) -> Result<String, InvalidTheme> {
    let Some(rgb) = rgb(color) else {
        return Err(InvalidTheme::NotAColor(text::shorten(&text::plain(color), 40)));
    };
    let found = contrast(rgb, background.rgb);
    if found < lowest {
        let background = format!("{} background {}", background.name, background.hex);
        return Err(InvalidTheme::LowContrast { color: color.to_owned(), background, found, lowest, advice });
    }
    Ok(color.to_ascii_lowercase())
}

/// The parts of `#rrggbb`.
fn rgb(color: &str) -> Option<Rgb> {
    let digits = color.strip_prefix('#')?;
    let is_hex = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok().filter(|_| is_hex)?.to_be_bytes();
    Some((red, green, blue))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colors_with_low_contrast_are_refused_with_the_ratio() {
        let refused = |light: &[&str], dark: &[&str]| Colors::new(light, dark).expect_err("refused").to_string();
        assert!(
            refused(&["#ffee00"], &[])
                .starts_with("the color #ffee00 has a contrast of 1.2 to the light background #ffffff")
        );
        assert!(refused(&["#003366"], &[]).contains("to the dark background #0d1117; at least 4.5 is required"));
        assert!(refused(&["#003366"], &["#003366"]).contains("dark"));
        let pair = ColorPair { light: "#003366".to_owned(), dark: "#66aaff".to_owned() };
        assert_eq!(Colors::new(&["#003366"], &["#66aaFF"]).expect("good").accent(), Some(&pair));
        assert_eq!(Colors::new::<&str>(&[], &[]), Ok(Colors::default()));
        for wrong in ["red", "#fff", "url(//x)", "#12345g", "#+1+1+1", "#é1234", "", "#003366;}"] {
            assert!(refused(&[wrong], &[]).contains("write #rrggbb"), "{wrong}");
        }
        assert!(Colors::new(&["#777777"; 4], &[]).is_err() && Colors::new(&[], &["#777777"]).is_err());
    }
}

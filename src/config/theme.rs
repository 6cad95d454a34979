//! `[theme]` of `laurels.toml`: colors, fonts and highlighted people. The file may be untrusted.

use serde::{Deserialize, Serialize};

use super::colors::Colors;
use super::invalid_theme::InvalidTheme;
use super::limits::{FONTS, HIGHLIGHTS, LOGO, NAME};
use crate::text::{self, Numbers};

/// The theme as written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Theme {
    /// The color of the first highlighted person and of notes on the page, `#rrggbb`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accent: Option<String>,
    /// The same on dark pages; defaults to the light color.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accent_dark: Option<String>,
    /// The colors of the second and third highlighted person.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub palette: Vec<String>,
    /// The same on dark pages.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub palette_dark: Vec<String>,
    /// The font families of the page, first choice first. Charts keep their fonts, whose widths are known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub font: Vec<String>,
    /// People to highlight in charts, by name or person_id. The command line replaces them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub highlight: Vec<String>,
    /// How numbers are written.
    #[serde(skip_serializing_if = "is_usual")]
    pub numbers: Numbers,
    /// The publisher: text above the title of the page and in the footer of charts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<String>,
}

impl Theme {
    /// Checks the colors, fonts, highlights and the logo.
    ///
    /// # Errors
    /// A value is not allowed; for example, a color has too little contrast to the background.
    pub fn check(&self) -> Result<(), InvalidTheme> {
        self.colors()?;
        let is_name = |name: &String| {
            let is_safe = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '_');
            !name.trim().is_empty() && name.len() <= NAME && name.chars().all(is_safe)
        };
        if let Some(wrong) = self.font.iter().find(|name| !is_name(name)) {
            let wrong = text::shorten(&text::plain(wrong), 40);
            return Err(InvalidTheme::NotAFont(wrong));
        }
        if self.font.len() > FONTS {
            return Err(InvalidTheme::TooManyFonts);
        }
        if self.highlight.len() > HIGHLIGHTS {
            return Err(InvalidTheme::TooManyHighlights);
        }
        let logo = text::plain(self.logo.as_deref().unwrap_or_default());
        if text::columns(&logo) > LOGO {
            let columns = text::columns(&logo);
            return Err(InvalidTheme::WideLogo { start: text::shorten(&logo, LOGO), columns });
        }
        Ok(())
    }

    /// The colors of highlighted people.
    ///
    /// # Errors
    /// As [`Theme::check`].
    pub fn colors(&self) -> Result<Colors, InvalidTheme> {
        if self.accent.is_none() && !self.palette.is_empty() {
            return Err(InvalidTheme::NoAccent { palette: "palette", accent: "accent" });
        }
        let all =
            |accent: &Option<String>, palette: &[String]| accent.iter().chain(palette).cloned().collect::<Vec<_>>();
        if self.accent_dark.is_none() && !self.palette_dark.is_empty() {
            return Err(InvalidTheme::NoAccent { palette: "palette_dark", accent: "accent_dark" });
        }
        Colors::new(&all(&self.accent, &self.palette), &all(&self.accent_dark, &self.palette_dark))
    }

    /// The text of the logo, escaped and truncated.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        let words = text::shorten(&text::plain(self.logo.as_deref()?), LOGO);
        Some(words).filter(|words| !text::is_blank(words))
    }
}

fn is_usual(numbers: &Numbers) -> bool {
    *numbers == Numbers::default()
}

/// Names of fonts that [`Theme::check`] refuses, for tests; one of them is too long.
#[cfg(test)]
pub const REFUSED_FONTS: [&str; 10] = [
    "",
    " ",
    "a;}",
    "url(x)",
    "x\"",
    "\\22",
    "é",
    "a,b",
    "</style>",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
];

#[cfg(test)]
impl Theme {
    /// A theme with this font, for tests.
    pub fn with_font(name: &str) -> Self {
        Self { font: vec![name.to_owned()], ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_names_and_colors_reach_the_page() {
        for wrong in REFUSED_FONTS {
            assert!(Theme::with_font(wrong).check().is_err(), "{wrong}");
        }
        let look = Theme {
            accent: Some("#005f96".to_owned()),
            accent_dark: Some("#6cb6ff".to_owned()),
            font: vec!["Inter Display".to_owned(), "serif".to_owned()],
            logo: Some("<b>\u{202e}ACME".to_owned()),
            ..Theme::default()
        };
        assert_eq!(look.check(), Ok(()));
        assert_eq!(look.words().as_deref(), Some("<b>ACME"));
        let palette = Theme { palette: vec!["#005f96".to_owned()], ..Theme::default() };
        assert!(palette.check().expect_err("no accent").to_string().contains("accent"));
        assert!(Theme { highlight: vec![String::new(); 4], ..Theme::default() }.check().is_err());
        let logo = |words: &str| Theme { logo: Some(words.to_owned()), ..Theme::default() };
        assert_eq!((logo(&"山".repeat(20)).check(), logo("\u{202e} ").words()), (Ok(()), None));
        for blank in ["\u{3164}", "\u{2800}", "\u{ad}", " \u{fe0f}"] {
            assert_eq!(logo(blank).words(), None, "{blank:?}");
        }
        for tail in ["\u{fe0f}", "\u{e49}", "👩\u{200d}", "\u{1f3fb}"] {
            let words = logo(&format!("A{}", tail.repeat(100_000))).words().unwrap_or_default();
            assert!(words.starts_with('A') && words.chars().count() <= 160, "{tail:?}: {}", words.len());
        }
        assert!(
            logo(&"山".repeat(21))
                .check()
                .expect_err("too long")
                .to_string()
                .contains("42 columns wide; use at most 40")
        );
    }
}

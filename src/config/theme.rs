//! `[theme]` of `laurels.toml`: what a project's report looks like. A stranger may have written it.

use serde::{Deserialize, Serialize};

use super::colors::Colors;
use crate::text::{self, Numbers};

/// Font families in a stack at most.
const FONTS: usize = 8;
/// Characters of a font's name at most.
const NAME: usize = 60;
/// Columns of a terminal that the words of a logo take at most: about half a line of a chart's footer.
const LOGO: usize = 40;

/// The theme as written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Theme {
    /// Colour of the first person set off and of notes on the page, `#rrggbb`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accent: Option<String>,
    /// The same on dark pages; the light one where it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accent_dark: Option<String>,
    /// Colours of the second and third person set off.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub palette: Vec<String>,
    /// The same on dark pages.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub palette_dark: Vec<String>,
    /// Font families of the page, first choice first. Pictures keep theirs, whose widths are known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub font: Vec<String>,
    /// People to set off in charts, by name or person_id; those of the command line go before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub highlight: Vec<String>,
    /// How numbers are written.
    #[serde(skip_serializing_if = "is_usual")]
    pub numbers: Numbers,
    /// Who publishes the report: words above the title of the page and in the footer of charts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<String>,
}

impl Theme {
    /// Checks colours, fonts, logo and numbers of them.
    ///
    /// # Errors
    /// What is wrong, for example a colour that does not stand out from the ground.
    pub fn check(&self) -> Result<(), String> {
        self.colors()?;
        let is_name = |name: &String| {
            let is_safe = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '_');
            !name.trim().is_empty() && name.len() <= NAME && name.chars().all(is_safe)
        };
        if let Some(wrong) = self.font.iter().find(|name| !is_name(name)) {
            let wrong = text::shorten(&text::plain(wrong), 40);
            return Err(format!("{wrong:?} is no font; names have letters, digits, blanks, - and _"));
        }
        if self.font.len() > FONTS {
            return Err(format!("there are more than {FONTS} fonts"));
        }
        if self.highlight.len() > 3 {
            return Err("at most three people can be set off".to_owned());
        }
        let logo = text::plain(self.logo.as_deref().unwrap_or_default());
        if text::columns(&logo) > LOGO {
            let (columns, start) = (text::columns(&logo), text::shorten(&logo, LOGO));
            return Err(format!(
                "the logo {start:?} is {columns} columns wide, and {LOGO} are the most that a chart's footer has room for"
            ));
        }
        Ok(())
    }

    /// The colours of charts.
    ///
    /// # Errors
    /// As [`Theme::check`].
    pub fn colors(&self) -> Result<Colors, String> {
        if self.accent.is_none() && !self.palette.is_empty() {
            return Err("a palette without an accent: the accent is the first colour".to_owned());
        }
        let all =
            |accent: &Option<String>, palette: &[String]| accent.iter().chain(palette).cloned().collect::<Vec<_>>();
        if self.accent_dark.is_none() && !self.palette_dark.is_empty() {
            return Err("a palette_dark without an accent_dark".to_owned());
        }
        Colors::new(&all(&self.accent, &self.palette), &all(&self.accent_dark, &self.palette_dark))
    }

    /// The words of the logo, fit to show.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        let words = text::shorten(&text::plain(self.logo.as_deref()?), LOGO);
        Some(words).filter(|words| !text::is_blank(words))
    }
}

fn is_usual(numbers: &Numbers) -> bool {
    *numbers == Numbers::default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_names_and_colours_reach_the_page() {
        let font = |name: &str| Theme { font: vec![name.to_owned()], ..Theme::default() };
        for wrong in ["", " ", "a;}", "url(x)", "x\"", "\\22", "é", "a,b", "</style>", &"x".repeat(61)] {
            assert!(font(wrong).check().is_err(), "{wrong}");
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
        assert!(palette.check().expect_err("no accent").contains("accent"));
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
        assert!(logo(&"山".repeat(21)).check().expect_err("too long").contains("42 columns wide, and 40"));
    }
}

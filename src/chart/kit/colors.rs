//! A project's own colours for the people set off in charts, in place of ours.
//!
//! They may come from a stranger's file: only `#rrggbb` is read, and only what stands out from the ground is taken.

use super::theme::{Theme, Token, contrast};
use crate::text;

/// The highlights in the order in which people get them.
const HUES: [Token; 3] = [Token::C2, Token::C1, Token::C3];

/// The least contrast of a mark to the ground (WCAG 1.4.11).
const OF_MARKS: f64 = 3.0;
/// The least contrast of letters to the ground (WCAG 1.4.3).
const OF_LETTERS: f64 = 4.5;

/// Colours for the first, second and third person set off, each for light and dark; [`Default`] is ours.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Colors(Vec<Own>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Own {
    token: Token,
    light: String,
    dark: String,
}

impl Colors {
    /// Colours as written for light and for dark pictures, at most three each; where there is none for dark, the light
    /// one is used for both. The first is also for letters on a page.
    ///
    /// # Errors
    /// What is wrong: a colour that is not `#rrggbb`, one too many, or too little contrast, with the ratio.
    pub fn new(light: &[String], dark: &[String]) -> Result<Self, String> {
        if light.len().max(dark.len()) > HUES.len() {
            return Err(format!("there are {} colours for people, and no more", HUES.len()));
        }
        if dark.len() > light.len() {
            return Err("a colour for dark pages has none for light ones beside it".to_owned());
        }
        let own = HUES.into_iter().zip(light).enumerate().map(|(at, (token, color))| {
            let least = if at == 0 { OF_LETTERS } else { OF_MARKS };
            let (light, dark) = (color, dark.get(at).unwrap_or(color));
            Ok(Own { token, light: checked(light, Theme::Light, least)?, dark: checked(dark, Theme::Dark, least)? })
        });
        own.collect::<Result<_, String>>().map(Self)
    }

    /// The first colour, in light and dark, if there is one.
    #[must_use]
    pub fn accent(&self) -> Option<(&str, &str)> {
        self.0.first().map(|own| (own.light.as_str(), own.dark.as_str()))
    }

    /// A picture or stylesheet of ours in these colours.
    ///
    /// A mark stands on a line of its own and rules in a `<style>`, so words of strangers are never taken for colours:
    /// quotes in them are escaped.
    pub(in crate::chart) fn paint(&self, drawn: &str) -> String {
        let mut out = drawn.to_owned();
        for own in &self.0 {
            for (theme, color) in [(Theme::Light, &own.light), (Theme::Dark, &own.dark)] {
                let ours = own.token.hex(theme);
                out = out.replace(&format!("=\"{ours}\""), &format!("=\"{color}\""));
            }
        }
        match out.split_once("<style>").and_then(|(before, rest)| Some((before, rest.split_once("</style>")?))) {
            Some((before, (rules, after))) => format!("{before}<style>{}</style>{after}", self.rules(rules)),
            None => out,
        }
    }

    /// Rules of ours in these colours.
    pub(in crate::chart) fn rules(&self, css: &str) -> String {
        let mut out = css.to_owned();
        for own in &self.0 {
            for (theme, color) in [(Theme::Light, &own.light), (Theme::Dark, &own.dark)] {
                out = out.replace(&format!(":{}}}", own.token.hex(theme)), &format!(":{color}}}"));
            }
        }
        out
    }
}

/// A colour in lower case that stands out from the ground of a theme.
fn checked(color: &str, theme: Theme, least: f64) -> Result<String, String> {
    let part = |at: usize| color.get(at..at + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
    let is_plain =
        color.len() == 7 && color.starts_with('#') && color.bytes().skip(1).all(|byte| byte.is_ascii_hexdigit());
    let (Some(red), Some(green), Some(blue), true) = (part(1), part(3), part(5), is_plain) else {
        return Err(format!("{:?} is no colour; write #rrggbb", text::shorten(&text::plain(color), 40)));
    };
    let found = contrast((red, green, blue), Token::Bg.parts(theme));
    if found < least {
        let (ground, name) = (Token::Bg.hex(theme), format!("{theme:?}").to_lowercase());
        return Err(format!(
            "the colour {color} has a contrast of {found:.1} to the {name} ground {ground}, and {least:.1} is the least"
        ));
    }
    Ok(color.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colors(light: &[&str], dark: &[&str]) -> Result<Colors, String> {
        let owned = |list: &[&str]| list.iter().map(|color| (*color).to_owned()).collect::<Vec<_>>();
        Colors::new(&owned(light), &owned(dark))
    }

    #[test]
    fn colours_that_do_not_stand_out_are_refused_with_the_ratio() {
        let refused = |light: &[&str], dark: &[&str]| colors(light, dark).expect_err("refused");
        assert!(
            refused(&["#ffee00"], &[])
                .starts_with("the colour #ffee00 has a contrast of 1.2 to the light ground #ffffff")
        );
        assert!(refused(&["#003366"], &[]).contains("to the dark ground #0d1117, and 4.5 is the least"));
        assert!(refused(&["#003366"], &["#003366"]).contains("dark"));
        assert_eq!(colors(&["#003366"], &["#66aaFF"]).expect("good").accent(), Some(("#003366", "#66aaff")));
        assert_eq!(colors(&[], &[]), Ok(Colors::default()));
        for wrong in ["red", "#fff", "url(//x)", "#12345g", "#+1+1+1", "#é1234", "", "#003366;}"] {
            assert!(refused(&[wrong], &[]).contains("write #rrggbb"), "{wrong}");
        }
        assert!(colors(&["#777777"; 4], &[]).is_err() && colors(&[], &["#777777"]).is_err());
    }

    #[test]
    fn marks_and_rules_change_and_words_do_not() {
        let own = colors(&["#003366", "#7a3b00"], &["#66aaff", "#ffb066"]).expect("good");
        let picture = "<title>=&quot;#ae3200&quot; .x{fill:#ae3200}</title>\n<style>.c-c2{fill:#df4700}</style>\n\
                       <rect class=\"c-c2\" fill=\"#ae3200\"/>\n<text fill=\"#1f2328\">{fill:#df4700}</text>";
        let expected = "<title>=&quot;#ae3200&quot; .x{fill:#ae3200}</title>\n<style>.c-c2{fill:#66aaff}</style>\n\
                        <rect class=\"c-c2\" fill=\"#003366\"/>\n<text fill=\"#1f2328\">{fill:#df4700}</text>";
        assert_eq!(own.paint(picture), expected);
        assert_eq!(Colors::default().paint(picture), picture);
    }

    #[test]
    fn colours_of_people_are_those_of_no_other_token() {
        for hue in HUES {
            for other in Token::all().filter(|other| *other != hue) {
                for theme in [Theme::Light, Theme::Dark] {
                    assert_ne!(hue.hex(theme), other.hex(theme), "{hue:?} {other:?} {theme:?}");
                }
            }
        }
    }
}

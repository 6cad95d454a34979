//! A project's own colors for highlighted people.
//!
//! [`Colors`] has checked them: each is `#rrggbb` and has enough contrast to the background.

use super::theme::{Theme, Token};
use crate::config::{ColorPair, Colors};

/// The highlights in the order in which people get them.
const HUES: [Token; 3] = [Token::C2, Token::C1, Token::C3];

impl Colors {
    /// A picture with the default colors replaced by these.
    ///
    /// Colors are in attributes and in rules of a `<style>`. Untrusted text has its quotes escaped, so it is never replaced.
    pub fn paint(&self, drawn: &str) -> String {
        let mut out = drawn.to_owned();
        for (token, own) in painted(self) {
            for (theme, color) in [(Theme::Light, &own.light), (Theme::Dark, &own.dark)] {
                let ours = token.hex(theme);
                out = out.replace(&format!("=\"{ours}\""), &format!("=\"{color}\""));
            }
        }
        let Some((before, rest)) = out.split_once("<style>") else { return out };
        let Some((rules, after)) = rest.split_once("</style>") else { return out };
        format!("{before}<style>{}</style>{after}", self.rules(rules))
    }

    /// CSS rules with the default colors replaced by these.
    pub fn rules(&self, css: &str) -> String {
        let mut out = css.to_owned();
        for (token, own) in painted(self) {
            for (theme, color) in [(Theme::Light, &own.light), (Theme::Dark, &own.dark)] {
                out = out.replace(&format!(":{}}}", token.hex(theme)), &format!(":{color}}}"));
            }
        }
        out
    }
}

/// The tokens that a project's colors replace, each with its color.
fn painted(colors: &Colors) -> impl Iterator<Item = (Token, &ColorPair)> {
    HUES.into_iter().zip(colors.pairs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_rules_change_and_words_do_not() {
        let own = Colors::new(&["#003366", "#7a3b00"], &["#66aaff", "#ffb066"]).expect("good");
        let picture = "<title>=&quot;#ae3200&quot; .x{fill:#ae3200}</title>\n<style>.c-c2{fill:#df4700}</style>\n\
                       <rect class=\"c-c2\" fill=\"#ae3200\"/>\n<text fill=\"#1f2328\">{fill:#df4700}</text>";
        let expected = "<title>=&quot;#ae3200&quot; .x{fill:#ae3200}</title>\n<style>.c-c2{fill:#66aaff}</style>\n\
                        <rect class=\"c-c2\" fill=\"#003366\"/>\n<text fill=\"#1f2328\">{fill:#df4700}</text>";
        assert_eq!(own.paint(picture), expected);
        assert_eq!(Colors::default().paint(picture), picture);
    }

    #[test]
    fn colors_of_people_are_those_of_no_other_token() {
        for hue in HUES {
            for other in Token::all().filter(|other| *other != hue) {
                for theme in [Theme::Light, Theme::Dark] {
                    assert_ne!(hue.hex(theme), other.hex(theme), "{hue:?} {other:?} {theme:?}");
                }
            }
        }
    }
}

//! A theme as the rules at the end of a page's stylesheet.

use crate::chart;
use crate::config::{ColorPair, Theme};

/// The end of a page's stylesheet: colors and fonts of a theme. It holds checked values only, so it loads nothing.
pub fn css(theme: &Theme) -> String {
    let colors = theme.colors().unwrap_or_default();
    // On paper the attributes of the pictures hold, which are light.
    let mut out = format!("@media screen {{\n{}}}\n", chart::stylesheet(&colors));
    if let Some(ColorPair { light, dark }) = colors.accent() {
        let dark = format!("@media screen and (prefers-color-scheme: dark) {{ :root {{ --accent: {dark}; }} }}");
        out.push_str(&format!(":root {{ --accent: {light}; }}\n{dark}\n"));
    }
    if !theme.font.is_empty() && theme.check().is_ok() {
        let quoted = |name: &String| match name.as_str() {
            "serif" | "sans-serif" | "monospace" | "system-ui" => name.clone(),
            name => format!("\"{name}\""),
        };
        let fonts: Vec<String> = theme.font.iter().map(quoted).collect();
        out.push_str(&format!("body {{ font-family: {}, sans-serif; }}\n", fonts.join(", ")));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::REFUSED_FONTS;

    #[test]
    fn only_checked_fonts_and_colors_reach_the_page() {
        for wrong in REFUSED_FONTS {
            assert!(!css(&Theme::with_font(wrong)).contains("font-family"), "{wrong}");
        }
        let theme = Theme {
            accent: Some("#005f96".to_owned()),
            accent_dark: Some("#6cb6ff".to_owned()),
            font: vec!["Inter Display".to_owned(), "serif".to_owned()],
            ..Theme::default()
        };
        let css = css(&theme);
        for words in [
            ":root { --accent: #005f96; }",
            "body { font-family: \"Inter Display\", serif, sans-serif; }",
            ".c-c2{fill:#6cb6ff}",
        ] {
            assert!(css.contains(words), "{words}: {css}");
        }
    }
}

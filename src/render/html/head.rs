//! The `<head>` of the page: policy, description, styles.

use super::inline::escaped;
use crate::config::Theme;
use crate::render::theme_css;
use crate::report::{Block, Document};
use crate::text;

/// Sorts and filters tables.
pub const SCRIPT: &str = include_str!("page.js");

/// Columns of the description that search engines and link previews show.
const DESCRIPTION: usize = 300;

/// The document type and the head.
pub fn head(document: &Document, theme: &Theme) -> String {
    // The script needs the decimal mark to sort numbers.
    let decimal = match document.numbers.decimal_mark() {
        '.' => String::new(),
        mark => format!(" data-decimal=\"{mark}\""),
    };
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\"{decimal}>\n<head>\n<meta charset=\"utf-8\"/>\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{}\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
         <meta name=\"color-scheme\" content=\"light dark\"/>\n\
         <meta name=\"referrer\" content=\"no-referrer\"/>\n\
         <meta name=\"description\" content=\"{}\"/>\n\
         <title>{}</title>\n<style>\n{}{}</style>\n</head>\n",
        text::xml(&policy()),
        text::xml(&description(document)),
        escaped(&document.title),
        include_str!("page.css"),
        theme_css::css(theme)
    )
}

/// The Content-Security-Policy: it allows our script only, and no external resource.
pub fn policy() -> String {
    let hash = text::sha256_base64(SCRIPT.as_bytes());
    format!(
        "default-src 'none'; script-src 'sha256-{hash}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; \
         form-action 'none'"
    )
}

/// The first paragraph, or the subtitle.
fn description(document: &Document) -> String {
    let blocks = document.parts.iter().flat_map(|part| &part.blocks);
    let first = blocks.filter_map(Block::paragraph).next().unwrap_or_default();
    let words = if first.is_empty() { document.subtitle.clone() } else { first };
    text::shorten(&text::plain(&words), DESCRIPTION)
}

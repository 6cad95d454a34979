//! A chart ready to paste: as HTML for both themes, and as plain Markdown for hosts that drop HTML.
//!
//! Readers who do not see the picture have its text only, so both forms carry it. Addresses are relative to the output
//! folder.

use super::{Drawn, escape};
use crate::chart::Chart;
use crate::text;

const DARK: &str = "(prefers-color-scheme: dark)";
const PHONE: &str = "(max-width: 500px)";

/// `<picture>` with a file for light pages and one for dark ones, which GitHub and browsers understand, and the same for
/// phones.
///
/// Tags on lines of their own are raw HTML to Markdown up to the next blank line, so nothing in the words is read as
/// Markdown. Empty where there is no picture.
pub(super) fn html(drawn: &Drawn) -> String {
    let Ok(chart) = &drawn.chart else { return String::new() };
    picture(chart, drawn.narrow())
}

/// The same of one size.
#[must_use]
pub fn picture(chart: &Chart, narrow: Option<&Chart>) -> String {
    let (id, width) = (&chart.id, chart.width);
    // Site generators run `{{ }}` before they read anything else.
    let alt = text::xml(&text::plain(&chart.alt)).replace('{', "&#123;");
    let source = |media: &str, file: &str, size: &str| {
        format!("<source media=\"{media}\" srcset=\"charts/{file}.svg\"{size}>\n")
    };
    let phones = narrow.map(|narrow| {
        // A page without a greatest width for pictures would stretch it to that of the large one.
        let size = format!(" width=\"{}\"", narrow.width);
        let dark = source(&format!("{PHONE} and {DARK}"), &format!("{}.dark", narrow.id), &size);
        dark + &source(PHONE, &format!("{}.light", narrow.id), &size)
    });
    format!(
        "<picture>\n{}{}<img src=\"charts/{id}.light.svg\" width=\"{width}\" alt=\"{alt}\">\n</picture>",
        phones.unwrap_or_default(),
        source(DARK, &format!("{id}.dark"), "")
    )
}

/// `![alt](file)` with the file that follows the reader's theme by itself.
#[must_use]
pub fn markdown(chart: &Chart) -> String {
    format!("![{}](charts/{}.svg)", escape::alt(&text::plain(&chart.alt)), chart.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::html::hostile::{PAYLOADS, document};

    fn drawn(words: &str) -> Drawn {
        let (_, charts) = document(words);
        let mut drawn = charts.into_iter().next().expect("a chart");
        if let Ok(chart) = &mut drawn.chart {
            words.clone_into(&mut chart.alt);
        }
        drawn
    }

    #[test]
    fn html_holds_one_picture_with_the_words_of_the_chart() {
        for words in PAYLOADS {
            let snippet = html(&drawn(words));
            let snippet = snippet.replace("\">\n<", "\"/>\n<");
            let page = roxmltree::Document::parse(&snippet).expect("well-formed");
            let tags: Vec<&str> =
                page.descendants().filter(|node| node.is_element()).map(|node| node.tag_name().name()).collect();
            assert_eq!(tags, ["picture", "source", "source", "source", "img"], "{words}");
            let widths: Vec<Option<&str>> = page
                .descendants()
                .filter(|node| node.has_tag_name("source"))
                .map(|node| node.attribute("width"))
                .collect();
            assert_eq!(
                widths,
                [Some("420"), Some("420"), None],
                "{words}: a host without a max-width stretches nothing"
            );
            let image = page.descendants().find(|node| node.has_tag_name("img")).expect("an image");
            assert_eq!(image.attribute("alt"), Some(text::plain(words).as_str()));
            assert_eq!(image.attributes().count(), 3, "{words}");
        }
    }

    #[test]
    fn markdown_holds_one_image() {
        for words in PAYLOADS {
            let snippet = markdown(&drawn(words).chart.expect("a chart"));
            let alt = snippet.strip_prefix("![").and_then(|rest| rest.strip_suffix("](charts/hostile.svg)"));
            let alt = alt.expect("an image");
            let mut before = ' ';
            for c in alt.chars() {
                let is_active = matches!(c, '[' | ']' | '`' | '*' | '_' | '@' | '|' | '<' | '$' | '{' | '\n');
                assert!(!is_active || before == '\\', "{words}: {alt}");
                before = if before == '\\' { ' ' } else { c };
            }
            assert_ne!(before, '\\', "{words}: the end is escaped");
        }
        assert_eq!(escape::alt("a_b 5 % {{x}} <i> \\"), "a\\_b 5 % &#123;&#123;x}} &lt;i&gt; \\\\");
    }
}

//! A chart to paste elsewhere: as HTML for light and dark pages, and as Markdown for hosts that remove HTML.
//!
//! Both have the chart's alternative text. Addresses are relative to the output folder.

use super::drawn::Drawn;
use super::escape;
use crate::chart::Chart;
use crate::text;

const DARK: &str = "(prefers-color-scheme: dark)";
const PHONE: &str = "(max-width: 500px)";

/// A `<picture>` with files for light pages, dark pages and phones; empty if there is no chart.
///
/// Markdown treats tags on lines of their own as HTML up to the next empty line, so the text is not read as Markdown.
pub fn html(drawn: &Drawn) -> String {
    let Ok(chart) = &drawn.chart else { return String::new() };
    picture(chart, drawn.narrow())
}

/// A `<picture>` of a chart; phones get the narrow one, if there is one.
#[must_use]
pub fn picture(chart: &Chart, narrow: Option<&Chart>) -> String {
    let (id, width) = (&chart.id, chart.width);
    // Site generators run `{{ }}` first.
    let alt = text::xml(&text::plain(&chart.alt)).replace('{', "&#123;");
    let source = |media: &str, file: &str, size: &str| {
        format!("<source media=\"{media}\" srcset=\"charts/{file}.svg\"{size}>\n")
    };
    let phones = narrow.map(|narrow| {
        // Without a width, a host without a maximum width would stretch it to the width of the large chart.
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

/// `![alt](file)` with the file that adapts to light and dark pages.
#[must_use]
pub fn markdown(chart: &Chart) -> String {
    format!("![{}](charts/{}.svg)", escape::alt(&text::plain(&chart.alt)), chart.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::html::tests::fixtures::{PAYLOADS, document};

    fn drawn(words: &str) -> Drawn {
        let (_, charts) = document(words);
        let mut drawn = charts.into_iter().next().expect("a chart");
        if let Ok(chart) = &mut drawn.chart {
            words.clone_into(&mut chart.alt);
        }
        drawn
    }

    #[test]
    fn html_is_one_picture_with_the_text_of_the_chart() {
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
            assert_eq!(widths, [Some("420"), Some("420"), None], "{words}");
            let image = page.descendants().find(|node| node.has_tag_name("img")).expect("an image");
            assert_eq!(image.attribute("alt"), Some(text::plain(words).as_str()));
            assert_eq!(image.attributes().count(), 3, "{words}");
        }
    }

    #[test]
    fn markdown_is_one_image() {
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

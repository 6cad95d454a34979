//! The whole page.

use super::blocks::BlockWriter;
use super::head::{SCRIPT, head};
use super::inline::{escaped, paragraph};
use super::nav::nav;
use super::outline::{OutlineEntry, outline};
use super::sections;
use crate::config::Theme;
use crate::render::drawn::Drawn;
use crate::report::{Document, Span};

/// The whole report for `report.html`; `charts[i]` belongs to `Block::Chart(i)`.
///
/// The page is one file. Links to data and to sections to paste lead to files in the same folder.
#[must_use]
pub fn html(document: &Document, charts: &[Drawn], theme: &Theme) -> String {
    let outline = outline(document, charts);
    let mut out = head(document, theme);
    out.push_str("<body>\n<a class=\"skip\" href=\"#main\">Skip to content</a>\n");
    out.push_str(&header(document, theme));
    out.push_str(&nav(&outline, document.numbers));
    out.push_str("<main id=\"main\" tabindex=\"-1\">\n");
    out.push_str(&notices(document));
    let mut writer = BlockWriter::new(document, charts, outline.anchors);
    for (at, entry) in outline.entries.iter().enumerate() {
        let written = match entry {
            OutlineEntry::Section(section) => sections::section(section, at == 0, &mut writer),
            OutlineEntry::Releases { anchor, parts } => sections::releases(anchor, parts, &mut writer),
        };
        out.push_str(&written);
    }
    out.push_str("</main>\n");
    out.push_str(&footer(document));
    out.push_str(&format!("<script>{SCRIPT}</script>\n</body>\n</html>\n"));
    out
}

fn header(document: &Document, theme: &Theme) -> String {
    let mut out = String::from("<header id=\"top\">\n");
    if let Some(logo) = theme.words() {
        out.push_str(&format!("<p class=\"logo\">{}</p>\n", escaped(&logo)));
    }
    out.push_str(&format!("<h1>{}</h1>\n", escaped(&document.title)));
    if !document.subtitle.is_empty() {
        out.push_str(&format!("<p class=\"subtitle\">{}</p>\n", escaped(&document.subtitle)));
    }
    out.push_str("</header>\n");
    out
}

fn notices(document: &Document) -> String {
    if document.notices.is_empty() {
        return String::new();
    }
    let mut out = String::from("<aside aria-label=\"Notices\">\n");
    for notice in &document.notices {
        let label = if notice.is_incomplete() { "Incomplete:" } else { "Note:" };
        let words = paragraph(&Span::split(&notice.text));
        out.push_str(&format!("<p><strong>{label}</strong> {words}</p>\n"));
    }
    out.push_str("</aside>\n");
    out
}

fn footer(document: &Document) -> String {
    format!(
        "<footer>\n<p>{}. {}</p>\n<p><a href=\"#top\">Back to top</a></p>\n</footer>\n",
        escaped(&document.title),
        escaped(&document.subtitle)
    )
}

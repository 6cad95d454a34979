//! The report as one page that needs nothing beside it: no network, no fonts, and no script to be read.
//!
//! The one script in it sorts and filters tables; its hash in the page's policy keeps every other from running. The page is well-formed XML, so that any parser can judge what strangers' names did to it: nothing.

#[path = "html_blocks.rs"]
mod blocks;
#[cfg(test)]
#[path = "html_hostile.rs"]
pub(super) mod hostile;
#[path = "html_outline.rs"]
mod outline;
#[path = "html_tables.rs"]
mod tables;
#[cfg(test)]
#[path = "html_tests.rs"]
mod tests;

use std::fmt::Write;

use crate::render::{Drawn, Look, theme_css};
use crate::report::{Block, Document, Part, Span};
use crate::text;

use blocks::Writer;
use outline::{Entry, Outline};

/// Sorts and filters tables.
const SCRIPT: &str = include_str!("page.js");

/// Sections of releases that stand open; the others are folded, so that a page of 150 releases stays readable.
const OPEN: usize = 3;

/// Releases that the table of contents shows before it folds.
const LISTED: usize = 24;

/// The whole report for `report.html`. `charts[i]` belongs to `Block::Chart(i)`: a picture, or why there is none.
///
/// One file; links to data and sections to paste lead to files beside it.
#[must_use]
pub fn html(document: &Document, charts: &[Drawn], look: &Look) -> String {
    let outline = outline::outline(document, charts);
    let mut out = head(document, look);
    out.push_str("<body>\n<a class=\"skip\" href=\"#main\">Skip to the report</a>\n");
    out.push_str(&header(document, look));
    out.push_str(&nav(document, &outline));
    out.push_str("<main id=\"main\" tabindex=\"-1\">\n");
    notices(&mut out, document);
    let mut writer = Writer::new(document, charts, outline.anchors);
    for (at, entry) in outline.entries.iter().enumerate() {
        match entry {
            Entry::Section(anchor, part) => section(&mut out, anchor, part, &mut writer, at == 0),
            Entry::Releases(anchor, parts) => releases(&mut out, anchor, parts, &mut writer),
        }
    }
    out.push_str("</main>\n");
    let _ = write!(
        out,
        "<footer>\n<p>{}. {}</p>\n<p><a href=\"#top\">Back to the top</a></p>\n</footer>\n\
         <script>{SCRIPT}</script>\n</body>\n</html>\n",
        shown(&document.title),
        shown(&document.subtitle)
    );
    out
}

/// Nothing but our own script may run and nothing may be loaded, whatever should slip into the page.
fn policy() -> String {
    let hash = text::sha256_base64(SCRIPT.as_bytes());
    format!(
        "default-src 'none'; script-src 'sha256-{hash}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; \
         form-action 'none'"
    )
}

fn head(document: &Document, look: &Look) -> String {
    let title = shown(&document.title);
    // The script reads numbers back to sort them.
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
         <title>{title}</title>\n<style>\n{}{}</style>\n</head>\n",
        text::xml(&policy()),
        text::xml(&description(document)),
        include_str!("page.css"),
        theme_css::css(look)
    )
}

/// The first paragraph, which is what search engines and link previews show.
fn description(document: &Document) -> String {
    let blocks = document.parts.iter().flat_map(|part| &part.blocks);
    let first = blocks.filter_map(|block| if let Block::Text(spans) = block { Some(spans) } else { None }).next();
    let words: String = first.into_iter().flatten().map(|span| span.text()).collect();
    let words = if words.is_empty() { document.subtitle.clone() } else { words };
    text::shorten(&text::plain(&words), 300)
}

fn header(document: &Document, look: &Look) -> String {
    let logo = look.words().map(|words| format!("<p class=\"logo\">{}</p>\n", shown(&words))).unwrap_or_default();
    let mut out = format!("<header id=\"top\">\n{logo}<h1>{}</h1>\n", shown(&document.title));
    if !document.subtitle.is_empty() {
        let _ = writeln!(out, "<p class=\"subtitle\">{}</p>", shown(&document.subtitle));
    }
    out.push_str("</header>\n");
    out
}

fn notices(out: &mut String, document: &Document) {
    if document.notices.is_empty() {
        return;
    }
    out.push_str("<aside aria-label=\"Notes on the numbers\">\n");
    for notice in &document.notices {
        let kind = if notice.is_incomplete() { "Incomplete" } else { "Note" };
        let _ = writeln!(out, "<p><strong>{kind}</strong> {}</p>", blocks::inline(&Span::split(&notice.text)));
    }
    out.push_str("</aside>\n");
}

fn nav(document: &Document, outline: &Outline<'_>) -> String {
    let mut out = String::from("<nav aria-label=\"Contents\">\n<ul class=\"parts\">\n");
    for entry in &outline.entries {
        let (anchor, heading) = match entry {
            Entry::Section(anchor, part) => (anchor, heading(part)),
            Entry::Releases(anchor, _) => (anchor, "Releases".to_owned()),
        };
        let _ = writeln!(out, "<li><a href=\"#{anchor}\">{heading}</a></li>");
    }
    out.push_str("</ul>\n");
    for entry in &outline.entries {
        if let Entry::Releases(_, parts) = entry {
            // A few more than the limit are not worth a fold.
            let (first, folded) = parts.split_at(if parts.len() > LISTED + 6 { LISTED } else { parts.len() });
            out.push_str(&links(first));
            if !folded.is_empty() {
                let count = i64::try_from(folded.len()).unwrap_or(i64::MAX);
                let words = document.numbers.counted(count, "more release", "more releases");
                let _ = write!(out, "<details>\n<summary>{words}</summary>\n{}</details>\n", links(folded));
            }
        }
    }
    out.push_str("</nav>\n");
    out
}

fn links(parts: &[(String, &Part)]) -> String {
    let mut out = String::from("<ul class=\"releases\">\n");
    for (anchor, part) in parts {
        let _ = writeln!(out, "<li><a href=\"#{anchor}\"><bdi>{}</bdi></a></li>", heading(part));
    }
    out.push_str("</ul>\n");
    out
}

fn section(out: &mut String, anchor: &str, part: &Part, writer: &mut Writer<'_>, is_lead: bool) {
    let class = if is_lead { " class=\"lead\"" } else { "" };
    let link = link_here(anchor, "section");
    let _ = writeln!(out, "<section id=\"{anchor}\"{class}>\n<h2>{}{link}</h2>", heading(part));
    writer.blocks(out, part, anchor);
    out.push_str("</section>\n");
}

/// The newest open, the others folded. The anchor stands inside the fold: browsers open a fold that a link leads into.
fn releases(out: &mut String, anchor: &str, parts: &[(String, &Part)], writer: &mut Writer<'_>) {
    let _ = writeln!(out, "<section id=\"{anchor}\">\n<h2>Releases</h2>");
    for (at, (anchor, part)) in parts.iter().enumerate() {
        let heading = heading(part);
        if at < OPEN {
            let link = link_here(anchor, "release");
            let _ = writeln!(out, "<section class=\"release\" id=\"{anchor}\">\n<h3><bdi>{heading}</bdi>{link}</h3>");
            writer.blocks(out, part, anchor);
            out.push_str("</section>\n");
            continue;
        }
        let _ = writeln!(
            out,
            "<details class=\"release\">\n<summary><h3><bdi>{heading}</bdi></h3>{}</summary>\n<div id=\"{anchor}\">",
            teaser(part)
        );
        writer.blocks(out, part, anchor);
        out.push_str("</div>\n</details>\n");
    }
    out.push_str("</section>\n");
}

/// The first words of a folded section beside its heading; they stand in the section too, so they are not read twice.
fn teaser(part: &Part) -> String {
    let spans = part.blocks.iter().find_map(|block| if let Block::Text(spans) = block { Some(spans) } else { None });
    let words: String = spans.into_iter().flatten().map(|span| span.text()).collect();
    let (words, heading) = (text::plain(&words), text::plain(&part.heading));
    let words = words.strip_prefix(&heading).unwrap_or(&words).trim_start();
    let end = [". ", "; "].iter().filter_map(|end| words.find(end)).min();
    let words = end.map_or(words, |end| &words[..end]);
    if words.is_empty() {
        return String::new();
    }
    format!("<span class=\"teaser\" aria-hidden=\"true\">{}</span>", text::xml(&text::shorten(words, 120)))
}

/// A mark beside a heading or caption whose address leads there.
fn link_here(anchor: &str, to: &str) -> String {
    // No line begins with it.
    format!("\u{a0}<a class=\"here\" href=\"#{anchor}\" aria-label=\"Link to this {to}\">#</a>")
}

fn shown(words: &str) -> String {
    text::xml(&text::plain(words))
}

/// A heading; a release may have a name in which there is nothing to see.
fn heading(part: &Part) -> String {
    text::xml(&text::person(&part.heading))
}

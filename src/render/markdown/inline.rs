//! Text within a line of Markdown.

use crate::render::escape;
use crate::render::link_target::{LinkTarget, link_target};
use crate::report::{Link, Span};
use crate::text;

/// Where a text will be read, which decides what it may link to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Destination {
    /// In the output folder: it may link to files and show charts.
    Folder,
    /// Pasted anywhere: it may link to web addresses only.
    Anywhere,
}

/// Text without markup.
pub fn line(text: &str) -> String {
    escape::markdown(&text::plain(text))
}

/// A paragraph.
pub fn paragraph(spans: &[Span]) -> String {
    escape::opening(inline(spans).trim())
}

/// A part of a paragraph.
pub fn inline(spans: &[Span]) -> String {
    let mut out = String::new();
    for span in spans {
        match span {
            Span::Plain(text) => out.push_str(&escape::markdown(&escape::words(text))),
            Span::Code(text) => out.push_str(&escape::code(text)),
        }
    }
    out
}

/// A link, or text if the target is neither a web address nor a file; `None` if the destination lacks the file.
pub fn link(link: &Link, destination: Destination) -> Option<String> {
    let label = line(&link.label);
    match link_target(&link.target) {
        Some(LinkTarget::Local) if destination == Destination::Anywhere => None,
        Some(_) => Some(format!("[{label}]({})", link.target.replace('&', "&amp;"))),
        None if link.label == link.target => Some(label),
        None => Some(format!("{label}: {}", line(&link.target))),
    }
}

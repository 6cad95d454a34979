//! Text within a line of the page: paragraphs, links, headings.

use crate::render::escape;
use crate::render::link_target::link_target;
use crate::report::{Link, Part, Span};
use crate::text;

/// Bytes of a date such as `2026-01-02`.
const DATE_LENGTH: usize = 10;

/// Text without markup.
pub fn escaped(words: &str) -> String {
    text::xml(&text::plain(words))
}

/// The heading of a section; a placeholder if a release's name has no visible character.
pub fn heading(part: &Part) -> String {
    text::xml(&text::person(&part.heading))
}

/// A paragraph with code and unbreakable dates.
pub fn paragraph(spans: &[Span]) -> String {
    let mut out = String::new();
    for span in spans {
        match span {
            Span::Plain(words) => out.push_str(&with_dates(&text::xml(&escape::words(words)))),
            Span::Code(words) => out.push_str(&format!("<code>{}</code>", escaped(words))),
        }
    }
    out
}

/// A link, or text if the target is neither a web address nor a file of the output folder.
pub fn link(link: &Link) -> String {
    let label = escaped(&link.label);
    let target = escaped(&link.target);
    if link_target(&link.target).is_some() {
        return format!("<a href=\"{target}\">{label}</a>");
    }
    if label == target { label } else { format!("{label}: <bdi>{target}</bdi>") }
}

/// A link to a file of the output folder.
pub fn file_link(label: &str, path: &str) -> String {
    link(&Link { label: label.to_owned(), target: path.to_owned() })
}

/// A `#` next to a heading or caption that links to it.
pub fn link_here(anchor: &str, to: &str) -> String {
    // The no-break space keeps the sign on the line of the heading.
    format!("\u{a0}<a class=\"here\" href=\"#{anchor}\" aria-label=\"Link to this {to}\">#</a>")
}

/// Escaped text with a `<time>` element around each date, so that no line breaks within a date.
fn with_dates(escaped: &str) -> String {
    let mut out = String::with_capacity(escaped.len());
    for word in escaped.split_inclusive(|c: char| !is_date_character(c)) {
        let (date, rest) = word.split_at(word.floor_char_boundary(DATE_LENGTH));
        if is_date(date) && !rest.starts_with(is_date_character) {
            out.push_str(&format!("<time>{date}</time>{rest}"));
        } else {
            out.push_str(word);
        }
    }
    out
}

fn is_date_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-'
}

/// Whether the word has the form `2026-01-02`.
fn is_date(word: &str) -> bool {
    let has_form = |(at, byte): (usize, u8)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    word.len() == DATE_LENGTH && word.bytes().enumerate().all(has_form)
}

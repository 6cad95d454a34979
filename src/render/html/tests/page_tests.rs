//! An independent XML parser reads the page and finds only our elements.

use std::collections::BTreeSet;

use roxmltree::{Document as Page, Node, ParsingOptions};

use super::fixtures::{PAYLOADS, document};
use crate::config::Theme;
use crate::render::html::head::{SCRIPT, policy};
use crate::render::html::html;
use crate::render::link_target::link_target;
use crate::report::{Block, Document, Part, Span};
use crate::text;

/// All elements that a page may have.
const ELEMENTS: &[&str] = &[
    "a",
    "aside",
    "bdi",
    "body",
    "caption",
    "circle",
    "code",
    "desc",
    "details",
    "div",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "head",
    "header",
    "html",
    "li",
    "line",
    "main",
    "meta",
    "nav",
    "p",
    "polygon",
    "polyline",
    "rect",
    "script",
    "section",
    "span",
    "strong",
    "style",
    "summary",
    "svg",
    "table",
    "tbody",
    "td",
    "text",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "tspan",
    "ul",
];

/// All attributes; none of them runs or loads anything.
const ATTRIBUTES: &[&str] = &[
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "charset",
    "class",
    "content",
    "href",
    "http-equiv",
    "id",
    "lang",
    "name",
    "role",
    "scope",
    "tabindex",
    "cx",
    "cy",
    "fill",
    "font-family",
    "font-size",
    "font-weight",
    "height",
    "points",
    "r",
    "stroke",
    "stroke-linejoin",
    "stroke-width",
    "text-anchor",
    "viewBox",
    "width",
    "x",
    "x1",
    "x2",
    "y",
    "y1",
    "y2",
];

fn parse(page: &str) -> Page<'_> {
    Page::parse_with_options(page, ParsingOptions { allow_dtd: true, ..ParsingOptions::default() })
        .expect("well-formed")
}

fn page(words: &str) -> String {
    let (document, charts) = document(words);
    html(&document, &charts, &Theme::default())
}

fn text_of(node: Node<'_, '_>) -> String {
    node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect()
}

/// The elements outside pictures, in order.
fn skeleton(page: &Page<'_>) -> Vec<String> {
    let is_drawn = |node: &Node<'_, '_>| node.ancestors().skip(1).any(|above| above.has_tag_name("svg"));
    let is_svg = |node: &Node<'_, '_>| node.tag_name().namespace().is_some();
    let elements = page.descendants().filter(Node::is_element).filter(|node| !is_drawn(node) && !is_svg(node));
    elements.map(|node| node.tag_name().name().to_owned()).collect()
}

#[test]
fn untrusted_text_adds_no_element_attribute_or_address() {
    let harmless = page("harmless");
    let expected = skeleton(&parse(&harmless));
    for words in PAYLOADS {
        let page = page(words);
        let parsed = parse(&page);
        assert_eq!(skeleton(&parsed), expected, "{words}");
        for node in parsed.descendants() {
            assert!(!node.is_comment() && !node.is_pi(), "{words}");
            if node.is_element() {
                assert!(ELEMENTS.contains(&node.tag_name().name()), "{words}: {:?}", node.tag_name());
            }
            for attribute in node.attributes() {
                assert!(ATTRIBUTES.contains(&attribute.name()), "{words}: {attribute:?}");
            }
            if let Some(link) = node.attribute("href") {
                assert!(link.starts_with('#') || link_target(link).is_some(), "{words}: {link}");
            }
        }
    }
}

#[test]
fn untrusted_text_is_shown() {
    for words in PAYLOADS {
        let page = page(words);
        let parsed = parse(&page);
        let shown = text::plain(words);
        for tag in ["title", "h1", "h2", "h3", "caption", "th", "bdi", "code"] {
            let mut found = parsed.descendants().filter(|node| node.has_tag_name(tag)).map(text_of);
            assert!(found.any(|text| text.contains(&shown)), "{tag}: {words}");
        }
    }
}

#[test]
fn ids_are_unique_and_links_within_the_page_resolve() {
    for words in PAYLOADS {
        let page = page(words);
        let parsed = parse(&page);
        let mut ids = BTreeSet::new();
        for id in parsed.descendants().filter_map(|node| node.attribute("id")) {
            assert!(ids.insert(id.to_owned()), "{words}: {id}");
            assert!(id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte)), "{words}: {id}");
        }
        for link in parsed.descendants().filter_map(|node| node.attribute("href")) {
            assert!(link.strip_prefix('#').is_none_or(|id| ids.contains(id)), "{words}: {link}");
        }
    }
}

#[test]
fn the_page_loads_nothing_and_runs_only_our_script() {
    let page = page("harmless");
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    let parsed = parse(&page);
    let found = parsed.descendants().find(|node| node.attribute("http-equiv") == Some("Content-Security-Policy"));
    assert_eq!(found.and_then(|node| node.attribute("content")), Some(policy().as_str()));
    let scripts: Vec<_> = parsed.descendants().filter(|node| node.has_tag_name("script")).map(text_of).collect();
    assert_eq!(scripts, [SCRIPT], "the policy has its hash, without which a browser does not run it");
    for word in ["<link", "<img", "<iframe", "@import", "url(", "javascript:\"", " style=", " onload"] {
        assert!(!page.contains(word), "{word}");
    }
    let css = include_str!("../page.css");
    assert!(!css.contains(['<', '&']), "the style would not be XML");
    assert!(!SCRIPT.contains(['<', '&', '\r']), "nor would the script");
    for word in ["innerHTML", "eval", "fetch", "import", "localStorage", "document.write"] {
        assert!(!SCRIPT.contains(word), "{word}");
    }
}

#[test]
fn text_has_enough_contrast() {
    let css = include_str!("../page.css");
    let themes: Vec<&str> = css.split(":root {").skip(1).take(2).collect();
    for theme in themes {
        let color = |name: &str| {
            let start = theme.find(&format!("--{name}: #")).expect("a color") + name.len() + 5;
            let part = |at: usize| u8::from_str_radix(&theme[start + at..start + at + 2], 16).expect("hexadecimal");
            let linear = |part: u8| {
                let part = f64::from(part) / 255.0;
                if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * linear(part(0)) + 0.7152 * linear(part(2)) + 0.0722 * linear(part(4))
        };
        for (letters, ground) in [("fg", "bg"), ("mu", "bg"), ("link", "bg"), ("accent", "bg"), ("fg", "soft")] {
            let (a, b) = (color(letters), color(ground));
            let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
            assert!(contrast >= 4.5, "{letters} on {ground}: {contrast:.2}");
        }
    }
}

#[test]
fn landmarks_and_headings_are_in_order() {
    let page = page("harmless");
    let parsed = parse(&page);
    for tag in ["title", "h1", "header", "nav", "main", "footer"] {
        let is_ours = |node: &Node<'_, '_>| node.tag_name().name() == tag && node.tag_name().namespace().is_none();
        assert_eq!(parsed.descendants().filter(is_ours).count(), 1, "{tag}");
    }
    for node in parsed.descendants().filter(|node| node.attribute("role") == Some("region")) {
        assert!(
            node.attribute("aria-label").is_some_and(|label| !label.is_empty())
                && node.attribute("tabindex") == Some("0")
        );
    }
    for table in parsed.descendants().filter(|node| node.has_tag_name("table")) {
        let is_folded = table.ancestors().any(|node| node.has_tag_name("details"));
        let id = table.parent().and_then(|node| node.attribute("id"));
        assert!(is_folded || id.is_some_and(|id| page.contains(&format!("href=\"#{id}\""))));
        assert!(table.children().any(|node| node.has_tag_name("caption")));
        assert!(
            table.descendants().filter(|node| node.has_tag_name("th")).all(|node| node.attribute("scope").is_some())
        );
    }
}

#[test]
fn a_page_of_150_releases_has_all_of_them() {
    let release = |number: usize| Part {
        heading: format!("1.{number}.0"),
        is_incomplete: None,
        key: Some(format!("1.{number}.0")),
        blocks: vec![Block::Text(vec![Span::Plain(format!("1.{number}.0 (2026-01-02) contains 5 commits; more."))])],
        fragment: None,
    };
    let document = Document { parts: (0..150).rev().map(release).collect(), ..Document::default() };
    let page = html(&document, &[], &Theme::default());
    let parsed = parse(&page);
    let with = |tag: &str, class: &str| {
        parsed.descendants().filter(|node| node.has_tag_name(tag) && node.attribute("class") == Some(class)).count()
    };
    assert_eq!((with("section", "release"), with("details", "release"), with("span", "teaser")), (3, 147, 147));
    assert_eq!(parsed.descendants().filter(|node| node.attribute("href") == Some("#r-1.0.0")).count(), 1);
    assert!(page.contains(">(2026-01-02) contains 5 commits</span>"), "no sentence is cut inside a version");
    assert!(page.contains("<summary>126 more releases</summary>"));
}

#[test]
fn an_empty_document_is_a_page() {
    parse(&html(&Document::default(), &[], &Theme::default()));
    let (mut document, charts) = document("");
    document.parts.push(Part { blocks: vec![Block::Chart(99)], ..Part::default() });
    parse(&html(&document, &charts, &Theme::default()));
}

//! Checks that an output file runs nothing and loads nothing, each by an independent parser.

use roxmltree::{Document, Node, ParsingOptions};

pub(crate) fn is_disturbing(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Asserts that an independent parser finds nothing that runs and nothing that loads.
pub(crate) fn assert_inert_page(name: &str, page: &str) {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let document =
        Document::parse_with_options(page, options).map_err(|error| format!("{name}: {error}")).expect("XML");
    let ours = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/render/html/page.js"));
    for node in document.descendants().filter(Node::is_element) {
        let element = node.tag_name().name().to_ascii_lowercase();
        assert!(element != "script" || node.text() == Some(ours), "{name}: a script that is not ours");
        let banned = ["iframe", "object", "embed", "foreignobject", "image", "img", "form", "input", "link", "base"];
        assert!(!banned.contains(&element.as_str()), "{name}: {element}");
        for attribute in node.attributes() {
            let (key, value) = (attribute.name().to_ascii_lowercase(), attribute.value());
            assert!(!key.starts_with("on") && key != "src", "{name}: {key}={value}");
            assert!(key != "href" || !value.contains("evil") && !value.contains("javascript"), "{name}: {value}");
        }
    }
}

/// Asserts that a snippet has its six tags and eleven quoted attributes, and nothing that could end one early.
pub(crate) fn assert_inert_snippet(name: &str, snippet: &str) {
    assert_eq!((snippet.matches('<').count(), snippet.matches('"').count()), (6, 22), "{name}: {snippet}");
}

pub(crate) fn assert_inert_csv(name: &str, content: &str) {
    let mut reader = csv::Reader::from_reader(content.as_bytes());
    for cell in
        reader.records().flat_map(|record| record.expect("well-formed").iter().map(str::to_owned).collect::<Vec<_>>())
    {
        let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝']);
        assert!(!is_formula || cell.parse::<f64>().is_ok(), "{name}: {cell:?}");
    }
}

pub(crate) fn assert_inert_markdown(name: &str, page: &str) {
    assert!(!page.contains("{{") && !page.contains("{%"), "{name}: a site generator would run this");
    let attributes = |line: &&str| line.starts_with("<img ") && line.ends_with("\">") && line.matches('<').count() == 1;
    for line in page.lines().filter(|line| !attributes(line)).map(|line| without_code(&line.replace("\\]", ""))) {
        for banned in ["@everyone", "](javascript", "](https://evil", "<script", "<svg", " #1"] {
            assert!(!line.contains(banned), "{name}: {banned} in {line}");
        }
    }
}

/// A line of Markdown without its code spans, in which nothing is a link or a mention.
fn without_code(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line.replace("\\`", "");
    while let Some(start) = rest.find('`') {
        let fence: String = rest[start..].chars().take_while(|c| *c == '`').collect();
        let after = rest.split_off(start + fence.len());
        out.push_str(&rest[..start]);
        rest = after.find(&fence).map_or(after.clone(), |end| after[end + fence.len()..].to_owned());
    }
    out + &rest
}

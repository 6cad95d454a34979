//! The links of a release.

use crate::query::Value;
use crate::report::document::Link;
use crate::report::template::Values;
use crate::text;

/// Links to the comparison with the previous release at the forge, and to the section's own file.
pub fn links(url: Option<&str>, row: Option<&Values>, key: Option<&str>) -> Vec<Link> {
    let mut links = Vec::new();
    let range = row.and_then(|row| row.get("range")).and_then(Value::text);
    if let (Some(url), Some((from, to))) = (url, range.and_then(|range| range.split_once(".."))) {
        links.push(Link { label: "All changes".to_owned(), target: comparison(url, from, to) });
    }
    if let Some(key) = key {
        let target = format!("releases/{}.md", text::slug(key));
        links.push(Link { label: "Markdown for release notes".to_owned(), target });
    }
    links
}

/// The address of a comparison. GitLab has `/-` before its own paths.
fn comparison(url: &str, from: &str, to: &str) -> String {
    let dash = if url.contains("gitlab.") { "/-" } else { "" };
    format!("{url}{dash}/compare/{}...{}", percent_encoded(from), percent_encoded(to))
}

/// A tag as a part of a web address.
fn percent_encoded(tag: &str) -> String {
    let mut out = String::with_capacity(tag.len());
    for byte in tag.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

//! The targets that a link may have.

/// Where a link leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkTarget {
    /// To an `https` address of plain characters.
    Web,
    /// To a file of the output folder.
    Local,
}

/// The target of a link; `None` for anything that is shown as text instead.
pub fn link_target(link: &str) -> Option<LinkTarget> {
    match link.strip_prefix("https://") {
        Some(rest) => is_web(rest).then_some(LinkTarget::Web),
        None => link.split('/').all(is_word).then_some(LinkTarget::Local),
    }
}

/// Whether the rest of an `https` address has a plain host, an optional port and safe characters only.
fn is_web(rest: &str) -> bool {
    let is_safe = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?#!+,;=&%".contains(&byte);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (host, port) = authority.split_once(':').unwrap_or((authority, ""));
    is_word(host) && port.bytes().all(|byte| byte.is_ascii_digit()) && rest.bytes().all(is_safe)
}

/// Whether a host or a part of a path has plain characters only and is not hidden.
fn is_word(part: &str) -> bool {
    let is_safe = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    !part.is_empty() && !part.starts_with('.') && part.bytes().all(is_safe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_the_web_or_into_the_output_folder() {
        for link in ["https://example.org/compare/a...b", "https://example.org:8080/?a=1&b=2#c"] {
            assert_eq!(link_target(link), Some(LinkTarget::Web), "{link}");
        }
        for link in ["data/x.csv", "releases/1.4.0.md", "a"] {
            assert_eq!(link_target(link), Some(LinkTarget::Local), "{link}");
        }
        for link in [
            "javascript:alert(1)",
            "http://x",
            "https://",
            "https://a@b/",
            "https://a b/",
            "https://a:b/",
            "https://x/\"onclick",
            "https://x/)[y](z",
            "/etc/passwd",
            "//x/y",
            "../x",
            "a/../b",
            "a//b",
            ".git/config",
            "data:text/html,x",
            "a\\b",
            "",
        ] {
            assert_eq!(link_target(link), None, "{link}");
        }
    }
}

//! What strangers wrote and what queries answered, made inert: one rule per kind of page.
//!
//! Markdown is read twice by the hosts that people paste into: by CommonMark, which backslashes stop, and by filters
//! that look for `@name`, `#123` and addresses in the finished text, which only a break in the text stops.

use crate::query::Value;
use crate::report::{Format, Table};
use crate::text::{self, Numbers};

/// An empty comment: nothing to see, but no filter of a host reads across it.
pub(super) const BREAK: &str = "<!-- -->";

/// [`text::plain`] that keeps one blank at either end, because pieces of a paragraph are joined.
pub(super) fn words(text: &str) -> String {
    let shown = text::plain(text);
    if shown.is_empty() {
        return if text.contains(char::is_whitespace) { " ".to_owned() } else { shown };
    }
    let before = if text.starts_with(char::is_whitespace) { " " } else { "" };
    let after = if text.ends_with(char::is_whitespace) { " " } else { "" };
    format!("{before}{shown}{after}")
}

/// Text for the middle of a line of Markdown, in a table too: no mark-up, no links, nobody pinged.
pub(super) fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for (at, c) in text.char_indices() {
        let (before, after) = (&text[..at], &text[at + c.len_utf8()..]);
        let next = after.chars().next().unwrap_or(' ');
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // Site generators run `{{ }}` and `{% %}` before they read Markdown.
            '{' => out.push_str("&#123;"),
            '@' => out.extend(["&#64;", BREAK]),
            '#' if next.is_ascii_alphanumeric() => out.extend(["&#35;", BREAK]),
            // GitHub renders `$x$` as a formula; its manual has this way out.
            '$' => out.push_str("<span>$</span>"),
            ':' if starts_address_or_emoji(before, next) => out.extend([":", BREAK]),
            '.' if ends_with(before, "www") => out.extend([BREAK, "."]),
            '-' if ends_with(before, "gh") && next.is_ascii_digit() => out.extend([BREAK, "-"]),
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '|' | '!' | '#' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// The words of a picture in Markdown. They become an attribute, in which hosts look for nobody to ping; a comment, which
/// breaks words up elsewhere, would be read out to the blind.
pub(super) fn alt(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '{' => out.push_str("&#123;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '|' | '!' | '#' | '@' | '$' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// `http://`, `mailto:a`, `:tada:`, but not `12:30`.
fn starts_address_or_emoji(before: &str, next: char) -> bool {
    let is_clock = next.is_ascii_digit() && before.ends_with(|c: char| c.is_ascii_digit());
    (next.is_ascii_alphanumeric() || matches!(next, '/' | '+' | '-' | '_')) && !is_clock
}

fn ends_with(text: &str, end: &str) -> bool {
    text.len().checked_sub(end.len()).and_then(|at| text.get(at..)).is_some_and(|tail| tail.eq_ignore_ascii_case(end))
}

/// Escaped Markdown as the beginning of a line: no list, rule, heading or definition.
pub(super) fn opening(escaped: &str) -> String {
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &escaped[digits..];
    let is_numbered = digits > 0 && rest.starts_with(['.', ')']) && !rest[1..].starts_with(|c: char| c != ' ');
    if is_numbered {
        return format!("{}\\{rest}", &escaped[..digits]);
    }
    if escaped.starts_with(['-', '+', '=', ':']) { format!("\\{escaped}") } else { escaped.to_owned() }
}

/// A code span of Markdown: more backticks around it than in it.
pub(super) fn code(text: &str) -> String {
    let text = text::plain(text);
    if text.is_empty() {
        return text;
    }
    // Site generators look into code, too; there only an entity keeps the brace from them.
    if text.contains("{{") || text.contains("{%") || text.contains("{#") {
        return format!("<code>{}</code>", markdown(&text));
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// Where a link may lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// An `https` address of plain characters.
    Web,
    /// A file of the output folder.
    Local,
}

/// What a link's target is; `None` for everything that is to be shown as text.
pub(super) fn target(link: &str) -> Option<Target> {
    let is_word = |part: &str| {
        let is_safe = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
        !part.is_empty() && !part.starts_with('.') && part.bytes().all(is_safe)
    };
    if let Some(rest) = link.strip_prefix("https://") {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let host = host
            .split_once(':')
            .map_or(host, |(name, port)| if port.bytes().all(|byte| byte.is_ascii_digit()) { name } else { "" });
        let is_safe = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?#!+,;=&%".contains(&byte);
        return (is_word(host) && rest.bytes().all(is_safe)).then_some(Target::Web);
    }
    link.split('/').all(is_word).then_some(Target::Local)
}

/// Whether a column holds numbers, which stand right.
pub(super) fn is_number(table: &Table, at: usize) -> bool {
    let rows = table.rows.iter().chain(&table.rest);
    let mut cells = rows.filter_map(|row| row.get(at)).filter(|value| **value != Value::Null).peekable();
    let is_signed = table.columns.get(at).is_some_and(|(_, format)| *format != Format::Plain);
    is_signed || cells.peek().is_some() && cells.all(|value| matches!(value, Value::Integer(_) | Value::Float(_)))
}

/// The column that says what a row is about: the first with text.
pub(super) fn head(table: &Table) -> Option<usize> {
    let is_text =
        |at: &usize| table.rows.iter().chain(&table.rest).any(|row| matches!(row.get(*at), Some(Value::Text(_))));
    (0..table.columns.len()).find(is_text)
}

/// A cell as people read it; where a row's name is empty, that is said.
pub(super) fn cell(format: Format, value: &Value, is_head: bool, numbers: Numbers) -> String {
    match value {
        Value::Text(name) if is_head => text::person(name),
        value => format.write(value, numbers),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_keep_their_blanks() {
        assert_eq!(words(" a \n b "), " a b ");
        assert_eq!(words("a\u{202e}\n"), "a ");
        assert_eq!([words(" "), words("\n"), words("")], [" ", " ", ""]);
    }

    #[test]
    fn xml_is_inert() {
        assert_eq!(text::xml("\"><svg onload='x'>&"), "&quot;&gt;&lt;svg onload=&#39;x&#39;&gt;&amp;");
    }

    #[test]
    fn markdown_pings_nobody_and_links_nothing() {
        for (text, expected) in [
            ("@everyone", "&#64;<!-- -->everyone"),
            ("fix #123", "fix &#35;<!-- -->123"),
            ("GH-12 gh-x", "GH<!-- -->-12 gh-x"),
            ("http://x", "http:<!-- -->//x"),
            ("WWW.x.y", "WWW<!-- -->.x.y"),
            ("[x](javascript:y)", "\\[x\\](javascript:<!-- -->y)"),
            ("<b>|`_*~!\\", "&lt;b&gt;\\|\\`\\_\\*\\~\\!\\\\"),
            (":tada: 12:30 a: b", ":<!-- -->tada: 12:30 a: b"),
            ("{{ x }} $y$", "&#123;&#123; x }} <span>$</span>y<span>$</span>"),
            ("1.4.0 (2026-01-02)", "1.4.0 (2026-01-02)"),
        ] {
            assert_eq!(markdown(text), expected);
        }
    }

    #[test]
    fn lines_open_as_text() {
        for (text, expected) in [
            ("- a", "\\- a"),
            ("1. a", "1\\. a"),
            ("1)", "1\\)"),
            ("1.4.0 a", "1.4.0 a"),
            ("===", "\\==="),
            (": a", "\\: a"),
            ("é", "é"),
            ("", ""),
        ] {
            assert_eq!(opening(text), expected);
        }
    }

    #[test]
    fn code_stays_code() {
        assert_eq!(code("git log"), "`git log`");
        assert_eq!(code("a`b``c"), "```a`b``c```");
        assert_eq!(code("`\n"), "`` ` ``");
        assert_eq!(code(" "), "");
    }

    #[test]
    fn links_lead_to_the_web_or_into_the_folder() {
        for link in ["https://example.org/compare/a...b", "https://example.org:8080/?a=1&b=2#c"] {
            assert_eq!(target(link), Some(Target::Web), "{link}");
        }
        for link in ["data/x.csv", "releases/1.4.0.md", "a"] {
            assert_eq!(target(link), Some(Target::Local), "{link}");
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
            assert_eq!(target(link), None, "{link}");
        }
    }
}

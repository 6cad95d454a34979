//! Escapes untrusted text for Markdown.
//!
//! Hosts read Markdown twice: as CommonMark, which backslashes escape, and with filters that look for `@name`, `#123` and
//! addresses in the rendered text, which only a break in the text escapes.

use crate::text;

/// An empty comment, which is invisible and stops the filters of hosts.
pub const BREAK: &str = "<!-- -->";

/// [`text::plain`], but with one space at an end that has white space, because the pieces of a paragraph are joined.
pub fn words(text: &str) -> String {
    let shown = text::plain(text);
    if shown.is_empty() {
        return if text.contains(char::is_whitespace) { " ".to_owned() } else { shown };
    }
    let before = if text.starts_with(char::is_whitespace) { " " } else { "" };
    let after = if text.ends_with(char::is_whitespace) { " " } else { "" };
    format!("{before}{shown}{after}")
}

/// Text within a line of Markdown, or in a table cell, without markup, links and mentions.
pub fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for (at, c) in text.char_indices() {
        let (before, after) = (&text[..at], &text[at + c.len_utf8()..]);
        let next = after.chars().next().unwrap_or(' ');
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // Site generators run `{{ }}` and `{% %}` first.
            '{' => out.push_str("&#123;"),
            '@' => out.extend(["&#64;", BREAK]),
            '#' if next.is_ascii_alphanumeric() => out.extend(["&#35;", BREAK]),
            // GitHub renders `$x$` as a formula, and documents this escape.
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

/// The alternative text of an image in Markdown. It becomes an attribute, which hosts do not search for mentions, and a
/// screen reader would read a comment out.
pub fn alt(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' | '<' | '>' => out.push_str(text::entity(c).unwrap_or_default()),
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

/// Escaped Markdown at the beginning of a line: no list, rule, heading or definition.
pub fn opening(escaped: &str) -> String {
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &escaped[digits..];
    let is_numbered = digits > 0 && rest.starts_with(['.', ')']) && !rest[1..].starts_with(|c: char| c != ' ');
    if is_numbered {
        return format!("{}\\{rest}", &escaped[..digits]);
    }
    if escaped.starts_with(['-', '+', '=', ':']) { format!("\\{escaped}") } else { escaped.to_owned() }
}

/// A code span of Markdown, with a longer run of backticks around it than in it.
pub fn code(text: &str) -> String {
    let text = text::plain(text);
    if text.is_empty() {
        return text;
    }
    // Site generators read code, too, and only an entity escapes the brace.
    if text.contains("{{") || text.contains("{%") || text.contains("{#") {
        return format!("<code>{}</code>", markdown(&text));
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_keep_their_spaces() {
        assert_eq!(words(" a \n b "), " a b ");
        assert_eq!(words("a\u{202e}\n"), "a ");
        assert_eq!([words(" "), words("\n"), words("")], [" ", " ", ""]);
    }

    #[test]
    fn xml_is_escaped() {
        assert_eq!(text::xml("\"><svg onload='x'>&"), "&quot;&gt;&lt;svg onload=&#39;x&#39;&gt;&amp;");
    }

    #[test]
    fn markdown_mentions_nobody_and_links_nothing() {
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
    fn lines_begin_as_text() {
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
}

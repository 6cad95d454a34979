//! Text from strangers made fit to show, and numbers as people read them.
//!
//! Names, tags and paths come from other people's commits. [`from_bytes`] turns bytes into text without losing any;
//! [`plain`] removes what would disturb a terminal, a page or a picture. Escaping for a format is that format's job
//! (`render`, `chart`), one rule per sink; the rule for XML stands here, since pictures and pages share it.

use sha2::{Digest, Sha256};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

mod numbers;

pub use numbers::{Numbers, counted, number};

/// What is shown for a person whose name is empty.
pub const NO_NAME: &str = "(no name)";

/// Accents and the like in a row at most; more of them make a tower over the line.
const ACCENTS: usize = 2;
/// Characters without a width in a row at most: Hindi, Hebrew and Tibetan need three.
const MARKS: usize = 3;
/// Emoji joined to one at most less one: a family of four.
const JOINS: usize = 3;
/// Characters per column at most in what [`shorten`] leaves: a letter with its marks.
const PER_COLUMN: usize = 4;

/// Bytes as UTF-8; each byte that is not part of valid UTF-8 becomes `\xHH`, and nothing is lost.
///
/// A literal backslash stays as it is when all bytes are valid, so that ordinary text reads as it was written;
/// where an escape is needed, literal backslashes are doubled to keep the mapping reversible.
#[must_use]
pub fn from_bytes(bytes: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(bytes.len() + 16);
    for chunk in bytes.utf8_chunks() {
        out.push_str(&chunk.valid().replace('\\', "\\\\"));
        for byte in chunk.invalid() {
            out.push_str(&format!("\\x{byte:02X}"));
        }
    }
    out
}

/// Text without control, bidirectional-control and zero-width characters, blanks joined, few marks in a row and one
/// variation selector, trimmed; the narrow blank after a digit stays. What every terminal, page and picture shows: no
/// longer in bytes than its width allows for.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut marks = Marks::default();
    for c in text.chars() {
        // The narrow blank within a number.
        if c == '\u{202f}' && out.ends_with(|c: char| c.is_ascii_digit()) {
            out.push(c);
            continue;
        }
        if c.is_whitespace() {
            marks = Marks::default();
            if !out.is_empty() && !out.ends_with([' ', '\u{202f}']) {
                out.push(' ');
            }
            continue;
        }
        if !is_disturbing(c) && marks.has_room(c, out.chars().next_back()) {
            out.push(c);
        }
    }
    while out.ends_with([' ', '\u{202f}', '\u{200d}']) {
        out.pop();
    }
    out
}

/// What was put on the last character that has a width.
#[derive(Default)]
struct Marks {
    all: usize,
    accents: usize,
    is_varied: bool,
    joins: usize,
}

impl Marks {
    /// Whether a character may follow `last`, and counts it if it has no width.
    fn has_room(&mut self, c: char, last: Option<char>) -> bool {
        if c == '\u{200d}' {
            let is_joint = last.is_some_and(is_pictograph) && self.joins < JOINS;
            self.joins += usize::from(is_joint);
            return is_joint;
        }
        if !has_no_width(c) {
            let joins = if last == Some('\u{200d}') { self.joins } else { 0 };
            *self = Self { joins, ..Self::default() };
            return true;
        }
        let (is_accent, is_selector) = (is_combining(c), is_variation(c));
        let has_room = self.all < MARKS && !(is_accent && self.accents == ACCENTS) && !(is_selector && self.is_varied);
        if has_room {
            self.all += 1;
            self.accents += usize::from(is_accent);
            self.is_varied |= is_selector;
        }
        has_room
    }
}

/// Whether nothing of the text is seen: blanks, and letters that look like blanks.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    let is_unseen = |c: char| matches!(c, '\u{ad}' | '\u{115f}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}');
    text.chars().all(|c| c.is_whitespace() || is_disturbing(c) || is_unseen(c) || has_no_width(c))
}

/// Text of several lines, such as a parser's message with its arrows, without what would disturb a terminal.
#[must_use]
pub fn harmless(text: &str) -> String {
    text.chars().filter(|c| *c == '\n' || !is_disturbing(*c)).collect()
}

/// A person's name as shown: [`plain`], or [`NO_NAME`] where nothing of it is seen.
#[must_use]
pub fn person(name: &str) -> String {
    let shown = plain(name);
    if is_blank(&shown) { NO_NAME.to_owned() } else { shown }
}

/// Text for XML and HTML, between tags and in quoted attributes; the one rule of pictures and pages.
#[must_use]
pub fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// Bytes without git's white space (blank, tab, line feed, carriage return) at the start.
#[must_use]
pub fn trim_start(mut bytes: &[u8]) -> &[u8] {
    while let [first, rest @ ..] = bytes
        && is_git_space(*first)
    {
        bytes = rest;
    }
    bytes
}

/// Bytes without git's white space at the end.
#[must_use]
pub fn trim_end(mut bytes: &[u8]) -> &[u8] {
    while let [rest @ .., last] = bytes
        && is_git_space(*last)
    {
        bytes = rest;
    }
    bytes
}

fn is_git_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// The text with `ada@…` in place of `ada@example.com`.
#[must_use]
pub fn without_addresses(text: &str) -> String {
    let is_host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '[' | ']' | ':');
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('@') {
        let host = after.find(|c| !is_host(c)).unwrap_or(after.len());
        let is_address = before.ends_with(|c: char| !c.is_whitespace() && !matches!(c, '<' | '(' | ',' | '@'));
        out.push_str(before);
        out.push('@');
        if is_address && after[..host].contains(char::is_alphanumeric) {
            out.push('…');
            rest = &after[host..];
        } else {
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

/// Columns of a terminal that the text takes; East Asian wide characters take two.
#[must_use]
pub fn columns(text: &str) -> usize {
    text.width()
}

/// The text cut to `columns` with an ellipsis where it is longer, or has far more characters than columns; never inside
/// a grapheme.
#[must_use]
pub fn shorten(text: &str, limit: usize) -> String {
    let most = limit.saturating_mul(PER_COLUMN);
    if columns(text) <= limit && text.chars().nth(most).is_none() {
        return text.to_owned();
    }
    let mut out = String::new();
    let (mut used, mut count) = (0, 0);
    for grapheme in text.graphemes(true) {
        let width = columns(grapheme);
        count += grapheme.chars().count();
        if used + width + 1 > limit || count >= most {
            break;
        }
        used += width;
        out.push_str(grapheme);
    }
    format!("{}…", out.trim_end())
}

/// The text with a capital letter at its beginning.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Names as a sentence part: `A`, `A and B`, `A, B and C`.
#[must_use]
pub fn listed<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [head @ .., last] => {
            let head: Vec<&str> = head.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", head.join(", "), last.as_ref())
        }
    }
}

/// A safe file name made of any text: what is not `[A-Za-z0-9._-]` becomes a dash, and where that loses something a
/// short hash keeps two texts apart. Never hidden, never a device name, at most 70 bytes.
#[must_use]
pub fn slug(text: &str) -> String {
    let kept: String = text
        .chars()
        .take(60)
        .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-') { c } else { '-' })
        .collect();
    let is_plain = kept == text
        && !text.is_empty()
        && !text.starts_with(['.', '-'])
        && !text.ends_with('.')
        && !is_device(text)
        && !text.bytes().any(|byte| byte.is_ascii_uppercase());
    if is_plain {
        return kept;
    }
    let hash: String = Sha256::digest(text.as_bytes()).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    let stem = kept.trim_matches(['.', '-']).to_ascii_lowercase();
    if stem.is_empty() || is_device(&stem) {
        format!("x-{stem}-{hash}").replace("--", "-")
    } else {
        format!("{stem}-{hash}")
    }
}

/// The SHA-256 of bytes in base64, as policies of pages name scripts.
#[must_use]
pub fn sha256_base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(44);
    for three in Sha256::digest(bytes).chunks(3) {
        let bits = (0..3).fold(0, |bits, at| bits << 8 | usize::from(three.get(at).copied().unwrap_or(0)));
        for at in 0..4 {
            out.push(if at > three.len() { '=' } else { char::from(DIGITS[bits >> (18 - 6 * at) & 63]) });
        }
    }
    out
}

/// Names that Windows keeps for devices, with any extension.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let numbered = |prefix: &str| stem.strip_prefix(prefix).is_some_and(|rest| rest.len() == 1);
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// Controls, bidirectional controls, zero-width characters and line separators: what [`plain`] removes.
#[must_use]
pub fn is_disturbing(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e007f}')
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

fn is_variation(c: char) -> bool {
    matches!(c, '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// A mark, or a skin tone, which has a width only where it stands alone.
fn has_no_width(c: char) -> bool {
    !c.is_ascii() && (c.width().unwrap_or(0) == 0 || is_combining(c) || matches!(c, '\u{1f3fb}'..='\u{1f3ff}'))
}

/// Emoji may be joined by U+200D; nothing else needs it to be read.
fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{fe0f}' | '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_cut_off() {
        assert_eq!(without_addresses("ada@example.com"), "ada@…");
        assert_eq!(without_addresses("Ada (ada@example.com) L. <a@b.c>, x@y"), "Ada (ada@…) L. <a@…>, x@…");
        for text in ["Ada", "@ada", "a @ b", "ada@", "(@ada)", "a@@", ""] {
            assert_eq!(without_addresses(text), text);
        }
    }

    #[test]
    fn bytes_are_kept_reversibly() {
        assert_eq!(from_bytes(b"a\\b"), "a\\b");
        assert_eq!(from_bytes(b"a\\\xff"), "a\\\\\\xFF");
        assert_eq!(from_bytes("é".as_bytes()), "é");
    }

    #[test]
    fn hashes_are_those_of_sha256sum_and_base64() {
        assert_eq!(sha256_base64(b""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assert_eq!(sha256_base64(b"abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }

    #[test]
    fn disturbing_characters_go() {
        assert_eq!(plain("a\u{3}b\u{202e}c\u{200b}\n\n d "), "abc d");
        assert_eq!(person(" \u{7} "), NO_NAME);
        assert_eq!(plain("a\u{202f}b 1\u{202f}234\u{202f} \u{202f}"), "a b 1\u{202f}234");
        assert_eq!(plain("x\u{301}\u{301}\u{301}\u{301}"), "x\u{301}\u{301}");
        assert_eq!(plain("👩\u{200d}👩 a\u{200d}b"), "👩\u{200d}👩 ab");
    }

    #[test]
    fn names_that_need_their_marks_keep_them() {
        let couple = "👩🏽\u{200d}❤\u{fe0f}\u{200d}💋\u{200d}👩🏽";
        for name in
            ["पड़ें", "กุ้ง ปิ่น", "རྒྱུ", "שּׁ\u{5b0}", "Nguyễn", "가각", "ᄒ\u{1161}\u{11ab}", couple, "❤\u{fe0f}❤\u{fe0f}"]
        {
            assert_eq!(plain(name), name);
        }
    }

    #[test]
    fn what_has_no_width_has_no_length() {
        let couple = "👩\u{200d}👩\u{200d}";
        for tail in [
            "\u{fe0f}",
            "\u{fe0e}\u{fe0f}",
            "\u{e49}",
            "\u{301}\u{e49}",
            "\u{1f3fb}",
            "\u{200d}\u{fe0f}",
            "\u{e0100}",
            "\u{e0061}",
            "\u{11ab}",
            "\u{ad}",
            "\u{200d}",
            "\u{34f}",
            "❤\u{fe0f}\u{200d}",
            couple,
        ] {
            let text = format!("A{}", tail.repeat(10_000));
            let (short, plain) = (shorten(&text, 40), plain(&text));
            assert!(short.chars().count() <= 160 && columns(&short) <= 40, "{tail:?}");
            assert!(plain.chars().count() <= 8 * columns(&plain), "{tail:?}: {}", plain.chars().count());
        }
        assert_eq!(plain("A\u{fe0f}\u{fe0f}\u{fe0e}b"), "A\u{fe0f}b");
        assert_eq!(plain("A\u{e49}\u{e49}\u{e49}\u{e49}"), "A\u{e49}\u{e49}\u{e49}");
    }

    #[test]
    fn what_is_not_seen_is_no_name() {
        for name in ["\u{3164}", "\u{2800} \u{2800}", "\u{ad}", "\u{fe0f}", "\u{ffa0}", "\u{115f}\u{1160}"] {
            assert_eq!(person(name), NO_NAME, "{name:?}");
        }
        assert_eq!(person("Ada\u{3164}"), "Ada\u{3164}");
    }

    #[test]
    fn slugs_are_safe_and_different() {
        assert_eq!(slug("1.4.0"), "1.4.0");
        for text in ["../../x", "", ".", "CON", "aux.txt", "a/b", "a b", "V1", "-x", "\"><svg onload=alert(1)>", "é"] {
            let name = slug(text);
            assert!(name != text && name.bytes().all(|b| b.is_ascii_alphanumeric() || b".-_".contains(&b)), "{name}");
            assert!(!name.starts_with(['.', '-']) && !is_device(&name), "{name}");
        }
        assert_ne!(slug("a/b"), slug("a b"));
        assert_ne!(slug("V1"), slug("v1"));
    }

    #[test]
    fn cut_by_columns_not_bytes() {
        assert_eq!(shorten("山田太郎", 8), "山田太郎");
        assert_eq!(shorten("山田太郎", 7), "山田太…");
        assert_eq!(shorten("Ada Lovelace", 5), "Ada…");
    }

    #[test]
    fn names_as_a_part_of_a_sentence() {
        assert_eq!(listed(&["a", "b", "c"]), "a, b and c");
    }
}

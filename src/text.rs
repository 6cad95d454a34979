//! Text from strangers made fit to show, and numbers as people read them.
//!
//! Names, tags and paths come from other people's commits. [`from_bytes`] turns bytes into text without losing any;
//! [`plain`] removes what would disturb a terminal, a page or a picture. Escaping for a format is that format's job
//! (`render`, `chart`), one rule per sink; the rule for XML stands here, since pictures and pages share it.

use sha2::{Digest, Sha256};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

mod choice;
mod nearest;
mod numbers;
mod shown;

pub use choice::{Choice, name_in};
pub use nearest::{did_you_mean, nearest};
pub use numbers::{Numbers, counted, number};
pub use shown::{is_blank, is_disturbing, plain};

/// What is shown for a person whose name is empty.
pub const NO_NAME: &str = "(no name)";

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
    let hash = &sha256_hex(text.as_bytes())[..8];
    let stem = kept.trim_matches(['.', '-']).to_ascii_lowercase();
    if stem.is_empty() || is_device(&stem) {
        format!("x-{stem}-{hash}").replace("--", "-")
    } else {
        format!("{stem}-{hash}")
    }
}

/// The SHA-256 of bytes in 64 lower-case hexadecimal digits.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
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

//! Rust source reduced to what the tests of the structure read: no comments, no strings, no test code.

use std::path::{Path, PathBuf};

use crate::support::laurels;

/// The folder `src`.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// All Rust files below a folder, sorted.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let names = laurels::files(folder).into_keys().filter(|name| name.ends_with(".rs"));
    let found: Vec<PathBuf> = names.map(|name| folder.join(name)).collect();
    assert!(!found.is_empty(), "no Rust file in {}", folder.display());
    found
}

/// A file without comments, without the content of strings and without what is compiled for tests only.
pub(crate) fn read(file: &Path) -> String {
    let text = std::fs::read_to_string(file).expect("text");
    without_tests(&without_comments(&text))
}

/// Comments become a blank, strings and characters become `""`.
pub(crate) fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let skipped = skipped(rest, out.chars().next_back());
        if skipped == 0 {
            out.push(first);
            rest = &rest[first.len_utf8()..];
            continue;
        }
        // `#[path = "..."]` is the only string that the structure depends on.
        let is_path = out.ends_with("#[path = ");
        out.push_str(if is_path { &rest[..skipped] } else { placeholder(first) });
        rest = &rest[skipped..];
    }
    out
}

fn placeholder(first: char) -> &'static str {
    if first == '/' { " " } else { "\"\"" }
}

/// Bytes of the comment, string or character that the text begins with; 0 if it begins with none of them.
fn skipped(rest: &str, before: Option<char>) -> usize {
    let is_inside_word = before.is_some_and(is_word);
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if rest.starts_with("/*") {
        return rest.find("*/").map_or(rest.len(), |end| end + 2);
    }
    if let Some(string) = rest.strip_prefix('"') {
        return 1 + end_of_string(string);
    }
    if rest.starts_with('r') && !is_inside_word {
        return raw_string(rest);
    }
    if rest.starts_with('\'') {
        return character(rest);
    }
    0
}

/// Bytes up to and including the closing quote.
fn end_of_string(rest: &str) -> usize {
    let mut is_escaped = false;
    for (at, byte) in rest.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// Bytes of `r"..."` or `r#"..."#`; 0 for a word that begins with an r.
fn raw_string(rest: &str) -> usize {
    let hashes = rest[1..].bytes().take_while(|byte| *byte == b'#').count();
    if !rest[1 + hashes..].starts_with('"') {
        return 0;
    }
    let end = format!("\"{}", "#".repeat(hashes));
    let start = 2 + hashes;
    rest[start..].find(&end).map_or(rest.len(), |at| start + at + end.len())
}

/// Bytes of `'x'` or `'\n'`; 0 for a lifetime.
fn character(rest: &str) -> usize {
    let mut chars = rest.char_indices().skip(1);
    let Some((_, first)) = chars.next() else { return 0 };
    if first == '\\' {
        // The escaped character may be a quote itself.
        return rest[3..].find('\'').map_or(0, |at| 3 + at + 1);
    }
    match chars.next() {
        Some((at, '\'')) => at + 1,
        _ => 0,
    }
}

/// The code without items that follow `#[cfg(test)]`.
pub(crate) fn without_tests(code: &str) -> String {
    const MARK: &str = "#[cfg(test)]";
    let mut out = String::new();
    let mut rest = code;
    while let Some(at) = rest.find(MARK) {
        out.push_str(&rest[..at]);
        rest = &rest[at + MARK.len()..];
        rest = &rest[end_of_item(rest)..];
    }
    out + rest
}

/// Bytes up to the end of the first item: its semicolon or its last brace.
fn end_of_item(code: &str) -> usize {
    let mut depth = 0_usize;
    for (at, byte) in code.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 1 => return at + 1,
            b'}' => depth -= 1,
            b';' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    code.len()
}

/// Whether a character can be part of a name.
pub(crate) fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// Names, `::` and single other characters, without blanks.
pub(crate) fn tokens(code: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = if is_word(first) {
            rest.find(|c| !is_word(c)).unwrap_or(rest.len())
        } else if rest.starts_with("::") {
            2
        } else {
            first.len_utf8()
        };
        out.push(&rest[..length]);
        rest = rest[length..].trim_start();
    }
    out
}

#[test]
fn comments_strings_and_tests_are_left_out() {
    let code =
        "a /* b */ c // d\n\"e \\\" f\" r#\"g\" h\"# 'i' '\\'' '\"' &'j k\n#[cfg(test)]\nmod l { fn m() { n } }\no";
    let expected = ["a", "c", "\"", "\"", "\"", "\"", "\"", "\"", "\"", "\"", "\"", "\"", "&", "'", "j", "k", "o"];
    assert_eq!(tokens(&without_tests(&without_comments(code))), expected);
}

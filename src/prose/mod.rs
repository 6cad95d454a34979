//! Finds files of prose, and counts their words.

/// A file of prose at the analyzed revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its path, in bytes.
    pub path: Vec<u8>,
    /// Its format.
    pub format: Format,
    /// Its size in bytes; `None` if the content cannot be read or is too large.
    pub bytes: Option<u64>,
    /// Its number of words; `None` if it cannot be read, is too large, or is binary for git.
    pub words: Option<u64>,
}

/// A format of prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// `.md`, `.markdown`, `.mdown`, `.mkd`.
    Markdown,
    /// `.adoc`, `.asciidoc`.
    AsciiDoc,
    /// `.rst`, `.rest`.
    ReStructuredText,
    /// `.txt`, `.text`.
    Text,
}

/// Extensions in lower case.
const EXTENSIONS: &[(&[u8], Format)] = &[
    (b"md", Format::Markdown),
    (b"markdown", Format::Markdown),
    (b"mdown", Format::Markdown),
    (b"mkd", Format::Markdown),
    (b"adoc", Format::AsciiDoc),
    (b"asciidoc", Format::AsciiDoc),
    (b"rst", Format::ReStructuredText),
    (b"rest", Format::ReStructuredText),
    (b"txt", Format::Text),
    (b"text", Format::Text),
];
/// Files for programs, whatever their extension.
const NO_PROSE: &[&[u8]] = &[b"cmakelists.txt", b"requirements.txt"];

impl Format {
    /// Returns the format of a path by its extension; `None` for other files.
    #[must_use]
    pub fn of(path: &[u8]) -> Option<Self> {
        let name = path.rsplit(|byte| *byte == b'/').next()?;
        let dot = name.iter().rposition(|byte| *byte == b'.')?;
        let (_, format) = EXTENSIONS.iter().find(|(known, _)| name[dot + 1..].eq_ignore_ascii_case(known))?;
        (!NO_PROSE.iter().any(|known| name.eq_ignore_ascii_case(known))).then_some(*format)
    }

    /// The name in tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::AsciiDoc => "asciidoc",
            Self::ReStructuredText => "restructuredtext",
            Self::Text => "text",
        }
    }
}

/// Counts the words of a text as GNU `wc -w` does in a UTF-8 locale.
///
/// A word is a run of characters between white space with at least one visible character. Control characters and invalid
/// bytes neither make a word nor end one.
#[must_use]
pub fn words(text: &[u8]) -> u64 {
    let (mut words, mut is_within) = (0, false);
    for c in text.utf8_chunks().flat_map(|chunk| chunk.valid().chars()) {
        if is_separator(c) {
            is_within = false;
        } else if !is_within && is_visible(c) {
            is_within = true;
            words += 1;
        }
    }
    words
}

/// White space of the C library, no-break spaces and the word joiner.
fn is_separator(c: char) -> bool {
    let is_unicode = || {
        matches!(c, '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{2060}' | '\u{3000}')
    };
    if c.is_ascii() { matches!(c, '\t'..='\r' | ' ') } else { is_unicode() }
}

fn is_visible(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_decides() {
        let name = |path: &[u8]| Format::of(path).map(Format::name);
        assert_eq!(name(b"README.md"), Some("markdown"));
        assert_eq!(name(b"doc/A.b.MarkDown"), Some("markdown"));
        assert_eq!(name(b"x/y.adoc"), Some("asciidoc"));
        assert_eq!(name("\u{fc}.rst".as_bytes()), Some("restructuredtext"));
        assert_eq!(name(b"Documentation/git-log.txt"), Some("text"));
        for other in [&b"README"[..], b"md", b"a.md/b", b"lib.rs", b"src/CMakeLists.txt", b"requirements.txt", b""] {
            assert_eq!(name(other), None);
        }
        assert_eq!(name(b".md"), Some("markdown"));
    }

    /// The results of `wc -w` of coreutils 9.1 with LC_ALL=C.UTF-8.
    #[test]
    fn words_as_wc_counts_them() {
        let cases: [(&[u8], u64); 14] = [
            (b"", 0),
            (b" \n\t", 0),
            (b"one", 1),
            (b"one two\nthree\r\nfour\x0bfive\x0csix", 6),
            ("\u{4e2d}\u{6587}\u{3000}\u{4e2d}".as_bytes(), 2),
            ("a\u{a0}b\u{202f}c\u{2060}d\u{2007}e".as_bytes(), 5),
            ("a\u{200b}b\u{ad}c".as_bytes(), 1),
            ("\u{200b} \u{feff}".as_bytes(), 2),
            ("a\u{85}b c\u{2028}d".as_bytes(), 2),
            ("\u{1} \u{7f} \u{85} \u{2029}".as_bytes(), 0),
            (b"a\0b \0", 1),
            (b"\xff \xfe", 0),
            (b"x\xffy x\xc3 y", 3),
            ("- \u{2014} -- *".as_bytes(), 4),
        ];
        for (text, expected) in cases {
            assert_eq!(words(text), expected, "{}", String::from_utf8_lossy(text));
        }
    }
}

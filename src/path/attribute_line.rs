//! One line of a `.gitattributes` file, taken apart as git's `parse_attr_line` does.

/// git ignores longer lines.
const MAX_LINE: usize = 2048;

/// What a line makes of an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// `name`
    Set,
    /// `-name`
    Unset,
    /// `!name`: as if no line spoke of it.
    Unspecified,
    /// `name=value`; whether the value says yes, as all but `false` do.
    Value(bool),
}

/// One line, taken apart.
pub(super) struct Line<'a> {
    /// It defines a macro, whose name is the pattern.
    pub(super) is_macro: bool,
    pub(super) pattern: Vec<u8>,
    pub(super) states: Vec<(&'a [u8], State)>,
}

/// The lines of a file up to its first NUL, at which git stops.
pub(super) fn lines(content: &[u8]) -> impl Iterator<Item = &[u8]> {
    let end = content.iter().position(|byte| *byte == 0).unwrap_or(content.len());
    content[..end].split(|byte| *byte == b'\n')
}

fn is_blank(byte: &u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r')
}

fn trimmed(text: &[u8]) -> &[u8] {
    &text[text.iter().take_while(|byte| is_blank(byte)).count()..]
}

/// The first word, and what follows it and its blanks.
fn word(text: &[u8]) -> (&[u8], &[u8]) {
    let end = text.iter().position(is_blank).unwrap_or(text.len());
    (&text[..end], trimmed(&text[end..]))
}

/// A line with a pattern and attributes; `None` for comments, and for all that git ignores.
pub(super) fn parse(line: &[u8]) -> Option<Line<'_>> {
    let text = trimmed(line);
    if text.is_empty() || text.starts_with(b"#") || line.len() >= MAX_LINE {
        return None;
    }
    let (mut pattern, rest) = match unquoted(text) {
        Some((pattern, rest)) => (pattern, trimmed(rest)),
        None => (word(text).0.to_vec(), word(text).1),
    };
    let is_macro = pattern.len() > 6 && pattern.starts_with(b"[attr]");
    if is_macro {
        pattern = word(trimmed(&pattern[6..])).0.to_vec();
        if !is_name(&pattern) {
            return None;
        }
    }
    let mut states = Vec::new();
    let mut rest = rest;
    while !rest.is_empty() {
        let (next, after) = word(rest);
        states.push(state(next)?);
        rest = after;
    }
    Some(Line { is_macro, pattern, states })
}

fn state(word: &[u8]) -> Option<(&[u8], State)> {
    let mut parts = word.splitn(2, |byte| *byte == b'=');
    let (name, value) = (parts.next().unwrap_or_default(), parts.next());
    let (name, state) = match (name.first(), value) {
        (Some(b'-'), _) => (&name[1..], State::Unset),
        (Some(b'!'), _) => (&name[1..], State::Unspecified),
        (_, Some(value)) => (name, State::Value(value != b"false")),
        (_, None) => (name, State::Set),
    };
    (is_name(name) && !name.starts_with(b"builtin_")).then_some((name, state))
}

fn is_name(name: &[u8]) -> bool {
    let is_fit = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
    !name.is_empty() && !name.starts_with(b"-") && name.iter().all(is_fit)
}

/// A text in quotes as git's `unquote_c_style` reads it, and what follows.
fn unquoted(text: &[u8]) -> Option<(Vec<u8>, &[u8])> {
    let mut bytes = text.strip_prefix(b"\"")?.iter().enumerate();
    let mut out = Vec::new();
    loop {
        let byte = match bytes.next()? {
            (at, b'"') => return Some((out, &text[at + 2..])),
            (_, b'\\') => match bytes.next()?.1 {
                b'a' => 7,
                b'b' => 8,
                b't' => b'\t',
                b'n' => b'\n',
                b'v' => 11,
                b'f' => 12,
                b'r' => b'\r',
                byte @ (b'\\' | b'"') => *byte,
                first @ b'0'..=b'3' => {
                    let mut digit = || bytes.next().map(|(_, byte)| *byte).filter(|byte| (b'0'..=b'7').contains(byte));
                    (first - b'0') << 6 | (digit()? - b'0') << 3 | (digit()? - b'0')
                }
                _ => return None,
            },
            (_, byte) => *byte,
        };
        out.push(byte);
    }
}

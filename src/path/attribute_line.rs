//! Parses a line of a `.gitattributes` file as git's `parse_attr_line` does.

/// git ignores longer lines.
const MAX_LINE: usize = 2048;

/// The state that a line gives to an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AttributeState {
    /// `name`
    Set,
    /// `-name`
    Unset,
    /// `!name`: as without any line for it.
    Unspecified,
    /// `name=value`; true for all values but `false`.
    Value(bool),
}

/// A parsed line.
pub(super) struct AttributeLine<'a> {
    /// It defines a macro; the pattern is its name.
    pub(super) is_macro: bool,
    pub(super) pattern: Vec<u8>,
    pub(super) states: Vec<(&'a [u8], AttributeState)>,
}

/// Returns the lines of a file up to its first NUL, where git stops.
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

/// Splits off the first word and the blanks after it.
fn word(text: &[u8]) -> (&[u8], &[u8]) {
    let end = text.iter().position(is_blank).unwrap_or(text.len());
    (&text[..end], trimmed(&text[end..]))
}

/// Parses a line; `None` for comments and for lines that git ignores.
pub(super) fn parse(line: &[u8]) -> Option<AttributeLine<'_>> {
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
    Some(AttributeLine { is_macro, pattern, states })
}

fn state(word: &[u8]) -> Option<(&[u8], AttributeState)> {
    let mut parts = word.splitn(2, |byte| *byte == b'=');
    let (name, value) = (parts.next().unwrap_or_default(), parts.next());
    let (name, state) = match (name.first(), value) {
        (Some(b'-'), _) => (&name[1..], AttributeState::Unset),
        (Some(b'!'), _) => (&name[1..], AttributeState::Unspecified),
        (_, Some(value)) => (name, AttributeState::Value(value != b"false")),
        (_, None) => (name, AttributeState::Set),
    };
    (is_name(name) && !name.starts_with(b"builtin_")).then_some((name, state))
}

fn is_name(name: &[u8]) -> bool {
    let is_fit = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
    !name.is_empty() && !name.starts_with(b"-") && name.iter().all(is_fit)
}

/// Reads a quoted text as git's `unquote_c_style` does; returns it and the rest of the line.
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

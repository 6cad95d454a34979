//! Converts bytes to text, and trims bytes as git does.

/// Returns bytes as UTF-8. Each byte that is not part of valid UTF-8 becomes `\xHH`.
///
/// Valid UTF-8 stays as it is, with its backslashes. In other text backslashes are doubled, so that the mapping can be
/// reversed.
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

/// Returns bytes without git's white space at both ends.
#[must_use]
pub fn trim(bytes: &[u8]) -> &[u8] {
    trim_end(trim_start(bytes))
}

/// Returns bytes without git's white space at the start.
#[must_use]
pub fn trim_start(mut bytes: &[u8]) -> &[u8] {
    while let [first, rest @ ..] = bytes
        && is_git_space(*first)
    {
        bytes = rest;
    }
    bytes
}

/// Returns bytes without git's white space at the end.
#[must_use]
pub fn trim_end(mut bytes: &[u8]) -> &[u8] {
    while let [rest @ .., last] = bytes
        && is_git_space(*last)
    {
        bytes = rest;
    }
    bytes
}

/// Whether git treats a byte as white space: blank, tab, line feed and carriage return, but not form feed.
#[must_use]
pub fn is_git_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invalid_bytes_are_escaped_reversibly() {
        assert_eq!(from_bytes(b"a\\b"), "a\\b");
        assert_eq!(from_bytes(b"a\\\xff"), "a\\\\\\xFF");
        assert_eq!(from_bytes("é".as_bytes()), "é");
    }

    #[test]
    fn form_feeds_are_not_trimmed() {
        assert_eq!(trim(b" \t\x0ca\r\n"), b"\x0ca");
    }
}

//! Files to write.

/// A file to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// The path within the output folder, with `/`.
    pub path: String,
    /// The content.
    pub bytes: Vec<u8>,
}

/// Whether a path is relative, without `..` and hidden parts, and in a plain alphabet.
pub fn is_safe(path: &str) -> bool {
    path.split('/').all(is_safe_part)
}

fn is_safe_part(part: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    !part.is_empty() && !part.starts_with('.') && part.bytes().all(is_plain)
}

//! File names made from any text.

use super::hash::sha256_hex;

const MAX_CHARS: usize = 60;
const HASH_DIGITS: usize = 8;

/// Returns a safe file name of at most 70 bytes: never hidden, never the name of a device.
///
/// Characters other than `[A-Za-z0-9._-]` become dashes, and upper case becomes lower case. If that loses anything, a
/// short hash keeps two texts apart.
#[must_use]
pub fn slug(text: &str) -> String {
    let kept: String = text.chars().take(MAX_CHARS).map(safe).collect();
    if kept == text && is_file_name(text) {
        return kept;
    }
    let hash = &sha256_hex(text.as_bytes())[..HASH_DIGITS];
    let stem = kept.trim_matches(['.', '-']).to_ascii_lowercase();
    if stem.is_empty() || is_device(&stem) {
        format!("x-{stem}-{hash}").replace("--", "-")
    } else {
        format!("{stem}-{hash}")
    }
}

fn safe(c: char) -> char {
    if c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-') { c } else { '-' }
}

/// Whether a text of safe characters is a good file name as it is.
fn is_file_name(text: &str) -> bool {
    let has_upper_case = text.bytes().any(|byte| byte.is_ascii_uppercase());
    let has_bad_end = text.is_empty() || text.starts_with(['.', '-']) || text.ends_with('.');
    !has_upper_case && !has_bad_end && !is_device(text)
}

/// Whether Windows reserves the name for a device; it does so with any extension.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let is_numbered = |prefix: &str| stem.strip_prefix(prefix).is_some_and(|rest| rest.len() == 1);
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || is_numbered("com") || is_numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_safe() {
        assert_eq!(slug("1.4.0"), "1.4.0");
        for text in ["../../x", "", ".", "CON", "aux.txt", "a/b", "a b", "V1", "-x", "\"><svg onload=alert(1)>", "é"] {
            let name = slug(text);
            assert!(name != text && name.bytes().all(|b| b.is_ascii_alphanumeric() || b".-_".contains(&b)), "{name}");
            assert!(!name.starts_with(['.', '-']) && !is_device(&name), "{name}");
        }
    }

    #[test]
    fn different_texts_have_different_slugs() {
        assert_ne!(slug("a/b"), slug("a b"));
        assert_ne!(slug("V1"), slug("v1"));
    }
}

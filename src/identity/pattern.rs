//! Patterns of names and addresses.

/// Whether the whole text matches a pattern. `*` matches any characters.
pub(super) fn matches(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = text.strip_prefix(first) else { return false };
    let Some(last) = parts.next_back() else { return rest.is_empty() };
    for part in parts {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_match_any_characters() {
        assert!(matches("a*b*c", "a--b--c"));
        assert!(!matches("a*b", "ab c"));
        assert!(!matches("ab*ab", "ab"));
        assert!(matches("*", ""));
    }
}

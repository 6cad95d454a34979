//! Removes the hosts of email addresses from text.

/// Returns the text with each `ada@example.com` shortened to `ada@…`.
#[must_use]
pub fn without_addresses(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('@') {
        let host_length = after.find(|c| !is_host_character(c)).unwrap_or(after.len());
        let has_host = after[..host_length].contains(char::is_alphanumeric);
        out.push_str(before);
        out.push('@');
        if has_host && before.ends_with(is_local_character) {
            out.push('…');
            rest = &after[host_length..];
        } else {
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

fn is_host_character(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '[' | ']' | ':')
}

/// Whether an address may have this character right before its `@`.
fn is_local_character(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, '<' | '(' | ',' | '@')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_removed() {
        assert_eq!(without_addresses("ada@example.com"), "ada@…");
        assert_eq!(without_addresses("Ada (ada@example.com) L. <a@b.c>, x@y"), "Ada (ada@…) L. <a@…>, x@…");
        for text in ["Ada", "@ada", "a @ b", "ada@", "(@ada)", "a@@", ""] {
            assert_eq!(without_addresses(text), text);
        }
    }
}

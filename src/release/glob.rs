//! Globs for the names of tags.

/// Whether a glob matches the whole text: `*`, `?` and `[...]` as in `git tag --list`. `*` also matches `/`.
pub(super) fn glob_matches(glob: &[u8], text: &[u8]) -> bool {
    // The last star and the start of its match. Backtracking to earlier stars is never necessary.
    let (mut g, mut t) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        let one = match glob.get(g) {
            Some(b'*') => {
                star = Some((g, t));
                g += 1;
                continue;
            }
            Some(b'?') => Some(1),
            Some(b'[') => class(&glob[g..], text[t]),
            Some(b'\\') if glob.get(g + 1) == Some(&text[t]) => Some(2),
            Some(byte) if *byte == text[t] => Some(1),
            _ => None,
        };
        match (one, star) {
            (Some(length), _) => (g, t) = (g + length, t + 1),
            (None, Some((at, began))) => {
                star = Some((at, began + 1));
                (g, t) = (at + 1, began + 1);
            }
            (None, None) => return false,
        }
    }
    glob[g..].iter().all(|byte| *byte == b'*')
}

/// Whether each `[` of a glob has its `]`. Without it, git matches nothing.
#[must_use]
pub fn is_closed_glob(glob: &str) -> bool {
    let glob = glob.as_bytes();
    let mut at = 0;
    while let Some(byte) = glob.get(at) {
        at += match byte {
            b'\\' => 2,
            b'[' => match glob.iter().skip(at + 2).position(|byte| *byte == b']') {
                Some(length) => length + 3,
                None => return false,
            },
            _ => 1,
        };
    }
    true
}

/// Length of a character class at the start of `glob` if it accepts `byte`; an unclosed `[` matches itself.
fn class(glob: &[u8], byte: u8) -> Option<usize> {
    let Some(end) = glob.iter().skip(2).position(|byte| *byte == b']').map(|at| at + 2) else {
        return (byte == b'[').then_some(1);
    };
    let inner = &glob[1..end];
    let (negated, set) = match inner {
        [b'!' | b'^', set @ ..] => (true, set),
        set => (false, set),
    };
    let mut found = false;
    let mut at = 0;
    while at < set.len() {
        if at + 2 < set.len() && set[at + 1] == b'-' {
            found |= (set[at]..=set[at + 2]).contains(&byte);
            at += 3;
        } else {
            found |= set[at] == byte;
            at += 1;
        }
    }
    (found != negated).then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_end() {
        for (glob, expected) in [
            ("v[0-9]*", true),
            ("[", false),
            ("v*[", false),
            ("[]", false),
            ("[]]", true),
            ("\\[", true),
            ("[a][", false),
        ] {
            assert_eq!(is_closed_glob(glob), expected, "{glob}");
        }
    }

    #[test]
    fn globs_as_git_reads_them() {
        for (glob, text, expected) in [
            ("v*", "v1", true),
            ("*", "a/b", true),
            ("v[0-9]*", "vx", false),
            ("v[!a-z]?", "v1x", true),
            ("a*b*c", "aXbYbc", true),
            ("a*b", "acbd", false),
            ("[", "[", true),
            ("\\*", "*", true),
        ] {
            assert_eq!(glob_matches(glob.as_bytes(), text.as_bytes()), expected, "{glob} {text}");
        }
    }
}

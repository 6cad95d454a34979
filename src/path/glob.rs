//! git's wildcards (`wildmatch` with `WM_PATHNAME`): `*` and `?` stay within a folder, `**` between slashes crosses them.
//!
//! A pattern becomes the states of a small automaton that reads a path once. git itself and its ports try one way after
//! the other, which takes hours for some patterns (`**/**/**/...`); that is no way to read what a stranger wrote.

use memchr::memmem;

use super::machine::{Machine, State};

/// A pattern, ready to match.
#[derive(Debug, Clone)]
pub(super) struct Glob {
    /// What a path begins with in any case.
    prefix: Vec<u8>,
    /// What lies between.
    states: Vec<State>,
    /// What a path ends with in any case.
    suffix: Vec<u8>,
    /// The longest text that lies between in any case: most paths lack it, and need not be read byte by byte.
    inner: memmem::Finder<'static>,
    machine: Machine,
}

impl Glob {
    /// A pattern as git reads it.
    ///
    /// # Errors
    /// It can match nothing: a bracket without its end, a backslash without a character; says what is wrong.
    pub(super) fn parse(pattern: &[u8]) -> Result<Self, String> {
        parse(pattern).map(Self::new)
    }

    /// A pattern that also stands for everything below the folder that it names.
    pub(super) fn parse_with_below(pattern: &[u8]) -> Result<Self, String> {
        let mut states = parse(pattern)?;
        states.extend([State::Below, State::Deep]);
        Ok(Self::new(states))
    }

    fn new(mut states: Vec<State>) -> Self {
        let byte = |state: &State| if let State::Byte(byte) = state { Some(*byte) } else { None };
        let prefix: Vec<u8> = states.iter().map_while(byte).collect();
        states.drain(..prefix.len());
        let mut suffix: Vec<u8> = states.iter().rev().map_while(byte).collect();
        states.truncate(states.len() - suffix.len());
        suffix.reverse();
        let runs = states.split(|state| byte(state).is_none());
        let longest: Vec<u8> =
            runs.map(|run| run.iter().filter_map(byte).collect()).max_by_key(Vec::len).unwrap_or_default();
        let machine = Machine::new(&states);
        Self { prefix, states, suffix, inner: memmem::Finder::new(&longest).into_owned(), machine }
    }

    /// The whole pattern, where it has no wildcard.
    pub(super) fn literal(&self) -> Option<&[u8]> {
        self.states.is_empty().then_some(&self.prefix)
    }

    /// Whether the whole path matches.
    pub(super) fn matches(&self, path: &[u8]) -> bool {
        let middle =
            path.strip_prefix(self.prefix.as_slice()).and_then(|rest| rest.strip_suffix(self.suffix.as_slice()));
        match (middle, self.states.as_slice()) {
            (None, _) => false,
            (Some(middle), []) => middle.is_empty(),
            (Some(_), [State::Deep]) => true,
            (Some(middle), [State::Star]) => !middle.contains(&b'/'),
            (Some(middle), [State::Folders, State::Inside]) => middle.is_empty() || middle.ends_with(b"/"),
            (Some(middle), _) => self.inner.find(middle).is_some() && self.machine.accepts(middle),
        }
    }
}

fn parse(pattern: &[u8]) -> Result<Vec<State>, String> {
    let mut states = Vec::with_capacity(pattern.len());
    let mut at = 0;
    // git compares what stands before the first wildcard by itself, so that `**` right after it is at a start, too.
    let first = pattern.iter().position(|byte| b"*?[\\".contains(byte));
    while let Some(byte) = pattern.get(at) {
        at += 1;
        match byte {
            b'?' => states.push(State::Class(class_of(|byte| byte != b'/'))),
            b'[' => states.push(State::Class(class(pattern, &mut at)?)),
            b'\\' => {
                states.push(State::Byte(*pattern.get(at).ok_or("a backslash at the end")?));
                at += 1;
            }
            b'*' => {
                let start = at - 1;
                at += pattern[at..].iter().take_while(|byte| **byte == b'*').count();
                let rest = &pattern[at..];
                let is_at_start =
                    Some(start) == first || start.checked_sub(1).is_none_or(|before| pattern[before] == b'/');
                if at - start < 2 || !is_at_start || !(rest.is_empty() || rest[0] == b'/' || rest.starts_with(b"\\/")) {
                    states.push(State::Star);
                } else if rest.first() == Some(&b'/') {
                    // Twice in a row is no more than once.
                    if states.last() != Some(&State::Inside) {
                        states.extend([State::Folders, State::Inside]);
                    }
                    at += 1;
                } else {
                    states.push(State::Deep);
                }
            }
            byte => states.push(State::Byte(*byte)),
        }
    }
    Ok(states)
}

fn class_of(is_in: impl Fn(u8) -> bool) -> Box<[bool; 256]> {
    let mut class = Box::new([false; 256]);
    for byte in 0..=u8::MAX {
        class[usize::from(byte)] = is_in(byte);
    }
    class
}

/// What stands between brackets, from behind the first one; a slash is never in it.
fn class(pattern: &[u8], at: &mut usize) -> Result<Box<[bool; 256]>, String> {
    const OPEN: &str = "a bracket [ without its ]";
    let next = |at: &mut usize| {
        *at += 1;
        pattern.get(*at - 1).copied().ok_or(OPEN)
    };
    let mut class = [false; 256];
    let mut byte = next(at)?;
    let is_negated = matches!(byte, b'!' | b'^');
    if is_negated {
        byte = next(at)?;
    }
    // The last byte that may begin a range.
    let mut before = None;
    loop {
        match byte {
            b'-' if before.is_some() && pattern.get(*at).is_some_and(|byte| *byte != b']') => {
                let mut last = next(at)?;
                if last == b'\\' {
                    last = next(at)?;
                }
                for byte in before.take().unwrap_or(last)..=last {
                    class[usize::from(byte)] = true;
                }
            }
            b'[' if pattern.get(*at) == Some(&b':') => {
                let name = &pattern[*at + 1..];
                let length = name.iter().position(|byte| *byte == b']').ok_or(OPEN)?;
                if length > 0 && name[length - 1] == b':' {
                    let is_in = named(&name[..length - 1]).ok_or_else(|| {
                        format!("no characters are called {:?}", String::from_utf8_lossy(&name[..length - 1]))
                    })?;
                    (0..=u8::MAX).filter(is_in).for_each(|byte| class[usize::from(byte)] = true);
                    *at += length + 2;
                    before = None;
                } else {
                    class[usize::from(b'[')] = true;
                    before = Some(b'[');
                }
            }
            byte => {
                let literal = if byte == b'\\' { next(at)? } else { byte };
                class[usize::from(literal)] = true;
                before = Some(literal);
            }
        }
        byte = next(at)?;
        if byte == b']' {
            return Ok(class_of(|byte| class[usize::from(byte)] != is_negated && byte != b'/'));
        }
    }
}

/// The characters of a POSIX class.
fn named(name: &[u8]) -> Option<fn(&u8) -> bool> {
    Some(match name {
        b"alnum" => u8::is_ascii_alphanumeric,
        b"alpha" => u8::is_ascii_alphabetic,
        b"blank" => |byte| matches!(byte, b' ' | b'\t'),
        b"cntrl" => u8::is_ascii_control,
        b"digit" => u8::is_ascii_digit,
        b"graph" => u8::is_ascii_graphic,
        b"lower" => u8::is_ascii_lowercase,
        b"print" => |byte| (b' '..=b'~').contains(byte),
        b"punct" => u8::is_ascii_punctuation,
        b"space" => |byte| matches!(byte, b' ' | b'\t'..=b'\r'),
        b"upper" => u8::is_ascii_uppercase,
        b"xdigit" => u8::is_ascii_hexdigit,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_takes_long() {
        let glob = Glob::parse(format!("{}x", "**/".repeat(200)).as_bytes()).expect("well-formed");
        assert!(!glob.matches("a/".repeat(2000).as_bytes()));
        assert!(glob.matches(format!("{}x", "a/".repeat(2000)).as_bytes()));
        let glob = Glob::parse(format!("{}b", "*a".repeat(200)).as_bytes()).expect("well-formed");
        assert!(!glob.matches("a".repeat(4000).as_bytes()));
    }

    #[test]
    fn what_matches_nothing_is_an_error() {
        for wrong in ["[", "a[", "[]", "[!]", "[a-", "[a\\", "a\\", "[[:what:]]", "[[:alpha:"] {
            assert!(Glob::parse(wrong.as_bytes()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn folders_stand_for_what_is_below() {
        let glob = Glob::parse_with_below(b"src/*/doc").expect("well-formed");
        for (path, expected) in
            [("src/a/doc", true), ("src/a/doc/b/c", true), ("src/a/docs", false), ("src/doc", false)]
        {
            assert_eq!(glob.matches(path.as_bytes()), expected, "{path}");
        }
    }
}

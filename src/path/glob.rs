//! Matches paths with git's wildcards (`wildmatch` with `WM_PATHNAME`): `*` and `?` match no slash, `**` between slashes
//! matches any folders.
//!
//! A pattern becomes the states of a small automaton that reads a path once. git and its ports backtrack, which takes
//! hours for some patterns (`**/**/**/...`). Patterns are untrusted, so that is not acceptable here.

use memchr::memmem;

use super::class::{class, class_of};
use super::machine::{GlobState, Machine};
use super::problem::InvalidGlob;

/// A pattern, ready to match.
#[derive(Debug, Clone)]
pub(super) struct Glob {
    /// The text with which each matching path begins.
    prefix: Vec<u8>,
    /// The states between prefix and suffix.
    states: Vec<GlobState>,
    /// The text with which each matching path ends.
    suffix: Vec<u8>,
    /// The longest text between them. Most paths lack it, and need not be read byte by byte.
    inner: memmem::Finder<'static>,
    machine: Machine,
}

impl Glob {
    /// Parses a pattern as git does.
    ///
    /// # Errors
    /// It can match nothing.
    pub(super) fn parse(pattern: &[u8]) -> Result<Self, InvalidGlob> {
        parse(pattern).map(Self::new)
    }

    /// Parses a pattern that also matches everything below the folder that it names.
    pub(super) fn parse_with_below(pattern: &[u8]) -> Result<Self, InvalidGlob> {
        let mut states = parse(pattern)?;
        states.extend([GlobState::Below, GlobState::Deep]);
        Ok(Self::new(states))
    }

    fn new(mut states: Vec<GlobState>) -> Self {
        let byte = |state: &GlobState| if let GlobState::Byte(byte) = state { Some(*byte) } else { None };
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

    /// Returns the whole pattern if it has no wildcards.
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
            (Some(_), [GlobState::Deep]) => true,
            (Some(middle), [GlobState::Star]) => !middle.contains(&b'/'),
            (Some(middle), [GlobState::Folders, GlobState::Inside]) => middle.is_empty() || middle.ends_with(b"/"),
            (Some(middle), _) => self.inner.find(middle).is_some() && self.machine.accepts(middle),
        }
    }
}

fn parse(pattern: &[u8]) -> Result<Vec<GlobState>, InvalidGlob> {
    let mut states = Vec::with_capacity(pattern.len());
    let mut at = 0;
    // git compares the text before the first wildcard separately, so `**` right after it counts as after a slash.
    let first = pattern.iter().position(|byte| b"*?[\\".contains(byte));
    while let Some(byte) = pattern.get(at) {
        at += 1;
        match byte {
            b'?' => states.push(GlobState::Class(class_of(|byte| byte != b'/'))),
            b'[' => states.push(GlobState::Class(class(pattern, &mut at)?)),
            b'\\' => {
                states.push(GlobState::Byte(*pattern.get(at).ok_or(InvalidGlob::TrailingBackslash)?));
                at += 1;
            }
            b'*' => {
                let start = at - 1;
                at += pattern[at..].iter().take_while(|byte| **byte == b'*').count();
                let rest = &pattern[at..];
                let is_at_start =
                    Some(start) == first || start.checked_sub(1).is_none_or(|before| pattern[before] == b'/');
                if at - start < 2 || !is_at_start || !(rest.is_empty() || rest[0] == b'/' || rest.starts_with(b"\\/")) {
                    states.push(GlobState::Star);
                } else if rest.first() == Some(&b'/') {
                    // A second `**/` in a row adds nothing.
                    if states.last() != Some(&GlobState::Inside) {
                        states.extend([GlobState::Folders, GlobState::Inside]);
                    }
                    at += 1;
                } else {
                    states.push(GlobState::Deep);
                }
            }
            byte => states.push(GlobState::Byte(*byte)),
        }
    }
    Ok(states)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_pattern_takes_long() {
        let glob = Glob::parse(format!("{}x", "**/".repeat(200)).as_bytes()).expect("well-formed");
        assert!(!glob.matches("a/".repeat(2000).as_bytes()));
        assert!(glob.matches(format!("{}x", "a/".repeat(2000)).as_bytes()));
        let glob = Glob::parse(format!("{}b", "*a".repeat(200)).as_bytes()).expect("well-formed");
        assert!(!glob.matches("a".repeat(4000).as_bytes()));
    }

    #[test]
    fn patterns_that_match_nothing_are_errors() {
        for wrong in ["[", "a[", "[]", "[!]", "[a-", "[a\\", "a\\", "[[:what:]]", "[[:alpha:"] {
            assert!(Glob::parse(wrong.as_bytes()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn patterns_of_folders_match_everything_below() {
        let glob = Glob::parse_with_below(b"src/*/doc").expect("well-formed");
        for (path, expected) in
            [("src/a/doc", true), ("src/a/doc/b/c", true), ("src/a/docs", false), ("src/doc", false)]
        {
            assert_eq!(glob.matches(path.as_bytes()), expected, "{path}");
        }
    }
}

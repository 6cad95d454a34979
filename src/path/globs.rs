//! The globs of one area or key of a configuration.

use super::glob::Glob;
use super::problem::{InvalidGlob, InvalidRules};
use crate::text;

/// The most globs, and the most bytes of all globs: each may be tried for every path.
pub(super) const MAX_GLOBS: usize = 1024;
pub(super) const MAX_BYTES: usize = 32 << 10;
pub(super) const TOO_MANY: InvalidRules = InvalidRules::TooMany { globs: MAX_GLOBS, bytes: MAX_BYTES };

/// The globs of one area or key, relative to the root of the repository.
///
/// A glob that ends in a slash, or in a name without wildcards, also matches everything below that folder.
#[derive(Debug, Clone, Default)]
pub(super) struct Globs {
    globs: Vec<Glob>,
    /// Each glob as written, with its owner.
    written: Vec<String>,
}

impl Globs {
    /// Parses the globs of `owner`, which errors name.
    pub(super) fn parse(owner: &str, globs: &[String]) -> Result<Self, InvalidRules> {
        if globs.len() > MAX_GLOBS || globs.iter().map(String::len).sum::<usize>() > MAX_BYTES {
            return Err(TOO_MANY);
        }
        let mut out = Self::default();
        for written in globs {
            let shown = text::plain(written);
            out.written.push(format!("{shown:?} of {owner:?}"));
            match parse(written.as_bytes()) {
                Ok(glob) => out.globs.push(glob),
                Err(problem) => return Err(InvalidRules::Glob { glob: shown, owner: owner.to_owned(), problem }),
            }
        }
        Ok(out)
    }

    /// Begins a search, in which no glob has matched yet.
    pub(super) fn search(&self) -> Search<'_> {
        Search { globs: self, is_used: vec![false; self.globs.len()], unused: self.globs.len() }
    }
}

fn parse(written: &[u8]) -> Result<Glob, InvalidGlob> {
    let pattern = written.strip_prefix(b"/").unwrap_or(written);
    if pattern.is_empty() {
        return Err(InvalidGlob::Empty);
    }
    if pattern.ends_with(b"/") {
        return Glob::parse(&[pattern, b"**"].concat());
    }
    let last = pattern.rsplit(|byte| *byte == b'/').next().unwrap_or_default();
    let has_wildcard = last.iter().any(|byte| b"*?[".contains(byte));
    if has_wildcard { Glob::parse(pattern) } else { Glob::parse_with_below(pattern) }
}

/// A search for matching paths that records which globs have matched.
pub(super) struct Search<'a> {
    globs: &'a Globs,
    is_used: Vec<bool>,
    /// The number of globs that have not matched yet.
    unused: usize,
}

impl Search<'_> {
    /// Whether a glob matches. Globs that have never matched are tried in any case.
    pub(super) fn has(&mut self, path: &[u8]) -> bool {
        let mut is_found = false;
        for (glob, is_used) in self.globs.globs.iter().zip(&mut self.is_used) {
            if (!is_found || !*is_used) && glob.matches(path) {
                is_found = true;
                self.unused -= usize::from(!*is_used);
                *is_used = true;
            }
            if is_found && self.unused == 0 {
                break;
            }
        }
        is_found
    }

    /// Whether some globs have not matched yet.
    pub(super) fn has_unused(&self) -> bool {
        self.unused > 0
    }

    /// Returns the globs that have matched nothing, each with its owner.
    pub(super) fn unused(&self) -> Vec<String> {
        let all = self.globs.written.iter().zip(&self.is_used);
        all.filter(|(_, is_used)| !**is_used).map(|(written, _)| written.clone()).collect()
    }
}

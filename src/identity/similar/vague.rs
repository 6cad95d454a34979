//! Names that several people have: `Alex`, `root`, `Your Name`.

use std::collections::BTreeSet;

use super::candidate::Candidate;
use super::folded_name::FoldedName;

/// The length of a name of one word that is rare; several people have shorter ones.
const LONG_WORD: usize = 6;

/// Names that programs fill in, without spaces.
const FILLED_IN: &[&str] = &[
    "admin",
    "administrator",
    "anonymous",
    "author",
    "default",
    "dev",
    "developer",
    "firstlast",
    "firstnamelastname",
    "git",
    "github",
    "githubuser",
    "guest",
    "janedoe",
    "johndoe",
    "localhost",
    "maintainer",
    "me",
    "name",
    "noauthor",
    "nobody",
    "noname",
    "none",
    "owner",
    "pi",
    "root",
    "test",
    "testuser",
    "ubuntu",
    "unknown",
    "user",
    "username",
    "vagrant",
    "you",
    "yourfullname",
    "yourname",
];

/// The words of all names that have several.
pub(super) struct CommonWords<'a>(BTreeSet<&'a str>);

impl<'a> CommonWords<'a> {
    pub(super) fn of(candidates: &'a [Candidate]) -> Self {
        let several = candidates.iter().filter(|candidate| candidate.folded.words.len() > 1);
        Self(several.flat_map(|candidate| candidate.folded.words.iter().map(String::as_str)).collect())
    }

    /// Whether several people may have a name: one word that is short or part of other names, or a filled-in name.
    pub(super) fn is_vague(&self, name: &FoldedName) -> bool {
        match name.words.as_slice() {
            [] => true,
            [word] if word.bytes().any(|byte| byte.is_ascii_digit()) => false,
            [word] => self.0.contains(word.as_str()) || is_short(word) || is_filled_in(name),
            _ => is_filled_in(name),
        }
    }

    /// Whether several people may be behind a candidate: the name is vague, and there are several addresses.
    pub(super) fn is_several(&self, candidate: &Candidate) -> bool {
        let has_name = !candidate.name.is_empty();
        has_name
            && (candidate.folded.words.is_empty() || candidate.mapped.len() > 1)
            && self.is_vague(&candidate.folded)
    }
}

fn is_short(word: &str) -> bool {
    word.is_ascii() && word.len() < LONG_WORD
}

/// Whether a program filled in a name.
pub(super) fn is_filled_in(name: &FoldedName) -> bool {
    FILLED_IN.contains(&name.joined().as_str())
}

#[cfg(test)]
mod tests {
    use super::super::folded_name::folded;
    use super::*;

    #[test]
    fn names_of_several_people() {
        let full = Candidate::new(0, "Alexander Example".to_owned(), 1, Vec::new(), Vec::new());
        let candidates = [full];
        let words = CommonWords::of(&candidates);
        for name in ["Ada", "alexander", "Unknown", "Your Name", "="] {
            assert!(words.is_vague(&folded(name)), "{name}");
        }
        for name in ["ada46", "countess", "Alexander Example", "王伟"] {
            assert!(!words.is_vague(&folded(name)), "{name}");
        }
        assert!(FILLED_IN.is_sorted());
    }
}

//! Counts the lines added and deleted between two versions of a file, exactly as git does.
//!
//! A line includes its line feed. A carriage return is an ordinary byte. The text after the last line feed is a line.
//! The algorithm is git's default, Myers with git's heuristics. git's clean-up counts how often a line occurs in the whole
//! other file, so comparing only the changed middle would give other numbers in rare cases. In most cases the `middle`
//! provably determines the counts, and the rest is not read. gix-imara-diff says which lines changed, where that matters.

mod balance;
mod equal;
mod lines;
mod middle;
mod numbering;
mod search;
mod texts;
mod wave;

use gix_imara_diff::{Algorithm, Diff, Token};

use middle::Middle;
use texts::{Around, Texts};

use crate::fact::FEW_LINES;

pub use equal::{equal_bytes, equal_bytes_back};
pub use lines::{count_lines, lines};

/// The number of bytes in which git looks for a NUL to recognize binary content.
const BINARY_WINDOW: usize = 8000;

/// The most lines that are compared; more would take gigabytes.
const MAX_LINES: usize = 64 << 20;

/// Whether content is binary for git: it has a NUL within the first 8,000 bytes.
#[must_use]
pub fn is_binary(content: &[u8]) -> bool {
    memchr::memchr(0, &content[..content.len().min(BINARY_WINDOW)]).is_some()
}

/// The difference of two texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineCounts {
    /// Lines added.
    pub added: u32,
    /// Lines deleted.
    pub deleted: u32,
    /// A hash of the lines added and deleted, wherever in the text. If they only moved, were indented, or have no letters
    /// and digits, it is a hash of everything from the first to the last changed line.
    pub balance: u64,
    /// A hash of the lines next to the changed ones; 0 if more than [`FEW_LINES`] changed.
    pub place: u64,
}

/// Counts changed lines. It keeps its buffers between calls.
#[derive(Default)]
pub struct LineDiff {
    middle: Middle,
    diff: Diff,
    before: Vec<Token>,
    after: Vec<Token>,
}

impl LineDiff {
    /// Compares two texts. The counts equal those of `git diff --numstat`. Returns `None` if more than 64 million lines
    /// would have to be compared.
    pub fn count(&mut self, old: &[u8], new: &[u8]) -> Option<LineCounts> {
        let (middles, around) = split(old, new);
        if middles.old.is_empty() || middles.new.is_empty() {
            let balance = balance::total(middles.new).wrapping_sub(balance::total(middles.old));
            return Some(counts((count_lines(middles.new), count_lines(middles.old)), balance, (middles, around)));
        }
        if are_too_many_lines(middles) {
            return None;
        }
        let lines = self.middle.count(middles, around);
        Some(counts(lines, self.middle.balance(middles), (middles, around)))
    }

    /// Compares whole files without shortcuts; the tests compare [`LineDiff::count`] with this.
    pub fn count_plainly(&mut self, old: &[u8], new: &[u8]) -> LineCounts {
        let (files, nothing) = (Texts { old, new }, Around { start: &[], end: &[] });
        self.middle.number(files);
        let lines = self.whole(files, nothing);
        counts(lines, self.middle.balance(files), split(old, new))
    }

    /// Calls `each` for every deleted line with false, then for every added line with true, as in git's diff of the whole
    /// files. Returns `None` if there are more than 64 million lines.
    pub fn each_changed_line(&mut self, old: &[u8], new: &[u8], mut each: impl FnMut(&[u8], bool)) -> Option<()> {
        let files = Texts { old, new };
        if are_too_many_lines(files) {
            return None;
        }
        self.middle.number(files);
        self.whole(files, Around { start: &[], end: &[] });
        (0..).zip(lines(old)).filter(|(at, _)| self.diff.is_removed(*at)).for_each(|(_, line)| each(line, false));
        (0..).zip(lines(new)).filter(|(at, _)| self.diff.is_added(*at)).for_each(|(_, line)| each(line, true));
        Some(())
    }

    fn whole(&mut self, middles: Texts<'_>, around: Around<'_>) -> (u32, u32) {
        let distinct = self.middle.tokens(middles, around, &mut self.before, &mut self.after);
        self.diff.compute_with(Algorithm::Myers, &self.before, &self.after, distinct);
        (self.diff.count_additions(), self.diff.count_removals())
    }
}

/// Splits two texts into their common beginning and end, and the middles between them.
fn split<'a>(old: &'a [u8], new: &'a [u8]) -> (Texts<'a>, Around<'a>) {
    let prefix = common_prefix(old, new);
    let suffix = common_suffix(&old[prefix..], &new[prefix..]);
    let middles = Texts { old: &old[prefix..old.len() - suffix], new: &new[prefix..new.len() - suffix] };
    (middles, Around { start: &old[..prefix], end: &old[old.len() - suffix..] })
}

fn counts((added, deleted): (u32, u32), balance: u64, (middles, around): (Texts<'_>, Around<'_>)) -> LineCounts {
    let balance = if balance == 0 { balance::as_they_are(middles) } else { balance };
    let is_few = added.saturating_add(deleted) <= FEW_LINES;
    LineCounts { added, deleted, balance, place: if is_few { balance::place(around) } else { 0 } }
}

/// Whether there are too many lines to compare. In most cases the number of bytes shows it.
fn are_too_many_lines(texts: Texts<'_>) -> bool {
    texts.old.len() + texts.new.len() > MAX_LINES
        && u64::from(count_lines(texts.old)) + u64::from(count_lines(texts.new)) > MAX_LINES as u64
}

/// Returns the bytes of the whole lines with which both begin.
fn common_prefix(a: &[u8], b: &[u8]) -> usize {
    let equal = equal_bytes(a, b);
    if equal == a.len() && equal == b.len() {
        return equal;
    }
    memchr::memrchr(b'\n', &a[..equal]).map_or(0, |at| at + 1)
}

/// Returns the bytes of the whole lines with which both end. Both must begin at the start of a line.
fn common_suffix(a: &[u8], b: &[u8]) -> usize {
    let shorter = a.len().min(b.len());
    let (a_end, b_end) = (&a[a.len() - shorter..], &b[b.len() - shorter..]);
    let mut equal = equal_bytes_back(a_end, b_end);
    // If all of one side matches, the match begins a line there, but perhaps not in the other side.
    let starts_line = |side: &[u8]| equal == side.len() || side[side.len() - equal - 1] == b'\n';
    if starts_line(a) && starts_line(b) {
        return equal;
    }
    let tail = &a[a.len() - equal..];
    equal = memchr::memchr(b'\n', tail).map_or(0, |at| tail.len() - at - 1);
    equal
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn count(old: &str, new: &str) -> (u32, u32) {
        let counts = LineDiff::default().count(old.as_bytes(), new.as_bytes()).expect("few lines");
        (counts.added, counts.deleted)
    }

    #[test]
    fn lines_as_git_sees_them() {
        assert_eq!(count("", "a\nb"), (2, 0));
        assert_eq!(count("a\nb\n", ""), (0, 2));
        assert_eq!(count("a\n", "a"), (1, 1));
        assert_eq!(count("a\r\nb\r\n", "a\nb\n"), (2, 2));
        assert_eq!(count("a\nb\nc\n", "a\nx\nc\n"), (1, 1));
        assert_eq!(count("a\nb\nc\n", "a\nb\nc\n"), (0, 0));
        assert_eq!(count("ab\n", "b\n"), (1, 1));
        assert_eq!(count("x\nb\n", "x\nab\nb\n"), (1, 0));
    }

    #[test]
    fn binary_is_a_nul_within_the_window() {
        let mut content = vec![b'a'; 8001];
        content[8000] = 0;
        assert!(!is_binary(&content));
        content[7999] = 0;
        assert!(is_binary(&content));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        /// Much is changed, so that git's search ends early: at its cost, or after a long common run.
        #[test]
        fn long_edit_scripts_are_as_long_as_those_of_whole_files(
            seed in 0_u32..1_000_000, lines in 600_u32..2500, kinds in 2_u32..900, blocks in 0_u32..12,
        ) {
            let mut state = seed;
            let mut random = |below: u32| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 8) % below.max(1)
            };
            let block: String = (0..19).map(|_| format!("{}\n", random(kinds))).collect();
            let mut text = || {
                let mut text: String = (0..lines).map(|_| format!("{}\n", random(kinds))).collect();
                for _ in 0..blocks {
                    let end = text[..random(u32::try_from(text.len()).unwrap_or(1)) as usize].rfind('\n').map_or(0, |at| at + 1);
                    text.insert_str(end, &block);
                }
                text
            };
            let (old, new) = (text(), text());
            let mut diff = LineDiff::default();
            let plain = diff.count_plainly(old.as_bytes(), new.as_bytes());
            prop_assert_eq!(diff.count(old.as_bytes(), new.as_bytes()), Some(plain));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn trimming_changes_nothing(old in "[abc\n]{0,60}", new in "[abc\n]{0,60}") {
            let mut diff = LineDiff::default();
            let plain = diff.count_plainly(old.as_bytes(), new.as_bytes());
            prop_assert_eq!(diff.count(old.as_bytes(), new.as_bytes()), Some(plain));
        }

        /// Long files in which braces and blank lines are frequent, edited in places: what git's clean-up is about.
        #[test]
        fn the_middle_settles_only_what_whole_files_confirm(
            lines in prop::collection::vec(0_u32..60, 0..300),
            edits in prop::collection::vec((0_usize..300, 0_usize..12, prop::collection::vec(0_u32..90, 0..40)), 1..4),
        ) {
            let line = |id: &u32| match id { 0..=20 => "}\n".to_owned(), 21..=30 => "\n".to_owned(), id => format!("{id}\n") };
            let mut changed = lines.clone();
            for (at, gone, come) in edits {
                let at = at.min(changed.len());
                let end = (at + gone).min(changed.len());
                changed.splice(at..end, come);
            }
            let (old, new): (String, String) = (lines.iter().map(line).collect(), changed.iter().map(line).collect());
            let mut diff = LineDiff::default();
            let plain = diff.count_plainly(old.as_bytes(), new.as_bytes());
            prop_assert_eq!(diff.count(old.as_bytes(), new.as_bytes()), Some(plain));
        }
    }
}

//! Counts from the changed middle, without hashing the rest of the files.
//!
//! git looks at whole files for one thing: a line that occurs often in the other file (about the square root of its
//! length or more) may be set aside before the search, if at least seven lines around it on its side have no partner.
//! And its search is the shortest edit script as long as that is short. So the middle alone settles the counts where
//!
//! 1. no line of one middle occurs in the other: everything in them changed, whatever git set aside; or
//! 2. nothing can be set aside (too few lines without partner, or no common line that is frequent in the other file)
//!    and the edit script is short: then the counts follow from the longest common subsequence, which is unique in length.
//!
//! Elsewhere whole files are compared, but only lines of the middles need an identity there: lines before and after are
//! the same on both sides, and all that counts is how often they repeat a line of the middle. The tests compare all ways
//! on random texts, and the equality tests every change of real histories with git.

use gix_imara_diff::Token;

use super::numbering::{Filter, Numbering, lines};

/// Middles with more lines than this go the long way.
const MAX_LINES: usize = 4000;
/// git's search is exact while both halves of the edit script cost less than 256.
const MAX_EDITS: usize = 500;
/// Below this many lines without partner on a side, git sets nothing aside there.
const FEW: usize = 7;
/// Common lines whose frequency is looked up; more are not worth it.
const MAX_LOOKUPS: usize = 24;

/// The lines between the common beginning and the common end of two files, as numbers; keeps its buffers between calls.
#[derive(Default)]
pub(super) struct Middle {
    lines: Numbering,
}

/// Two texts: old and new, whole files or their middles.
#[derive(Clone, Copy)]
pub(super) struct Texts<'a> {
    pub(super) old: &'a [u8],
    pub(super) new: &'a [u8],
}

impl Middle {
    /// Lines (added, deleted) of files with these middles, if the middles settle them.
    pub(super) fn count(&mut self, middles: Texts<'_>, files: Texts<'_>) -> Option<(u32, u32)> {
        self.lines.number(middles);
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let (before, after) = (self.lines.before.len(), self.lines.after.len());
        if !self.lines.common().any(|_| true) {
            return Some((number(after), number(before)));
        }
        if before + after > MAX_LINES || !self.nothing_is_set_aside(middles, files) {
            return None;
        }
        let common = (before + after - shortest_edit_script(&self.lines.before, &self.lines.after)?) / 2;
        Some((number(after - common), number(before - common)))
    }

    /// Tokens of both files, given the middles counted last and what stands before and after them.
    pub(super) fn tokens(
        &self,
        middles: Texts<'_>,
        (start, end): (&[u8], &[u8]),
        before: &mut Vec<Token>,
        after: &mut Vec<Token>,
    ) -> u32 {
        let other = self.lines.distinct();
        let filter = Filter::new(self.lines.texts(middles));
        let token = |line: &[u8]| {
            Token(if filter.may_have(line) { self.lines.find(middles, line).unwrap_or(other) } else { other })
        };
        before.clear();
        before.extend(lines(start).map(token));
        after.clear();
        after.extend_from_slice(before);
        before.extend(self.lines.before.iter().map(|id| Token(*id)));
        after.extend(self.lines.after.iter().map(|id| Token(*id)));
        let first_of_end = before.len();
        before.extend(lines(end).map(token));
        after.extend_from_slice(&before[first_of_end..]);
        other.saturating_add(1)
    }

    fn nothing_is_set_aside(&self, middles: Texts<'_>, files: Texts<'_>) -> bool {
        let lone = |side: &[u32]| side.iter().filter(|id| !self.lines.is_common(**id)).count();
        let is_possible = [lone(&self.lines.before) >= FEW, lone(&self.lines.after) >= FEW];
        if is_possible == [false, false] {
            return true;
        }
        let common = || self.lines.common().map(|id| self.lines.text(middles, id));
        if common().count() > MAX_LOOKUPS {
            return false;
        }
        // A line of the old file is frequent by its occurrences in the new one, and the reverse.
        let limits = [frequent(files.old), frequent(files.new)];
        common().all(|line| {
            (!is_possible[0] || !occurs(line, files.new, limits[0]))
                && (!is_possible[1] || !occurs(line, files.old, limits[1]))
        })
    }
}

/// Half of what git takes for frequent in a file: half, so that this stays on the safe side of the exact rule.
fn frequent(file: &[u8]) -> usize {
    let mut lines = memchr::memchr_iter(b'\n', file).count() + 1;
    let mut root = 1;
    while lines > 0 {
        root <<= 1;
        lines >>= 2;
    }
    (root / 2).clamp(2, 512)
}

/// Whether a line occurs at least `limit` times in a file; a few false hits only cost time.
fn occurs(line: &[u8], file: &[u8], limit: usize) -> bool {
    let starts_line = |at: &usize| *at == 0 || file[*at - 1] == b'\n';
    memchr::memmem::find_iter(file, line).filter(starts_line).take(limit).count() == limit
}

/// Length of the shortest edit script (Myers' greedy algorithm), if it is short.
fn shortest_edit_script(before: &[u32], after: &[u32]) -> Option<usize> {
    let most = MAX_EDITS.min(before.len() + after.len());
    let offset = most + 1;
    // For each diagonal the furthest row reached; diagonals with the parity of the step before are read, others written.
    let mut furthest = vec![0_usize; 2 * offset + 1];
    for edits in 0..=most {
        for step in 0..=edits {
            let diagonal = offset + 2 * step - edits;
            let is_down = step == 0 || (step != edits && furthest[diagonal - 1] < furthest[diagonal + 1]);
            let mut row = match (edits, is_down) {
                (0, _) => 0,
                (_, true) => furthest[diagonal + 1],
                (_, false) => furthest[diagonal - 1] + 1,
            };
            let mut column = (row + offset).saturating_sub(diagonal);
            while row < before.len() && column < after.len() && before[row] == after[column] {
                row += 1;
                column += 1;
            }
            furthest[diagonal] = row;
            if row >= before.len() && column >= after.len() {
                return Some(edits);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(text: &str) -> Vec<u32> {
        text.bytes().map(u32::from).collect()
    }

    #[test]
    fn edit_scripts_are_shortest() {
        for (before, after, edits) in [
            ("", "", 0),
            ("a", "a", 0),
            ("a", "b", 2),
            ("abcabba", "cbabac", 5),
            ("abc", "", 3),
            ("", "xy", 2),
            ("ab", "ba", 2),
        ] {
            assert_eq!(shortest_edit_script(&ids(before), &ids(after)), Some(edits), "{before} {after}");
        }
    }
}

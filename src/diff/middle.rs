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

use std::collections::HashMap;

use foldhash::fast::RandomState;
use gix_imara_diff::Token;

/// Middles with more lines than this go the long way.
const MAX_LINES: usize = 4000;
/// git's search is exact while both halves of the edit script cost less than 256.
const MAX_EDITS: usize = 500;
/// Below this many lines without partner on a side, git sets nothing aside there.
const FEW: usize = 7;
/// Common lines whose frequency is looked up; more are not worth it.
const MAX_LOOKUPS: usize = 24;

/// The lines between the common beginning and the common end of two files, as numbers.
pub(super) struct Middle<'a> {
    ids: HashMap<&'a [u8], u32, RandomState>,
    texts: Vec<&'a [u8]>,
    /// Whether a line occurs in the old and in the new middle.
    is_common: Vec<[bool; 2]>,
    before: Vec<u32>,
    after: Vec<u32>,
}

impl<'a> Middle<'a> {
    pub(super) fn new(old_middle: &'a [u8], new_middle: &'a [u8]) -> Self {
        let mut middle = Self {
            ids: HashMap::default(),
            texts: Vec::new(),
            is_common: Vec::new(),
            before: Vec::new(),
            after: Vec::new(),
        };
        middle.before = middle.number(old_middle, 0);
        middle.after = middle.number(new_middle, 1);
        middle
    }

    /// Lines (added, deleted) of the files that have these middles, if the middles settle them.
    pub(super) fn count(&self, old: &[u8], new: &[u8]) -> Option<(u32, u32)> {
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let (before, after) = (self.before.len(), self.after.len());
        if !self.is_common.contains(&[true, true]) {
            return Some((number(after), number(before)));
        }
        if before + after > MAX_LINES || !self.nothing_is_set_aside(old, new) {
            return None;
        }
        let common = (before + after - shortest_edit_script(&self.before, &self.after)?) / 2;
        Some((number(after - common), number(before - common)))
    }

    /// Tokens of both files, given what stands before and after the middles; returns how many distinct ones there are.
    pub(super) fn tokens(&self, start: &[u8], end: &[u8], before: &mut Vec<Token>, after: &mut Vec<Token>) -> u32 {
        let other = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        let filter = Filter::new(&self.texts);
        let token = |line: &[u8]| {
            Token(if filter.may_have(line) { self.ids.get(line).copied().unwrap_or(other) } else { other })
        };
        before.clear();
        before.extend(lines(start).map(token));
        after.clear();
        after.extend_from_slice(before);
        before.extend(self.before.iter().map(|id| Token(*id)));
        after.extend(self.after.iter().map(|id| Token(*id)));
        let first_of_end = before.len();
        before.extend(lines(end).map(token));
        after.extend_from_slice(&before[first_of_end..]);
        other.saturating_add(1)
    }

    fn number(&mut self, text: &'a [u8], side: usize) -> Vec<u32> {
        let mut out = Vec::new();
        for line in lines(text) {
            let next = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
            let id = *self.ids.entry(line).or_insert(next);
            if id == next {
                self.texts.push(line);
                self.is_common.push([false, false]);
            }
            self.is_common[id as usize][side] = true;
            out.push(id);
        }
        out
    }

    fn nothing_is_set_aside(&self, old: &[u8], new: &[u8]) -> bool {
        let lone = |side: &[u32], other: usize| side.iter().filter(|id| !self.is_common[**id as usize][other]).count();
        let is_possible = [lone(&self.before, 1) >= FEW, lone(&self.after, 0) >= FEW];
        if is_possible == [false, false] {
            return true;
        }
        let seen = self.texts.iter().zip(&self.is_common);
        let common: Vec<&[u8]> = seen.filter(|(_, seen)| **seen == [true, true]).map(|(text, _)| *text).collect();
        if common.len() > MAX_LOOKUPS {
            return false;
        }
        // A line of the old file is frequent by its occurrences in the new one, and the reverse.
        let limits = [frequent(old), frequent(new)];
        common.iter().all(|line| {
            (!is_possible[0] || !occurs(line, new, limits[0])) && (!is_possible[1] || !occurs(line, old, limits[1]))
        })
    }
}

/// The lines of a text, each with its line feed.
pub(super) fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut start = 0;
    memchr::memchr_iter(b'\n', text).map(|at| at + 1).chain([text.len()]).filter_map(move |end| {
        let line = &text[start..end];
        start = end;
        (!line.is_empty()).then_some(line)
    })
}

/// Rules out most lines that are not among some others, without hashing them.
struct Filter {
    bits: Vec<u64>,
}

impl Filter {
    fn new(texts: &[&[u8]]) -> Self {
        // Sixteen bits a line keep false hits rare; never less than a cache line or two.
        let words = (texts.len() / 4).next_power_of_two().clamp(16, 1 << 14);
        let mut filter = Self { bits: vec![0; words] };
        for text in texts {
            let (word, bit) = filter.place(text);
            filter.bits[word] |= bit;
        }
        filter
    }

    fn may_have(&self, line: &[u8]) -> bool {
        let (word, bit) = self.place(line);
        self.bits[word] & bit != 0
    }

    /// A place made of length, beginning and end of the line.
    fn place(&self, line: &[u8]) -> (usize, u64) {
        const MIX: u64 = 0x9E37_79B9_7F4A_7C15;
        let part = |bytes: &[u8]| bytes.iter().take(8).fold(0_u64, |sum, byte| (sum << 8) | u64::from(*byte));
        let end = line.len().saturating_sub(9);
        let sum = part(line).wrapping_mul(MIX) ^ part(&line[end..]).rotate_left(23) ^ line.len() as u64;
        let hash = sum.wrapping_mul(MIX);
        let word = usize::try_from(hash >> 40).unwrap_or(0) & (self.bits.len() - 1);
        (word, 1 << (hash >> 34 & 63))
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

    #[test]
    fn lines_keep_their_ends() {
        assert_eq!(lines(b"a\n\nb").collect::<Vec<_>>(), [&b"a\n"[..], b"\n", b"b"]);
        assert_eq!(lines(b"").count(), 0);
    }
}
